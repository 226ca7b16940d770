//! What a browser is asked of a passkey or a security key, and whether it answered that (Web Authentication Level 3,
//! section 7.2). Zitadel verifies the signature, but compares the origin with nothing: that is done here.

mod attestation;
mod name;

pub use name::key_name;

use crate::{config::Origins, zitadel::Registration};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What is asked of the authenticator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CeremonyKind {
    /// To sign in with a passkey, which verifies its user.
    Passkey,
    /// To prove a security key as second factor.
    U2f,
    /// To set one up as second factor.
    EnrolU2f,
    /// To set up a passkey.
    EnrolPasskey,
}

impl CeremonyKind {
    /// Whether a credential is made, not used.
    pub const fn creates(self) -> bool {
        matches!(self, Self::EnrolU2f | Self::EnrolPasskey)
    }

    /// Whether the authenticator must know its user (section 5.8.6): a passkey stands for two factors, a security key for
    /// the second, and many of those have no PIN.
    const fn verification(self) -> &'static str {
        match self {
            Self::Passkey | Self::EnrolPasskey => "required",
            Self::U2f | Self::EnrolU2f => "discouraged",
        }
    }

    /// `type` of the client data (section 5.8.1).
    const fn client_type(self) -> &'static str {
        if self.creates() { "webauthn.create" } else { "webauthn.get" }
    }
}

/// A ceremony under way: it belongs to one flow, and its challenge counts once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceremony {
    /// What is asked.
    pub kind: CeremonyKind,
    /// Options for `navigator.credentials`, as JSON with buffers in base64url: `{"publicKey":{…}}`.
    pub options: String,
    /// Whom the person said they are, in their own words. Empty where that is known already.
    pub account: String,
    /// Relying party.
    relying_party: String,
    /// Id of the registration that a new key completes.
    pub registration: String,
}

/// What a browser sent in answer to a ceremony.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Credential(Value);

/// The answer does not belong to this ceremony.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// Room for the ids of credentials in the flow's cookie, in bytes. Of more than a dozen keys the last are left out.
const ROOM: usize = 1100;
/// Milliseconds that a browser waits for the person, as Zitadel has it.
const TIMEOUT: u32 = 300_000;

/// The relying party of these pages (RP ID): the host of `AUTH_ORIGIN`, never one of a request.
pub fn relying_party(origins: &Origins) -> &str {
    origins.auth.host_str().unwrap_or_default()
}

impl Ceremony {
    /// Asks for one of these credentials. Everybody is asked in the same form, so that it tells nothing.
    pub fn request(kind: CeremonyKind, relying_party: &str, challenge: &str, ids: &[String]) -> Self {
        let allow: Vec<_> = fitting(ids.iter()).map(|id| json!({"type": "public-key", "id": id})).collect();
        let options = json!({"publicKey": {
            "challenge": challenge,
            "rpId": relying_party,
            "timeout": TIMEOUT,
            "allowCredentials": allow,
            "userVerification": kind.verification(),
        }});
        Self::new(kind, relying_party, &options)
    }

    /// Asks for a new key, as Zitadel has begun to register one: with its challenge, for our relying party whatever else it
    /// says, and not from an authenticator that holds one already.
    pub fn creation(kind: CeremonyKind, relying_party: &str, registration: Registration) -> Self {
        let Registration { id, challenge, user, algorithms, known } = registration;
        let exclude: Vec<_> =
            fitting(known.iter()).map(|id| json!({"type": "public-key", "id": id})).collect();
        let algorithms: Vec<_> =
            algorithms.iter().map(|alg| json!({"type": "public-key", "alg": alg})).collect();
        let resident = if kind == CeremonyKind::EnrolPasskey { "preferred" } else { "discouraged" };
        let options = json!({"publicKey": {
            "challenge": challenge,
            "rp": {"id": relying_party, "name": relying_party},
            "user": user,
            "timeout": TIMEOUT,
            "pubKeyCredParams": algorithms,
            "excludeCredentials": exclude,
            "authenticatorSelection": {"residentKey": resident, "userVerification": kind.verification()},
            "attestation": "none",
        }});
        Self { registration: id, ..Self::new(kind, relying_party, &options) }
    }

    fn new(kind: CeremonyKind, relying_party: &str, options: &Value) -> Self {
        Self {
            kind,
            options: options.to_string(),
            account: String::new(),
            relying_party: relying_party.to_owned(),
            registration: String::new(),
        }
    }

    /// The credential that a browser sent, if it answers this ceremony on a page of one of these origins.
    pub fn answer(&self, credential: &str, origins: &[String]) -> Result<Credential, Mismatch> {
        let credential: Value = serde_json::from_str(credential).map_err(|_| Mismatch)?;
        let encoded = credential["response"]["clientDataJSON"].as_str().ok_or(Mismatch)?;
        let bytes = URL_SAFE_NO_PAD.decode(encoded.trim_end_matches('=')).map_err(|_| Mismatch)?;
        let client: ClientData = serde_json::from_slice(&bytes).map_err(|_| Mismatch)?;
        let asked: Value = serde_json::from_str(&self.options).map_err(|_| Mismatch)?;
        let is_ours = client.r#type == self.kind.client_type()
            && asked["publicKey"]["challenge"] == client.challenge
            && origins.contains(&client.origin)
            && !client.cross_origin;
        if is_ours && self.is_fit(&credential) { Ok(Credential(credential)) } else { Err(Mismatch) }
    }

    /// Whether a new key is one that will do. Zitadel would register a passkey that does not know its user, and refuse it at
    /// every sign-in.
    fn is_fit(&self, credential: &Value) -> bool {
        if !self.kind.creates() {
            return true;
        }
        let object = credential["response"]["attestationObject"].as_str().unwrap_or_default();
        attestation::Authenticator::read(object).is_some_and(|authenticator| {
            authenticator.is_for(&self.relying_party)
                && authenticator.is_present()
                && (self.kind != CeremonyKind::EnrolPasskey || authenticator.is_verified())
        })
    }
}

/// As many ids as the flow's cookie has room for.
fn fitting<'a>(ids: impl Iterator<Item = &'a String>) -> impl Iterator<Item = &'a String> {
    let mut room = ROOM;
    ids.take_while(move |id| {
        room = room.saturating_sub(id.len());
        room > 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Ceremony {
        Ceremony::request(CeremonyKind::Passkey, "auth.example.com", "c-1_", &["a".to_owned()])
    }

    fn answered(client: &Value) -> bool {
        let credential =
            json!({"response": {"clientDataJSON": URL_SAFE_NO_PAD.encode(client.to_string())}}).to_string();
        asked().answer(&credential, &["https://auth.example.com".to_owned()]).is_ok()
    }

    #[test]
    fn an_answer_counts_for_its_challenge_on_our_origin_only() {
        let right =
            json!({"type": "webauthn.get", "challenge": "c-1_", "origin": "https://auth.example.com"});
        assert!(answered(&right));
        for (name, wrong) in [
            ("type", json!("webauthn.create")),
            ("challenge", json!("c-2_")),
            ("challenge", json!("")),
            ("origin", json!("https://auth.example.com.attacker.example")),
            ("origin", json!("https://other.example.com")),
            ("crossOrigin", json!(true)),
        ] {
            let mut client = right.clone();
            client[name] = wrong;
            assert!(!answered(&client), "{client}");
        }
        for text in ["", "{}", "null", r#"{"response":{"clientDataJSON":"!"}}"#] {
            assert_eq!(asked().answer(text, &[]), Err(Mismatch), "{text}");
        }
    }

    #[test]
    fn as_many_credentials_are_named_as_a_cookie_holds() {
        let ids: Vec<String> = (0..40).map(|_| "i".repeat(86)).collect();
        let ceremony = Ceremony::request(CeremonyKind::U2f, "auth.example.com", "c", &ids);
        assert!(ceremony.options.len() < 2000, "{}", ceremony.options.len());
    }
}

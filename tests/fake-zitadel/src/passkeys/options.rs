//! What the browser's script is told to create or to ask for (Web Authentication, 5.4 and 5.5).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::web_authn::ALGORITHMS;

/// Milliseconds a ceremony may take.
const TIMEOUT: u32 = 300_000;
/// The same where the user is not to be verified.
const TIMEOUT_DISCOURAGED: u32 = 120_000;

/// The user a credential is created for.
pub(super) struct Person<'a> {
    /// User id; the authenticator keeps it as user handle.
    pub(super) id: &'a str,
    /// Login name.
    pub(super) login_name: &'a str,
    /// Name shown.
    pub(super) display_name: &'a str,
}

fn descriptors(credentials: &[&[u8]]) -> Vec<Value> {
    credentials.iter().map(|id| json!({"type": "public-key", "id": URL_SAFE_NO_PAD.encode(id)})).collect()
}

/// Options to create a credential; those the user has already are excluded. User verification is always required, of
/// U2F keys, too, though their registration does not insist on it.
pub(super) fn creation(
    challenge: &str,
    rp_id: &str,
    person: &Person<'_>,
    attachment: Option<&str>,
    known: &[&[u8]],
) -> Value {
    let algorithms: Vec<Value> =
        ALGORITHMS.iter().map(|algorithm| json!({"type": "public-key", "alg": algorithm})).collect();
    let mut public_key = json!({
        "rp": {"id": rp_id, "name": "ZITADEL"},
        "user": {
            "id": URL_SAFE_NO_PAD.encode(person.id),
            "name": person.login_name,
            "displayName": person.display_name,
        },
        "challenge": challenge,
        "pubKeyCredParams": algorithms,
        "timeout": TIMEOUT,
        "authenticatorSelection": {"userVerification": "required"},
        "attestation": "none",
    });
    if let Some(attachment) = attachment {
        public_key["authenticatorSelection"]["authenticatorAttachment"] = json!(attachment);
    }
    if !known.is_empty() {
        public_key["excludeCredentials"] = json!(descriptors(known));
    }
    json!({"publicKey": public_key})
}

/// Options to ask for an assertion of one of the credentials `allowed`.
pub(crate) fn request(challenge: &str, rp_id: &str, user_verification: &str, allowed: &[&[u8]]) -> Value {
    let timeout = if user_verification == "discouraged" { TIMEOUT_DISCOURAGED } else { TIMEOUT };
    json!({"publicKey": {
        "challenge": challenge,
        "timeout": timeout,
        "rpId": rp_id,
        "allowCredentials": descriptors(allowed),
        "userVerification": user_verification,
    }})
}

//! Signed assertions (RFC 7523): the proof that replaces a password between us and the provider.
//!
//! One set of rules serves both uses, the service user's grant and the application's client authentication:
//! `iss` = `sub`, `aud` = the issuer as a plain string, a fresh `jti`, `iat` a few seconds back, `exp` at most
//! 60 seconds after it, `kid` in the header, RS256. Zitadel allows one second of clock difference towards the
//! future and refuses the token endpoint as audience; certified providers want the single string.

mod generate;

pub use generate::{KeyPair, service_key_file};

use crate::{
    clock::Clock,
    random::Random,
    secrets::{Malformed, SecretValue},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// `client_assertion_type` of RFC 7523 section 2.2.
pub const CLIENT_ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// `grant_type` of RFC 7523 section 2.1.
pub const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

const BACKDATED_SECONDS: i64 = 5;
const LIFETIME_SECONDS: i64 = 60;

/// A signed assertion. It is a credential for its short life, so it has no `Debug`.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Assertion(String);

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    jti: String,
    iat: i64,
    exp: i64,
}

/// A private key that signs for one subject. Parsed once; neither key nor subject is ever printed.
pub struct Signer {
    subject: String,
    header: Header,
    key: EncodingKey,
}

impl Signer {
    fn new(subject: String, key_id: String, pem: &str) -> Result<Self, Malformed> {
        if subject.is_empty() || key_id.is_empty() {
            return Err(Malformed("an id in the key file is empty".into()));
        }
        let key = EncodingKey::from_rsa_pem(pem.as_bytes())
            .map_err(|_| Malformed("its `key` is no RSA private key in PEM".into()))?;
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(key_id);
        let signer = Self { subject, header, key };
        // PEM is checked lazily: signing once here finds a broken key at start instead of at the first visitor.
        signer.sign_at("", 0, String::new()).map_err(|_| Malformed("its `key` cannot sign".into()))?;
        Ok(signer)
    }

    /// The user id or client id that the key speaks for.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The key's id, for the log.
    pub fn key_id(&self) -> &str {
        self.header.kid.as_deref().unwrap_or_default()
    }

    /// Signs an assertion for `issuer`. The error is the crypto library's own and names no key.
    pub fn sign(
        &self,
        issuer: &str,
        clock: &dyn Clock,
        random: &dyn Random,
    ) -> Result<Assertion, jsonwebtoken::errors::Error> {
        self.sign_at(issuer, clock.epoch(), random.token(16))
    }

    fn sign_at(&self, issuer: &str, now: i64, jti: String) -> Result<Assertion, jsonwebtoken::errors::Error> {
        let iat = now - BACKDATED_SECONDS;
        let claims = Claims {
            iss: &self.subject,
            sub: &self.subject,
            aud: issuer,
            jti,
            iat,
            exp: iat + LIFETIME_SECONDS,
        };
        jsonwebtoken::encode(&self.header, &claims, &self.key).map(Assertion)
    }
}

#[derive(Deserialize)]
struct KeyFile {
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "keyId")]
    key_id: Option<String>,
    key: Option<SecretString>,
    #[serde(rename = "userId")]
    user_id: Option<String>,
    #[serde(rename = "clientId")]
    client_id: Option<String>,
    token: Option<SecretString>,
}

impl KeyFile {
    fn read(text: &SecretString) -> Result<Self, Malformed> {
        serde_json::from_str(text.expose_secret())
            .map_err(|_| Malformed("it is no JSON object with a text field `type`".into()))
    }

    fn signer(self, subject: Option<String>, subject_name: &str) -> Result<Signer, Malformed> {
        let missing = |name: &str| Malformed(format!("its `{name}` is missing"));
        let key_id = self.key_id.ok_or_else(|| missing("keyId"))?;
        let key = self.key.ok_or_else(|| missing("key"))?;
        Signer::new(subject.ok_or_else(|| missing(subject_name))?, key_id, key.expose_secret())
    }
}

/// What the service secret holds: Zitadel's machine key file as downloaded, or `{"type":"pat","token":"…"}`.
/// Which of the two is a matter of the secret's value alone.
pub enum ServiceCredential {
    /// `"type":"serviceaccount"`: the key of a service user.
    Key(Box<Signer>),
    /// A personal access token, for the time of a migration.
    Pat(SecretString),
}

impl SecretValue for ServiceCredential {
    fn parse(text: &SecretString) -> Result<Self, Malformed> {
        let mut file = KeyFile::read(text)?;
        match file.kind.as_str() {
            "serviceaccount" => {
                let user = file.user_id.take();
                file.signer(user, "userId").map(Box::new).map(Self::Key)
            }
            "pat" => match file.token {
                Some(token) if is_token68(token.expose_secret()) => Ok(Self::Pat(token)),
                _ => Err(Malformed("its `token` is missing or no token".into())),
            },
            _ => Err(Malformed("its `type` is neither `serviceaccount` nor `pat`".into())),
        }
    }
}

/// What the client secret holds: Zitadel's application key file (`"type":"application"`).
pub struct ApplicationKey(pub Signer);

impl SecretValue for ApplicationKey {
    fn parse(text: &SecretString) -> Result<Self, Malformed> {
        let mut file = KeyFile::read(text)?;
        if file.kind != "application" {
            return Err(Malformed("its `type` is not `application`".into()));
        }
        let client = file.client_id.take();
        file.signer(client, "clientId").map(Self)
    }
}

/// The characters a bearer token may have (RFC 6750 section 2.1).
fn is_token68(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b))
}

#[cfg(test)]
mod tests;

//! New keys for assertions.

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    error::Unspecified,
    rsa,
    signature::KeyPair as _,
};
use pem::{EncodeConfig, LineEnding, Pem};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// An RSA key of 2048 bits, made here by AWS-LC with randomness of the operating system. No `Debug`: half of it is
/// private.
pub struct KeyPair {
    /// The private key in PEM (PKCS #8, RFC 5958).
    pub private: SecretString,
    /// The public key in PEM (`SubjectPublicKeyInfo`, RFC 5280): the form in which Zitadel takes one.
    pub public: String,
}

impl KeyPair {
    /// Makes one; takes some tenths of a second. Fails only if the system has no randomness or memory.
    pub fn generate() -> Result<Self, Unspecified> {
        let pair = rsa::KeyPair::generate(rsa::KeySize::Rsa2048)?;
        let private: Pkcs8V1Der<'_> = pair.as_der()?;
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der()?;
        Ok(Self {
            private: text("PRIVATE KEY", private.as_ref()).into(),
            public: text("PUBLIC KEY", public.as_ref()),
        })
    }
}

fn text(tag: &str, der: &[u8]) -> String {
    pem::encode_config(&Pem::new(tag, der), EncodeConfig::new().set_line_ending(LineEnding::LF))
}

/// The key file of a service user, in Zitadel's own form (`"type":"serviceaccount"`), for a pair that was made here
/// and registered there under `key_id` until `expires`.
pub fn service_key_file(
    user_id: &str,
    key_id: &str,
    pair: &KeyPair,
    expires: OffsetDateTime,
) -> SecretString {
    let file = json!({
        "type": "serviceaccount",
        "keyId": key_id,
        "key": pair.private.expose_secret(),
        "expirationDate": expires.format(&Rfc3339).unwrap_or_default(),
        "userId": user_id,
    });
    file.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assertion::ServiceCredential, secrets::SecretValue};

    #[test]
    fn a_key_made_here_is_read_back_as_a_service_users_key() {
        let pair = KeyPair::generate().unwrap();
        assert!(pair.public.starts_with("-----BEGIN PUBLIC KEY-----\n"), "{}", pair.public);
        let file = service_key_file("34\u{e9}", "3\"4", &pair, OffsetDateTime::UNIX_EPOCH);
        let Ok(ServiceCredential::Key(signer)) = ServiceCredential::parse(&file) else { panic!("no key") };
        assert_eq!((signer.subject(), signer.key_id()), ("34\u{e9}", "3\"4"));
        assert!(file.expose_secret().contains("\"expirationDate\":\"1970-01-01T00:00:00Z\""));
    }
}

//! The signing keys, and their public halves for Zitadel.

use crate::{State, error::JwtIdpError};
use axum::{
    Json,
    extract::State as Part,
    response::{IntoResponse, Response},
};
use jsonwebtoken::{
    Algorithm, EncodingKey, Header,
    jwk::{Jwk, JwkSet, PublicKeyUse},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use shared::{
    secrets::{Malformed, SecretValue},
    visit::Visit,
};

/// What the secret holds: `{"keys":[{"id":"1","key":"-----BEGIN PRIVATE KEY-----…"}]}`. The first signs, all are
/// published, so that a new one can be known before it is used.
pub(crate) struct SigningKeys {
    header: Header,
    key: EncodingKey,
    published: JwkSet,
}

#[derive(Deserialize)]
struct File {
    keys: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    key: SecretString,
}

impl SecretValue for SigningKeys {
    fn parse(text: &SecretString) -> Result<Self, Malformed> {
        let file: File = serde_json::from_str(text.expose_secret())
            .map_err(|_| Malformed("it is no JSON object with a list `keys` of `id` and `key`".into()))?;
        let mut published = Vec::new();
        let mut first = None;
        for Entry { id, key } in file.keys {
            if id.is_empty() || published.iter().any(|other: &Jwk| other.common.key_id.as_ref() == Some(&id))
            {
                return Err(Malformed("an `id` is empty or stands there twice".into()));
            }
            let broken = || Malformed("a `key` is no RSA private key in PEM".into());
            let key = EncodingKey::from_rsa_pem(key.expose_secret().as_bytes()).map_err(|_| broken())?;
            let mut jwk = Jwk::from_encoding_key(&key, Algorithm::RS256).map_err(|_| broken())?;
            jwk.common.key_id = Some(id.clone());
            jwk.common.public_key_use = Some(PublicKeyUse::Signature);
            published.push(jwk);
            first.get_or_insert((id, key));
        }
        let (id, key) = first.ok_or_else(|| Malformed("its list `keys` is empty".into()))?;
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(id);
        let keys = Self { header, key, published: JwkSet { keys: published } };
        keys.sign(&serde_json::Value::Null).map_err(|_| Malformed("its first `key` cannot sign".into()))?;
        Ok(keys)
    }
}

impl SigningKeys {
    /// Signs claims with the first key (RS256).
    pub(crate) fn sign(&self, claims: &impl Serialize) -> Result<SecretString, jsonwebtoken::errors::Error> {
        jsonwebtoken::encode(&self.header, claims, &self.key).map(SecretString::from)
    }
}

/// `GET /auth/jwt-idp/keys`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let Some(keys) = &state.keys else {
        return Json(JwkSet { keys: Vec::new() }).into_response();
    };
    match keys.get().await {
        Ok(keys) => Json(&keys.published).into_response(),
        Err(error) => {
            let presentation = visit.presentation.for_script();
            state.base.fail(&presentation, &JwtIdpError::from(error), Vec::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shared::assertion::KeyPair;

    fn parse(file: &serde_json::Value) -> Result<SigningKeys, String> {
        SigningKeys::parse(&file.to_string().into()).map_err(|error| error.0)
    }

    #[test]
    fn the_first_key_signs_and_all_are_published_without_their_private_halves() {
        let pairs = [KeyPair::generate().unwrap(), KeyPair::generate().unwrap()];
        let key = |id: &str, at: usize| json!({"id": id, "key": pairs[at].private.expose_secret()});
        let keys = parse(&json!({"keys": [key("zwei \"2\"", 1), key("1", 0)]})).ok().unwrap();
        let published = serde_json::to_value(&keys.published).unwrap();
        let ids: Vec<_> = published["keys"].as_array().unwrap().iter().map(|key| &key["kid"]).collect();
        assert_eq!(ids, ["zwei \"2\"", "1"], "{published}");
        for key in published["keys"].as_array().unwrap() {
            let mut names: Vec<_> = key.as_object().unwrap().keys().map(String::as_str).collect();
            names.sort_unstable();
            assert_eq!(names, ["alg", "e", "kid", "kty", "n", "use"], "{key}");
        }
        let token = keys.sign(&json!({"sub": "1"})).unwrap();
        let header = jsonwebtoken::decode_header(token.expose_secret()).unwrap();
        assert_eq!((header.kid.as_deref(), header.alg), (Some("zwei \"2\""), Algorithm::RS256));
    }

    #[test]
    fn what_is_wrong_with_the_secret_is_said_without_its_value() {
        let pem = KeyPair::generate().unwrap().private.expose_secret().to_owned();
        for file in [
            json!({}),
            json!({"keys": []}),
            json!({"keys": [{"id": "", "key": pem}]}),
            json!({"keys": [{"id": "1", "key": pem}, {"id": "1", "key": pem}]}),
            json!({"keys": [{"id": "1", "key": "s3cret"}]}),
            json!({"type": "serviceaccount", "keyId": "1", "key": pem}),
        ] {
            let reason = parse(&file).err().unwrap();
            assert!(!reason.contains("s3cret") && !reason.contains("BEGIN"), "{reason}");
        }
    }
}

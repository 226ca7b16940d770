//! The JSON of `PublicKeyCredential` and what is inside: client data and attestation object.

use ciborium::Value as Cbor;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Refusal, key};
use crate::api::message::decode_base64;

/// A credential as a browser's script sends it.
#[derive(Debug, Deserialize)]
pub(super) struct PublicKeyCredential<R> {
    #[serde(deserialize_with = "base64url")]
    id: Vec<u8>,
    #[serde(rename = "type")]
    kind: String,
    /// What the authenticator answered.
    pub(super) response: R,
}

impl<R: DeserializeOwned> PublicKeyCredential<R> {
    pub(super) fn parse(value: &Value) -> Result<Self, Refusal> {
        Self::deserialize(value)
            .ok()
            .filter(|credential| credential.kind == "public-key" && !credential.id.is_empty())
            .ok_or(Refusal::Unparsable)
    }

    /// Credential id.
    pub(super) fn raw_id(&self) -> &[u8] {
        &self.id
    }
}

/// Answer to a creation.
#[derive(Debug, Deserialize)]
pub(super) struct Attestation {
    #[serde(rename = "clientDataJSON", deserialize_with = "base64url")]
    pub(super) client_data: Vec<u8>,
    #[serde(rename = "attestationObject", deserialize_with = "base64url")]
    pub(super) attestation_object: Vec<u8>,
}

/// Answer to a request.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Assertion {
    #[serde(rename = "clientDataJSON", deserialize_with = "base64url")]
    pub(super) client_data: Vec<u8>,
    #[serde(deserialize_with = "base64url")]
    pub(super) authenticator_data: Vec<u8>,
    #[serde(deserialize_with = "base64url")]
    pub(super) signature: Vec<u8>,
    #[serde(default, deserialize_with = "optional_base64url")]
    pub(super) user_handle: Option<Vec<u8>>,
}

fn base64url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    decode_base64(&text).ok_or_else(|| serde::de::Error::custom("no base64"))
}

fn optional_base64url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        None => Ok(None),
        Some(text) => decode_base64(&text).map(Some).ok_or_else(|| serde::de::Error::custom("no base64")),
    }
}

/// What the browser says about the ceremony (5.8.1).
#[derive(Debug, Deserialize)]
pub(super) struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    #[serde(rename = "origin")]
    _origin: String,
}

impl ClientData {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        serde_json::from_slice(bytes).map_err(|_| Refusal::Unparsable)
    }

    /// Whether this was a ceremony of `kind` with `challenge`.
    pub(super) fn is(&self, kind: &str, challenge: &str) -> bool {
        self.kind == kind && !challenge.is_empty() && self.challenge.trim_end_matches('=') == challenge
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawObject {
    fmt: String,
    att_stmt: Cbor,
    auth_data: Cbor,
}

/// The attestation object (6.5).
#[derive(Debug)]
pub(super) struct AttestationObject {
    format: String,
    statement: Cbor,
    /// The authenticator data, still encoded.
    pub(super) authenticator_data: Vec<u8>,
}

impl AttestationObject {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let raw: RawObject = ciborium::from_reader(bytes).map_err(|_| Refusal::Unparsable)?;
        let authenticator_data = raw.auth_data.into_bytes().map_err(|_| Refusal::Unparsable)?;
        Ok(Self { format: raw.fmt, statement: raw.att_stmt, authenticator_data })
    }

    /// Whether the statement is right as far as it is looked at: `none` has to be empty, and a `packed` one without
    /// certificates has to be signed by the new key itself.
    pub(super) fn statement_holds(&self, public_key: &[u8], signed: &[u8]) -> bool {
        let Some(entries) = self.statement.as_map() else { return false };
        let entry =
            |name: &str| entries.iter().find(|(key, _)| key.as_text() == Some(name)).map(|(_, value)| value);
        match self.format.as_str() {
            "none" => entries.is_empty(),
            "packed" if entry("x5c").is_none() => entry("sig")
                .and_then(Cbor::as_bytes)
                .is_some_and(|signature| key::verifies(public_key, signed, signature)),
            _ => true,
        }
    }
}

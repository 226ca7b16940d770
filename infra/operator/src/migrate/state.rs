//! What is kept beside the secret while a migration is under way.

use crate::Failure;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;
use time::OffsetDateTime;

/// What must not be lost between two steps.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct State {
    /// The service user.
    pub(super) user: String,
    /// The secret's value before the migration.
    #[serde(serialize_with = "expose")]
    pub(super) old: SecretString,
    /// The new key's private half, in PEM.
    #[serde(serialize_with = "expose")]
    pub(super) private: SecretString,
    /// Its public half.
    pub(super) public: String,
    /// When the key ends, in whole seconds: the mark by which it is found at Zitadel if its id was lost.
    #[serde(with = "time::serde::timestamp")]
    pub(super) ends: OffsetDateTime,
    /// The id that Zitadel gave the key; none until it is registered.
    pub(super) key_id: Option<String>,
    /// The comparison showed no difference.
    pub(super) compared: bool,
    /// When the secret's value was changed.
    #[serde(with = "time::serde::timestamp::option")]
    pub(super) switched: Option<OffsetDateTime>,
    /// Nobody can hold the old value any more.
    pub(super) watched: bool,
}

fn expose<S: Serializer>(text: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text.expose_secret())
}

impl State {
    /// Reads it.
    pub(super) fn read(text: &SecretString) -> Result<Self, Failure> {
        serde_json::from_str(text.expose_secret()).map_err(|_| {
            Failure::new(
                "what the migration keeps beside the secret cannot be read: restore it, or remove it to begin again",
            )
        })
    }

    /// Writes it.
    pub(super) fn text(&self) -> SecretString {
        // Texts, times and truth values always have a JSON form.
        serde_json::to_string(self).unwrap_or_default().into()
    }

    /// The key file, as Zitadel would hand it out, for a key of this id.
    pub(super) fn key_file(&self, key_id: &str) -> SecretString {
        json!({
            "type": "serviceaccount",
            "keyId": key_id,
            "key": self.private.expose_secret(),
            "expirationDate": crate::service_user::timestamp(self.ends),
            "userId": self.user,
        })
        .to_string()
        .into()
    }
}

//! What is kept beside the secret while a migration is under way.

use crate::{
    Failure,
    new_key::{NewKey, expose},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// What must not be lost between two steps.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct State {
    /// The new key.
    pub(super) key: NewKey,
    /// The secret's value before the migration.
    #[serde(serialize_with = "expose")]
    pub(super) old: SecretString,
    /// The comparison showed no difference.
    pub(super) compared: bool,
    /// When the secret's value was changed.
    #[serde(with = "time::serde::timestamp::option")]
    pub(super) switched: Option<OffsetDateTime>,
    /// Nobody can hold the old value any more.
    pub(super) watched: bool,
    /// Keys that rotations put into the secret while it held the migration's, from before a step back: no value holds
    /// them any more.
    #[serde(default)]
    pub(super) rotated: Vec<String>,
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
}

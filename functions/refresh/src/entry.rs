//! What the table keeps of one refresh token, and how it is spelled there.
//!
//! Both the item's name and the key that seals what it holds derive from the presenting cookie: from the token and
//! from the session's lineage. So nobody without that cookie can find the item or open it (AES-256-GCM).

use crate::slot::SlotError;
use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    error::Unspecified,
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use shared::cookies::session::Session;
use std::fmt::Write;

/// What is known of a refresh token.
pub(crate) enum Entry {
    /// Somebody spends it just now.
    Leased {
        /// Milliseconds since 1970 after which whoever that was is taken for dead.
        until_ms: i64,
    },
    /// The provider could not be asked. Whoever comes next tries again.
    Failed {
        /// The provider may have replaced the token all the same.
        spent: bool,
    },
    /// It was spent.
    Done(Done),
    /// The session is over.
    Over(Ending),
}

/// The result of a refresh.
pub(crate) struct Done {
    /// When, in milliseconds since 1970.
    pub(crate) at_ms: i64,
    /// The session with the new tokens.
    pub(crate) successor: Box<Session>,
}

/// How a session ended at a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Ending {
    /// The provider refused the token.
    Refused,
    /// The provider replaced the token, and the new pair is lost.
    Gap,
    /// The session had been ended before.
    Ended,
    /// The new pair was not for this person.
    Replaced,
}

/// An [`Entry`] as it is written.
#[derive(Serialize, Deserialize)]
enum Written {
    Leased { until_ms: i64 },
    Failed { spent: bool },
    Done { at_ms: i64, nonce: [u8; NONCE_LEN], sealed: Vec<u8> },
    Over(Ending),
}

/// Name and key of one refresh token's item.
pub(crate) struct Vault {
    name: String,
    cipher: LessSafeKey,
}

impl Vault {
    /// That of a session's token. The generation counts in, for providers that do not replace the token.
    pub(crate) fn of(session: &Session, token: &SecretString) -> Result<Self, SlotError> {
        let keyed = |purpose: &[u8]| {
            let generation = session.generation.to_be_bytes();
            session.keyed(&[purpose, &generation, token.expose_secret().as_bytes()].concat())
        };
        let name = keyed(b"refresh").as_ref().iter().fold("refresh#".to_owned(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let key = UnboundKey::new(&AES_256_GCM, keyed(b"successor").as_ref());
        Ok(Self { name, cipher: LessSafeKey::new(key.map_err(|Unspecified| SlotError::Seal)?) })
    }

    /// The item's key.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Spells an entry; `nonce` is drawn for it alone.
    pub(crate) fn write(&self, entry: &Entry, nonce: [u8; NONCE_LEN]) -> Result<Vec<u8>, SlotError> {
        let written = match entry {
            Entry::Leased { until_ms } => Written::Leased { until_ms: *until_ms },
            Entry::Failed { spent } => Written::Failed { spent: *spent },
            Entry::Over(ending) => Written::Over(*ending),
            Entry::Done(Done { at_ms, successor }) => {
                let mut sealed = postcard::to_allocvec(&**successor).map_err(|_| SlotError::Seal)?;
                let context = self.context(*at_ms);
                self.cipher
                    .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), context, &mut sealed)
                    .map_err(|Unspecified| SlotError::Seal)?;
                Written::Done { at_ms: *at_ms, nonce, sealed }
            }
        };
        postcard::to_allocvec(&written).map_err(|_| SlotError::Seal)
    }

    /// Reads an entry. `None` if it was altered, or written by a version that spelled it otherwise.
    pub(crate) fn read(&self, bytes: &[u8]) -> Option<Entry> {
        Some(match postcard::from_bytes(bytes).ok()? {
            Written::Leased { until_ms } => Entry::Leased { until_ms },
            Written::Failed { spent } => Entry::Failed { spent },
            Written::Over(ending) => Entry::Over(ending),
            Written::Done { at_ms, nonce, mut sealed } => {
                let nonce = Nonce::assume_unique_for_key(nonce);
                let plain = self.cipher.open_in_place(nonce, self.context(at_ms), &mut sealed).ok()?;
                Entry::Done(Done { at_ms, successor: Box::new(postcard::from_bytes(plain).ok()?) })
            }
        })
    }

    /// Neither under another name nor with another time does a successor open.
    fn context(&self, at_ms: i64) -> Aad<Vec<u8>> {
        Aad::from([self.name.as_bytes(), &at_ms.to_be_bytes()].concat())
    }
}

#[cfg(test)]
mod tests;

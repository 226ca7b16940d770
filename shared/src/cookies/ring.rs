//! The keys that seal cookies: one writes, all open.

mod rotated;

use crate::secrets::{Malformed, SecretValue};
use aws_lc_rs::{
    aead::{AES_256_GCM, LessSafeKey, UnboundKey},
    digest, hmac,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// The keys of the cookie secret: `{"keys":[{"id","key","created"}]}`, each key 32 bytes in base64, the first one
/// used for writing. `{"id","key"}`, as Secrets Manager can generate it, is a ring of one, its key derived from the
/// text by SHA-256.
pub struct KeyRing(Vec<Key>);

struct Key {
    id: String,
    cipher: LessSafeKey,
    decoys: hmac::Key,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Ring { keys: Vec<KeyText> },
    Generated { id: String, key: SecretString },
}

#[derive(Deserialize)]
struct KeyText {
    id: String,
    key: SecretString,
    /// When it took over; a ring by hand may hold anything here or nothing.
    #[serde(default)]
    created: serde_json::Value,
}

impl Text {
    fn read(text: &SecretString) -> Result<Self, Malformed> {
        serde_json::from_str(text.expose_secret())
            .map_err(|_| Malformed("it is neither a key ring nor a generated key".into()))
    }
}

impl KeyRing {
    /// Longest id of a key, in bytes: it stands in front of every cookie.
    const LONGEST_ID: usize = 32;
    /// Least length of a generated text: of 62 characters, 43 hold 256 bits.
    const SHORTEST_TEXT: usize = 43;

    /// The id and key that write.
    pub(super) fn writing(&self) -> (&str, &LessSafeKey) {
        (&self.0[0].id, &self.0[0].cipher)
    }

    /// What nobody without the key can tell from random bytes; the same for the same text as long as the key writes.
    pub(super) fn decoy(&self, text: &str) -> hmac::Tag {
        hmac::sign(&self.0[0].decoys, text.as_bytes())
    }

    /// The key of an id.
    pub(super) fn find(&self, id: &[u8]) -> Option<&LessSafeKey> {
        self.0.iter().find(|key| key.id.as_bytes() == id).map(|key| &key.cipher)
    }
}

/// The key of a generated text.
fn derived(text: &SecretString) -> digest::Digest {
    digest::digest(&digest::SHA256, text.expose_secret().as_bytes())
}

fn key(id: String, bytes: &[u8]) -> Result<Key, Malformed> {
    if id.is_empty() || id.len() > KeyRing::LONGEST_ID {
        return Err(Malformed(format!("a key's `id` must have 1 to {} bytes", KeyRing::LONGEST_ID)));
    }
    let unbound = UnboundKey::new(&AES_256_GCM, bytes)
        .map_err(|_| Malformed("a key's `key` must be 32 bytes in base64".into()))?;
    // A key of its own, which tells nothing about the one that seals.
    let own = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, bytes), b"decoys");
    let decoys = hmac::Key::new(hmac::HMAC_SHA256, own.as_ref());
    Ok(Key { id, cipher: LessSafeKey::new(unbound), decoys })
}

impl SecretValue for KeyRing {
    fn parse(text: &SecretString) -> Result<Self, Malformed> {
        let keys = match Text::read(text)? {
            Text::Generated { id, key: text } => {
                if text.expose_secret().len() < Self::SHORTEST_TEXT {
                    return Err(Malformed(format!("its `key` must have {} characters", Self::SHORTEST_TEXT)));
                }
                vec![key(id, derived(&text).as_ref())?]
            }
            Text::Ring { keys } => keys
                .into_iter()
                .map(|KeyText { id, key: text, .. }| {
                    let bytes = STANDARD
                        .decode(text.expose_secret())
                        .map_err(|_| Malformed("a key's `key` must be 32 bytes in base64".into()))?;
                    key(id, &bytes)
                })
                .collect::<Result<Vec<_>, _>>()?,
        };
        if keys.is_empty() {
            return Err(Malformed("it holds no key".into()));
        }
        let mut ids: Vec<_> = keys.iter().map(|key| &key.id).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Malformed("two of its keys have the same `id`".into()));
        }
        Ok(Self(keys))
    }
}

//! What a new key says about the authenticator that made it (Web Authentication Level 3, sections 6.1 and 6.5).

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ciborium::Value;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// Bytes of the relying party's hash.
const HASH: usize = 32;

/// The beginning of the authenticator data.
pub(super) struct Authenticator {
    hash: Vec<u8>,
    flags: u8,
}

impl Authenticator {
    /// Reads it out of an attestation object in base64url.
    pub(super) fn read(object: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(object.trim_end_matches('=')).ok()?;
        let object: Value = ciborium::from_reader(bytes.as_slice()).ok()?;
        let entries = object.as_map()?;
        let (_, data) = entries.iter().find(|(name, _)| name.as_text() == Some("authData"))?;
        let data = data.as_bytes()?;
        Some(Self { hash: data.get(..HASH)?.to_vec(), flags: *data.get(HASH)? })
    }

    /// Whether the key is for this relying party.
    pub(super) fn is_for(&self, relying_party: &str) -> bool {
        digest(&SHA256, relying_party.as_bytes()).as_ref() == self.hash
    }

    /// Whether somebody touched it.
    pub(super) fn is_present(&self) -> bool {
        self.flags & PRESENT != 0
    }

    /// Whether it knew its user, by a finger, a face or a PIN.
    pub(super) fn is_verified(&self) -> bool {
        self.flags & VERIFIED != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(data: &[u8]) -> String {
        let entries = vec![
            (Value::from("fmt"), Value::from("none")),
            (Value::from("authData"), Value::Bytes(data.to_vec())),
        ];
        let mut bytes = Vec::new();
        ciborium::into_writer(&Value::Map(entries), &mut bytes).unwrap();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    #[test]
    fn relying_party_and_flags_are_read() {
        let mut data = digest(&SHA256, b"auth.example.com").as_ref().to_vec();
        data.push(PRESENT);
        let read = Authenticator::read(&object(&data)).unwrap();
        assert!(read.is_for("auth.example.com") && read.is_present() && !read.is_verified());
        assert!(!read.is_for("example.com"));
        data[HASH] = PRESENT | VERIFIED;
        assert!(Authenticator::read(&object(&data)).unwrap().is_verified());
    }

    #[test]
    fn what_is_no_attestation_object_says_nothing() {
        for text in ["", "!", "AAAA", &object(&[]), &object(&[0; HASH]), &URL_SAFE_NO_PAD.encode([0xa0])] {
            assert!(Authenticator::read(text).is_none(), "{text}");
        }
    }
}

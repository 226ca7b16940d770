//! What one instance leaves in the table for the others: sealed with AES-256-GCM under a key that only who presents
//! the right cookie can make, so that the table alone gives nobody a session.

use crate::{cookies::SealError, random::Random};
use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hmac,
};
use serde::{Serialize, de::DeserializeOwned};

/// Seals and opens what lies under one key of the table.
pub struct Handover<'a> {
    secret: hmac::Tag,
    /// The table's key: what was sealed for one item opens nowhere else.
    item: &'a str,
}

impl<'a> Handover<'a> {
    /// A handover by `item`, sealed with `secret`, an HMAC-SHA-256 under something that the cookie holds.
    pub fn new(secret: hmac::Tag, item: &'a str) -> Self {
        Self { secret, item }
    }

    fn key(&self) -> Result<LessSafeKey, SealError> {
        Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, self.secret.as_ref())?))
    }

    /// Seals a value.
    pub fn seal<T: Serialize>(&self, value: &T, random: &dyn Random) -> Result<Vec<u8>, SealError> {
        let mut sealed = postcard::to_allocvec(value).map_err(|_| SealError::Crypto)?;
        let mut nonce = [0; NONCE_LEN];
        random.fill(&mut nonce);
        let context = Aad::from(self.item.as_bytes());
        self.key()?.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), context, &mut sealed)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens a value; `None` whatever is wrong with it.
    pub fn open<T: DeserializeOwned>(&self, bytes: &[u8]) -> Option<T> {
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_LEN>()?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let context = Aad::from(self.item.as_bytes());
        let plain = self.key().ok()?.open_in_place(nonce, context, &mut sealed).ok()?;
        postcard::from_bytes(plain).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SeededRandom;

    fn secret(text: &[u8]) -> hmac::Tag {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, text), b"handover")
    }

    #[test]
    fn what_is_handed_over_opens_only_with_its_secret_and_under_its_key() {
        let random = SeededRandom::new(5);
        let value = ("Zoë \"<\u{1f511}>".to_owned(), 7_u32);
        let sealed = Handover::new(secret(b"one"), "callback#1").seal(&value, &random).unwrap();
        let open =
            |with: &[u8], item, bytes: &[u8]| Handover::new(secret(with), item).open::<(String, u32)>(bytes);
        assert_eq!(open(b"one", "callback#1", &sealed), Some(value));
        assert_eq!(open(b"two", "callback#1", &sealed), None);
        assert_eq!(open(b"one", "callback#2", &sealed), None);
        for at in 0..sealed.len() {
            assert_eq!(open(b"one", "callback#1", &sealed[..at]), None, "cut at {at}");
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(open(b"one", "callback#1", &changed), None, "changed at {at}");
        }
    }
}

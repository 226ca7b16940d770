//! Encryption of opaque tokens and codes.
//!
//! Zitadel encrypts the text of a token (such as `V2_1-at_2:3`) with AES in cipher feedback mode and no
//! authentication tag. What happens to a damaged token follows from that: it mostly decrypts to something that is
//! no text, and sometimes to the id of nothing. So this module does the same, and answers with the same errors.

use aws_lc_rs::cipher::{
    AES_256, DecryptingKey, DecryptionContext, EncryptingKey, EncryptionContext, UnboundCipherKey,
};
use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};

use crate::random;

/// base64url without padding as Go reads it: spare bits at the end do not matter.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// Bytes of the initialisation vector in front of every cipher text.
const IV: usize = 16;

/// Why a cipher text gave no plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Garbled {
    /// Not base64url (Zitadel: `CRYPTO-Swg31` for intent tokens).
    Encoding,
    /// Shorter than an initialisation vector (Zitadel: `CRYPT-23kH1`).
    TooShort,
    /// Decrypts to bytes that are no UTF-8 (Zitadel: `CRYPTO-Sf4gt` for intent tokens).
    NoText,
}

/// A symmetric key of the instance: one for tokens and codes, another for identity provider intents.
pub(crate) struct Key([u8; 32]);

impl Key {
    /// A fresh random key.
    pub(crate) fn generate() -> Self {
        Self(random::bytes())
    }

    fn unbound(&self) -> UnboundCipherKey {
        UnboundCipherKey::new(&AES_256, &self.0).expect("the key has the length AES-256 wants")
    }

    /// Encrypts `text`; the result is base64url without padding, different at each call.
    pub(crate) fn seal(&self, text: &str) -> String {
        let iv: [u8; IV] = random::bytes();
        let mut body = text.as_bytes().to_vec();
        EncryptingKey::cfb128(self.unbound())
            .and_then(|key| key.less_safe_encrypt(&mut body, EncryptionContext::Iv128(iv.into())).map(|_| ()))
            .expect("AES-256 in CFB mode takes any length");
        BASE64.encode([iv.as_slice(), &body].concat())
    }

    /// Undoes [`Key::seal`].
    pub(crate) fn open(&self, sealed: &str) -> Result<String, Garbled> {
        let bytes = BASE64.decode(sealed).map_err(|_| Garbled::Encoding)?;
        let (iv, body) = bytes.split_at_checked(IV).ok_or(Garbled::TooShort)?;
        let iv: [u8; IV] = iv.try_into().map_err(|_| Garbled::TooShort)?;
        let mut body = body.to_vec();
        DecryptingKey::cfb128(self.unbound())
            .and_then(|key| key.decrypt(&mut body, DecryptionContext::Iv128(iv.into())).map(|_| ()))
            .map_err(|_| Garbled::TooShort)?;
        String::from_utf8(body).map_err(|_| Garbled::NoText)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_again_and_looks_different_each_time() {
        let key = Key::generate();
        let (first, second) = (key.seal("V2_1-at_2:3 ü"), key.seal("V2_1-at_2:3 ü"));
        assert_ne!(first, second);
        assert_eq!(key.open(&first).as_deref(), Ok("V2_1-at_2:3 ü"));
    }

    #[test]
    fn damage_is_told_apart_by_kind() {
        let key = Key::generate();
        assert_eq!(key.open("not base64 !!"), Err(Garbled::Encoding));
        assert_eq!(key.open("garbage"), Err(Garbled::TooShort));
    }
}

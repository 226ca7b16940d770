//! Tokens in few bytes. A JWT is base64url already; sealed as text it would be encoded a second time and grow by a
//! third, so its three parts are stored as the bytes they stand for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// A token, packed if that gives the very same text back.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Packed {
    /// Parts of a token, joined by dots.
    Parts(Vec<Vec<u8>>),
    /// Anything else.
    Text(String),
}

impl Packed {
    /// Packs a token.
    pub(super) fn new(token: &str) -> Self {
        let parts: Option<Vec<_>> = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).ok()).collect();
        match parts.map(Self::Parts) {
            Some(packed) if packed.text() == token => packed,
            _ => Self::Text(token.to_owned()),
        }
    }

    /// The token.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts(parts) => {
                parts.iter().map(|part| URL_SAFE_NO_PAD.encode(part)).collect::<Vec<_>>().join(".")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_comes_back_as_it_was() {
        for token in
            ["", ".", "eyJhIjoxfQ.e30.AAEC", "opaque-_token~+/==", "a.b", "AB", "AA==", "ä.ö", "QUJD.QUJ"]
        {
            assert_eq!(Packed::new(token).text(), token);
        }
    }

    #[test]
    fn a_jwt_of_4000_characters_is_packed_into_3000_bytes() {
        let jwt = ["A".repeat(100), "B".repeat(3552), "A".repeat(342)].join(".");
        let packed = postcard::to_allocvec(&Packed::new(&jwt)).unwrap();
        assert!(packed.len() < jwt.len() * 3 / 4 + 16, "{}", packed.len());
    }
}

//! Names that no other test uses, with the characters that break careless code.

use shared::random::{Random, SystemRandom};
use std::fmt::Write;

/// Twelve hexadecimal digits.
pub fn hex() -> String {
    let mut bytes = [0; 6];
    SystemRandom.fill(&mut bytes);
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// An e-mail address.
pub fn email() -> String {
    format!("o'hara+{}@example.com", hex())
}

/// A password that keeps every rule an organization can have.
pub fn password() -> String {
    format!("Pä55 w\"&<>'{{%+}} {}", hex())
}

/// A given name.
pub const GIVEN_NAME: &str = "Zoë \"<b>&amp;";

/// A family name.
pub const FAMILY_NAME: &str = "O'Hara & Söhne \u{1f511}";

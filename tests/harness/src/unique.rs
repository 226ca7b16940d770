//! Names that no other test uses, with the characters that break careless code.

use shared::random::{Random, SystemRandom};
use std::fmt::Write;

fn digits<const BYTES: usize>() -> String {
    let mut bytes = [0; BYTES];
    SystemRandom.fill(&mut bytes);
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Twelve hexadecimal digits.
pub fn hex() -> String {
    digits::<6>()
}

/// An id of a secret's version, as Secrets Manager and its clients make one: a UUID.
pub fn uuid() -> String {
    let hex = digits::<16>();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// An e-mail address.
pub fn email() -> String {
    format!("o'hara+{}@example.com", hex())
}

/// A telephone number (E.164).
pub fn phone() -> String {
    let mut bytes = [0; 7];
    SystemRandom.fill(&mut bytes);
    bytes.iter().fold(String::from("+4179"), |number, byte| format!("{number}{}", byte % 10))
}

/// A password that keeps every rule an organization can have.
pub fn password() -> String {
    format!("Pä55 w\"&<>'{{%+}} {}", hex())
}

/// A given name.
pub const GIVEN_NAME: &str = "Zoë \"<b>&amp;";

/// A family name.
pub const FAMILY_NAME: &str = "O'Hara & Söhne \u{1f511}";

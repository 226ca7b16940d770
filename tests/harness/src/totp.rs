//! An authenticator application (RFC 6238: SHA-1, six digits, steps of 30 seconds).

use crate::unique;
use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use shared::clock::{Clock, SystemClock};

/// A secret that nobody else has.
pub fn secret() -> String {
    BASE32_NOPAD.encode(&unique::hex().as_bytes().iter().copied().cycle().take(20).collect::<Vec<_>>())
}

/// The code of now.
pub fn code(secret: &str) -> String {
    code_after(secret, 0)
}

/// The code of so many steps from now.
///
/// # Panics
/// If the secret is no base32.
pub fn code_after(secret: &str, steps: i64) -> String {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).expect("a secret is base32");
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let step = SystemClock.epoch() / 30 + steps;
    let digest = hmac::sign(&key, &step.to_be_bytes());
    let digest = digest.as_ref();
    let offset = usize::from(digest[digest.len() - 1] & 15);
    let part = digest[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (part & 0x7FFF_FFFF) % 1_000_000)
}

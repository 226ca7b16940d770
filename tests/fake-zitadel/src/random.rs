//! The one place that draws randomness.

/// `N` random bytes from the operating system's generator.
#[allow(clippy::disallowed_methods, reason = "this is the crate's one source of randomness")]
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes)
        .expect("the operating system's generator does not fail once it is seeded");
    bytes
}

/// A random number below `limit`. The slight bias of the remainder does not matter to a stand-in.
pub(crate) fn below(limit: u64) -> u64 {
    u64::from_be_bytes(bytes()) % limit.max(1)
}

/// A code of `length` characters drawn from `alphabet` (ASCII).
pub(crate) fn code(alphabet: &[u8], length: usize) -> String {
    (0..length)
        .map(|_| char::from(alphabet[usize::try_from(below(alphabet.len() as u64)).unwrap_or(0)]))
        .collect()
}

/// Alphabet of the codes for e-mail, phone, password and invitations: six upper-case letters or digits.
pub(crate) const UPPER_AND_DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/// Alphabet of the one-time codes sent by mail and SMS.
pub(crate) const DIGITS: &[u8] = b"0123456789";
/// Alphabet of secrets and passkey registration codes.
pub(crate) const ALPHANUMERIC: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

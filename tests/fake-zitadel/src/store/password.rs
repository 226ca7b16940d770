//! Password hashes: bcrypt, as Zitadel's default.

use time::OffsetDateTime;

use crate::random;

/// Longest password bcrypt takes, in bytes; a longer one makes Zitadel answer 500.
pub(crate) const MAX_BYTES: usize = 72;

/// A user's password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Password {
    /// The hash in modular crypt format; empty after a change to nothing.
    pub(crate) hash: String,
    /// When it was set.
    pub(crate) changed: OffsetDateTime,
    /// Whether the user has to change it at the next login.
    pub(crate) change_required: bool,
}

/// The password is longer than bcrypt takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Hashes a password at `cost` (4 to 31).
pub(crate) fn hash(password: &str, cost: u32) -> Result<String, TooLong> {
    if password.len() > MAX_BYTES {
        return Err(TooLong);
    }
    bcrypt::hash_with_salt(password, cost, random::bytes())
        .map(|parts| parts.format_for_version(bcrypt::Version::TwoA))
        .map_err(|_| TooLong)
}

/// Whether `password` is the hashed one. A text too long for bcrypt never is.
pub(crate) fn verify(password: &str, hash: &str) -> bool {
    password.len() <= MAX_BYTES && bcrypt::verify(password, hash).unwrap_or(false)
}

/// Whether a hash given from outside is of a kind the server verifies (bcrypt).
pub(crate) fn is_supported(hash: &str) -> bool {
    ["$2a$", "$2b$", "$2x$", "$2y$"].iter().any(|prefix| hash.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_of_more_than_72_bytes_is_too_long_to_hash() {
        assert_eq!(hash(&"ä".repeat(37), 4), Err(TooLong));
        let hashed = hash("Secret-Passw0rd!", 4).expect("short enough");
        assert!(verify("Secret-Passw0rd!", &hashed), "{hashed}");
        assert!(!verify("secret-Passw0rd!", &hashed), "{hashed}");
        assert!(is_supported(&hashed), "{hashed}");
    }
}

//! Password complexity: the first broken rule is reported. Zitadel's patterns are ASCII, the length counts bytes.

use crate::error::ApiError;
use crate::store::policy::ComplexityPolicy;

/// Checks a password; `prefix` of the error ids is `COMMA` at creation and `DOMAIN` at a change.
pub(crate) fn check(policy: &ComplexityPolicy, prefix: &str, password: &str) -> Result<(), ApiError> {
    let has = |kind: fn(char) -> bool| password.chars().any(kind);
    let too_short = (password.len() as u64) < policy.min_length;
    let rules = [
        (too_short, "HuJf6", "Password is too short"),
        (
            policy.requires_lowercase && !has(|c| c.is_ascii_lowercase()),
            "co3Xw",
            "Password must contain lower case",
        ),
        (
            policy.requires_uppercase && !has(|c| c.is_ascii_uppercase()),
            "VoaRj",
            "Password must contain upper case",
        ),
        (policy.requires_number && !has(|c| c.is_ascii_digit()), "ZBv4H", "Password must contain number"),
        (
            policy.requires_symbol && !has(|c| !c.is_ascii_alphanumeric()),
            "ZDLwA",
            "Password must contain symbol",
        ),
    ];
    match rules.into_iter().find(|(broken, ..)| *broken) {
        Some((_, id, text)) => Err(ApiError::invalid_argument(format!("{prefix}-{id}"), text)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_broken_rule_is_reported_and_an_umlaut_is_a_symbol() {
        let policy = ComplexityPolicy::default();
        let id =
            |password: &str| check(&policy, "COMMA", password).err().and_then(|e| e.id().map(str::to_owned));
        assert_eq!(id("a").as_deref(), Some("COMMA-HuJf6"));
        assert_eq!(id("SECRET-PASSW0RD").as_deref(), Some("COMMA-co3Xw"));
        assert_eq!(id("Passw0rdä"), None);
    }
}

//! Rules for passwords.

use serde::Serialize;

/// A rule for passwords and whether the entered one broke it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordRule {
    /// Which rule.
    pub kind: PasswordRuleKind,
    /// The entered password broke it.
    pub broken: bool,
}

/// The rules of Zitadel's password complexity settings, with its own definition of each: length counts bytes of
/// UTF-8, letters and digits are ASCII, everything else is a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "rule", content = "value")]
pub enum PasswordRuleKind {
    /// At least so many bytes.
    MinLength(u64),
    /// At most so many bytes: what the password hash takes in.
    MaxLength(u64),
    /// `[a-z]`.
    Lowercase,
    /// `[A-Z]`.
    Uppercase,
    /// `[0-9]`.
    Digit,
    /// Anything outside `[A-Za-z0-9]`.
    Symbol,
}

impl PasswordRuleKind {
    /// Whether a password keeps the rule.
    pub fn is_kept_by(self, password: &str) -> bool {
        let length = u64::try_from(password.len()).unwrap_or(u64::MAX);
        match self {
            Self::MinLength(least) => length >= least,
            Self::MaxLength(most) => length <= most,
            Self::Lowercase => password.bytes().any(|b| b.is_ascii_lowercase()),
            Self::Uppercase => password.bytes().any(|b| b.is_ascii_uppercase()),
            Self::Digit => password.bytes().any(|b| b.is_ascii_digit()),
            Self::Symbol => password.chars().any(|c| !c.is_ascii_alphanumeric()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_read_as_zitadel_reads_them() {
        use PasswordRuleKind::{Digit, Lowercase, MaxLength, MinLength, Symbol, Uppercase};
        let keeps = |rule: PasswordRuleKind, password: &str| rule.is_kept_by(password);
        assert!(keeps(MinLength(8), "äöüß") && !keeps(MinLength(9), "äöüß"), "length counts bytes");
        assert!(keeps(MaxLength(72), &"a".repeat(72)) && !keeps(MaxLength(72), &"a".repeat(73)));
        assert!(
            keeps(Symbol, "ä") && keeps(Symbol, " ") && !keeps(Symbol, "aZ9"),
            "everything else is a symbol"
        );
        assert!(!keeps(Lowercase, "äÄ") && !keeps(Uppercase, "Ä") && !keeps(Digit, "٣"), "letters are ASCII");
    }
}

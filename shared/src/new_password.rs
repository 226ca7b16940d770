//! The two fields of a new password.

use crate::outcome::NewPasswordScreen;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// A new password, entered twice.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewPassword {
    /// The first entry, verbatim.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "password")))]
    pub password: SecretString,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "password")))]
    password_again: SecretString,
}

impl NewPassword {
    /// Zitadel takes passwords of at most so many characters.
    pub const LONGEST: usize = 200;

    /// Notes on the page what is wrong with it. Whether all is well.
    pub fn check(&self, page: &mut NewPasswordScreen) -> bool {
        let password = self.password.expose_secret();
        for rule in &mut page.rules {
            rule.broken = !rule.kind.is_kept_by(password);
        }
        if password.is_empty() {
            page.password.refuse("password-missing");
        } else if page.rules.iter().any(|rule| rule.broken) {
            page.password.refuse("password-rules-broken");
        }
        if self.password_again.expose_secret() != password {
            page.again.refuse("password-mismatch");
        }
        page.password.error.is_none() && page.again.error.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::{PasswordRule, PasswordRuleKind};

    fn check(password: &str, again: &str) -> (bool, Vec<bool>, Option<&'static str>, Option<&'static str>) {
        let kinds = [PasswordRuleKind::MinLength(8), PasswordRuleKind::Digit, PasswordRuleKind::Symbol];
        let rules = kinds.map(|kind| PasswordRule { kind, broken: false }).to_vec();
        let mut page = NewPasswordScreen { rules, ..NewPasswordScreen::default() };
        let new =
            NewPassword { password: password.to_owned().into(), password_again: again.to_owned().into() };
        let ok = new.check(&mut page);
        let broken = page.rules.iter().map(|rule| rule.broken).collect();
        let id = |field: &crate::outcome::Field| field.error.as_ref().map(|error| error.id);
        (ok, broken, id(&page.password), id(&page.again))
    }

    #[test]
    fn each_rule_and_the_repetition_are_checked_for_themselves() {
        let broken = Some("password-rules-broken");
        assert_eq!(check("Ünïcode-1", "Ünïcode-1"), (true, vec![false, false, false], None, None));
        assert_eq!(check("short", "short"), (false, vec![true, true, true], broken, None));
        assert_eq!(check("longenough", "longenough"), (false, vec![false, true, true], broken, None));
        let mismatch = Some("password-mismatch");
        assert_eq!(check("longer-1", "Longer-1"), (false, vec![false, false, false], None, mismatch));
        assert_eq!(check("", ""), (false, vec![true, true, true], Some("password-missing"), None));
    }
}

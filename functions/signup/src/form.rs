//! The fields of a sign-up, checked one by one.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::outcome::{Field, SignupScreen, Text};

/// Zitadel takes names and addresses of at most so many characters.
const LONGEST: usize = 200;

/// A new person.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "CreateAccount"))]
pub(crate) struct Input {
    pub(crate) flow: String,
    #[serde(default)]
    pub(crate) csrf: String,
    #[serde(default)]
    pub(crate) given_name: String,
    #[serde(default)]
    pub(crate) family_name: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "password")))]
    pub(crate) password: SecretString,
    /// A passkey is wished for in place of the password.
    #[serde(default)]
    pub(crate) passkey: String,
    #[serde(default)]
    pub(crate) terms: String,
    #[serde(default)]
    pub(crate) privacy: String,
}

impl Input {
    /// Without the blanks that keyboards and clipboards add. Passwords are taken as they are.
    pub(crate) fn trimmed(mut self) -> Self {
        for text in [&mut self.given_name, &mut self.family_name, &mut self.email] {
            *text = text.trim().to_owned();
        }
        self
    }

    /// Whether the account is to have a passkey in place of a password.
    pub(crate) fn wants_passkey(&self, page: &SignupScreen) -> bool {
        page.passkey && (page.password_off || !self.passkey.is_empty())
    }

    /// Fills the page with what was entered and notes what is wrong with it. Whether all is well.
    pub(crate) fn check(&self, page: &mut SignupScreen) -> bool {
        page.accept_terms = tick(&self.terms, page.terms.is_some(), "terms-missing");
        page.accept_privacy = tick(&self.privacy, page.privacy.is_some(), "privacy-missing");
        if !self.wants_passkey(page) {
            self.check_password(page);
        }
        page.given_name = name(&self.given_name, "given-name-missing");
        page.family_name = name(&self.family_name, "family-name-missing");
        page.email = email(&self.email);
        let all = [
            &page.given_name,
            &page.family_name,
            &page.email,
            &page.password,
            &page.accept_terms,
            &page.accept_privacy,
        ];
        all.iter().all(|field| field.error.is_none())
    }

    fn check_password(&self, page: &mut SignupScreen) {
        let password = self.password.expose_secret();
        for rule in &mut page.rules {
            rule.broken = !rule.kind.is_kept_by(password);
        }
        if password.is_empty() {
            page.password.refuse("password-missing");
        } else if page.rules.iter().any(|rule| rule.broken) {
            page.password.refuse("password-rules-broken");
        }
    }
}

/// A box that has to be ticked where there is something to agree to.
fn tick(text: &str, wanted: bool, missing: &'static str) -> Field {
    let ticked = text == "1";
    let error = (wanted && !ticked).then(|| Text::new(missing));
    Field { value: if ticked { "1".to_owned() } else { String::new() }, error }
}

fn name(text: &str, missing: &'static str) -> Field {
    let error = match text.chars().count() {
        0 => Some(Text::new(missing)),
        1..=LONGEST => None,
        _ => Some(Text::new("name-too-long")),
    };
    Field { value: text.to_owned(), error }
}

/// Zitadel decides what an address is; only what can be none is stopped here.
fn email(text: &str) -> Field {
    let shape = text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
    });
    let error = match text.chars().count() {
        0 => Some(Text::new("email-missing")),
        1..=LONGEST if shape && !text.chars().any(|c| c.is_whitespace() || c.is_control()) => None,
        1..=LONGEST => Some(Text::new("email-invalid")),
        _ => Some(Text::new("email-too-long")),
    };
    Field { value: text.to_owned(), error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::outcome::{PasswordRule, PasswordRuleKind};

    #[test]
    fn each_field_has_a_message_of_its_own() {
        let mut page = SignupScreen {
            rules: vec![PasswordRule { kind: PasswordRuleKind::Digit, broken: false }],
            ..SignupScreen::default()
        };
        let input = Input {
            flow: String::new(),
            csrf: String::new(),
            given_name: String::new(),
            family_name: "ä".repeat(201),
            email: "a b@example.com".into(),
            password: "none".to_owned().into(),
            passkey: String::new(),
            terms: String::new(),
            privacy: String::new(),
        };
        assert!(!input.check(&mut page));
        let ids = [&page.given_name, &page.family_name, &page.email, &page.password]
            .map(|field| field.error.as_ref().map(|text| text.id));
        let expected =
            ["given-name-missing", "name-too-long", "email-invalid", "password-rules-broken"].map(Some);
        assert_eq!(ids, expected);
        assert!(page.password.value.is_empty() && page.rules[0].broken);
    }

    #[test]
    fn a_box_has_to_be_ticked_where_there_is_something_to_agree_to() {
        for (text, wanted, ok) in
            [("1", true, true), ("", true, false), ("on", true, false), ("", false, true)]
        {
            assert_eq!(tick(text, wanted, "terms-missing").error.is_none(), ok, "{text} {wanted}");
        }
    }

    #[test]
    fn addresses_are_refused_only_when_they_can_be_none() {
        for good in [
            "a@example.com",
            "o'hara+tag@sub.example.com",
            "müller@bücher.example",
            "a!#$%&*/=?^_`{|}~@example.org",
        ] {
            assert!(email(good).error.is_none(), "{good}");
        }
        for bad in [
            "a",
            "@example.com",
            "a@",
            "a@example",
            "a@.example.com",
            "a@b@example.com",
            "a@example.com\u{0}",
        ] {
            assert!(email(bad).error.is_some(), "{bad}");
        }
    }
}

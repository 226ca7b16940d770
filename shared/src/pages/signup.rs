//! `signup`: a new person.

use super::{Layout, PageSettings, field::Fields, rules};
use crate::i18n::Texts;
use crate::outcome::{Form, SignupScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "signup.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 6>,
    rules: Vec<rules::Line>,
    /// The rules for password managers that make a password.
    passwordrules: String,
    password_off: bool,
    passkey: bool,
    login: &'a str,
    terms: Option<&'a str>,
    privacy: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a SignupScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let mut fields = Fields::new(
            screen.message.as_ref(),
            [
                ("given_name", &screen.given_name),
                ("family_name", &screen.family_name),
                ("email", &screen.email),
                ("password", &screen.password),
                ("terms", &screen.accept_terms),
                ("privacy", &screen.accept_privacy),
            ],
            t,
        );
        if !screen.rules.is_empty() {
            fields.inputs[3].described_also_by("password-rules");
        }
        let layout =
            Layout::new(t.say("signup-title"), fields.faulty(), settings, t).back(&screen.application);
        Self {
            layout,
            form: &screen.form,
            fields,
            rules: rules::lines(&screen.rules, t),
            passwordrules: rules::for_password_managers(screen.rules.iter().map(|rule| rule.kind)),
            password_off: screen.password_off,
            passkey: screen.passkey && !screen.password_off,
            login: &screen.login,
            terms: screen.terms.as_deref(),
            privacy: screen.privacy.as_deref(),
        }
    }
}

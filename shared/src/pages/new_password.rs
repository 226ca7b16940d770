//! `new_password`: a new password, wished for, demanded, or in place of a forgotten one.

use super::{
    Layout, PageSettings,
    field::{Alert, Fields, Input},
    rules,
};
use crate::i18n::Texts;
use crate::outcome::{Field, Form, NewPasswordScreen, PasswordReason};
use askama::Template;

#[derive(Template)]
#[template(path = "new_password.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Above,
    lead: String,
    account: Option<&'a str>,
    code: Option<Input<'a>>,
    current: Option<Input<'a>>,
    password: Input<'a>,
    again: Input<'a>,
    rules: Vec<rules::Line>,
    passwordrules: String,
    resend: bool,
    factors: Option<&'a str>,
    login: Option<&'a str>,
}

/// What stands above the form.
struct Above {
    alert: Option<Alert>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a NewPasswordScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        /// In place of a field that is not asked for, so that it takes no focus.
        static FILLED: std::sync::LazyLock<Field> = std::sync::LazyLock::new(|| Field::kept("-"));
        let code = screen.code.as_ref().unwrap_or(&FILLED);
        let current = screen.current.as_ref().unwrap_or(&FILLED);
        let fields = Fields::new(
            screen.message.as_ref(),
            [
                ("code", code),
                ("current_password", current),
                ("password", &screen.password),
                ("password_again", &screen.again),
            ],
            t,
        );
        let title = match screen.reason {
            PasswordReason::First => t.say("new-password-first-title"),
            _ => t.say("new-password-title"),
        };
        let layout = Layout::new(title, fields.faulty(), settings, t);
        let layout = layout.back(&screen.application);
        let lead = match screen.reason {
            PasswordReason::Wish => t.say("new-password-wish"),
            PasswordReason::Required => t.say("new-password-required"),
            PasswordReason::Expired => t.say("new-password-expired"),
            PasswordReason::Forgotten => t.say("new-password-forgotten"),
            PasswordReason::First => layout.product_text("new-password-first"),
        };
        let Fields { alert, inputs: [code, current, mut password, again] } = fields;
        if !screen.rules.is_empty() {
            password.described_also_by("password-rules");
        }
        Self {
            layout,
            form: &screen.form,
            fields: Above { alert },
            lead,
            account: screen.account.as_deref(),
            code: screen.code.is_some().then_some(code),
            current: screen.current.is_some().then_some(current),
            password,
            again,
            rules: rules::lines(&screen.rules, t),
            passwordrules: rules::for_password_managers(screen.rules.iter().map(|rule| rule.kind)),
            resend: screen.resend,
            factors: screen.factors.as_deref(),
            login: screen.login.as_deref(),
        }
    }
}

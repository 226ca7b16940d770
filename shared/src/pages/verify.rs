//! `verify`: the code from the mail.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{Form, VerifyScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "verify.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
    sent: String,
    resend: bool,
    login: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a VerifyScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let mut fields = Fields::new(screen.message.as_ref(), [("code", &screen.code)], t);
        fields.inputs[0].described_also_by("code-hint");
        let layout =
            Layout::new(t.say("verify-title"), fields.faulty(), settings, t).back(&screen.application);
        let sent = match &screen.email {
            Some(email) => t.say_with("verify-sent-to", [("email", email.as_str())]),
            None => t.say("verify-sent"),
        };
        Self {
            layout,
            form: &screen.form,
            fields,
            sent,
            resend: screen.resend,
            login: screen.login.as_deref(),
        }
    }
}

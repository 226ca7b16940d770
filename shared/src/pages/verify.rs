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
    hint: String,
    invitation: Option<&'a str>,
    resend: bool,
    login: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a VerifyScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let mut fields = Fields::new(screen.message.as_ref(), [("code", &screen.code)], t);
        fields.inputs[0].described_also_by("code-hint");
        let invitation = screen.invitation.is_some();
        let title = if invitation { t.say("invite-title") } else { t.say("verify-title") };
        let layout = Layout::new(title, fields.faulty(), settings, t).back(&screen.application);
        let sent = match &screen.email {
            Some(email) => t.say_with("verify-sent-to", [("email", email.as_str())]),
            None if invitation => layout.product_text("invite-lead"),
            None => t.say("verify-sent"),
        };
        Self {
            layout,
            form: &screen.form,
            fields,
            sent,
            hint: if invitation { t.say("invite-hint") } else { t.say("verify-hint") },
            invitation: screen.invitation.as_deref(),
            resend: screen.resend,
            login: screen.login.as_deref(),
        }
    }
}

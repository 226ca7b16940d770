//! `password_reset`: whose password was forgotten.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{Form, ResetScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "reset.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
    lead: String,
    submit: String,
    login: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a ResetScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [("login_name", &screen.login_name)], t);
        let (title, lead, submit) = if screen.invitation {
            (t.say("invite-again-title"), t.say("invite-again-lead"), t.say("invite-again-submit"))
        } else if screen.has_code {
            (t.say("new-password-title"), t.say("reset-lead-code"), t.say("verify-submit"))
        } else {
            (t.say("reset-title"), t.say("reset-lead"), t.say("reset-submit"))
        };
        let layout = Layout::new(title, fields.faulty(), settings, t).back(&screen.application);
        Self { layout, form: &screen.form, fields, lead, submit, login: &screen.login }
    }
}

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
    login: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a ResetScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [("login_name", &screen.login_name)], t);
        let layout = Layout::new(t.say("reset-title"), fields.faulty(), settings, t);
        Self { layout: layout.back(&screen.application), form: &screen.form, fields, login: &screen.login }
    }
}

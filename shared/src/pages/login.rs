//! `login`: name and password.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{Form, LoginScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "login.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 2>,
    signup: Option<&'a str>,
    reset: Option<&'a str>,
    passkey: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a LoginScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = [("login_name", &screen.login_name), ("password", &screen.password)];
        let fields = Fields::new(screen.message.as_ref(), fields, t);
        let layout =
            Layout::new(t.say("login-title"), fields.faulty(), settings, t).back(&screen.application);
        let (signup, reset) = (screen.signup.as_deref(), screen.reset.as_deref());
        Self { layout, form: &screen.form, fields, signup, reset, passkey: screen.passkey }
    }
}

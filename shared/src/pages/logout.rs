//! `logout`: asks before the session of this host is ended.

use super::{Layout, PageSettings};
use crate::i18n::Texts;
use crate::outcome::{Form, LogoutScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "logout.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    text: String,
    stay: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a LogoutScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let text = match &screen.login_name {
            Some(name) => t.say_with("logout-text-name", [("name", name.as_str())]),
            None => t.say("logout-text"),
        };
        let stay = Some(screen.application.as_str()).filter(|url| !url.is_empty());
        Self {
            layout: Layout::new(t.say("logout-title"), false, settings, t),
            form: &screen.form,
            text,
            stay,
        }
    }
}

//! `signed_out`: the end of a session.

use super::{Layout, PageSettings};
use crate::i18n::Texts;
use crate::outcome::SignedOutScreen;
use askama::Template;

#[derive(Template)]
#[template(path = "signed_out.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    incomplete: bool,
    login: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a SignedOutScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let login = Some(screen.login.as_str()).filter(|url| !url.is_empty());
        let layout = Layout::new(t.say("signed-out-title"), false, settings, t);
        Self { layout, incomplete: screen.incomplete, login }
    }
}

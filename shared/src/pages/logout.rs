//! `logout`: asks before the session of this host is ended.

use super::{Layout, PageSettings};
use crate::i18n::Texts;
use crate::outcome::{Form, KnownAccount, LogoutScreen};
use askama::Template;

#[derive(Template)]
#[template(path = "logout.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    text: String,
    accounts: &'a [KnownAccount],
    stay: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a LogoutScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let text = match &screen.login_name {
            _ if !screen.accounts.is_empty() => t.say("logout-text-several"),
            Some(name) => t.say_with("logout-text-name", [("name", name.as_str())]),
            None => t.say("logout-text"),
        };
        let stay = Some(screen.application.as_str()).filter(|url| !url.is_empty());
        Self {
            layout: Layout::new(t.say("logout-title"), false, settings, t),
            form: &screen.form,
            text,
            accounts: &screen.accounts,
            stay,
        }
    }

    /// What the button is called that signs an account out: there is one for each.
    fn remove(&self, account: &KnownAccount) -> String {
        self.layout.t.say_with("accounts-remove-name", [("name", account.login_name.as_str())])
    }
}

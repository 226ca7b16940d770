//! `accounts`: which of the accounts of this browser signs in.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{AccountsScreen, Form, KnownAccount};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 0>,
    accounts: &'a [KnownAccount],
    login: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(screen: &'a AccountsScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [], t);
        let layout =
            Layout::new(t.say("accounts-title"), fields.faulty(), settings, t).back(&screen.application);
        Self { layout, form: &screen.form, fields, accounts: &screen.accounts, login: &screen.login }
    }

    /// What the button is called that signs an account out: there is one for each.
    fn remove(&self, account: &KnownAccount) -> String {
        self.layout.t.say_with("accounts-remove-name", [("name", account.login_name.as_str())])
    }
}

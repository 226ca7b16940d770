//! The accounts that this browser knows.

use super::{Links, NoFields, Shown, present};
use crate::i18n::Texts;
use crate::outcome;
use serde::Serialize;

/// `accounts`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Accounts<'a> {
    /// Form, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, NoFields>,
    /// The accounts, the one that was used last first.
    pub accounts: Vec<Account<'a>>,
}

/// One of them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Account<'a> {
    /// What is posted as `account` to choose it, or as `remove` to sign it out here.
    pub account: &'a str,
    /// Login name.
    pub login_name: &'a str,
    /// Whether its session is good for something still; else it is a matter of signing in again.
    pub active: bool,
}

impl<'a> Account<'a> {
    pub(super) fn all(accounts: &'a [outcome::KnownAccount]) -> Vec<Self> {
        let account = |it: &'a outcome::KnownAccount| Self {
            account: &it.reference,
            login_name: &it.login_name,
            active: it.active,
        };
        accounts.iter().map(account).collect()
    }
}

impl<'a> Accounts<'a> {
    pub(super) fn new(screen: &'a outcome::AccountsScreen, t: &Texts) -> Self {
        let links = Links {
            login: present(&screen.login),
            application: present(&screen.application),
            ..Links::default()
        };
        let shown = Shown::new(&screen.form, NoFields {}, screen.message.as_ref(), links, t);
        Self { shown, accounts: Account::all(&screen.accounts) }
    }
}

//! The accounts that this browser knows.

use super::{Form, Text};

/// `accounts`: which of the accounts of this browser signs in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccountsScreen {
    /// Where it goes: `account=REFERENCE` chooses, `remove=REFERENCE` signs that one out here.
    pub form: Form,
    /// The accounts, the one that was used last at the top.
    pub accounts: Vec<KnownAccount>,
    /// What went wrong.
    pub message: Option<Text>,
    /// Path of the page where somebody else signs in.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// An account that this browser has a session of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownAccount {
    /// What the form calls it by.
    pub reference: String,
    /// Login name.
    pub login_name: String,
    /// Whether its session is good for something still; else it is a matter of signing in again.
    pub active: bool,
}

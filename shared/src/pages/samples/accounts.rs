//! The accounts of a browser: in the choice, and where they are signed out.

use super::{AWKWARD, application, form, logout};
use crate::outcome::{AccountsScreen, KnownAccount, LogoutScreen, Screen, Text};

fn account(reference: &str, login_name: &str, active: bool) -> KnownAccount {
    KnownAccount { reference: reference.to_owned(), login_name: login_name.to_owned(), active }
}

fn accounts() -> AccountsScreen {
    AccountsScreen {
        form: form("/login/accounts"),
        accounts: vec![
            account("a1", "anna.muster@example.com", true),
            account("a2", "a.very-long-name-that-does-not-fit-into-one-line@departement.example.com", false),
        ],
        message: None,
        login: "/login?flow=f-1".to_owned(),
        application: application(),
    }
}

/// Every state, with a name for it.
pub(super) fn all() -> Vec<(&'static str, Screen)> {
    let awkward = AccountsScreen {
        accounts: vec![account(AWKWARD, AWKWARD, true)],
        message: Some(Text::new("try-again")),
        ..accounts()
    };
    let several = LogoutScreen { login_name: None, accounts: accounts().accounts, ..logout() };
    let several_awkward = LogoutScreen { accounts: awkward.accounts.clone(), ..logout() };
    vec![
        ("accounts", accounts().into()),
        ("accounts-awkward", awkward.into()),
        ("logout-several", several.into()),
        ("logout-several-awkward", several_awkward.into()),
    ]
}

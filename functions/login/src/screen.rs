//! The sign-in page of a flow.

use crate::{
    State,
    steps::{reset_path, targets},
};
use shared::{
    cookies::flow::Flow,
    outcome::{Field, Form, LoginScreen},
    zitadel::LoginSettings,
};

/// The page with an empty form.
pub(crate) fn login(state: &State, flow: &Flow, settings: &LoginSettings, name: &str) -> LoginScreen {
    let targets = targets(state, flow);
    LoginScreen {
        form: Form { action: "/login".into(), flow: flow.id(), csrf: flow.csrf(), targets },
        login_name: Field::kept(name),
        reset: reset_path(flow, settings),
        signup: (settings.allow_register && flow.only.is_none())
            .then(|| format!("/signup?flow={}", flow.id())),
        passkey: settings.allows_passkeys(),
        application: state.base.origins.start(),
        ..LoginScreen::default()
    }
}

//! The sign-in page of a flow.

use crate::State;
use shared::{
    cookies::flow::Flow,
    outcome::{Field, Form, LoginScreen},
    zitadel::LoginSettings,
};

/// The page with an empty form.
pub(crate) fn login(state: &State, flow: &Flow, settings: &LoginSettings, name: &str) -> LoginScreen {
    let origins = &state.base.origins;
    // Browsers hold every hop of the way back against this list: the provider, the application, and where it
    // may send people on.
    let mut targets = vec![flow.redirect_origin.clone(), origins.app_origin(), state.zitadel.origin()];
    targets.extend(origins.allowed.iter().cloned());
    LoginScreen {
        form: Form { action: "/login".into(), flow: flow.id(), csrf: flow.csrf(), targets },
        login_name: Field::kept(name),
        signup: settings.allow_register.then(|| format!("/signup?flow={}", flow.id())),
        application: origins.start(),
        ..LoginScreen::default()
    }
}

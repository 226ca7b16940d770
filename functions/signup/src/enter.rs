//! Arriving at the sign-up page.

use crate::{
    State,
    error::SignupError,
    screen::{self, House},
};
use axum::{extract::State as Part, response::Response};
use shared::{app::Reply, cookies::flow::Flow, outcome::Outcome, visit::Visit};

/// `GET /signup`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, SignupError> {
    let Some(id) = visit.param("flow") else {
        // Whoever comes by hand begins at the application, which comes back with a flow and this wish.
        return Ok(Reply::new(Outcome::Go(format!("{}?prompt=create", state.base.origins.start()))));
    };
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.ok_or(SignupError::NoFlow)?;
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let (settings, house) = tokio::join!(
        state.zitadel.login_settings(&flow.organization),
        House::read(state, &flow.organization)
    );
    let settings = settings?;
    if !settings.allow_register {
        return Err(SignupError::RegistrationOff);
    }
    let language = visit.presentation.locale.tag();
    let page = screen::signup(state, &flow, &house?, &settings, language);
    if page.password_off && !page.passkey {
        return Err(SignupError::RegistrationOff);
    }
    Ok(Reply::new(Outcome::show(page)))
}

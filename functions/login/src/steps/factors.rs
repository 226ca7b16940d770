//! Which of several second factors to prove.

use super::{By, Input, Page, Posted, Stand, go_on, show, to};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{app::Reply, policy::Factor, visit::Visit};

/// The name of a factor, or `skip` where none has to be chosen.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ChooseFactor"))]
pub(crate) struct FactorInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    factor: String,
    #[serde(default)]
    skip: String,
}

impl Input for FactorInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

impl FactorInput {
    /// The chosen factor.
    pub(super) fn factor(&self) -> Option<Factor> {
        Factor::of_name(&self.factor)
    }

    /// Whether a passkey is chosen.
    pub(super) fn is_passkey(&self) -> bool {
        self.factor == "passkey"
    }

    /// Whether the offer is declined.
    pub(super) fn skips(&self) -> bool {
        !self.skip.is_empty()
    }
}

/// `GET /login/factors`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::Factors).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/factors`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = choose(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn choose(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<FactorInput>::open(state, visit, request).await?;
    let mut stand = match Stand::of_form(state, flow).await? {
        Ok(stand) => stand,
        Err(reply) => return Ok(reply),
    };
    let open = Page::Factors.is_open(&stand);
    let chosen = input.factor().filter(|factor| open && stand.progress.enrolled().contains(factor));
    let Some(factor) = chosen else {
        return go_on(state, visit, stand, By::Address).await;
    };
    let page = Page::Code(factor);
    // Whoever comes back to a factor finds the code that is on its way.
    let waiting = stand.flow.pending.as_ref().and_then(|pending| pending.challenged);
    if factor != Factor::Totp && waiting != Some(factor) {
        stand.challenge(state, factor).await?;
    }
    to(state, visit, stand, page).await
}

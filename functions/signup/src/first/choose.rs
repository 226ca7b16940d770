//! Password or passkey.

use super::{First, Way, form, onward, open, passkey, password, to};
use crate::{State, error::SignupError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    input,
    outcome::{FactorsPurpose, FactorsScreen, Outcome},
    visit::Visit,
};

/// Its path.
pub(super) const PATH: &str = "/signup/method";

/// Which way to sign in is set up first.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ChooseFirstWay"))]
pub(crate) struct Input {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    factor: String,
}

/// `GET /signup/method`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /signup/method`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// On to the page.
pub(super) async fn begin(state: &State, visit: &Visit, first: &First) -> Result<Reply, SignupError> {
    to(state, visit, &first.flow, PATH, screen(state, first).into()).await
}

fn screen(state: &State, first: &First) -> FactorsScreen {
    let ways = first.ways();
    FactorsScreen {
        form: form(state, &first.flow, PATH),
        purpose: FactorsPurpose::First,
        factors: Vec::new(),
        passkey: ways.contains(&Way::Passkey),
        password: ways.contains(&Way::Password),
        account: first.person.shown_name().to_owned(),
        message: None,
        login: String::new(),
        application: state.base.origins.start(),
    }
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, SignupError> {
    if visit.is_prefetch() {
        return Err(SignupError::Prefetch);
    }
    let id = visit.param("flow").ok_or(SignupError::NoFlow)?.to_owned();
    let flow = open(state, visit, &id).await?;
    match First::of(state, flow).await? {
        Ok(first) if first.ways().is_empty() => Err(SignupError::NoWayToSignIn),
        Ok(first) => Ok(Reply::new(Outcome::show(screen(state, &first)))),
        Err(flow) => onward(state, visit, *flow).await,
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let flow = open(state, visit, &input.flow).await?;
    if !flow.is_csrf(&input.csrf) {
        return Err(SignupError::Csrf);
    }
    let first = match First::of(state, flow).await? {
        Ok(first) => first,
        Err(flow) => return onward(state, visit, *flow).await,
    };
    let ways = first.ways();
    match input.factor.as_str() {
        "passkey" if ways.contains(&Way::Passkey) => passkey::ask(state, visit, first).await,
        "password" if ways.contains(&Way::Password) => password::begin(state, visit, &first).await,
        _ => begin(state, visit, &first).await,
    }
}

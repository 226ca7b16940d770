//! Whether a device may sign in as the person who has just shown who they are.
//!
//! Zitadel allows a device whatever the session holds, so the form is taken only where nothing is left to be done, by
//! Zitadel's state in that very request.

use super::{CONSENT_PATH, DONE_PATH, PATH};
use crate::{
    State,
    error::LoginError,
    steps::{self, By, Input, Posted, Stand},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::flow::{Flow, Purpose},
    error::{Kind, RouteError},
    outcome::{DeviceConsentScreen, DeviceDoneScreen, DeviceResult, Form, Outcome, Text},
    policy::Step,
    progress,
    sign_in::{SignedIn, remember},
    visit::Visit,
    zitadel::{DeviceRequest, Refusal, UserCode, ZitadelError},
};

/// `allow` or `deny`.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "DecideDevice"))]
pub(crate) struct ConsentInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    decision: String,
}

impl Input for ConsentInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// On to the question. Only its own page reads what the device asked for.
pub(crate) async fn ask(state: &State, visit: &Visit, flow: &Flow) -> Result<Reply, LoginError> {
    let cookies = progress::keep(&state.base, visit, flow).await?;
    let path = format!("{CONSENT_PATH}?flow={}", flow.id());
    Ok(Reply::new(Outcome::Go(join(&state.base.origins.auth, &path))).with(cookies))
}

/// `GET /device/consent`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /device/consent`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = decide(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// The device of a flow whose sign-in stands at its end. An offer to set up a factor may be passed over.
fn device(stand: &Stand) -> Option<&UserCode> {
    let ended = matches!(stand.step, Step::Finish | Step::OfferEnrolment);
    stand.flow.device.as_ref().filter(|_| ended && stand.flow.purpose == Purpose::Device)
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    let flow = steps::open(state, visit).await?;
    let stand = match Stand::load(state, flow).await? {
        Ok(stand) => stand,
        Err(flow) => return steps::anew(state, visit, *flow).await,
    };
    let Some(code) = device(&stand) else {
        if visit.is_prefetch() {
            return Err(LoginError::Prefetch);
        }
        return steps::go_on(state, visit, stand, By::Address).await;
    };
    match state.zitadel.device_request(code).await {
        Ok(asked) => Ok(Reply::new(Outcome::show(screen(state, &stand, code, &asked)))),
        Err(error) => ended(&stand.flow, error),
    }
}

fn screen(state: &State, stand: &Stand, code: &UserCode, asked: &DeviceRequest) -> DeviceConsentScreen {
    let flow = &stand.flow;
    DeviceConsentScreen {
        form: Form { action: CONSENT_PATH.into(), flow: flow.id(), csrf: flow.csrf(), targets: Vec::new() },
        device: asked.application.clone(),
        project: asked.project.clone(),
        code: code.as_str().to_owned(),
        scopes: asked.scope.clone(),
        account: stand.progress.person.shown_name().to_owned(),
        message: None,
        login: format!("/login?flow={}", flow.id()),
        application: state.base.origins.start(),
    }
}

/// Somebody has decided already: perhaps this form, sent twice.
fn ended(flow: &Flow, error: ZitadelError) -> Result<Reply, LoginError> {
    match error.refusal() {
        Some(Refusal::DeviceUnknown) => Ok(done(DeviceResult::Gone).with([flow.remove()])),
        _ => Err(error.into()),
    }
}

fn done(result: DeviceResult) -> Reply {
    let path = format!("{DONE_PATH}?result={}", result.name());
    let screen = DeviceDoneScreen { result, again: PATH.into() };
    Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) })
}

async fn decide(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<ConsentInput>::open(state, visit, request).await?;
    let stand = match Stand::of_form(state, flow).await? {
        Ok(stand) => stand,
        Err(reply) => return Ok(reply),
    };
    let Some(code) = device(&stand) else {
        return steps::go_on(state, visit, stand, By::Address).await;
    };
    let asked = match state.zitadel.device_request(code).await {
        Ok(asked) => asked,
        Err(error) => return ended(&stand.flow, error),
    };
    let handle = &stand.progress.handle;
    let (answered, result) = match input.decision.as_str() {
        "allow" => (state.zitadel.allow_device(&asked.id, handle).await, DeviceResult::Allowed),
        "deny" => (state.zitadel.deny_device(&asked.id).await, DeviceResult::Denied),
        // A form without its button: the question stands.
        _ => return Ok(Reply::new(Outcome::show(screen(state, &stand, code, &asked)))),
    };
    match answered.map_err(LoginError::from) {
        Ok(()) => {}
        Err(LoginError::Zitadel(error)) if error.refusal() == Some(Refusal::DeviceUnknown) => {
            return ended(&stand.flow, error);
        }
        Err(error) if error.kind() == Kind::Unavailable => {
            tracing::error!(cause = shared::error::chain(&error), "a device could not be answered");
            let mut page = screen(state, &stand, code, &asked);
            page.message = Some(Text::new("try-again"));
            return Ok(Reply::new(Outcome::show(page)));
        }
        Err(error) => return Err(error),
    }
    let person = &stand.progress.person;
    tracing::info!(
        event = "device_answered",
        user = person.id,
        result = result.name(),
        "a device was answered"
    );
    let who = SignedIn { person, session: handle };
    let cookies = remember(&state.base, visit, &stand.flow, &who).await?;
    Ok(done(result).with(cookies))
}

//! A device that cannot show these pages is signed in by somebody who can (RFC 8628, the person's side).
//!
//! The code from the device is entered, by a form and never by an address; then one signs in by the usual steps, in a flow
//! that ends at the question whether the device may go on ([`consent`]). Whatever is wrong with a code is said in the same
//! words.

mod consent;

#[cfg(feature = "openapi")]
pub(crate) use consent::ConsentInput;
pub(crate) use consent::{ask, get as get_consent, post as post_consent};

use crate::{
    State,
    error::LoginError,
    steps::{Stand, try_again},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::{
        flow::{Flow, Pending},
        sessions::Sessions,
    },
    input,
    outcome::{DeviceCodeScreen, DeviceDoneScreen, DeviceResult, Field, Form, Outcome},
    policy::{Freshness, Step},
    progress::Progress,
    visit::Visit,
    zitadel::{DeviceRequest, Refusal, UserCode},
};

const PATH: &str = "/device";
const CONSENT_PATH: &str = "/device/consent";
const DONE_PATH: &str = "/device/done";

/// The code that a device shows.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "EnterDeviceCode"))]
pub(crate) struct Input {
    #[serde(default)]
    user_code: String,
}

/// `GET /device`: the form, filled in where a link or a QR code brought the code along.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let code = visit.param("user_code").and_then(UserCode::read);
    let screen = screen(&state, code.as_ref().map(UserCode::as_str).unwrap_or_default());
    state.base.respond::<LoginError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

/// `POST /device`. The form carries no token: that it comes from this very origin is checked, and all it does is to begin a
/// sign-in.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let result = submit(&state, &visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// `GET /device/done?result=`: words, and nothing else.
pub(crate) async fn done(Part(state): Part<State>, visit: Visit) -> Response {
    let result = visit.param("result").and_then(DeviceResult::of_name).unwrap_or(DeviceResult::Gone);
    let screen = DeviceDoneScreen { result, again: PATH.into() };
    state.base.respond::<LoginError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

fn screen(state: &State, code: &str) -> DeviceCodeScreen {
    DeviceCodeScreen {
        form: Form { action: PATH.into(), ..Form::default() },
        code: Field::kept(code),
        message: None,
        application: state.base.origins.start(),
    }
}

async fn submit(state: &State, visit: &Visit, request: Request) -> Result<Reply, LoginError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let Some(code) = UserCode::read(&input.user_code) else {
        let mut page = screen(state, "");
        page.code.refuse(if input.user_code.trim().is_empty() {
            "code-missing"
        } else {
            "device-code-refused"
        });
        return Ok(Reply::new(Outcome::show(page)));
    };
    let mut page = screen(state, code.as_str());
    match state.zitadel.device_request(&code).await {
        Ok(asked) => begin(state, visit, code, &asked).await,
        Err(error) if error.refusal() == Some(Refusal::DeviceUnknown) => {
            tracing::info!(event = "device_code_refused", "a device's code was refused");
            page.code.refuse("device-code-refused");
            Ok(Reply::new(Outcome::show(page)))
        }
        Err(error) => try_again(page, error),
    }
}

/// A flow for the device: with the newest session of this browser, as far as that goes, or from the first page.
async fn begin(
    state: &State,
    visit: &Visit,
    code: UserCode,
    asked: &DeviceRequest,
) -> Result<Reply, LoginError> {
    let organization = match asked.organization() {
        // As in an authorization request: nothing long gets into a cookie.
        Some(organization) => organization.chars().take(64).collect(),
        None => state.default_organization().await?,
    };
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let mut flow = Flow::of_device(code, organization, csrf, state.base.clock.epoch());
    flow.restricted = asked.organization().is_some();
    if let Some(stand) = earlier(state, visit, &flow).await? {
        return match stand.step {
            Step::Finish | Step::OfferEnrolment => ask(state, visit, &stand.flow).await,
            _ => crate::steps::go_on(state, visit, stand, crate::steps::By::Address).await,
        };
    }
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    let path = format!("/login?flow={}", flow.id());
    Ok(Reply::new(Outcome::Go(join(&state.base.origins.auth, &path))).with(cookies))
}

/// Where the flow stands with an earlier session. Of those that are over, no more than one is asked about.
async fn earlier(state: &State, visit: &Visit, flow: &Flow) -> Result<Option<Stand>, LoginError> {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let freshness = Freshness { now: state.base.clock.now(), max_age: None, since: None };
    for known in sessions.iter().take(2) {
        let progress = Progress::load(&state.zitadel, known.handle(), flow, &freshness).await?;
        let Some(progress) = progress else { continue };
        let mut flow = flow.clone();
        flow.pending = Some(Pending::of_session(&progress.person.id, &progress.handle));
        let stand = Stand::new(state, flow, progress);
        let begins =
            matches!(stand.step, Step::Name | Step::Password | Step::Passkey | Step::IdentityProvider);
        return Ok(Some(stand).filter(|_| !begins));
    }
    Ok(None)
}

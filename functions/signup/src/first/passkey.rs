//! The first passkey. Once it is set up a session is made that waits for it, and the sign-in's page asks for it: what
//! Zitadel registers proves nothing by itself, and a passkey that has been used once can be used again.

use super::{First, Way, form, onward, open, path, to};
use crate::{State, error::SignupError};
use axum::{
    extract::{Request, State as Part},
    http::header::USER_AGENT,
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::flow::Flow,
    input,
    outcome::{Outcome, Text, WebAuthnScreen},
    visit::Visit,
    web_authn::{Ceremony, CeremonyKind, key_name, relying_party},
    zitadel::{KeyChallenge, Refusal, SessionHandle, ZitadelError},
};
use std::time::Duration;

const PATH: &str = "/signup/passkey";
/// Where it is used, a page of the sign-in.
const USE_PATH: &str = "/login/passkey";
const KIND: CeremonyKind = CeremonyKind::EnrolPasskey;
/// Shortest life of the session.
const SHORTEST_SESSION: time::Duration = time::Duration::hours(1);
/// Zitadel's challenge lags behind the registration.
const RETRIES: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800)];

/// What `navigator.credentials.create` gave, as JSON in a text, buffers in base64url.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "FirstPasskey"))]
pub(crate) struct Input {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    credential: String,
    #[serde(default)]
    name: String,
}

/// `GET /signup/passkey`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /signup/passkey`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// Zitadel begins to register a key; the page asks the browser for it.
pub(super) async fn ask(state: &State, visit: &Visit, mut first: First) -> Result<Reply, SignupError> {
    let domain = relying_party(&state.base.origins);
    let registration = state.zitadel.register_key(&first.person.id, KIND, domain).await?;
    if let Some(pending) = &mut first.flow.pending {
        pending.ceremony = Some(Ceremony::creation(KIND, domain, registration));
    }
    let screen = screen(state, &first);
    to(state, visit, &first.flow, PATH, screen.into()).await
}

fn screen(state: &State, first: &First) -> WebAuthnScreen {
    WebAuthnScreen { factors: first.choice(), ..bare(state, &first.flow) }
}

/// The page from the flow alone: for when Zitadel is down.
fn bare(state: &State, flow: &Flow) -> WebAuthnScreen {
    let pending = flow.pending.clone().unwrap_or_default();
    WebAuthnScreen {
        form: form(state, flow, PATH),
        kind: KIND,
        options: pending.ceremony(KIND).map(|ceremony| ceremony.options.clone()).unwrap_or_default(),
        account: pending.account,
        message: None,
        factors: None,
        password: None,
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
        Ok(first) if first.is_asked() => Ok(Reply::new(Outcome::show(screen(state, &first)))),
        Ok(first) => first.go_on(state, visit).await,
        Err(flow) => onward(state, visit, *flow).await,
    }
}

impl First {
    /// Whether the browser was asked for a key that the policy still allows.
    fn is_asked(&self) -> bool {
        let asked = self.flow.pending.as_ref().is_some_and(|pending| pending.ceremony(KIND).is_some());
        asked && self.ways().contains(&Way::Passkey)
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default().to_owned();
    let input: Input = input::read(&state.base, visit, request).await?;
    let flow = open(state, visit, &input.flow).await?;
    if !flow.is_csrf(&input.csrf) {
        return Err(SignupError::Csrf);
    }
    let kept = bare(state, &flow);
    match set_up(state, visit, flow, &input, &agent).await {
        // Nothing is lost: the question stays.
        Err(SignupError::Zitadel(error)) if error.refusal().is_none() => {
            tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
            Ok(say(kept, "try-again"))
        }
        result => result,
    }
}

async fn set_up(
    state: &State,
    visit: &Visit,
    flow: Flow,
    input: &Input,
    agent: &str,
) -> Result<Reply, SignupError> {
    let mut first = match First::of(state, flow).await? {
        Ok(first) if first.is_asked() => first,
        Ok(first) => return first.go_on(state, visit).await,
        Err(flow) => return onward(state, visit, *flow).await,
    };
    let page = screen(state, &first);
    let asked = first.flow.pending.as_ref().and_then(|pending| pending.ceremony(KIND));
    let ceremony = asked.ok_or(SignupError::NoFlow)?;
    if input.credential.is_empty() {
        return Ok(say(page, "credential-missing"));
    }
    let Ok(credential) = ceremony.answer(&input.credential, &state.base.origins.callers()) else {
        return Ok(say(page, "credential-refused"));
    };
    let name = key_name(&input.name, "Passkey", agent, state.base.clock.now());
    let (user, registration) = (&first.person.id, &ceremony.registration);
    if let Err(error) = state.zitadel.complete_key(user, KIND, registration, &credential, &name).await {
        if error.refusal() == Some(Refusal::KeyRefused) {
            return Ok(say(page, "credential-refused"));
        }
        return Err(error.into());
    }
    tracing::info!(event = "first_passkey_set", "somebody has their first passkey");
    if let Some(pending) = &mut first.flow.pending {
        pending.ceremony = None;
        pending.new_passkey = true;
    }
    let cookies = first.flow.keep(&visit.jar, &state.base.sealer).await?;
    let on = join(&state.base.origins.auth, &path(PATH, &first.flow));
    Ok(Reply::new(Outcome::Go(on)).with(cookies))
}

fn say(mut page: WebAuthnScreen, id: &'static str) -> Reply {
    page.message = Some(Text::new(id));
    Reply::new(Outcome::show(page))
}

/// It is set up: the sign-in's page asks for it.
pub(super) async fn sign_in(state: &State, visit: &Visit, mut flow: Flow) -> Result<Reply, SignupError> {
    let user = flow.pending.as_ref().and_then(|pending| pending.user.clone()).ok_or(SignupError::NoFlow)?;
    let (handle, asked) = session(state, &flow, &user).await?;
    if let Some(pending) = &mut flow.pending {
        pending.set_session(&handle);
        let domain = relying_party(&state.base.origins);
        let (challenge, ids) = (&asked.challenge, &asked.credentials);
        pending.ceremony = Some(Ceremony::request(CeremonyKind::Passkey, domain, challenge, ids));
    }
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    let on = join(&state.base.origins.auth, &path(USE_PATH, &flow));
    Ok(Reply::new(Outcome::Go(on)).with(cookies))
}

async fn session(
    state: &State,
    flow: &Flow,
    user: &str,
) -> Result<(SessionHandle, KeyChallenge), ZitadelError> {
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let lifetime = settings.passkey_lifetime().max(SHORTEST_SESSION);
    let domain = relying_party(&state.base.origins);
    for pause in RETRIES {
        match state.zitadel.passkey_session(user, domain, lifetime).await {
            Err(error) if error.refusal() == Some(Refusal::NotEnrolled) => tokio::time::sleep(pause).await,
            result => return result,
        }
    }
    state.zitadel.passkey_session(user, domain, lifetime).await
}

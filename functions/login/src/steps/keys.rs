//! A second factor is proved with a security key.

use super::{Input, Page, Posted, after, page::key_screen, show, try_again, with_newest};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::Pending,
    outcome::{Outcome, Text, WebAuthnScreen},
    policy::Factor,
    visit::Visit,
    web_authn::{Ceremony, CeremonyKind, Credential},
    zitadel::{Check, Refusal},
};

/// What `navigator.credentials` gave, as JSON in a text, buffers in base64url.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "AnswerKey"))]
pub(crate) struct KeyInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    credential: String,
    /// What a new key is to be called.
    #[serde(default)]
    pub(super) name: String,
}

impl Input for KeyInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

impl KeyInput {
    /// The credential, if it answers this ceremony on one of our pages, or what is wrong with it.
    pub(super) fn answer(&self, state: &State, ceremony: &Ceremony) -> Result<Credential, &'static str> {
        if self.credential.is_empty() {
            return Err("credential-missing");
        }
        let answer = ceremony.answer(&self.credential, &state.base.origins.callers());
        answer.map_err(|_| "credential-refused")
    }
}

/// The page with a message.
pub(super) fn say(mut page: WebAuthnScreen, id: &'static str) -> Reply {
    page.message = Some(Text::new(id));
    Reply::new(Outcome::show(page))
}

/// `GET /login/u2f`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::Code(Factor::U2f)).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/u2f`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, mut flow } = Posted::<KeyInput>::open(state, visit, request).await?;
    let pending = flow.pending.as_ref();
    let asked = pending.and_then(|pending| Some((pending.ceremony(CeremonyKind::U2f)?, pending.handle()?)));
    let Some((ceremony, handle)) = asked else {
        return Ok(with_newest(state, &flow));
    };
    let page = key_screen(state, &flow, CeremonyKind::U2f);
    let credential = match input.answer(state, ceremony) {
        Ok(credential) => credential,
        Err(id) => return Ok(say(page, id)),
    };
    match state.zitadel.check(&handle, Check::Key(&credential)).await {
        Ok(handle) => {
            if let Some(pending) = &mut flow.pending {
                proved(pending);
                pending.set_session(&handle);
            }
            let factor = Factor::U2f.name();
            tracing::info!(event = "factor_proved", factor, "a second factor was proved");
            after(state, visit, flow).await
        }
        Err(error) => match error.refusal() {
            Some(Refusal::KeyRefused) => {
                tracing::info!(event = "factor_refused", factor = Factor::U2f.name(), "a key was refused");
                Ok(say(page, "credential-refused"))
            }
            Some(Refusal::StaleSession) => Ok(with_newest(state, &flow)),
            _ => try_again(page, error),
        },
    }
}

/// The challenge is used up.
fn proved(pending: &mut Pending) {
    pending.ceremony = None;
    pending.challenged = None;
}

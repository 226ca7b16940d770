//! A passkey or a security key is set up beside the password. What the browser made completes that; where the policy
//! demands a second factor the next page asks for it, since setting up proves nothing to a session.

use super::{
    By, Page, Posted, Stand, elsewhere, go_on,
    keys::{KeyInput, say},
    page::new_key_screen,
    show, to, try_again,
};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    http::header::USER_AGENT,
    response::Response,
};
use shared::{
    app::Reply,
    policy::Factor,
    visit::Visit,
    web_authn::{Ceremony, CeremonyKind, key_name, relying_party},
    zitadel::Refusal,
};

/// Its page.
const fn page_of(kind: CeremonyKind) -> Page {
    match kind {
        CeremonyKind::EnrolPasskey => Page::EnrolPasskey,
        _ => Page::EnrolU2f,
    }
}

/// `GET /login/enrol/u2f`.
pub(crate) async fn get_u2f(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::EnrolU2f).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol/u2f`.
pub(crate) async fn post_u2f(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request, CeremonyKind::EnrolU2f).await;
    state.base.respond(&visit.presentation, result)
}

/// `GET /login/enrol/passkey`.
pub(crate) async fn get_passkey(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::EnrolPasskey).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol/passkey`.
pub(crate) async fn post_passkey(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request, CeremonyKind::EnrolPasskey).await;
    state.base.respond(&visit.presentation, result)
}

/// Zitadel begins to register a key; the page asks the browser for it.
pub(super) async fn ask(
    state: &State,
    visit: &Visit,
    mut stand: Stand,
    kind: CeremonyKind,
) -> Result<Reply, LoginError> {
    let domain = relying_party(&state.base.origins);
    let registration = state.zitadel.register_key(stand.user(), kind, domain).await?;
    if let Some(pending) = &mut stand.flow.pending {
        pending.ceremony = Some(Ceremony::creation(kind, domain, registration));
    }
    to(state, visit, stand, page_of(kind)).await
}

async fn submit(
    state: &State,
    visit: &mut Visit,
    request: Request,
    kind: CeremonyKind,
) -> Result<Reply, LoginError> {
    let agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
    let agent = agent.unwrap_or_default().to_owned();
    let Posted { input, flow } = Posted::<KeyInput>::open(state, visit, request).await?;
    let page = new_key_screen(state, &flow, kind);
    let mut stand = match Stand::load(state, flow).await {
        Ok(Ok(stand)) => stand,
        Ok(Err(flow)) => return elsewhere(state, visit, &flow).await,
        Err(error) => return try_again(page, error),
    };
    let asked = stand.flow.pending.as_ref().and_then(|pending| pending.ceremony(kind));
    let Some(ceremony) = asked.filter(|_| page_of(kind).is_open(&stand)) else {
        return go_on(state, visit, stand, By::Address).await;
    };
    let credential = match input.answer(state, ceremony) {
        Ok(credential) => credential,
        Err(id) => return Ok(say(page, id)),
    };
    let passkey = kind == CeremonyKind::EnrolPasskey;
    let what = if passkey { "Passkey" } else { "Security key" };
    let name = key_name(&input.name, what, &agent, state.base.clock.now());
    let done =
        state.zitadel.complete_key(stand.user(), kind, &ceremony.registration, &credential, &name).await;
    if let Err(error) = done {
        return match error.refusal() {
            Some(Refusal::KeyRefused) => Ok(say(page, "credential-refused")),
            _ => try_again(page, error),
        };
    }
    if let Some(pending) = &mut stand.flow.pending {
        pending.ceremony = None;
        if passkey {
            pending.new_passkey = true;
        } else {
            pending.enrolled = Some(Factor::U2f);
        }
    }
    let factor = if passkey { "passkey" } else { Factor::U2f.name() };
    tracing::info!(event = "factor_enrolled", factor, "a factor was set up");
    elsewhere(state, visit, &stand.flow).await
}

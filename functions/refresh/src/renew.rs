//! `POST /auth/refresh`: the refresh token becomes a new pair of tokens.

use crate::{State, error::RefreshError, rotation};
use axum::{
    Json,
    extract::{Request, State as Part},
    response::{IntoResponse, Response},
};
use http::header::SET_COOKIE;
use serde::Serialize;
use shared::{cookies::session::Session, error::RouteError, input, visit::Visit};
use std::panic::resume_unwind;
use tracing::Instrument;

/// The life of the new tokens.
#[derive(Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "Renewed"))]
pub(crate) struct Renewed {
    /// Seconds until the access token ends.
    expires_in: i64,
    /// Seconds until the next refresh is due: ahead of the end, and not for everybody at once.
    refresh_at: i64,
    /// Tells a newer answer from an older one.
    generation: u32,
}

pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let presentation = visit.presentation.for_script();
    match renew(&state, &visit, request).await {
        Ok(response) => response,
        Err(error) => {
            // The cookies go only with a session that is known to be over.
            let over = error.kind().status() == http::StatusCode::UNAUTHORIZED;
            let cookies = if over { Session::remove(&visit.jar) } else { Vec::new() };
            state.handler.base.fail(&presentation, &error, cookies)
        }
    }
}

async fn renew(state: &State, visit: &Visit, request: Request) -> Result<Response, RefreshError> {
    let base = &state.handler.base;
    input::read_json::<serde::de::IgnoredAny>(base, visit, request).await?;
    if !Session::is_present(&visit.jar) {
        return Err(RefreshError::Absent);
    }
    let session = Session::open(&visit.jar, &base.sealer).await?.ok_or(RefreshError::Unreadable)?;
    let session = to_its_end(state.clone(), session).await?;

    let now = base.clock.epoch();
    let left = session.left(state.handler.party.settings(), now);
    let (cookies, _) = session.keep(&visit.jar, &base.sealer, left).await?;
    let expires_in = session.access_ends_at - now;
    let refresh_at = expires_in.max(0) * i64::from(due_percent(state)) / 100;
    let renewed = Renewed { expires_in, refresh_at, generation: session.generation };
    let mut response = Json(renewed).into_response();
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie.into_header());
    }
    Ok(response)
}

/// As a task of its own, which goes on when nobody waits for the answer any more: a server that drops the handlers of
/// closed connections would lose the provider's answer. Where the process is frozen after the answer, as at Lambda,
/// nothing is left to do by then.
async fn to_its_end(state: State, session: Session) -> Result<Box<Session>, RefreshError> {
    let task = async move { rotation::next(&state, &session).await };
    match tokio::spawn(task.in_current_span()).await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The process stops.
            Err(_) => Err(RefreshError::Busy),
        },
    }
}

/// 75 to 85 per cent of the lifetime.
fn due_percent(state: &State) -> u8 {
    let mut byte = [0];
    state.handler.base.random.fill(&mut byte);
    75 + byte[0] % 11
}

//! `GET /auth/session`: who is signed in. Never a token.

use crate::{
    State,
    error::RefreshError,
    slot::{SlotError, in_time},
};
use axum::{
    Json,
    extract::State as Part,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use serde::Serialize;
use shared::{
    cookies::session::{Identity, Session},
    error::RouteError,
    visit::Visit,
};

/// Who is signed in, and until when.
#[derive(Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "Session"))]
pub(crate) struct Shown {
    sub: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preferred_username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email_verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_time: Option<i64>,
    /// Seconds until the access token ends; zero or less when a refresh is due.
    expires_in: i64,
    /// Seconds until a refresh is due, ahead of that end.
    refresh_at: i64,
    /// Tells a newer answer from an older one.
    generation: u32,
    /// Seconds until the person has to sign in again, unless the session is refreshed before.
    session_expires_in: i64,
}

pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    match show(&state, &visit).await {
        Ok(shown) => Json(shown).into_response(),
        Err(error) => {
            let over = error.kind().status() == StatusCode::UNAUTHORIZED;
            let cookies = if over { Session::remove(&visit.jar) } else { Vec::new() };
            state.handler.base.fail(&visit.presentation.for_script(), &error, cookies)
        }
    }
}

async fn show(state: &State, visit: &Visit) -> Result<Shown, RefreshError> {
    let base = &state.handler.base;
    if !Session::is_present(&visit.jar) {
        return Err(RefreshError::Absent);
    }
    let session = Session::open(&visit.jar, &base.sealer).await?.ok_or(RefreshError::Unreadable)?;
    let now = base.clock.epoch();
    let left = session.left(state.handler.party.settings(), now);
    if !left.is_positive() {
        return Err(RefreshError::Over);
    }
    let ended = in_time(state.handler.revocations.is_ended(&session)).await;
    if ended.map_err(SlotError::from)? {
        return Err(RefreshError::Ended);
    }
    let Identity { sub, name, preferred_username, email, email_verified, auth_time, .. } = session.identity;
    Ok(Shown {
        sub,
        name,
        preferred_username,
        email,
        email_verified,
        auth_time,
        expires_in: session.access_ends_at - now,
        refresh_at: due_at(session.renewed_at, session.access_ends_at) - now,
        generation: session.generation,
        session_expires_in: left.whole_seconds(),
    })
}

/// At four fifths of the access token's life. What `POST /auth/refresh` says is spread; here the page loads are.
fn due_at(renewed_at: i64, access_ends_at: i64) -> i64 {
    renewed_at + (access_ends_at - renewed_at) * 4 / 5
}

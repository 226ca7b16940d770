//! `GET /auth/session`: who is signed in. Never a token.

use crate::{State, error::RefreshError};
use axum::{
    Json,
    extract::State as Part,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use shared::{
    cookies::session::{Identity, Session},
    visit::Visit,
};

#[derive(Serialize)]
struct Shown {
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
    /// Seconds until the person has to sign in again, unless the session is refreshed before.
    session_expires_in: i64,
}

pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let base = &state.base;
    match Session::open(&visit.jar, &base.sealer).await {
        Some(session) => {
            let now = base.clock.epoch();
            let session_expires_in = session.left(state.party.settings(), now).whole_seconds();
            let Identity { sub, name, preferred_username, email, email_verified, auth_time, .. } =
                session.identity;
            let expires_in = session.access_ends_at - now;
            Json(Shown {
                sub,
                name,
                preferred_username,
                email,
                email_verified,
                auth_time,
                expires_in,
                session_expires_in,
            })
            .into_response()
        }
        None => {
            let present = Session::is_present(&visit.jar);
            let error = if present { RefreshError::Unreadable } else { RefreshError::Absent };
            base.fail(&visit.presentation.for_script(), &error, Session::remove(&visit.jar))
        }
    }
}

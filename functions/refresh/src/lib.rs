//! `refresh`: keeps a session alive and tells who it belongs to. JSON only; no answer holds a token.
//!
//! | route | answer |
//! |---|---|
//! | `POST /auth/refresh` | 200 `{"expires_in","refresh_at"}` in seconds from now; 401 when the session is over |
//! | `GET /auth/session` | 200 with identity and ends; 401 when nobody is signed in |
//!
//! Failures are `application/problem+json` (RFC 9457). `POST /auth/refresh` wants `Content-Type: application/json`
//! and the header `X-CSRF`, so that no other site can send it unasked.

mod error;
mod renew;
mod session;

use axum::{
    Router,
    routing::{get, post},
};
use shared::edge::edge;

/// What the function may use: the client key and this host's cookies.
pub use shared::app::TokenHandler as State;

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/refresh", post(renew::post))
        .route("/auth/session", get(session::get))
        .with_state(state);
    edge(routes, &base)
}

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
use shared::{
    app::{Ambient, Base, Host, Parts},
    config::Faults,
    edge::edge,
    oidc::RelyingParty,
};
use std::sync::Arc;

/// What the function may use: the client key and this host's cookies.
#[derive(Clone)]
pub struct State {
    base: Base,
    party: Arc<RelyingParty>,
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let (base, party) = (parts.base(Host::App).await, parts.relying_party().await);
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some(party)) = (base, party) else { return Err(Faults::default()) };
        Ok(Self { base, party })
    }

    /// Fetches the provider's metadata and keys ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.party.warm().await;
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/refresh", post(renew::post))
        .route("/auth/session", get(session::get))
        .with_state(state);
    edge(routes, &base)
}

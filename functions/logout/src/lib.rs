//! `logout`: ends a session here and at the provider.
//!
//! | route | answer |
//! |---|---|
//! | `POST /auth/logout` | revokes the refresh token, clears the cookies, 303 to the provider's `end_session` |
//! | `GET /auth/logged-out` | the page where the provider sends browsers afterwards |
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod end;
mod error;

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

/// What the function may use: the client key (revocation wants it) and this host's cookies.
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

    /// Fetches the provider's metadata ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.party.warm().await;
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/logout", post(end::post))
        .route("/auth/logged-out", get(end::done))
        .with_state(state);
    edge(routes, &base)
}

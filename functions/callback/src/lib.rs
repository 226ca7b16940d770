//! `callback`: the relying party's way out and back.
//!
//! | route | answer |
//! |---|---|
//! | `GET /auth/login?return_to=&prompt=` | 303 to the provider, with a transaction cookie |
//! | `GET /auth/callback` | 303 to where the person wanted to go, signed in |
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod error;
mod redeem;
mod start;

use axum::{Router, routing::get};
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
        .route("/auth/login", get(start::get))
        .route("/auth/callback", get(redeem::get))
        .with_state(state);
    edge(routes, &base)
}

//! `callback`: the relying party's way out and back.
//!
//! | route | answer |
//! |---|---|
//! | `GET /auth/login?return_to=&prompt=` | 303 to the provider, with a transaction cookie |
//! | `GET /auth/callback` | 303 to where the person wanted to go, signed in |
//!
//! A callback that another site led to is first answered with a page that asks for it again on our own behalf, so that
//! SameSite=Strict cookies come along, with it and with the page that it leads to.
//!
//! However often a callback is delivered, the provider is asked once, and every delivery signs in the same session: the
//! first one leaves it in the table for the others, for a minute, sealed under a key that only the transaction's cookie
//! yields. If the provider fails, the next delivery tries again; if the table does, nothing is spent (503).
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod bounce;
mod error;
mod once;
#[cfg(feature = "openapi")]
pub mod openapi;
mod redeem;
mod start;

use axum::{Router, routing::get};
use shared::edge::edge;

/// What the function may use: the client key and this host's cookies.
pub use shared::app::TokenHandler as State;

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/login", get(start::get))
        .route("/auth/callback", get(redeem::get))
        .with_state(state);
    edge(routes, &base)
}

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
use shared::edge::edge;

/// What the function may use: the client key (revocation wants it) and this host's cookies.
pub use shared::app::TokenHandler as State;

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/logout", post(end::post))
        .route("/auth/logged-out", get(end::done))
        .with_state(state);
    edge(routes, &base)
}

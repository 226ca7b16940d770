//! `logout`: the end of a session, whoever ends it.
//!
//! | route | answer |
//! |---|---|
//! | `POST /auth/logout` | ends the session in every copy of its cookies, 303 to the provider's `end_session` |
//! | `GET /auth/logged-out` | the page where the provider sends browsers afterwards |
//! | `POST /auth/backchannel-logout` | the provider says that a session is over; 200, 400 or 503 without a page |
//!
//! **By the person.** `POST /auth/logout` takes a form of the application's own pages, or JSON of its scripts. One field
//! may be in it, `scope`:
//!
//! | `scope` | ends | then |
//! |---|---|---|
//! | `all` (default) | this session and the session at the provider, so that the next sign-in asks again | 303 to the provider and back to `/auth/logged-out` |
//! | `app` | this session; other applications and the session at the provider stay | 303 to `/auth/logged-out` |
//!
//! Neither touches tokens of other applications: those are refreshed on. What ends with `all` is that they can sign in
//! without asking; applications that registered a back-channel logout address end, too, since the provider tells them.
//! `all` is the default because whoever leaves a shared computer means it: with `app` the next person there is signed
//! in by one click.
//!
//! Nothing keeps anybody signed in: all cookies of the host are removed, a refresh that is under way cannot bring the
//! session back, and where the provider could not be told, the page says so.
//!
//! **By the provider.** `POST /auth/backchannel-logout` reads `logout_token` (OpenID Connect Back-Channel Logout 1.0
//! section 2.5). It is a call of a server: no cookie, no `Origin`, no CSRF header is looked at. 200 without body once
//! the sessions are ended on every instance; 400 for a token that is not believed or was used before; 503 with
//! `Retry-After` if keys or table could not be asked, which leaves the token good for another try.
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod backchannel;
mod end;
mod error;
#[cfg(feature = "openapi")]
pub mod openapi;

use axum::{
    Router,
    routing::{get, post},
};
use shared::edge::edge;

/// What the function may use: the client key (revocation wants it), this host's cookies, and the table.
pub use shared::app::TokenHandler as State;

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/auth/logout", post(end::post))
        .route("/auth/logged-out", get(end::done))
        .route("/auth/backchannel-logout", post(backchannel::post))
        .with_state(state);
    edge(routes, &base)
}

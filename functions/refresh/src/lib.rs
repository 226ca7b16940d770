//! `refresh`: keeps a session alive and tells who it belongs to. No answer holds a token; all are JSON but the script.
//!
//! | route | answer |
//! |---|---|
//! | `POST /auth/refresh` | 200 `{"expires_in","refresh_at","generation"}`, the first two in seconds from now; 401 when the session is over; 503 when it could not be refreshed just now |
//! | `GET /auth/session` | 200 with identity and ends; 401 when nobody is signed in; 503 when it is not known whether the session was ended |
//! | `GET /auth/client.js` | a script for the application's pages that calls the others when it is time to |
//!
//! Failures are `application/problem+json` (RFC 9457). `POST /auth/refresh` wants `Content-Type: application/json`
//! and the header `X-CSRF`, so that no other site can send it unasked. With a 401 the session's cookies are removed,
//! with a 503 they stay as they are, and the same request may be sent again after `Retry-After`. `type` ends in
//! `session-expired` where a session ran out, in `signed-out` where there was none or it was ended on purpose, by a sign-out
//! or by the provider: then no page signs in again by itself.
//!
//! # A refresh that cannot lose
//!
//! Zitadel replaces the refresh token at every use, without grace, and of two uses at once one pair is dead although both
//! were answered. So, of all who show the same token at whatever instance, one spends it and the others get its result.
//! What they know of each other is one item of the table ([`entry`]), named after a keyed hash of the token.
//!
//! 1. [`lease`]: who writes the item first holds the lease of three seconds, renewed while the provider is slow.
//! 2. [`turn`]: the others look again after 10 to 150 milliseconds. A lease that ended (its holder died) is taken over by
//!    one of them. After eight seconds of waiting they are asked to come again (503).
//! 3. [`spend`]: the holder asks the provider once and writes the new session down, sealed, before anything else. The ID
//!    token is verified before, unless that takes a call to the provider; then the successor is written first, and
//!    taken back if the token is of another person, issuer or client: who got it in between has cookies of a session that
//!    is ended. One that cannot be verified for another reason is logged, and the session goes on. A provider that cannot
//!    answer costs nothing: 503, for all who waited.
//! 4. [`replay`]: whoever shows the old token within `REFRESH_GRACE_SECONDS` gets the newest session that came of it, the
//!    same tokens and generation, so an answer that was lost on its way is asked for once more. After that
//!    it is a security event, and with `REUSE_ENDS_SESSION=true` it ends the session in all its copies. The result is kept
//!    for as long as the old cookie opens, so that this holds for weeks.
//!
//! One gap is left: the provider replaced the token, and its answer was lost, or its receiver died, before the write;
//! a table that fails is asked for seven seconds. Whoever shows the old token then is told 401, and signing in again takes
//! no form while the provider's own session lasts.
//!
//! Leases compare the clocks of instances, which at AWS differ by milliseconds.
//!
//! # Events
//!
//! In the log as `event`, with the session's name in the table (`session`) and its `generation`, never a token.
//!
//! | `event` | what happened |
//! |---|---|
//! | `session_renewed` | the provider gave a new pair, and the session has a new generation |
//! | `session_replayed` | the result of an earlier refresh was given once more |
//! | `refresh_waited` | a request waited for another one's refresh (`millis`) |
//! | `refresh_taken_over` | a holder did not finish in time, another one goes on |
//! | `refresh_lost_pair` | two holders got a pair each; the first to be written counts |
//! | `refresh_gap` | the provider's new pair is lost: the person has to go through the sign-in |
//! | `refresh_token_reused` | a token was shown after its grace time: perhaps two hold it |

mod entry;
mod error;
mod lease;
#[cfg(feature = "openapi")]
pub mod openapi;
mod person;
mod renew;
mod replay;
mod rotation;
mod script;
mod session;
mod slot;
mod spend;
mod state;
mod turn;

use axum::{
    Router,
    routing::{get, post},
};
use shared::edge::edge;
pub use state::State;

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.handler.base.clone();
    let routes = Router::new()
        .route("/auth/refresh", post(renew::post))
        .route("/auth/session", get(session::get))
        .route("/auth/client.js", get(script::get))
        .with_state(state);
    edge(routes, &base)
}

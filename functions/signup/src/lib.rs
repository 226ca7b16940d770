//! `signup`: new people, the verification of their e-mail address, and those who were invited.
//!
//! | route | answer |
//! |---|---|
//! | `GET /signup?flow=` | the page |
//! | `GET /signup` | 303 to the application's start, asking for a sign-up |
//! | `POST /signup` | 303 to the page for the mailed code; the page again with what is wrong |
//! | `GET /signup/verify?flow=` | the page for the mailed code; the link in the mail leads here, too |
//! | `POST /signup/verify` | 303 back to the application, signed in; the page again with what is wrong |
//! | `GET /signup/invite?user=&code=` | the page for the code of an invitation: the link in that mail leads here |
//! | `POST /signup/invite` | 303 to the first way to sign in; the page again with what is wrong |
//! | `/signup/invite/new` | a new code of an invitation |
//! | `/signup/method`, `/signup/password`, `/signup/passkey` | the first way to sign in of somebody who has none |
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod create;
mod enter;
mod error;
mod first;
mod form;
mod invite;
#[cfg(feature = "openapi")]
pub mod openapi;
mod screen;
mod unfinished;
mod verify;

use axum::{Router, routing::get};
use shared::{
    app::{Ambient, Base, Host, Parts},
    config::Faults,
    edge::edge_in_languages_of,
    pace::Pace,
    zitadel::Zitadel,
};
use std::sync::Arc;

/// What the function may use: the service credential and this host's cookies.
#[derive(Clone)]
pub struct State {
    base: Base,
    zitadel: Arc<Zitadel>,
    pace: Arc<Pace>,
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let (base, zitadel) = (parts.base(Host::Auth).await, parts.zitadel().await);
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some((zitadel, _))) = (base, zitadel) else { return Err(Faults::default()) };
        Ok(Self { base, zitadel, pace: Arc::default() })
    }

    /// Buys the service token and asks for the languages ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.zitadel.languages().await;
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let (base, zitadel) = (state.base.clone(), state.zitadel.clone());
    let routes = Router::new()
        .route("/signup", get(enter::get).post(create::post))
        .route("/signup/verify", get(verify::get).post(verify::post))
        .route("/signup/invite", get(invite::get).post(invite::post))
        .route("/signup/invite/new", get(invite::again::get).post(invite::again::post))
        .route("/signup/method", get(first::choose::get).post(first::choose::post))
        .route("/signup/password", get(first::password::get).post(first::password::post))
        .route("/signup/passkey", get(first::passkey::get).post(first::passkey::post))
        .with_state(state);
    edge_in_languages_of(&zitadel, routes, &base)
}

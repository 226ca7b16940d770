//! `login`: the sign-in page.
//!
//! | route | answer |
//! |---|---|
//! | `GET /` | 303 to the application's start |
//! | `GET /login?authRequest=` | the page; 303 back to the application where a session of this browser suffices |
//! | `GET /login?flow=` | the page of a flow that is under way |
//! | `GET /login` | 303 to the application's start |
//! | `POST /login` | 303 to the application's callback; the page again with what is wrong |
//! | `GET /login/assets/{name}` | the pages' script |
//! | `GET /logout` | asks whether to end this host's sessions (the provider sends browsers here) |
//! | `POST /logout` | ends them, 303 |
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod enter;
mod error;
mod leave;
mod password;
mod reuse;
mod screen;

use axum::{Router, routing::get};
use shared::{
    app::{Ambient, Base, Host, Parts},
    config::Faults,
    edge::edge,
    pace::Pace,
    zitadel::{Zitadel, ZitadelError},
};
use std::sync::Arc;

/// What the function may use: the service credential and this host's cookies.
#[derive(Clone)]
pub struct State {
    base: Base,
    zitadel: Arc<Zitadel>,
    organization: Option<String>,
    pace: Arc<Pace>,
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let (base, zitadel) = (parts.base(Host::Auth).await, parts.zitadel().await);
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some((zitadel, organization))) = (base, zitadel) else {
            return Err(Faults::default());
        };
        Ok(Self { base, zitadel, organization, pace: Arc::default() })
    }

    /// Buys the service token and reads the settings ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        let warmed = async {
            let organization = self.default_organization().await?;
            self.zitadel.login_settings(&organization).await
        };
        if let Err(error) = warmed.await {
            tracing::warn!(cause = shared::error::chain(&error), "Zitadel could not be asked ahead");
        }
    }

    async fn default_organization(&self) -> Result<String, ZitadelError> {
        match &self.organization {
            Some(organization) => Ok(organization.clone()),
            None => self.zitadel.default_organization().await,
        }
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route("/", get(enter::start))
        .route("/login", get(enter::get).post(password::post))
        .route("/login/assets/{name}", get(enter::asset))
        .route("/logout", get(leave::get).post(leave::post))
        .with_state(state);
    edge(routes, &base)
}

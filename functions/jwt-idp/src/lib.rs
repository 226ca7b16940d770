//! `jwt-idp`: the JWT endpoint of a team whose people are signed in at a system of its own already.
//!
//! | route | answer |
//! |---|---|
//! | `GET /auth/jwt-idp?authRequestID=&userAgentID=` | 303 to the sign-in host, which says whether this browser began the intent |
//! | `GET /auth/jwt-idp/continue?ticket=` | 303 to where Zitadel wants the browser; to the team's sign-in page if nobody is signed in there |
//! | `GET /auth/jwt-idp/keys` | the public keys (RFC 7517), for Zitadel |
//!
//! The team's session is a cookie that reaches this host: a JWT of the team's system, which is verified, or anything at
//! all, about which the team's system is asked. Who is signed in is written into a JWT of our own that lives a minute, and
//! Zitadel is called with it, by us and not by the browser: the answer alone, an address of our sign-in pages, reaches the
//! browser. Where Zitadel trusts the team's JWTs already, they are passed on as they are, and no key is needed.
//!
//! **Nobody vouches for a stranger's intent.** The address that Zitadel makes works in every browser, so the sign-in host
//! is asked first whether it is this browser that began the intent (see [`shared::jwt_idp`]). The two parameters are kept
//! in a sealed cookie from then on: neither the team's sign-in page nor any log gets to see them.
//!
//! This is a function of its own because of its key: whoever signs with it is whomever they like at Zitadel. No other
//! function can read it, and this one reads nothing but it and the cookie keys.

mod deliver;
mod enter;
mod error;
mod handoff;
mod keys;
mod mint;
mod person;
mod resume;
mod settings;

use axum::{Router, routing::get};
use keys::SigningKeys;
use person::People;
use settings::{Mode, Settings};
use shared::{
    app::{Ambient, Base, Host, Parts},
    config::Faults,
    cookies::Sealer,
    edge::edge,
    outbound::Outbound,
    secrets::Secret,
};
use std::sync::Arc;
use url::Url;

/// What the function may use: its signing keys and this host's cookies.
#[derive(Clone)]
pub struct State {
    base: Base,
    /// Opens what the sign-in host has sealed.
    auth: Arc<Sealer>,
    outbound: Arc<Outbound>,
    /// `/idps/jwt` of Zitadel.
    target: Url,
    people: Arc<People>,
    /// `None`: the team's JWTs are passed on.
    keys: Option<Arc<Secret<SigningKeys>>>,
    settings: Arc<Settings>,
}

impl State {
    /// Whether the settings ask for the function at all.
    pub fn is_wanted(ambient: &Ambient<'_>) -> bool {
        (ambient.lookup)("JWT_IDP_SIGN_IN").is_some_and(|value| !value.trim().is_empty())
    }

    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let base = parts.base(Host::App).await;
        let auth = parts.sealer_of_auth();
        let provider = parts.provider();
        let settings = parts.section(Settings::read);
        let passes_on = settings.as_ref().is_some_and(|settings| settings.mode == Mode::PassOn);
        let keys = if passes_on { None } else { parts.own_secret("JWT_IDP_SECRET").await };
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some(auth), Some((provider, outbound)), Some(settings)) =
            (base, auth, provider, settings)
        else {
            return Err(Faults::default());
        };
        let target = Url::parse(&provider.issuer).and_then(|issuer| issuer.join("/idps/jwt"));
        let Ok(target) = target else { return Err(Faults::default()) };
        let people = People::new(&settings, outbound.clone(), base.clock.clone());
        Ok(Self {
            base,
            auth: Arc::new(auth),
            outbound,
            target,
            people: Arc::new(people),
            keys: keys.map(Arc::new),
            settings: Arc::new(settings),
        })
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let base = state.base.clone();
    let routes = Router::new()
        .route(shared::jwt_idp::ENDPOINT, get(enter::get))
        .route(shared::jwt_idp::RETURN, get(resume::get))
        .route(shared::jwt_idp::KEYS, get(keys::get))
        .with_state(state);
    edge(routes, &base)
}

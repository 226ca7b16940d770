//! A stand-in for Zitadel v4 that answers as the real one does.
//!
//! Tests and the local stack run it instead of a Zitadel; the recorded contract says whether it is right. It keeps
//! everything in memory, listens on a loopback address or is mounted by host name in another process, and hands out
//! fixtures: ids, tokens and keys of what it was seeded with.
//!
//! # Map
//!
//! | module | what |
//! |---|---|
//! | `api` | the gateway: table of routes, order of checks, JSON in (`api::message`) and out (`api::object`) |
//! | `auth` | who calls, and what a role allows |
//! | `store` | everything the instance knows, one module for each kind of thing |
//! | `error` | errors of the API and of the OpenID Connect endpoints |
//! | `oidc` | discovery, keys, authorize, token, userinfo |
//! | `oidc_service` | auth requests for login pages |
//! | `sessions` | login sessions |
//! | `settings`, `features` | settings and features, and their change |
//! | `backchannel` | logout tokens for applications |
//! | `users` | users |
//! | `machines` | keys, tokens and secrets of service users |
//! | `administrators` | who administers what |
//! | `projects`, `applications` | projects, their applications and the keys of these |
//! | `organizations`, `instances` | organizations and the instance |
//! | `idps`, `idp_links`, `intents` | identity providers, links with them, logins by way of them |
//! | `passkeys`, `web_authn` | passkeys and U2F keys; what authenticators sign |
//! | `upstream` | a small identity provider to sign in at |
//! | `login_v1` | the few pages of the old login that are always reached |
//! | `health` | health and readiness |
//! | `seed`, `fixtures` | what a fresh instance holds |
//! | `control`, `faults`, `requests` | for tests: mails, faults, request log, also under `/_fake` |
//! | `template` | links in mails |
//! | `totp` | time-based one-time passwords |
//! | `keys`, `crypt` | RSA pairs and JWTs; opaque tokens |
//! | `clock`, `random`, `outbound` | the only sources of time, randomness and HTTP clients |
//!
//! # Adding a call
//!
//! A service module has a `routes()` that lists its calls, one [`api::route::Route`] each, and is added to
//! [`api::routes`]. A handler is a function `fn(&Call, &mut Store) -> ApiResult`, one for each rpc and named like it.
//! It reads the request by [`api::call::Call::message`] (path parameters and query included), validates first
//! ([`error::ApiError::validation`]), then asks for permission ([`auth::Caller::require`] and its siblings), then
//! works, and builds its answer with [`api::object::Object`] and [`api::object::details`]. A call that has to wait for
//! another server is a `Handler::WaitingRpc` and locks the store itself, never across a wait. Reads that lag behind
//! in Zitadel leave out what [`store::Store::visible`] does not show yet.

#![allow(clippy::unnecessary_wraps, reason = "handlers have one signature, whether they can fail or not")]

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

mod administrators;
mod api;
mod applications;
mod auth;
mod backchannel;
mod clock;
mod config;
mod control;
mod crypt;
mod error;
mod faults;
mod features;
mod fixtures;
mod health;
mod idp_links;
mod idps;
mod instances;
mod intents;
mod keys;
mod login_v1;
mod machines;
mod oidc;
mod oidc_service;
mod organizations;
mod outbound;
mod passkeys;
mod projects;
mod random;
mod requests;
mod seed;
mod server;
mod sessions;
mod settings;
mod store;
mod template;
mod totp;
mod upstream;
mod users;
mod web_authn;

pub use faults::Fault;
pub use requests::Request;
pub use store::mail::Mail;
pub use upstream::{SECRET as UPSTREAM_SECRET, Upstream};

use api::route::Route;
use config::Config;
use faults::Faults;
use fixtures::Fixtures;
use requests::Log;
use store::Store;

/// The stand-in's inside, shared by all requests.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    store: Mutex<Store>,
    routes: Vec<Route>,
    log: Log,
    faults: Faults,
    fixtures: Fixtures,
    outbound: OnceLock<reqwest::Client>,
}

impl App {
    /// The state. Never keep the lock while waiting for something.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.0.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn routes(&self) -> &[Route] {
        &self.0.routes
    }

    pub(crate) fn log(&self) -> &Log {
        &self.0.log
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    pub(crate) fn fixtures(&self) -> &serde_json::Value {
        self.0.fixtures.whole()
    }

    /// Asks other servers.
    pub(crate) fn outbound(&self) -> &reqwest::Client {
        self.0.outbound.get_or_init(outbound::client)
    }
}

/// Settings of a stand-in that is not started yet.
#[derive(Debug, Clone, Default)]
pub struct Builder(Config);

impl Builder {
    /// Address to listen on, `127.0.0.1:0` unless set.
    #[must_use]
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.0.listen = address;
        self
    }

    /// Issuer of the instance, `http://zitadel.example.localhost:<port>` unless set.
    #[must_use]
    pub fn issuer(mut self, issuer: &str) -> Self {
        self.0.issuer = Some(issuer.trim_end_matches('/').to_owned());
        self
    }

    /// Base address of the login pages.
    #[must_use]
    pub fn login_base_uri(mut self, uri: &str) -> Self {
        uri.clone_into(&mut self.0.login_base_uri);
        self
    }

    /// The redirect URI of the seeded applications, in place of the default.
    #[must_use]
    pub fn redirect_uri(self, uri: &str) -> Self {
        self.redirect_uris(vec![uri.to_owned()])
    }

    /// Several redirect URIs; the first stands in the fixtures.
    #[must_use]
    pub fn redirect_uris(mut self, uris: Vec<String>) -> Self {
        self.0.redirect_uris = uris;
        self
    }

    /// The post-logout redirect URI of the seeded applications, in place of the default.
    #[must_use]
    pub fn post_logout_redirect_uri(self, uri: &str) -> Self {
        self.post_logout_redirect_uris(vec![uri.to_owned()])
    }

    /// Several post-logout redirect URIs; the first stands in the fixtures.
    #[must_use]
    pub fn post_logout_redirect_uris(mut self, uris: Vec<String>) -> Self {
        self.0.post_logout_redirect_uris = uris;
        self
    }

    /// bcrypt cost of passwords, 4 (fast, the default) to 31; Zitadel's own is 14.
    #[must_use]
    pub fn password_cost(mut self, cost: u32) -> Self {
        self.0.password_cost = cost.clamp(4, 31);
        self
    }

    /// How long lagging reads do not see what was written; zero unless set.
    #[must_use]
    pub fn projection_lag(mut self, lag: Duration) -> Self {
        self.0.projection_lag = lag;
        self
    }

    /// How long the token endpoint takes at least; requests within this time count as simultaneous.
    #[must_use]
    pub fn token_latency(mut self, latency: Duration) -> Self {
        self.0.token_latency = latency;
        self
    }

    /// Refused assertions give 400 `invalid_grant`, as newer versions do, instead of 500 `server_error`.
    #[must_use]
    pub fn invalid_grant(mut self, on: bool) -> Self {
        self.0.invalid_grant = on;
        self
    }

    /// A seeded stand-in that listens nowhere: mount its [`FakeZitadel::router`]. The issuer should be set.
    pub fn build(self) -> FakeZitadel {
        let address = self.0.listen;
        FakeZitadel::seeded(self.0, address)
    }

    /// Starts listening. Fails if the address cannot be bound.
    pub async fn start(self) -> std::io::Result<FakeZitadel> {
        let listener = tokio::net::TcpListener::bind(self.0.listen).await?;
        let address = listener.local_addr()?;
        let mut stand_in = FakeZitadel::seeded(self.0, address);
        stand_in.prepare_keys();
        let router = stand_in.router();
        stand_in.task = Some(tokio::spawn(async move {
            // Serving ends with the task; an error here has nobody left to tell.
            let _ = axum::serve(listener, router).await;
        }));
        Ok(stand_in)
    }
}

/// A running stand-in; dropping it stops it.
pub struct FakeZitadel {
    app: App,
    address: SocketAddr,
    task: Option<tokio::task::JoinHandle<()>>,
}

impl FakeZitadel {
    /// Settings to start with.
    pub fn builder() -> Builder {
        Builder::default()
    }

    fn seeded(config: Config, address: SocketAddr) -> Self {
        let issuer = config
            .issuer
            .clone()
            .unwrap_or_else(|| format!("http://zitadel.example.localhost:{}", address.port()));
        let mut store = Store::new(config, &issuer);
        let seed = seed::fill(&mut store);
        let fixtures = Fixtures::of(&store, &seed, &format!("http://{address}"));
        let inner = Inner {
            store: Mutex::new(store),
            routes: api::routes(),
            log: Log::default(),
            faults: Faults::default(),
            fixtures,
            outbound: OnceLock::new(),
        };
        Self { app: App(Arc::new(inner)), address, task: None }
    }

    /// Makes all keys in the background: they take longer than everything else at a start.
    fn prepare_keys(&self) {
        let mut pairs = self.app.0.fixtures.pairs();
        pairs.extend(self.app.store().web_keys.iter().map(|key| key.lazy.clone()));
        keys::prepare(pairs);
    }

    /// Address to connect to, `http://127.0.0.1:<port>`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The instance's issuer; its host and port belong into `Host`.
    pub fn issuer(&self) -> String {
        self.app.store().instance.issuer.clone()
    }

    /// Ids, tokens and keys of the seed, in the form the contract's checker reads. The first call waits for the keys,
    /// which takes some tenths of a second.
    pub fn fixtures(&self) -> serde_json::Value {
        self.app.fixtures().clone()
    }

    /// The stand-in as a router, for a process that mounts it by host name.
    pub fn router(&self) -> axum::Router {
        server::router(self.app.clone())
    }

    /// Everything asked so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.app.log().all()
    }

    /// How many requests fit `pattern`: `[METHOD ]path`, with `*` for any part of the path.
    pub fn count(&self, pattern: &str) -> usize {
        self.requests()
            .iter()
            .filter(|request| requests::fits(pattern, &request.method, &request.path))
            .count()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.app.log().clear();
    }

    /// The next `count` requests that fit `pattern` (as in [`Self::count`]) go wrong.
    pub fn fail_next(&self, pattern: &str, fault: Fault, count: u32) {
        self.app.faults().add(pattern, fault, count);
    }

    /// No more requests go wrong.
    pub fn clear_faults(&self) {
        self.app.faults().clear();
    }

    /// Everything sent by mail and SMS so far, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.app.store().mails.clone()
    }

    /// The login sessions that authorization requests and devices were answered with, oldest first, without the first `from`;
    /// and whether it was a device.
    pub fn linked_sessions(&self, from: usize) -> Vec<(String, bool)> {
        self.app.store().linked.iter().skip(from).cloned().collect()
    }

    /// Moves the stand-in's clock forward, to let codes, tokens and sessions expire.
    pub fn advance(&self, by: Duration) {
        self.app.store().clock.offset += by;
    }
}

impl Drop for FakeZitadel {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

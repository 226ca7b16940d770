//! The functions, set up for one Zitadel.

use crate::{Fixtures, Functions, MemorySecrets};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::ExposeSecret;
use serde_json::json;
use shared::{
    app::Ambient,
    assertion::KeyPair,
    clock::{Clock, SystemClock},
    config::Faults,
    random::{Random, SystemRandom},
    table::{MemoryTable, Table},
};
use std::{collections::HashMap, sync::Arc};
use url::Url;

/// Why the functions could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The fixtures lack something.
    #[error("the fixtures have no {0}")]
    Fixture(&'static str),
    /// No key could be made.
    #[error("no key can be made: has the system no randomness?")]
    Key,
    /// Settings or secrets are faulty.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// The functions and what they were given.
#[derive(Clone)]
pub struct Stack {
    /// The functions.
    pub functions: Functions,
    /// The authorizer of the application's API.
    pub authorizer: Arc<authorizer::State>,
    /// Their secrets: `service`, `client`, `cookies`, and `jwt-idp` where the settings have a `JWT_IDP_SECRET`.
    pub secrets: Arc<MemorySecrets>,
    /// What their instances share.
    pub table: Arc<dyn Table>,
    /// The sign-in host.
    pub auth: Url,
    /// The application's host.
    pub app: Url,
    /// The token handler's host: the application's, unless the setting `HANDLER_ORIGIN` says otherwise.
    pub handler: Url,
    /// The landing page's host.
    pub landing: Url,
    /// The Zitadel behind them.
    pub fixtures: Fixtures,
}

/// A stack that is not set up yet.
pub struct StackBuilder {
    fixtures: Fixtures,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    settings: HashMap<String, String>,
    service_secret: String,
    secrets: Option<Arc<MemorySecrets>>,
    table: Option<Arc<dyn Table>>,
}

impl StackBuilder {
    /// A stack for this Zitadel, with the service user's key as credential.
    pub fn new(fixtures: Fixtures) -> Self {
        let service_secret = fixtures.keys.get("drawbridge").map(ToString::to_string).unwrap_or_default();
        Self {
            fixtures,
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            settings: HashMap::new(),
            service_secret,
            secrets: None,
            table: None,
        }
    }

    /// Another clock.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// Another source of randomness.
    #[must_use]
    pub fn random(mut self, random: Arc<dyn Random>) -> Self {
        self.random = random;
        self
    }

    /// A setting, in place of the stack's own.
    #[must_use]
    pub fn setting(mut self, name: &str, value: &str) -> Self {
        self.settings.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Another service credential, for instance `{"type":"pat","token":"…"}`.
    #[must_use]
    pub fn service_secret(mut self, text: &str) -> Self {
        text.clone_into(&mut self.service_secret);
        self
    }

    /// The secrets of another stack, as instances of one deployment share them.
    #[must_use]
    pub fn secrets(mut self, secrets: Arc<MemorySecrets>) -> Self {
        self.secrets = Some(secrets);
        self
    }

    /// The table of another stack, as instances of one deployment share it.
    #[must_use]
    pub fn table(mut self, table: Arc<dyn Table>) -> Self {
        self.table = Some(table);
        self
    }

    /// Sets the functions up.
    pub async fn build(self) -> Result<Stack, StartError> {
        let Self { fixtures, clock, random, settings, service_secret, secrets, table } = self;
        let auth = fixtures.origin("loginBaseUri").ok_or(StartError::Fixture("loginBaseUri"))?;
        let app = fixtures.origin("redirectUri").ok_or(StartError::Fixture("redirectUri"))?;
        let landing = landing(&app).ok_or(StartError::Fixture("redirectUri whose host begins with app."))?;
        let client = fixtures.keys.get("app").ok_or(StartError::Fixture("key of the application"))?;

        let secrets = secrets.unwrap_or_else(|| fresh_secrets(service_secret, client.to_string(), &*random));
        if settings.contains_key("JWT_IDP_SECRET") && !secrets.holds("jwt-idp") {
            secrets.set("jwt-idp", signing_key()?);
        }
        let origin = |url: &Url| url.origin().ascii_serialization();
        let mut all: HashMap<String, String> = [
            ("AUTH_ORIGIN", origin(&auth)),
            ("APP_ORIGIN", origin(&app)),
            ("ALLOWED_ORIGINS", origin(&landing)),
            ("ISSUER", fixtures.issuer.clone()),
            ("CONNECT_TO", fixtures.connect_to().unwrap_or_default()),
            ("SERVICE_SECRET", "service".into()),
            ("CLIENT_SECRET", "client".into()),
            ("COOKIE_SECRET", "cookies".into()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        all.extend(settings);
        let handler = all.get("HANDLER_ORIGIN").and_then(|origin| Url::parse(origin).ok());
        let handler = handler.unwrap_or_else(|| app.clone());
        let lookup = |name: &str| all.get(name).cloned();
        let table = table.unwrap_or_else(|| Arc::new(MemoryTable::new(clock.clone())));
        let ambient =
            Ambient { lookup: &lookup, clock, random, secrets: secrets.clone(), table: Some(table.clone()) };
        let functions = Functions {
            login: login::router(login::State::load(&ambient).await?),
            signup: signup::router(signup::State::load(&ambient).await?),
            callback: callback::router(callback::State::load(&ambient).await?),
            refresh: refresh::router(refresh::State::load(&ambient).await?),
            logout: logout::router(logout::State::load(&ambient).await?),
            jwt_idp: if jwt_idp::State::is_wanted(&ambient) {
                Some(jwt_idp::router(jwt_idp::State::load(&ambient).await?))
            } else {
                None
            },
        };
        let authorizer = Arc::new(authorizer::State::load(&ambient).await?);
        Ok(Stack { functions, authorizer, secrets, table, auth, app, handler, landing, fixtures })
    }
}

fn fresh_secrets(service: String, client: String, random: &dyn Random) -> Arc<MemorySecrets> {
    let mut key = [0; 32];
    random.fill(&mut key);
    let ring = json!({"keys": [{"id": "1", "key": STANDARD.encode(key), "created": "2026-01-01T00:00:00Z"}]});
    let secrets = MemorySecrets::default();
    secrets.set("service", service);
    secrets.set("client", client);
    secrets.set("cookies", ring.to_string());
    Arc::new(secrets)
}

/// A key for the JWT endpoint.
fn signing_key() -> Result<String, StartError> {
    let pair = KeyPair::generate().map_err(|_| StartError::Key)?;
    Ok(json!({"keys": [{"id": "1", "key": pair.private.expose_secret()}]}).to_string())
}

/// `app.example.localhost` belongs to `example.localhost`.
fn landing(app: &Url) -> Option<Url> {
    let mut landing = app.clone();
    let host = app.host_str()?.strip_prefix("app.")?.to_owned();
    landing.set_host(Some(&host)).ok()?;
    Some(landing)
}

//! One authorizer, a provider with one key, a ring of cookie keys, a table, and a clock that stands still.

use authorizer::{Failure, State};
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::KeyPair as _,
};
use axum::{Json, Router, routing::get};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared::{
    app::Ambient,
    clock::{Clock, FixedClock},
    config::Faults,
    cookies::{
        Jar, Sealer,
        session::{Beginning, Identity, Session},
    },
    oidc::TokenSet,
    random::SeededRandom,
    secrets::{Fetch, Secret, SecretStore, StoreError},
    table::{Condition, Item, MemoryTable, Pending, Put, Table, TableError},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};
use time::{Duration, OffsetDateTime};

pub(crate) const APP: &str = "https://app.example.com";
pub(crate) const CLIENT: &str = "client \"&<>'+/=%ä";
pub(crate) const API: &str = "project ä";

/// An RSA key of the provider or of nobody.
pub(crate) struct Key {
    pub(crate) pem: String,
    pub(crate) modulus: Vec<u8>,
    exponent: Vec<u8>,
}

impl Key {
    fn new() -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let body = STANDARD.encode(der.as_ref());
        let public = pair.public_key();
        Self {
            pem: format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"),
            modulus: public.modulus().big_endian_without_leading_zero().to_vec(),
            exponent: public.exponent().big_endian_without_leading_zero().to_vec(),
        }
    }

    pub(crate) fn of_provider() -> &'static Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        KEY.get_or_init(Self::new)
    }

    pub(crate) fn of_nobody() -> &'static Self {
        static KEY: OnceLock<Key> = OnceLock::new();
        KEY.get_or_init(Self::new)
    }

    pub(crate) fn sign(&self, typ: Option<&str>, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::RS256);
        (header.typ, header.kid) = (typ.map(Into::into), Some("key \"1\" ä".into()));
        let key = EncodingKey::from_rsa_pem(self.pem.as_bytes()).unwrap();
        jsonwebtoken::encode(&header, claims, &key).unwrap()
    }
}

/// Cookie keys, by the name of the setting's secret.
pub(crate) struct Ring(Mutex<Option<String>>);

impl Ring {
    /// These keys, the first of which seals.
    pub(crate) fn set(&self, ids: &[u8]) {
        let key = |id: &u8| json!({"id": format!("{id}/ä"), "key": STANDARD.encode([*id; 32])});
        let keys: Vec<_> = ids.iter().map(key).collect();
        *self.0.lock().unwrap() = Some(json!({ "keys": keys }).to_string());
    }

    /// From now on nobody can read them.
    pub(crate) fn take_down(&self) {
        *self.0.lock().unwrap() = None;
    }
}

impl SecretStore for Ring {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        let text = self.0.lock().unwrap().clone().filter(|_| id == "ring").map(SecretString::from);
        Box::pin(async { text.ok_or_else(|| StoreError::Unavailable("down".into())) })
    }
}

/// A table that can be down.
pub(crate) struct Shared {
    memory: MemoryTable,
    pub(crate) down: AtomicBool,
}

impl Table for Shared {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        if self.down.load(Ordering::Relaxed) {
            return Box::pin(async { Err(TableError("ProvisionedThroughputExceededException".into())) });
        }
        self.memory.get(keys)
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        self.memory.put(key, item, condition)
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        self.memory.delete(key, condition)
    }
}

pub(crate) struct World {
    pub(crate) authorizer: Arc<State>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) table: Arc<Shared>,
    pub(crate) ring: Arc<Ring>,
    pub(crate) issuer: String,
}

/// A sign-in, to be changed.
pub(crate) struct SignIn {
    pub(crate) sub: String,
    pub(crate) sid: Option<String>,
    pub(crate) access_token: String,
    pub(crate) lineage: u8,
    pub(crate) expires_in: i64,
}

impl Default for SignIn {
    fn default() -> Self {
        let access_token = "opaque \"token\"".to_owned();
        Self {
            sub: "person \"ä\"".into(),
            sid: Some("sid ä".into()),
            access_token,
            lineage: 1,
            expires_in: 600,
        }
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(&[]).await
    }

    pub(crate) async fn with(settings: &[(&str, &str)]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(axum::serve(listener, provider(&issuer)).into_future());
        Self::before(issuer, settings).await.unwrap()
    }

    pub(crate) async fn before(issuer: String, settings: &[(&str, &str)]) -> Result<Self, Faults> {
        let start = OffsetDateTime::from_unix_timestamp(1_900_000_000).unwrap();
        let clock = Arc::new(FixedClock::new(start));
        let ring = Arc::new(Ring(Mutex::default()));
        ring.set(&[1]);
        let down = AtomicBool::new(false);
        let table = Arc::new(Shared { memory: MemoryTable::new(clock.clone()), down });
        let mut all: HashMap<_, _> = [
            ("AUTH_ORIGIN", "https://auth.example.com"),
            ("APP_ORIGIN", APP),
            ("ALLOWED_ORIGINS", "https://example.com"),
            ("ISSUER", &issuer),
            ("COOKIE_SECRET", "ring"),
        ]
        .into();
        all.extend(settings.iter().copied());
        let lookup = |name: &str| all.get(name).map(|value| (*value).to_owned());
        let ambient = Ambient {
            lookup: &lookup,
            clock: clock.clone(),
            random: Arc::new(SeededRandom::new(1)),
            secrets: ring.clone(),
            table: Some(table.clone()),
        };
        let authorizer = Arc::new(State::load(&ambient).await?);
        Ok(Self { authorizer, clock, table, ring, issuer })
    }

    /// A sealer as the other functions of a host have it.
    pub(crate) fn sealer(&self, host: &str, seed: u64) -> Sealer {
        let ring = Secret::new("ring".into(), self.ring.clone(), self.clock.clone());
        Sealer::new(ring, host.into(), self.clock.clone(), Arc::new(SeededRandom::new(seed)))
    }

    pub(crate) fn session(&self, sign_in: SignIn) -> Session {
        let SignIn { sub, sid, access_token, lineage, expires_in } = sign_in;
        let tokens = TokenSet {
            access_token: access_token.into(),
            refresh_token: Some("refresh".to_owned().into()),
            id_token: None,
            expires_in,
        };
        let identity = Identity { sub, sid, ..Identity::default() };
        let (client_id, lineage, now) = (CLIENT.to_owned(), [lineage; 16], self.clock.epoch());
        Session::new(Beginning { identity, client_id, lineage, tokens: &tokens, now })
    }

    /// The cookies of a session, as a browser sends them.
    pub(crate) async fn cookies(&self, session: &Session) -> Vec<String> {
        self.cookies_of(session, APP, Duration::hours(2)).await
    }

    pub(crate) async fn cookies_of(&self, session: &Session, host: &str, lifetime: Duration) -> Vec<String> {
        let sealer = self.sealer(host, u64::from(session.generation) + 2);
        let (cookies, _) = session.keep(&Jar::default(), &sealer, lifetime).await.unwrap();
        let text = |cookie: shared::cookies::SetCookie| {
            cookie.into_header().to_str().unwrap().split(';').next().unwrap().to_owned()
        };
        cookies.into_iter().map(text).collect()
    }

    /// The cookies of an ordinary sign-in.
    pub(crate) async fn signed_in(&self) -> Vec<String> {
        self.cookies(&self.session(SignIn::default())).await
    }

    /// Claims of a JWT access token that are right now.
    pub(crate) fn claims(&self) -> Value {
        let now = self.clock.epoch();
        json!({"iss": self.issuer, "sub": "person \"ä\"", "aud": [CLIENT, API], "client_id": CLIENT, "iat": now,
            "nbf": now, "exp": now + 600, "jti": "V2_1-at_1"})
    }

    pub(crate) async fn decide(&self, event: &Value) -> Result<Value, Failure> {
        Ok(serde_json::to_value(self.authorizer.handle(event.clone()).await?).unwrap())
    }

    /// What a `GET` with these cookies comes to.
    pub(crate) async fn get(&self, cookies: &[String]) -> Value {
        self.decide(&event("GET", cookies, &[])).await.unwrap()
    }

    pub(crate) async fn get_with(&self, sign_in: SignIn) -> Value {
        self.get(&self.cookies(&self.session(sign_in)).await).await
    }
}

pub(crate) fn refused() -> Value {
    json!({"isAuthorized": false, "context": {}})
}

/// An event as the gateway makes it (payload format 2.0).
pub(crate) fn event(method: &str, cookies: &[String], headers: &[(&str, &str)]) -> Value {
    let mut all: HashMap<_, _> =
        [("host", "app.example.com"), ("accept", "*/*"), ("user-agent", "Zoë/1")].into();
    all.extend(headers.iter().copied());
    let mut event = json!({
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": "arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/$default/GET/api/hello",
        "identitySource": null,
        "routeKey": "ANY /api/{proxy+}",
        "rawPath": "/api/hello",
        "rawQueryString": "a=1&a=ä",
        "headers": all,
        "requestContext": {
            "accountId": "111122223333",
            "apiId": "a1b2c3d4e5",
            "domainName": "app.example.com",
            "http": {"method": method, "path": "/api/hello", "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7"},
            "requestId": "aB3dEfGhIjKlMnO=",
            "stage": "$default",
        },
        "pathParameters": {"proxy": "hello"},
    });
    // The gateway leaves the list out when there is nothing in it.
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    event
}

fn provider(issuer: &str) -> Router {
    let metadata = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "code_challenge_methods_supported": ["S256"],
    });
    let key = Key::of_provider();
    let keys = json!({"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "key \"1\" ä",
        "n": URL_SAFE_NO_PAD.encode(&key.modulus), "e": URL_SAFE_NO_PAD.encode(&key.exponent)}]});
    Router::new()
        .route("/.well-known/openid-configuration", get(async || Json(metadata)))
        .route("/keys", get(async || Json(keys)))
}

//! The team's own system: signs its people in, by a cookie that is a JWT or anything else.

use axum::{
    Json, Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use harness::Stack;
use http::{HeaderMap, StatusCode};
use jsonwebtoken::{
    Algorithm, EncodingKey, Header,
    jwk::{Jwk, JwkSet},
};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use shared::assertion::KeyPair;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU16, Ordering},
    },
};

pub(crate) const COOKIE: &str = "portal_session";
pub(crate) const ISSUER: &str = "https://portal.example.com/id";
pub(crate) const AUDIENCE: &str = "every app of ours";
pub(crate) const SIGN_IN: &str =
    "https://portal.example.com/sign-in?theme=dark&next={return_to}&from=zitadel";

pub(crate) struct Team {
    pub(crate) origin: String,
    key: EncodingKey,
    inner: Arc<Inner>,
}

struct Inner {
    keys: JwkSet,
    people: Mutex<HashMap<String, Value>>,
    /// Another status than the right one, if not 0.
    status: AtomicU16,
}

impl Team {
    pub(crate) async fn start() -> Self {
        let key = key();
        let mut jwk = Jwk::from_encoding_key(&key, Algorithm::RS256).unwrap();
        jwk.common.key_id = Some("portal".into());
        let keys = JwkSet { keys: vec![jwk] };
        let inner = Arc::new(Inner { keys, people: Mutex::default(), status: AtomicU16::new(0) });
        let router =
            Router::new().route("/keys", get(keys_of)).route("/who", get(who)).with_state(inner.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin, key, inner }
    }

    /// A session that is a JWT, with these claims over those of a good one.
    pub(crate) fn token(&self, stack: &Stack, claims: &Value) -> String {
        sign(&self.key, stack, claims)
    }

    /// The same, signed by somebody else.
    pub(crate) fn forged(stack: &Stack, claims: &Value) -> String {
        sign(&key(), stack, claims)
    }

    /// A session of which only the team's system knows whose it is.
    pub(crate) fn opaque(&self, claims: &Value) -> String {
        let id = harness::unique::hex();
        self.inner.people.lock().unwrap().insert(id.clone(), claims.clone());
        id
    }

    /// Has every request answered with this status.
    pub(crate) fn fail(&self, status: u16) {
        self.inner.status.store(status, Ordering::SeqCst);
    }
}

fn key() -> EncodingKey {
    let pair = KeyPair::generate().unwrap();
    EncodingKey::from_rsa_pem(pair.private.expose_secret().as_bytes()).unwrap()
}

fn sign(key: &EncodingKey, stack: &Stack, claims: &Value) -> String {
    let now = stack.epoch();
    let mut all = json!({"iss": ISSUER, "aud": AUDIENCE, "iat": now, "exp": now + 600});
    let own = claims.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(own);
    all.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some("portal".into());
    jsonwebtoken::encode(&header, &all, key).unwrap()
}

async fn keys_of(State(inner): State<Arc<Inner>>) -> Response {
    match failure(&inner) {
        Some(status) => status.into_response(),
        None => Json(&inner.keys).into_response(),
    }
}

async fn who(State(inner): State<Arc<Inner>>, headers: HeaderMap) -> Response {
    if let Some(status) = failure(&inner) {
        return status.into_response();
    }
    let sent = headers.get("cookie").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let session = sent.strip_prefix(&format!("{COOKIE}=")).unwrap_or_default();
    match inner.people.lock().unwrap().get(session) {
        Some(claims) => Json(claims).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

fn failure(inner: &Inner) -> Option<StatusCode> {
    StatusCode::from_u16(inner.status.load(Ordering::SeqCst)).ok()
}

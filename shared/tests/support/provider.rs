//! A small OpenID provider on a loopback port that says whatever a test wants it to say.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "test support")]

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::KeyPair as _,
};
use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared::{
    clock::{Clock, FixedClock},
    config::{ClientSettings, Provider as Settings},
    oidc::{RelyingParty, RelyingPartyParts},
    outbound::Outbound,
    random::SeededRandom,
    secrets::{Fetch, Secret, SecretStore},
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use time::OffsetDateTime;

/// Awkward on purpose: these characters have to survive forms, claims and URLs.
pub const CLIENT: &str = "client \"&<>'+/=%ä";

/// An RSA key of the provider or of nobody.
pub struct Key {
    pub kid: String,
    pem: String,
    pub jwk: Value,
}

impl Key {
    pub fn new(kid: &str) -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let body = STANDARD.encode(der.as_ref());
        let public = pair.public_key();
        let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let jwk = json!({"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid,
            "n": number(public.modulus().big_endian_without_leading_zero()),
            "e": number(public.exponent().big_endian_without_leading_zero())});
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        Self { kid: kid.into(), pem, jwk }
    }

    pub fn sign(&self, kid: Option<&str>, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = kid.map(ToOwned::to_owned);
        self.sign_as(&header, claims)
    }

    pub fn sign_as(&self, header: &Header, claims: &Value) -> String {
        let key = EncodingKey::from_rsa_pem(self.pem.as_bytes()).unwrap();
        jsonwebtoken::encode(header, claims, &key).unwrap()
    }

    pub fn application(&self) -> Value {
        json!({"type": "application", "keyId": self.kid, "key": self.pem, "appId": "1", "clientId": CLIENT})
    }

    pub fn machine(&self) -> Value {
        json!({"type": "serviceaccount", "keyId": self.kid, "key": self.pem, "userId": "user \"&<>'+/=%ä"})
    }
}

/// What the provider says and what it was asked.
#[derive(Default)]
pub struct Script {
    pub metadata: Value,
    pub keys: Vec<Value>,
    pub key_fetches: usize,
    /// The keys are answered with this status, not 200.
    pub keys_status: Option<u16>,
    /// Answers of the token endpoint, first to last; the last one repeats.
    pub tokens: Vec<(u16, Value)>,
    /// Bodies that the token endpoint was sent.
    pub asked: Vec<String>,
    /// How long the token endpoint takes.
    pub latency: Duration,
    /// Answers of anything else, by status.
    pub api: Vec<u16>,
    /// Bearer tokens that anything else was sent.
    pub bearers: Vec<String>,
}

type Shared = Arc<Mutex<Script>>;

pub struct Provider {
    pub issuer: String,
    pub script: Shared,
    pub key: Key,
}

impl Provider {
    pub async fn start() -> Self {
        let key = Key::new("key-1 ä");
        let script = Shared::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        {
            let mut script = script.lock().unwrap();
            script.keys = vec![key.jwk.clone()];
            script.metadata = json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/authorize"),
                "token_endpoint": format!("{issuer}/oauth/v2/token"),
                "jwks_uri": format!("{issuer}/keys"),
                "code_challenge_methods_supported": ["S256"],
            });
        }
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/oauth/v2/token", post(token))
            .fallback(api)
            .with_state(script.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, script, key }
    }

    pub fn settings(&self) -> Settings {
        Settings { issuer: self.issuer.clone(), connect_to: Vec::new() }
    }

    pub fn outbound(&self) -> Arc<Outbound> {
        Arc::new(Outbound::new(&self.settings()).unwrap())
    }

    pub fn relying_party(&self, clock: &Arc<FixedClock>, secrets: Arc<Secrets>) -> RelyingParty {
        RelyingParty::new(RelyingPartyParts {
            outbound: self.outbound(),
            clock: clock.clone(),
            random: Arc::new(SeededRandom::new(1)),
            issuer: self.issuer.clone(),
            redirect_uri: "https://app.example.com/auth/callback".into(),
            settings: ClientSettings {
                secret: "client".into(),
                scopes: "openid offline_access".into(),
                session_idle: Duration::from_hours(1),
                session_max_age: Duration::from_hours(1),
            },
            key: Secret::new("client".into(), secrets, clock.clone()),
        })
    }

    /// Claims that are right at `clock`.
    pub fn claims(&self, clock: &FixedClock) -> Value {
        let now = clock.epoch();
        json!({"iss": self.issuer, "sub": "person ä", "aud": [CLIENT, "project"], "azp": CLIENT, "nonce": "n-1",
            "iat": now, "exp": now + 300, "at_hash": at_hash("access")})
    }
}

pub fn at_hash(token: &str) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, token.as_bytes());
    URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16])
}

pub fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::new(OffsetDateTime::from_unix_timestamp(1_900_000_000).unwrap()))
}

/// Secrets that tests exchange, and how often they were read.
#[derive(Default)]
pub struct Secrets(Mutex<(String, usize)>);

impl Secrets {
    pub fn new(value: &Value) -> Arc<Self> {
        let secrets = Self::default();
        secrets.set(value);
        Arc::new(secrets)
    }

    pub fn set(&self, value: &Value) {
        self.0.lock().unwrap().0 = value.to_string();
    }

    pub fn reads(&self) -> usize {
        self.0.lock().unwrap().1
    }
}

impl SecretStore for Secrets {
    fn fetch<'a>(&'a self, _: &'a str) -> Fetch<'a> {
        let mut held = self.0.lock().unwrap();
        held.1 += 1;
        let text = SecretString::from(held.0.clone());
        Box::pin(async { Ok(text) })
    }
}

async fn metadata(State(script): State<Shared>) -> Json<Value> {
    Json(script.lock().unwrap().metadata.clone())
}

async fn keys(State(script): State<Shared>) -> Response {
    let mut script = script.lock().unwrap();
    script.key_fetches += 1;
    let status = StatusCode::from_u16(script.keys_status.unwrap_or(200)).unwrap();
    (status, Json(json!({"keys": script.keys}))).into_response()
}

async fn token(State(script): State<Shared>, body: String) -> Response {
    let latency = script.lock().unwrap().latency;
    tokio::time::sleep(latency).await;
    let mut script = script.lock().unwrap();
    script.asked.push(body);
    let (status, body) = if script.tokens.len() > 1 {
        script.tokens.remove(0)
    } else {
        script.tokens.first().cloned().unwrap()
    };
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

async fn api(State(script): State<Shared>, headers: axum::http::HeaderMap) -> Response {
    let mut script = script.lock().unwrap();
    script.bearers.push(headers["authorization"].to_str().unwrap().to_owned());
    let status = if script.api.is_empty() { 200 } else { script.api.remove(0) };
    let body =
        if status == 200 { json!({"defaultOrgId": "1"}) } else { json!({"code": 16, "message": "no"}) };
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}

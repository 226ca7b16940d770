//! A tiny OpenID provider whose tokens are as long as a test wants: the relying party must work with any.

use axum::{
    Form, Json, Router,
    extract::State,
    routing::{get, post},
};
use harness::{Answer, Browser, Stack, Zitadel};
use jsonwebtoken::{Algorithm, EncodingKey, Header, jwk::Jwk};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

#[derive(Clone)]
pub(super) struct Provider(Arc<Inner>);

struct Inner {
    issuer: String,
    zitadel: Zitadel,
    key: EncodingKey,
    next: Mutex<Value>,
}

impl Provider {
    /// Starts on a loopback port. Application and signing key are those of the Zitadel under test.
    pub(super) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let mut fixtures = Zitadel::shared().fixtures;
        fixtures.base = issuer.parse().unwrap();
        fixtures.issuer.clone_from(&issuer);
        let pem = fixtures.keys["app"]["key"].as_str().unwrap().to_owned();
        let key = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
        let zitadel = Zitadel::at(fixtures);
        let provider = Self(Arc::new(Inner { issuer, zitadel, key, next: Mutex::default() }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Functions before this provider.
    pub(super) async fn stack(&self) -> Stack {
        Stack::before(self.0.zitadel.clone(), &[]).await
    }

    /// Goes through a sign-in whose tokens have these lengths, as far as the callback's answer.
    pub(super) async fn sign_in(&self, browser: &Browser, access: usize, refresh: usize) -> Answer {
        let start = browser.open("/auth/login").await;
        let param = |name| start.target_param(name).unwrap();
        let now = browser.stack().epoch();
        let claims = json!({
            "iss": self.0.issuer, "sub": "somebody", "aud": param("client_id"), "nonce": param("nonce"),
            "iat": now, "exp": now + 3600, "name": "Zoë", "email": "zoe@example.com",
        });
        let header = Header { kid: Some("key".into()), ..Header::new(Algorithm::RS256) };
        let id_token = jsonwebtoken::encode(&header, &claims, &self.0.key).unwrap();
        let answer = json!({
            "access_token": random_text(access), "refresh_token": random_text(refresh), "id_token": id_token,
            "token_type": "Bearer", "expires_in": 3600,
        });
        *self.0.next.lock().unwrap_or_else(PoisonError::into_inner) = answer;
        let mut callback = browser.stack().app().join("/auth/callback").unwrap();
        callback
            .query_pairs_mut()
            .append_pair("state", &param("state"))
            .append_pair("code", "code \"&<>'+/=%ä");
        browser.open(callback.as_str()).await
    }
}

/// Text that no compression shortens.
fn random_text(length: usize) -> String {
    use shared::random::{Random, SystemRandom};
    SystemRandom.token(length)[..length].to_owned()
}

async fn metadata(State(provider): State<Provider>) -> Json<Value> {
    let issuer = &provider.0.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "code_challenge_methods_supported": ["S256"],
    }))
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let mut jwk = Jwk::from_encoding_key(&provider.0.key, Algorithm::RS256).unwrap();
    jwk.common.key_id = Some("key".into());
    Json(json!({"keys": [jwk]}))
}

async fn token(State(provider): State<Provider>, Form(form): Form<HashMap<String, String>>) -> Json<Value> {
    assert_eq!(form["code"], "code \"&<>'+/=%ä", "{form:?}");
    assert!(form.contains_key("client_assertion") && form["code_verifier"].len() == 43, "{form:?}");
    Json(provider.0.next.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

//! A tiny identity provider to sign in at: what the stand-in meets as relying party.
//!
//! | request | does |
//! |---|---|
//! | `GET /.well-known/openid-configuration`, `/keys` | OpenID Connect Discovery |
//! | `GET /authorize` | signs in at once and redirects; whom: `as`, a JSON object of claims or a plain subject. `deny` and `deny_text` refuse |
//! | `POST /token` | the authorization code grant; the secret of every client is [`SECRET`] |
//! | `GET /userinfo` | the claims |
//! | `POST /sign` | signs any claims, for JWT providers; times as `now+60` |
//!
//! It keeps no state: codes and access tokens hold what they stand for.

mod sign;
mod token;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;

use crate::api::respond;
use crate::keys::{LazyPair, PublicKey};

/// Client secret of every client.
pub const SECRET: &str = "upstream-secret";

/// Id of the key that `/keys` lists.
const KEY_ID: &str = "upstream-1";
/// Id of the key that it does not list.
const OTHER_KEY_ID: &str = "upstream-other";

/// A running identity provider; dropping it stops it.
pub struct Upstream {
    base: String,
    task: tokio::task::JoinHandle<()>,
}

struct Inner {
    base: String,
    key: LazyPair,
    other: LazyPair,
}

type Shared = State<Arc<Inner>>;

impl Upstream {
    /// Starts listening. Fails if the address cannot be bound.
    pub async fn start(listen: SocketAddr) -> std::io::Result<Self> {
        let listener = tokio::net::TcpListener::bind(listen).await?;
        let base = format!("http://{}", listener.local_addr()?);
        let inner = Inner { base: base.clone(), key: LazyPair::default(), other: LazyPair::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token::token))
            .route("/userinfo", get(userinfo))
            .route("/sign", post(sign::sign))
            .with_state(Arc::new(inner));
        let task = tokio::spawn(async move {
            // Serving ends with the task; an error here has nobody left to tell.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { base, task })
    }

    /// Its address, which is also its issuer: `http://127.0.0.1:<port>`.
    pub fn base(&self) -> &str {
        &self.base
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn answer(status: StatusCode, body: &Value) -> Response {
    respond(status, vec![("content-type", "application/json".to_owned())], body.to_string().into())
}

fn parameters(text: &str) -> impl Fn(&str) -> Option<String> + use<> {
    let all: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    move |name| all.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}

/// A JSON value as one word.
fn pack(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// Undoes [`pack`].
fn unpack(word: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(word).ok()?).ok()
}

async fn discovery(State(inner): Shared) -> Response {
    let base = &inner.base;
    let body = json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/authorize"),
        "token_endpoint": format!("{base}/token"),
        "userinfo_endpoint": format!("{base}/userinfo"),
        "jwks_uri": format!("{base}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    });
    answer(StatusCode::OK, &body)
}

async fn keys(State(inner): Shared) -> Response {
    let keys = match &inner.key.get().public {
        PublicKey::Rsa { n, e } => {
            json!([{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": KEY_ID, "n": n, "e": e}])
        }
        PublicKey::Own(_) | PublicKey::Pem(_) => json!([]),
    };
    answer(StatusCode::OK, &json!({"keys": keys}))
}

async fn authorize(RawQuery(query): RawQuery) -> Response {
    let parameter = parameters(&query.unwrap_or_default());
    let text = |name: &str| parameter(name).unwrap_or_default();
    let mut back = form_urlencoded::Serializer::new(String::new());
    if let Some(error) = parameter("deny") {
        back.append_pair("error", &error).append_pair("error_description", &text("deny_text"));
    } else {
        let who = parameter("as").unwrap_or_else(|| "someone".to_owned());
        let claims = serde_json::from_str(&who).ok().filter(Value::is_object);
        let code = json!({
            "claims": claims.unwrap_or_else(|| json!({"sub": who})),
            "nonce": parameter("nonce"),
            "client": text("client_id"),
            "scope": text("scope"),
            "challenge": parameter("code_challenge"),
        });
        back.append_pair("code", &pack(&code));
    }
    let back = back.append_pair("state", &text("state")).finish();
    let location = format!("{}?{back}", text("redirect_uri"));
    respond(StatusCode::FOUND, vec![("location", location)], axum::body::Body::empty())
}

async fn userinfo(headers: HeaderMap) -> Response {
    let header = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    match header.split_once(' ').and_then(|(_, token)| unpack(token)) {
        Some(claims) => answer(StatusCode::OK, &claims),
        None => answer(StatusCode::UNAUTHORIZED, &json!({"error": "invalid_token"})),
    }
}

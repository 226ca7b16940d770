//! The token endpoint (RFC 6749, 4.1.3, with PKCE).

use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{Inner, KEY_ID, SECRET, Shared, answer, pack, parameters, unpack};
use crate::clock::Clock;

/// Lifetime of what is issued, in seconds.
const LIFETIME: i64 = 3600;

fn refuse(status: StatusCode, error: &str, description: &str) -> Response {
    answer(status, &json!({"error": error, "error_description": description}))
}

/// `POST /token`; the client's credentials in the header or in the form.
pub(super) async fn token(State(inner): Shared, headers: HeaderMap, body: Bytes) -> Response {
    let parameter = parameters(&String::from_utf8_lossy(&body));
    let text = |name: &str| parameter(name).unwrap_or_default();
    let (client, secret) = basic(&headers).unwrap_or_else(|| (text("client_id"), text("client_secret")));
    if secret != SECRET {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_client", "wrong client secret");
    }
    let Some(code) = unpack(&text("code")) else {
        return refuse(StatusCode::BAD_REQUEST, "invalid_grant", "unknown code");
    };
    let computed = URL_SAFE_NO_PAD.encode(digest(&SHA256, text("code_verifier").as_bytes()));
    let proven = code["challenge"].as_str().is_none_or(|challenge| challenge == computed);
    if code["client"] != client.as_str() || !proven {
        return refuse(StatusCode::BAD_REQUEST, "invalid_grant", "wrong client or verifier");
    }
    answer(StatusCode::OK, &tokens(&inner, &code, &client))
}

fn tokens(inner: &Inner, code: &Value, client: &str) -> Value {
    let mut tokens =
        json!({"access_token": pack(&code["claims"]), "token_type": "Bearer", "expires_in": LIFETIME});
    let scope = code["scope"].as_str().unwrap_or_default();
    if scope.split(' ').any(|scope| scope == "openid") {
        let now = Clock::default().now().unix_timestamp();
        let mut claims = json!({"iss": inner.base, "aud": client, "iat": now, "exp": now + LIFETIME});
        if let (Some(all), Some(own)) = (claims.as_object_mut(), code["claims"].as_object()) {
            all.extend(own.clone());
        }
        if code["nonce"].is_string() {
            claims["nonce"] = code["nonce"].clone();
        }
        tokens["id_token"] = json!(super::sign::token(&inner.key, KEY_ID, &claims));
    }
    tokens
}

/// User and password of `Authorization: Basic`, each form-decoded.
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let header = headers.get("authorization")?.to_str().ok()?;
    let decoded = String::from_utf8(STANDARD.decode(header.strip_prefix("Basic ")?).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    let decode = |text: &str| {
        form_urlencoded::parse(text.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
    };
    Some((decode(user), decode(password)))
}

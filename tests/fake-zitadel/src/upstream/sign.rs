//! Signing what one likes.

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use serde_json::{Value, json};

use super::{KEY_ID, OTHER_KEY_ID, Shared, answer};
use crate::clock::Clock;
use crate::keys::{self, LazyPair};

/// A JWT of `claims`.
pub(super) fn token(pair: &LazyPair, kid: &str, claims: &Value) -> String {
    keys::sign(&pair.get().private_pem, kid, &claims.as_object().cloned().unwrap_or_default())
}

/// `POST /sign {"claims", "key"?: "other", "kid"?}`: the key that `/keys` does not list, and any key id.
pub(super) async fn sign(State(inner): Shared, body: Bytes) -> Response {
    let Ok(wish) = serde_json::from_slice::<Value>(&body) else {
        return answer(StatusCode::BAD_REQUEST, &json!({"error": "no JSON"}));
    };
    let now = Clock::default().now().unix_timestamp();
    let mut claims = wish["claims"].clone();
    for value in claims.as_object_mut().into_iter().flat_map(|claims| claims.values_mut()) {
        if let Some(seconds) = value.as_str().and_then(offset) {
            *value = json!(now + seconds);
        }
    }
    let (pair, own_id) =
        if wish["key"] == "other" { (&inner.other, OTHER_KEY_ID) } else { (&inner.key, KEY_ID) };
    let kid = wish["kid"].as_str().unwrap_or(own_id);
    answer(StatusCode::OK, &json!({"token": token(pair, kid, &claims)}))
}

/// Seconds of `now+60` or `now-60`.
fn offset(text: &str) -> Option<i64> {
    text.strip_prefix("now").filter(|rest| rest.starts_with(['+', '-']))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn times_are_told_relative_to_now() {
        assert_eq!(offset("now+60"), Some(60));
        assert_eq!(offset("now-3700"), Some(-3700));
        assert_eq!(offset("now"), None);
        assert_eq!(offset("nowhere"), None);
    }
}

//! An API that tells what reached it.

use axum::{Json, Router, body::to_bytes, extract::Request};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Answers every call with its method, path, query, headers and the length of its body.
pub(crate) fn router() -> Router {
    Router::new().fallback(echo)
}

async fn echo(request: Request) -> Json<Value> {
    let (parts, body) = request.into_parts();
    let mut headers = BTreeMap::<_, Vec<_>>::new();
    for (name, value) in &parts.headers {
        headers.entry(name.as_str()).or_default().push(String::from_utf8_lossy(value.as_bytes()));
    }
    let length = to_bytes(body, 1 << 20).await.map_or(0, |body| body.len());
    Json(json!({"method": parts.method.as_str(), "path": parts.uri.path(), "query": parts.uri.query(),
        "headers": headers, "length": length}))
}

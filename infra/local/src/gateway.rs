//! What API Gateway does for the application's API: makes the authorizer's event, asks it, and sends the call on with
//! what it answers, as `infra/template.yaml` says.

use authorizer::{Decision, State};
use axum::{
    Router,
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header, request::Parts};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};
use tower::ServiceExt;

/// The header in which the API finds `Bearer` and the access token. HTTP APIs let no mapping write `Authorization`.
pub const MAPPED_HEADER: &str = "x-authorization";

/// An API behind the authorizer.
#[derive(Clone)]
pub struct Gateway {
    authorizer: Arc<State>,
    api: Router,
}

impl Gateway {
    /// Puts an API behind the authorizer.
    pub fn new(authorizer: Arc<State>, api: Router) -> Self {
        Self { authorizer, api }
    }

    /// Whether a path of the application's host is the API's.
    pub fn takes(path: &str) -> bool {
        path.strip_prefix("/api/").is_some_and(|rest| !rest.is_empty())
    }

    /// Answers a call.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let (mut parts, body) = request.into_parts();
        match self.authorizer.handle(event(&parts)).await {
            Ok(decision) if decision.is_authorized() => {
                map(&mut parts.headers, &decision);
                match self.api.clone().oneshot(Request::from_parts(parts, body)).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                }
            }
            Ok(_) => message(StatusCode::FORBIDDEN, "Forbidden"),
            Err(_) => message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"),
        }
    }
}

fn message(status: StatusCode, text: &str) -> Response {
    let body = json!({ "message": text }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// The template's parameter mapping.
fn map(headers: &mut HeaderMap, decision: &Decision) {
    let decision = serde_json::to_value(decision).unwrap_or_default();
    let bearer = decision["context"]["authorization"].as_str().unwrap_or_default();
    headers.remove(header::COOKIE);
    headers.remove(MAPPED_HEADER);
    if let Ok(mut bearer) = HeaderValue::from_str(bearer) {
        bearer.set_sensitive(true);
        headers.insert(HeaderName::from_static(MAPPED_HEADER), bearer);
    }
}

/// The event of payload format 2.0: cookies listed apart, names in lower case, values of one name joined.
fn event(parts: &Parts) -> Value {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let cookies: Vec<_> = parts.headers.get_all(header::COOKIE).iter().map(text).collect();
    let cookies: Vec<_> = cookies.iter().flat_map(|text| text.split("; ")).collect();
    let mut headers = BTreeMap::<&str, String>::new();
    for (name, value) in parts.headers.iter().filter(|(name, _)| **name != header::COOKIE) {
        let value = text(value);
        headers.entry(name.as_str()).and_modify(|all| *all = format!("{all},{value}")).or_insert(value);
    }
    let host = headers.get("host").cloned().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host.as_str(), |(host, _)| host);
    let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
    let route = "ANY /api/{proxy+}";
    let mut event = json!({
        "version": "2.0",
        "type": "REQUEST",
        "routeArn": format!("arn:aws:execute-api:eu-central-1:111122223333:local/$default/{}{path}", parts.method),
        "identitySource": null,
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": query,
        "headers": headers,
        "requestContext": {
            "accountId": "111122223333",
            "apiId": "local",
            "domainName": host,
            "domainPrefix": host.split('.').next(),
            "http": {
                "method": parts.method.as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": headers.get("user-agent"),
            },
            "requestId": "local",
            "routeKey": route,
            "stage": "$default",
        },
        "pathParameters": {"proxy": path.trim_start_matches("/api/")},
    });
    // The gateway leaves the list out when there is nothing in it.
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    event
}

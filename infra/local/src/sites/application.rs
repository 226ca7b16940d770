//! A small application, as a team would have it behind the functions: static pages, a script that asks who is signed
//! in, and an API.

use super::{
    Addresses, assets,
    page::{Reach, page},
};
use crate::Functions;
use askama::Template;
use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// More than an identity ever takes, in bytes.
const LONGEST_IDENTITY: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "application.html")]
struct ApplicationPage<'a> {
    at: &'a Addresses,
    title: &'static str,
    path: &'static str,
}

pub(super) fn router(addresses: &Arc<Addresses>, functions: Functions) -> Router {
    let show = |path, title| {
        let at = addresses.clone();
        get(move || async move { show(&at, path, title) })
    };
    Router::new()
        .route("/", show("/", "Overview"))
        .route("/reports", show("/reports", "Reports"))
        .route("/api/hello", get(hello))
        .with_state(functions)
        .merge(assets::router())
        .layer(shared::headers::layer())
}

fn show(at: &Addresses, path: &'static str, title: &'static str) -> Response {
    // Signing out leads to the provider, which may ask on the sign-in host before it comes back.
    let forms = [at.issuer.as_str(), &at.auth];
    page(&ApplicationPage { at, title, path }, Reach { forms: &forms, ..Reach::default() })
}

/// What the API needs of `GET /auth/session`.
#[derive(Deserialize)]
struct Identity {
    sub: String,
    name: Option<String>,
    expires_in: i64,
}

/// `GET /api/hello`: an API call of somebody who is signed in. It asks the session endpoint in place of the gateway's
/// authorizer and sees no token either.
async fn hello(State(functions): State<Functions>, headers: HeaderMap) -> Response {
    match identity(&functions, &headers).await {
        Ok(Identity { sub, name, expires_in }) if expires_in > 0 => {
            let name = name.unwrap_or_else(|| sub.clone());
            Json(json!({ "message": format!("Hello, {name}."), "sub": sub })).into_response()
        }
        // The access token is over: the page refreshes and calls again.
        Ok(_) => problem(StatusCode::UNAUTHORIZED),
        Err(status) => problem(status),
    }
}

async fn identity(functions: &Functions, headers: &HeaderMap) -> Result<Identity, StatusCode> {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = http::Uri::from_static("/auth/session");
    for cookie in headers.get_all(header::COOKIE) {
        request.headers_mut().append(header::COOKIE, cookie.clone());
    }
    let response = functions.app(request).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    if response.status() != StatusCode::OK {
        return Err(response.status());
    }
    let body = to_bytes(response.into_body(), LONGEST_IDENTITY).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    serde_json::from_slice(&body).map_err(|_| StatusCode::BAD_GATEWAY)
}

/// Problem details (RFC 9457) that say no more than the status.
fn problem(status: StatusCode) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    let mut response = (status, Json(body)).into_response();
    let media_type = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    response
}

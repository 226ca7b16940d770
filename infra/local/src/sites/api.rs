//! A small API, as a team would have it behind the gateway. It knows no cookie: it finds an access token in the header
//! that the gateway sets and asks the provider whose it is.

use crate::{Fixtures, MAPPED_HEADER};
use axum::{
    Json, Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde::Deserialize;
use serde_json::json;
use shared::{config::Provider, outbound::Outbound};
use std::sync::Arc;
use url::Url;

/// The provider, as a resource server knows it: nothing but its address.
struct Tokens {
    outbound: Outbound,
    issuer: Url,
}

pub(super) fn router(fixtures: &Fixtures) -> Router {
    let tokens = Tokens::new(fixtures).map(Arc::new);
    Router::new().route("/api/hello", get(hello).post(hello)).with_state(tokens)
}

impl Tokens {
    fn new(fixtures: &Fixtures) -> Option<Self> {
        let connect_to = fixtures.connect_to().and_then(|pair| shared::outbound::ConnectTo::parse(&pair));
        let provider =
            Provider { issuer: fixtures.issuer.clone(), connect_to: connect_to.into_iter().collect() };
        Some(Self { outbound: Outbound::new(&provider).ok()?, issuer: fixtures.issuer.parse().ok()? })
    }

    async fn owner(&self, authorization: &HeaderValue) -> Result<Owner, StatusCode> {
        let endpoint = self.issuer.join("/oidc/v1/userinfo").map_err(|_| StatusCode::BAD_GATEWAY)?;
        let request = self.outbound.request(Method::GET, &endpoint).map_err(|_| StatusCode::BAD_GATEWAY)?;
        let request = request.header(header::AUTHORIZATION, authorization);
        let answer = self.outbound.send_read(request).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
        if answer.status == StatusCode::UNAUTHORIZED {
            return Err(StatusCode::UNAUTHORIZED);
        }
        answer.json().map_err(|_| StatusCode::BAD_GATEWAY)
    }
}

/// What the API needs of the provider's `UserInfo` answer.
#[derive(Deserialize)]
struct Owner {
    sub: String,
    name: Option<String>,
}

/// `GET /api/hello`, and `POST` for a call that changes something.
async fn hello(State(tokens): State<Option<Arc<Tokens>>>, headers: HeaderMap) -> Response {
    let (Some(tokens), Some(authorization)) = (tokens, headers.get(MAPPED_HEADER)) else {
        return problem(StatusCode::UNAUTHORIZED);
    };
    match tokens.owner(authorization).await {
        Ok(Owner { sub, name }) => {
            let name = name.unwrap_or_else(|| sub.clone());
            Json(json!({ "message": format!("Hello, {name}."), "sub": sub })).into_response()
        }
        // The access token is over: the page refreshes and calls again.
        Err(status) => problem(status),
    }
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

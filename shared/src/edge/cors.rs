//! Cross-origin calls (WHATWG Fetch, CORS protocol) from the pages that may call us: exact origins, with
//! credentials, on failures as well.

use super::EdgeState;
use crate::visit::CSRF_HEADER;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, Method, StatusCode,
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
    },
};

pub(super) async fn answer(State(base): EdgeState, request: Request, next: Next) -> Response {
    let origin = request.headers().get(ORIGIN).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
    let origin = origin.filter(|origin| *origin != *base.origin && base.origins.callers().contains(origin));
    let preflight =
        request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if preflight {
        let mut response = StatusCode::NO_CONTENT.into_response();
        if origin.is_some() {
            let headers = response.headers_mut();
            headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
            let allowed = format!("content-type, {CSRF_HEADER}");
            headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, header(&allowed));
            headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        }
        response
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    // One header only: the gateway sends the first of several.
    let vary = match headers.get(VARY).and_then(|value| value.to_str().ok()) {
        Some(earlier) => format!("{earlier}, Origin"),
        None => "Origin".to_owned(),
    };
    headers.insert(VARY, header(&vary));
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, header(&origin));
        headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    }
    response
}

/// All of these are made of constants, configured origins and header values that were headers before.
fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

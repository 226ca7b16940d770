//! The headers that every response carries, whoever made it: pages, JSON, redirects, refusals, 404 and 405.

use axum::response::Response;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use tower::util::MapResponseLayer;

/// What no handler decides otherwise.
const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    // Two years, as the preload list asks.
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), \
             fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), \
             serial=(), usb=(), xr-spatial-tracking=(), publickey-credentials-create=(self), \
             publickey-credentials-get=(self)",
        ),
    ),
];

/// What holds where the handler did not decide.
const DEFAULTS: [(HeaderName, HeaderValue); 2] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'",
        ),
    ),
];

/// Names nobody needs to know.
const NEVER: [&str; 2] = ["server", "x-powered-by"];

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The layer for a whole router; it goes outermost, so that it sees the responses of other layers, too.
pub fn layer() -> MapResponseLayer<fn(Response) -> Response> {
    MapResponseLayer::new(secure)
}

/// Adds the headers to a response that no layer sees.
pub fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for name in NEVER {
        headers.remove(name);
    }
    headers.extend(ALWAYS.map(|(name, value)| (Some(name), value)));
    for (name, value) in DEFAULTS {
        headers.entry(name).or_insert(value);
    }
    if !headers.contains_key(&CORP) {
        headers.insert(
            CORP,
            HeaderValue::from_static(if is_json(headers) { "same-site" } else { "same-origin" }),
        );
    }
    join(headers);
    response
}

/// JSON is for our own other origins as well: the pages of a team with a sign-in page of its own.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    content_type.starts_with(b"application/json") || content_type.starts_with(b"application/problem+json")
}

/// Makes one line of lines with the same name, as RFC 9110 section 5.3 allows: the gateway's event format has room for
/// one value a name. Set-Cookie is the exception there and here.
fn join(headers: &mut HeaderMap) {
    let several: Vec<HeaderName> = headers
        .keys()
        .filter(|name| **name != header::SET_COOKIE && headers.get_all(*name).iter().count() > 1)
        .cloned()
        .collect();
    for name in several {
        let values: Vec<_> = headers.get_all(&name).iter().map(HeaderValue::as_bytes).collect();
        // Values that were valid one by one are valid with a comma between them.
        if let Ok(value) = HeaderValue::from_bytes(&values.join(&b", "[..])) {
            headers.insert(name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, body::Body, response::IntoResponse, routing::get};
    use http::{Method, Request, StatusCode};
    use tower::ServiceExt;

    async fn answer(method: Method, path: &str) -> Response {
        let own = [("cache-control", "max-age=60"), ("content-security-policy", "default-src 'self'")];
        let doubled = || {
            let mut response = StatusCode::OK.into_response();
            for value in ["Accept", "Origin"] {
                response.headers_mut().append(header::VARY, HeaderValue::from_static(value));
                response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(value));
            }
            response.headers_mut().insert(header::SERVER, HeaderValue::from_static("hyper"));
            response.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
            response
        };
        let router = Router::new()
            .route("/own", get(move || async move { (own, "x") }))
            .route("/json", get(|| async { ([("content-type", "application/json")], "1") }))
            .route("/doubled", get(move || async move { doubled() }))
            .layer(layer());
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        router.oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn refusals_of_the_router_carry_all_headers() {
        for (method, path, status) in [
            (Method::GET, "/nowhere", StatusCode::NOT_FOUND),
            (Method::DELETE, "/own", StatusCode::METHOD_NOT_ALLOWED),
            (Method::HEAD, "/json", StatusCode::OK),
        ] {
            let response = answer(method, path).await;
            assert_eq!(response.status(), status);
            for (name, value) in ALWAYS.iter().chain(&DEFAULTS) {
                assert_eq!(response.headers().get(name), Some(value), "{name} at {path}");
            }
        }
    }

    #[tokio::test]
    async fn a_handler_decides_about_caching_and_its_policy() {
        let response = answer(Method::GET, "/own").await;
        assert_eq!(response.headers()[header::CACHE_CONTROL], "max-age=60");
        assert_eq!(response.headers()[header::CONTENT_SECURITY_POLICY], "default-src 'self'");
    }

    #[tokio::test]
    async fn only_json_may_be_loaded_by_our_other_origins() {
        assert_eq!(answer(Method::GET, "/json").await.headers()[&CORP], "same-site");
        assert_eq!(answer(Method::GET, "/own").await.headers()[&CORP], "same-origin");
    }

    #[tokio::test]
    async fn no_name_stands_twice_but_set_cookie_and_nobody_names_a_server() {
        let response = answer(Method::GET, "/doubled").await;
        let headers = response.headers();
        assert_eq!(headers[header::VARY], "Accept, Origin");
        assert_eq!(headers.get_all(header::SET_COOKIE).iter().count(), 2);
        assert_eq!(headers[header::X_FRAME_OPTIONS], "DENY");
        assert!(!headers.contains_key(header::SERVER));
        for name in headers.keys().filter(|name| **name != header::SET_COOKIE) {
            assert_eq!(headers.get_all(name).iter().count(), 1, "{name}");
        }
    }
}

//! How the local stack's own pages are answered.

use askama::Template;
use axum::{body::Body, response::Response};
use http::{HeaderValue, StatusCode, header};

/// Where a page's scripts may come from and ask, and its forms may lead, besides its own origin.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach<'a> {
    /// Origins for `fetch`.
    pub(super) connect: &'a [&'a str],
    /// Origins that a form leads to, redirects included (CSP 3 section 6.4.1).
    pub(super) forms: &'a [&'a str],
    /// Origins of scripts.
    pub(super) scripts: &'a [&'a str],
}

/// A page with a policy that allows nothing but our own files.
pub(super) fn page(template: &impl Template, reach: Reach<'_>) -> Response {
    let Ok(html) = template.render() else {
        return status(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src {}; img-src data:; connect-src {}; form-action {}; \
         base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        sources(reach.scripts),
        sources(reach.connect),
        sources(reach.forms),
    );
    let mut response = Response::new(Body::from(html));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    match HeaderValue::try_from(policy) {
        Ok(policy) => headers.insert(header::CONTENT_SECURITY_POLICY, policy),
        Err(_) => return status(StatusCode::INTERNAL_SERVER_ERROR),
    };
    response
}

/// A bare status.
pub(super) fn status(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn sources(others: &[&str]) -> String {
    others.iter().fold(String::from("'self'"), |list, other| format!("{list} {other}"))
}

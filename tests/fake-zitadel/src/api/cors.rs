//! Cross-origin requests: open to any origin, with credentials.

use http::HeaderMap;

/// Header fields a preflight may ask for; one outside the list costs the whole permission.
const ALLOWED: &[&str] = &[
    "accept",
    "accept-language",
    "authorization",
    "connect-protocol-version",
    "connect-timeout-ms",
    "content-type",
    "grpc-timeout",
    "origin",
    "x-grpc-web",
    "x-requested-with",
    "x-user-agent",
    "x-zitadel-orgid",
];

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Header fields of the 204 that answers a preflight.
pub(crate) fn preflight(headers: &HeaderMap) -> Vec<(&'static str, String)> {
    let origin = text(headers, "origin");
    let wanted = text(headers, "access-control-request-headers");
    let known = |name: &str| ALLOWED.iter().any(|allowed| allowed.eq_ignore_ascii_case(name.trim()));
    if origin.is_empty() || !wanted.split(',').filter(|name| !name.trim().is_empty()).all(known) {
        return Vec::new();
    }
    let mut fields = vec![
        ("access-control-allow-origin", origin.to_owned()),
        ("access-control-allow-credentials", "true".to_owned()),
        ("access-control-allow-methods", text(headers, "access-control-request-method").to_owned()),
    ];
    if !wanted.is_empty() {
        fields.push(("access-control-allow-headers", wanted.to_owned()));
    }
    fields
}

/// Header fields of an ordinary answer to a cross-origin request.
pub(crate) fn simple(headers: &HeaderMap, api: bool) -> Vec<(&'static str, String)> {
    let origin = text(headers, "origin");
    if origin.is_empty() {
        return Vec::new();
    }
    let exposed = if api {
        "Location, Content-Length, Grpc-Status, Grpc-Message, Grpc-Status-Details-Bin"
    } else {
        "Location, Content-Length"
    };
    vec![
        ("access-control-allow-origin", origin.to_owned()),
        ("access-control-allow-credentials", "true".to_owned()),
        ("access-control-expose-headers", exposed.to_owned()),
    ]
}

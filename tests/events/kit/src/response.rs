//! Responses in payload format 2.0, and what must be true of every one of them.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

/// What the gateway gets from a function.
#[derive(Debug)]
pub struct Response(Value);

impl Response {
    pub(crate) fn new(value: Value) -> Self {
        Self(value)
    }

    /// `statusCode`.
    pub fn status(&self) -> u64 {
        self.0["statusCode"].as_u64().unwrap_or_else(|| panic!("no statusCode: {self:?}"))
    }

    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0["headers"][name].as_str().or_else(|| self.0["multiValueHeaders"][name][0].as_str())
    }

    /// Names of all headers.
    pub fn header_names(&self) -> Vec<&str> {
        ["headers", "multiValueHeaders"]
            .iter()
            .filter_map(|part| self.0[part].as_object())
            .flat_map(|headers| headers.keys().map(String::as_str))
            .collect()
    }

    /// `cookies[]`: what the gateway turns into `Set-Cookie` headers.
    pub fn cookies(&self) -> Vec<&str> {
        self.0["cookies"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The body as text.
    pub fn body(&self) -> String {
        let body = self.0["body"].as_str().unwrap_or_default();
        if self.0["isBase64Encoded"] == true {
            let bytes = STANDARD.decode(body).unwrap_or_else(|_| panic!("not base64: {self:?}"));
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        body.into()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body()).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// Checks what every response owes: security headers, nothing that names a server, cookies in `cookies[]` alone
    /// and each with the attributes they all have.
    pub fn assert_sound(&self) {
        let owed = [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("strict-transport-security", "max-age="),
            ("content-security-policy", "frame-ancestors 'none'"),
        ];
        let script = self.header("content-type") == Some("text/javascript; charset=utf-8");
        let caching = if script { "public, max-age=" } else { "no-store" };
        let owed = owed.into_iter().chain([("cache-control", caching)]);
        for (name, part) in owed {
            let value = self.header(name).unwrap_or_else(|| panic!("{name} is missing: {self:?}"));
            assert!(value.contains(part), "{name} lacks {part}: {self:?}");
        }
        for name in self.header_names() {
            assert_eq!(name, name.to_lowercase(), "{self:?}");
            assert!(
                !["set-cookie", "server", "x-powered-by", "via"].contains(&name),
                "{name} is sent: {self:?}"
            );
        }
        for cookie in self.cookies() {
            let parts: Vec<_> = cookie.split("; ").collect();
            assert!(parts[0].starts_with("__Host-"), "{cookie}");
            for attribute in ["Secure", "HttpOnly", "Path=/"] {
                assert!(parts.contains(&attribute), "{attribute} is missing: {cookie}");
            }
            assert!(parts.contains(&"SameSite=Strict") || parts.contains(&"SameSite=Lax"), "{cookie}");
            assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
        }
    }
}

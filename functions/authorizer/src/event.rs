//! The gateway's event (Lambda authorizer, payload format 2.0): as much of it as is looked at. It holds cookies, so it
//! has no `Debug`.

use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::Value;
use shared::{cookies::Jar, visit::Visit};
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    cookies: Option<Vec<String>>,
    headers: Option<HashMap<String, String>>,
    request_context: RequestContext,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RequestContext {
    domain_name: String,
    http: Http,
}

#[derive(Deserialize)]
struct Http {
    method: String,
}

impl Event {
    /// `None` if it is not such an event.
    pub(crate) fn read(event: Value) -> Option<Self> {
        serde_json::from_value(event).ok()
    }

    /// The custom domain by which the call came.
    pub(crate) fn host(&self) -> &str {
        &self.request_context.domain_name
    }

    pub(crate) fn method(&self) -> &str {
        &self.request_context.http.method
    }

    /// A header, whatever its name's case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter().flatten();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether the browser asks for leave to send the real request.
    pub(crate) fn is_preflight(&self) -> bool {
        self.method() == "OPTIONS" && self.header("access-control-request-method").is_some()
    }

    /// Our cookies. The gateway lists them apart and may repeat them in the header, which then does not count: each
    /// would be there twice.
    pub(crate) fn jar(&self) -> Jar {
        match &self.cookies {
            Some(cookies) if !cookies.is_empty() => Jar::of(cookies.iter().map(String::as_str)),
            _ => Jar::of(self.header("cookie")),
        }
    }

    /// Where the call comes from, as the other functions see it.
    pub(crate) fn visit(&self) -> Visit {
        let pair = |(name, value): (&String, &String)| {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
        };
        let headers: HeaderMap = self.headers.iter().flatten().filter_map(pair).collect();
        Visit::read(&headers, "")
    }
}

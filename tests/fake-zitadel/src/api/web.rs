//! Endpoints outside the API: what they are given and what they answer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, StatusCode};
use serde_json::Value;
use time::OffsetDateTime;

use crate::App;
use crate::error::OAuthError;

/// A request to an endpoint outside the API.
pub(crate) struct WebRequest {
    /// The stand-in, for handlers that lock the store themselves.
    pub(crate) app: App,
    /// HTTP method.
    pub(crate) method: String,
    /// Raw query, without question mark.
    pub(crate) query: String,
    /// Header fields.
    pub(crate) headers: HeaderMap,
    /// Raw body.
    pub(crate) body: Vec<u8>,
    /// When the request came in, before it waited for its turn.
    pub(crate) arrived: OffsetDateTime,
}

/// Parameters of a request, from form and query together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// The first value of a parameter; nothing if it is absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first value; empty if absent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
}

impl WebRequest {
    /// Form and query merged as Go's `ParseForm` does: the form first, and only with its content type.
    pub(crate) fn parameters(&self) -> Result<Parameters, OAuthError> {
        let bad = || OAuthError::invalid_request("error parsing form");
        let form = self.header("content-type").starts_with("application/x-www-form-urlencoded");
        let mut all = Vec::new();
        if form && !matches!(self.method.as_str(), "GET" | "HEAD") {
            let body = std::str::from_utf8(&self.body).map_err(|_| bad())?;
            all.extend(pairs(body).ok_or_else(bad)?);
        }
        all.extend(pairs(&self.query).ok_or_else(bad)?);
        Ok(Parameters(all))
    }

    /// A header field as text; empty if absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The token of `Authorization: Bearer`; the word counts with a capital letter only.
    pub(crate) fn bearer(&self) -> Option<&str> {
        self.header("authorization").strip_prefix("Bearer ").filter(|token| !token.is_empty())
    }

    /// User and password of `Authorization: Basic`, each part form-decoded (RFC 6749, 2.3.1).
    pub(crate) fn basic(&self) -> Option<(String, String)> {
        let decoded = STANDARD.decode(self.header("authorization").strip_prefix("Basic ")?).ok()?;
        let text = String::from_utf8(decoded).ok()?;
        let (user, password) = text.split_once(':')?;
        Some((form_decode(user), form_decode(password)))
    }
}

fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    text.split('&').all(well_escaped).then(|| form_urlencoded::parse(text.as_bytes()).into_owned().collect())
}

/// Go refuses a percent sign that two hex digits do not follow.
fn well_escaped(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|rest| rest.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)))
}

fn form_decode(text: &str) -> String {
    let escaped = text.replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(escaped.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
}

/// An answer of an endpoint outside the API.
#[derive(Debug, Clone)]
pub(crate) struct WebReply {
    /// HTTP status.
    pub(crate) status: StatusCode,
    /// Header fields.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Body.
    pub(crate) body: String,
}

impl WebReply {
    /// An answer that may not be stored, as all of OpenID Connect but the key set.
    fn unstored(status: StatusCode, content_type: &str, body: String) -> Self {
        Self {
            status,
            headers: vec![
                ("content-type", content_type.to_owned()),
                ("cache-control", "no-store".to_owned()),
            ],
            body,
        }
    }

    /// JSON.
    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        Self::unstored(status, "application/json", body.to_string())
    }

    /// No body, though called JSON.
    pub(crate) fn empty(status: StatusCode) -> Self {
        Self::unstored(status, "application/json", String::new())
    }

    /// Plain text.
    pub(crate) fn text(status: StatusCode, body: impl Into<String>) -> Self {
        Self::unstored(status, "text/plain; charset=utf-8", body.into())
    }

    /// An HTML page.
    pub(crate) fn html(status: StatusCode, body: impl Into<String>) -> Self {
        Self::unstored(status, "text/html; charset=utf-8", body.into())
    }

    /// 302 with the tiny HTML body of Go's `http.Redirect`.
    pub(crate) fn redirect(location: &str) -> Self {
        let shown =
            location.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&#34;");
        Self::html(StatusCode::FOUND, format!("<a href=\"{shown}\">Found</a>.\n\n"))
            .header("location", location)
    }

    /// 302 as Go answers it to a request of `method`: only a `GET` gets a body.
    pub(crate) fn redirect_of(method: &str, location: &str) -> Self {
        let reply = Self::redirect(location);
        if matches!(method, "GET" | "HEAD") {
            return reply;
        }
        let headers = reply.headers.into_iter().filter(|(name, _)| *name != "content-type").collect();
        Self { headers, body: String::new(), ..reply }
    }

    /// Says nothing about caching, as endpoints beside OpenID Connect do.
    pub(crate) fn cacheable(mut self) -> Self {
        self.headers.retain(|(name, _)| *name != "cache-control");
        self
    }

    /// Sets a header field, in place of one of the same name.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }
}

impl From<OAuthError> for WebReply {
    fn from(error: OAuthError) -> Self {
        Self::json(error.status, &error.body())
    }
}

impl From<Result<Self, OAuthError>> for WebReply {
    fn from(result: Result<Self, OAuthError>) -> Self {
        result.unwrap_or_else(Self::from)
    }
}

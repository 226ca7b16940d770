//! One request, as the handlers see it: cookies, presentation, and where it came from.

use crate::{cookies::Jar, presentation::Presentation};
use axum::extract::FromRequestParts;
use http::{HeaderMap, header::ORIGIN, request::Parts};
use std::{collections::HashSet, convert::Infallible};

/// The header that a call by script carries: a form of another site cannot set it.
pub const CSRF_HEADER: &str = "x-csrf";

/// What is known of a request before its body is read.
pub struct Visit {
    /// Page or JSON, and the language.
    pub presentation: Presentation,
    /// Cookies.
    pub jar: Jar,
    params: Vec<(String, String)>,
    source: Source,
    has_csrf_header: bool,
    is_prefetch: bool,
}

/// Where the browser says that a request comes from.
enum Source {
    /// `Origin`.
    Origin(String),
    /// No `Origin`; `Sec-Fetch-Site` says that it is ours.
    SameOrigin,
    /// Nothing that could be believed.
    Unknown,
}

impl Visit {
    /// Reads the headers and the query.
    pub fn read(headers: &HeaderMap, query: &str) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let source = match headers.get(ORIGIN) {
            Some(origin) => Source::Origin(origin.to_str().unwrap_or("null").to_owned()),
            None if text("sec-fetch-site") == Some("same-origin") => Source::SameOrigin,
            None => Source::Unknown,
        };
        Self {
            presentation: Presentation::from_headers(headers),
            jar: Jar::read(headers),
            params: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            source,
            has_csrf_header: headers.contains_key(CSRF_HEADER),
            is_prefetch: text("sec-purpose")
                .or_else(|| text("purpose"))
                .is_some_and(|p| p.contains("prefetch")),
        }
    }

    /// A parameter of the query. One that came twice is none (RFC 6749 section 3.1): who put the second?
    pub fn param(&self, name: &str) -> Option<&str> {
        let mut values = self.params.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// Whether a parameter of the query came more than once.
    pub fn repeats_a_param(&self) -> bool {
        let names: HashSet<_> = self.params.iter().map(|(name, _)| name).collect();
        names.len() != self.params.len()
    }

    /// Whether the request comes from a page of `origin`.
    pub fn is_from(&self, origin: &str) -> bool {
        match &self.source {
            Source::Origin(source) => source == origin,
            Source::SameOrigin => true,
            Source::Unknown => false,
        }
    }

    /// Whether a script sent the request, from a page of `origin` or of one of `others`.
    pub fn is_script_of(&self, origin: &str, others: &[String]) -> bool {
        self.has_csrf_header && (self.is_from(origin) || others.iter().any(|other| self.is_named(other)))
    }

    fn is_named(&self, origin: &str) -> bool {
        matches!(&self.source, Source::Origin(source) if source == origin)
    }

    /// Whether the browser asks ahead of the person (`Sec-Purpose`).
    pub fn is_prefetch(&self) -> bool {
        self.is_prefetch
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.headers, parts.uri.query().unwrap_or_default()))
    }
}

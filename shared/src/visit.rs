//! One request, as the handlers see it: cookies, presentation, and where it came from.

use crate::{
    cookies::{Jar, Scope},
    i18n::Languages,
    presentation::Presentation,
};
use axum::extract::FromRequestParts;
use http::{HeaderMap, request::Parts};
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
    is_cross_site_navigation: bool,
}

/// Where the browser says that a request comes from.
enum Source {
    /// `Origin`.
    Origin(String),
    /// No `Origin`, or a hidden one; `Sec-Fetch-Site` says that it is ours.
    SameOrigin,
    /// Nothing that could be believed.
    Unknown,
}

impl Visit {
    /// Reads the headers and the query.
    pub fn read(headers: &HeaderMap, query: &str) -> Self {
        Self::read_in(headers, query, Languages::default())
    }

    /// The same where the instance's languages are known.
    pub(crate) fn read_in(headers: &HeaderMap, query: &str, languages: Languages) -> Self {
        let jar = Jar::read(headers);
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        // Our pages send no referrer, and browsers then hide the origin of their forms, too (WHATWG Fetch, "append a
        // request Origin header"). `Sec-Fetch-Site` still tells, and no page can set it.
        let source = match text("origin").filter(|origin| *origin != "null") {
            Some(origin) => Source::Origin(origin.to_owned()),
            None if text("sec-fetch-site") == Some("same-origin") => Source::SameOrigin,
            None => Source::Unknown,
        };
        Self {
            presentation: Presentation::read(headers, &jar, languages),
            jar,
            params: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            source,
            has_csrf_header: headers.contains_key(CSRF_HEADER),
            is_cross_site_navigation: text("sec-fetch-site") == Some("cross-site")
                && text("sec-fetch-mode") == Some("navigate"),
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

    /// Whether the browser says that another site leads the person here, itself or by redirects (`Sec-Fetch-Site`).
    /// SameSite=Strict cookies may then be missing, here and after every redirect.
    pub fn is_cross_site_navigation(&self) -> bool {
        self.is_cross_site_navigation
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let languages = Languages::of_request(&parts.extensions);
        let mut visit = Self::read_in(&parts.headers, parts.uri.query().unwrap_or_default(), languages);
        visit.jar = visit.jar.within(parts.extensions.get::<Scope>().cloned().unwrap_or_default());
        Ok(visit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn visit(headers: &[(&'static str, &'static str)]) -> Visit {
        let map =
            headers.iter().map(|(name, value)| ((*name).parse().unwrap(), HeaderValue::from_static(value)));
        Visit::read(&map.collect(), "")
    }

    const OWN: &str = "https://auth.example.com";

    #[test]
    fn a_form_is_ours_by_its_origin_or_where_the_browser_hides_that_by_sec_fetch_site() {
        for ours in [
            &[("origin", OWN)][..],
            &[("origin", OWN), ("sec-fetch-site", "same-origin")],
            &[("origin", "null"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "same-origin")],
        ] {
            assert!(visit(ours).is_from(OWN), "{ours:?}");
        }
        for foreign in [
            &[][..],
            &[("origin", "null")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "https://evil.example.org"), ("sec-fetch-site", "same-origin")],
            &[("origin", "https://auth.example.com.evil.example.org")],
            &[("origin", "http://auth.example.com")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("referer", OWN)],
        ] {
            assert!(!visit(foreign).is_from(OWN), "{foreign:?}");
        }
    }

    #[test]
    fn a_script_needs_the_header_and_an_origin_on_the_list() {
        let others = ["https://example.com".to_owned()];
        let verdict = |headers: &[(&'static str, &'static str)]| visit(headers).is_script_of(OWN, &others);
        assert!(verdict(&[("origin", "https://example.com"), ("x-csrf", "1")]));
        assert!(verdict(&[("sec-fetch-site", "same-origin"), ("x-csrf", "1")]));
        assert!(!verdict(&[("origin", "https://example.com")]));
        assert!(!verdict(&[("origin", "https://evil.example.org"), ("x-csrf", "1")]));
        assert!(!verdict(&[("sec-fetch-site", "same-site"), ("x-csrf", "1")]));
    }
}

//! What the request says about the format and the language of its answer.

use super::{Format, Presentation};
use crate::i18n::{Locale, preference};
use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderName, header, request::Parts};
use std::convert::Infallible;

/// Request headers that the presentation depends on.
pub(super) const VARY: &str = "Accept, Accept-Language, Sec-Fetch-Mode";

const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

impl Presentation {
    /// JSON for whoever prefers it to HTML, or does not care and is a script by the browser's own word (`Sec-Fetch-Mode`
    /// of Fetch Metadata); a page for everybody else.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let accept = line(headers, header::ACCEPT);
        let mode = headers.get(FETCH_MODE).and_then(|mode| mode.to_str().ok());
        let by_script = mode.is_some_and(|mode| mode != "navigate");
        let format = if wants_json(&accept, by_script) { Format::Json } else { Format::Page };
        Self { format, locale: Locale::negotiate(&[], Some(&line(headers, header::ACCEPT_LANGUAGE))) }
    }

    /// The same language, always as JSON: for routes that only scripts call.
    #[must_use]
    pub fn for_script(self) -> Self {
        Self { format: Format::Json, ..self }
    }

    /// Speaks the language that the application asked for (`ui_locales`), if it is one of ours.
    #[must_use]
    pub fn prefer(mut self, ui_locales: &[String]) -> Self {
        self.locale = Locale::first_of(ui_locales.iter().map(String::as_str)).unwrap_or(self.locale);
        self
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Presentation {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::from_headers(&parts.headers))
    }
}

/// All lines of a list-valued header as one; what is not text is nobody's preference.
fn line(headers: &HeaderMap, name: HeaderName) -> String {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}

fn wants_json(accept: &str, by_script: bool) -> bool {
    let weight = |names: &[&str]| {
        let named = |(name, _): &(&str, f32)| names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted));
        preference::weighted(accept).filter(named).map(|(_, weight)| weight).reduce(f32::max)
    };
    let any = weight(&["*/*"]).unwrap_or(0.0);
    let html = weight(&["text/html"]).or_else(|| weight(&["text/*"])).unwrap_or(any);
    match weight(&["application/json", "application/problem+json"]) {
        Some(json) => json > 0.0 && json >= html,
        None => by_script && any >= html,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(lines: &[(&'static str, &str)]) -> Format {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        Presentation::from_headers(&headers).format
    }

    #[test]
    fn json_is_for_whoever_prefers_it_to_html() {
        for accept in [
            "application/json",
            "APPLICATION/JSON; charset=utf-8",
            "application/problem+json",
            "application/json, text/plain, */*",
            "text/html, application/json",
            "text/html;q=0.8, application/json;q=0.9",
        ] {
            assert_eq!(format(&[("accept", accept)]), Format::Json, "{accept}");
        }
        assert_eq!(format(&[("accept", "text/plain"), ("accept", "application/json")]), Format::Json);
    }

    #[test]
    fn a_page_is_for_everybody_else() {
        for accept in [
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html, application/json;q=0.9",
            "application/json;q=0",
            "application/json;q=0.5, */*",
            "application/jsonx",
            "*/*",
            "",
            ";;;,,q=",
        ] {
            assert_eq!(format(&[("accept", accept)]), Format::Page, "{accept}");
        }
        assert_eq!(format(&[]), Format::Page);
    }

    #[test]
    fn a_script_that_does_not_care_gets_json_and_a_navigation_a_page() {
        assert_eq!(format(&[("accept", "*/*"), ("sec-fetch-mode", "cors")]), Format::Json);
        assert_eq!(format(&[("accept", "*/*"), ("sec-fetch-mode", "navigate")]), Format::Page);
        assert_eq!(format(&[("accept", "text/html"), ("sec-fetch-mode", "cors")]), Format::Page);
    }

    #[test]
    fn the_application_may_ask_for_a_language_that_we_have() {
        let german = Presentation { locale: Locale::De, ..Presentation::default() };
        assert_eq!(german.prefer(&["fr".to_owned()]).locale, Locale::De);
        assert_eq!(german.prefer(&["fr".to_owned(), "en-GB".to_owned()]).locale, Locale::En);
    }
}

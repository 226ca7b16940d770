//! What the request says about the format and the language of its answer.

use super::{Format, Presentation};
use crate::cookies::Jar;
use crate::i18n::{Languages, choice, preference};
use axum::extract::FromRequestParts;
use http::{Extensions, HeaderMap, HeaderName, header, request::Parts};
use std::convert::Infallible;

/// Request headers that the presentation depends on.
pub(super) const VARY: &str = "Accept, Accept-Language, Cookie, Sec-Fetch-Mode";

const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

impl Presentation {
    /// JSON for whoever prefers it to HTML, or does not care and is a script by the browser's own word (`Sec-Fetch-Mode`
    /// of Fetch Metadata); a page for everybody else.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        Self::read(headers, &Jar::read(headers), Languages::default())
    }

    /// The same, obeying what [`crate::edge`] noted of the instance's languages.
    pub(crate) fn of_request(headers: &HeaderMap, extensions: &Extensions) -> Self {
        Self::read(headers, &Jar::read(headers), Languages::of_request(extensions))
    }

    /// The same where cookies are read already and the instance's languages are known.
    pub(crate) fn read(headers: &HeaderMap, jar: &Jar, languages: Languages) -> Self {
        let accept = line(headers, header::ACCEPT);
        let mode = headers.get(FETCH_MODE).and_then(|mode| mode.to_str().ok());
        let by_script = mode.is_some_and(|mode| mode != "navigate");
        let format = if wants_json(&accept, by_script) { Format::Json } else { Format::Page };
        let choice = choice::read(jar, languages);
        let preferred = || languages.negotiate(&[], Some(&line(headers, header::ACCEPT_LANGUAGE)));
        Self { format, locale: choice.unwrap_or_else(preferred), chosen: choice.is_some(), languages }
    }

    /// The same language, always as JSON: for routes that only scripts call.
    #[must_use]
    pub fn for_script(self) -> Self {
        Self { format: Format::Json, ..self }
    }

    /// Speaks the language that the application asked for (`ui_locales`), if it may be spoken and the person has not chosen
    /// another one.
    #[must_use]
    pub fn prefer(mut self, ui_locales: &[String]) -> Self {
        if !self.chosen {
            let wished = self.languages.first_of(ui_locales.iter().map(String::as_str));
            self.locale = wished.unwrap_or(self.locale);
        }
        self
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Presentation {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of_request(&parts.headers, &parts.extensions))
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
    use crate::i18n::Locale;

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
        assert_eq!(german.prefer(&["eo".to_owned()]).locale, Locale::De);
        assert_eq!(german.prefer(&["eo".to_owned(), "en-GB".to_owned()]).locale, Locale::En);
        let chosen = Presentation { chosen: true, ..german };
        assert_eq!(chosen.prefer(&["en".to_owned()]).locale, Locale::De);
    }

    #[test]
    fn what_the_person_chose_comes_before_the_browsers_languages() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, "en".parse().unwrap());
        headers.insert(header::COOKIE, "__Host-language=de".parse().unwrap());
        let presentation = Presentation::from_headers(&headers);
        assert_eq!((presentation.locale, presentation.chosen), (Locale::De, true));
        let english = Languages::new(&["en".to_owned()], "en");
        let presentation = Presentation::read(&headers, &Jar::read(&headers), english);
        assert_eq!((presentation.locale, presentation.chosen), (Locale::En, false));
    }
}

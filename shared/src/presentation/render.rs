//! Responses from outcomes and failures.

use super::{Format, Presentation, json, negotiation, status};
use crate::error::Kind;
use crate::i18n::Texts;
use crate::outcome::{Outcome, Screen};
use crate::pages::{self, PageSettings};
use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

impl Presentation {
    /// The response to a step that ended well or can be repeated.
    pub fn outcome(self, settings: &PageSettings, outcome: &Outcome) -> Response {
        match outcome {
            Outcome::Show(screen) => self.screen(settings, screen),
            Outcome::Go(url) => self.go(settings, url),
            Outcome::Continue { path, screen } => match self.format {
                Format::Page => self.see_other(settings, path),
                Format::Json => self.screen(settings, screen),
            },
        }
    }

    /// The response to a step that cannot go on. `reference` finds its cause in the log; `restart` is the absolute URL
    /// where one begins again.
    pub fn problem(
        self,
        settings: &PageSettings,
        kind: Kind,
        reference: &str,
        restart: Option<&str>,
    ) -> Response {
        let mut response = match self.format {
            Format::Page => match pages::problem(kind, reference, restart, settings, self.locale) {
                Ok(html) => self.page(kind.status(), html, &[], settings),
                Err(_) => last_resort(),
            },
            Format::Json => {
                let body = json::Problem::new(kind, reference, restart, Texts::of(self.locale));
                self.json(kind.status(), PROBLEM, &body)
            }
        };
        if let Some(seconds) = kind.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }

    /// A page that makes the browser ask for the same address again, this time on our behalf. For navigations only.
    pub fn again(self, settings: &PageSettings) -> Response {
        match pages::again(settings, self.locale) {
            Ok(html) => self.page(StatusCode::OK, html, &[], settings),
            Err(_) => last_resort(),
        }
    }

    /// The languages to choose from: see [`crate::pages::languages`].
    pub(crate) fn languages(self, settings: &PageSettings, address: &str) -> Response {
        match pages::languages(address, settings, self.locale, self.languages) {
            Ok(html) => self.page(StatusCode::OK, html, &[], settings),
            Err(_) => last_resort(),
        }
    }

    fn screen(self, settings: &PageSettings, screen: &Screen) -> Response {
        let status = status::of(screen);
        let mut response = match self.format {
            Format::Page => match pages::screen(screen, settings, self.locale, self.languages) {
                Ok(html) => {
                    self.page(status, html, screen.form().map_or(&[], |form| &form.targets), settings)
                }
                Err(_) => return self.problem(settings, Kind::Unexpected, "", None),
            },
            Format::Json => self.json(status, JSON, &json::Screen::new(screen, Texts::of(self.locale))),
        };
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, status::RETRY_AFTER.into());
        }
        response
    }

    fn go(self, settings: &PageSettings, url: &str) -> Response {
        if self.format == Format::Json {
            return self.json(StatusCode::OK, JSON, &json::Location { location: url });
        }
        self.see_other(settings, url)
    }

    /// 303, so that the browser asks with GET whatever it did before (RFC 9110 section 15.4.4).
    fn see_other(self, settings: &PageSettings, url: &str) -> Response {
        // An address holds visible ASCII only (RFC 3986), and the gateway could not carry anything else.
        let visible = Some(url).filter(|url| url.bytes().all(|byte| byte.is_ascii_graphic()));
        let Some(location) = visible.and_then(|url| HeaderValue::from_str(url).ok()) else {
            return self.problem(settings, Kind::Unexpected, "", None);
        };
        let mut response = response(StatusCode::SEE_OTHER, Body::empty());
        response.headers_mut().insert(header::LOCATION, location);
        response
    }

    fn page(self, status: StatusCode, html: String, targets: &[String], settings: &PageSettings) -> Response {
        let mut response = response(status, Body::from(html));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(HTML));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale.tag()));
        if let Ok(policy) =
            HeaderValue::try_from(pages::content_security_policy(targets, settings.pictures()))
        {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    fn json(self, status: StatusCode, content_type: &'static str, body: &impl Serialize) -> Response {
        let Ok(body) = serde_json::to_vec(body) else {
            return last_resort();
        };
        let mut response = response(status, Body::from(body));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.locale.tag()));
        response
    }
}

/// Rendering into memory does not fail; should it ever, a status alone is still an answer.
fn last_resort() -> Response {
    response(StatusCode::INTERNAL_SERVER_ERROR, Body::empty())
}

fn response(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::VARY, HeaderValue::from_static(negotiation::VARY));
    response
}

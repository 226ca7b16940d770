//! Assertions that print the answer.

use super::Answer;
use serde_json::Value;
use shared::{
    error::Kind,
    i18n::{Locale, Texts},
    outcome::Text,
};

impl Answer {
    /// It has this status.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// It is a redirect that is followed with GET, to an address that begins so.
    #[track_caller]
    pub fn assert_goes_to(&self, target: &str) -> &Self {
        if self.is_json() {
            self.assert_status(200);
        } else {
            self.assert_status(303);
        }
        assert!(self.target().as_str().starts_with(target), "{} is not at {target}: {self}", self.target());
        self
    }

    /// It shows the screen whose form posts there.
    #[track_caller]
    pub fn assert_screen(&self, status: u16, action: &str) -> &Self {
        self.assert_status(status);
        if self.is_json() {
            assert_eq!(self.json()["form"]["action"], action, "{self}");
        } else {
            let page = self.page();
            let form = page.named("form").find(|form| form.get("action") == Some(action));
            assert!(form.is_some(), "no form to {action}: {self}");
        }
        self
    }

    /// It is the failure of this kind, in English.
    #[track_caller]
    pub fn assert_problem(&self, kind: Kind) -> &Self {
        self.assert_problem_in(kind, Locale::En)
    }

    /// It is the failure of this kind: status, words, reference, a way to begin again.
    #[track_caller]
    pub fn assert_problem_in(&self, kind: Kind, locale: Locale) -> &Self {
        self.assert_status(kind.status().as_u16());
        let texts = Texts::of(locale);
        let title = texts.say(&format!("error-{}-title", kind.name()));
        let retry = kind.retry_after().map(|seconds| seconds.to_string());
        assert_eq!(self.header("retry-after"), retry.as_deref(), "{self}");
        if self.is_json() {
            assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self}");
            let json = self.json();
            assert_eq!(json["type"], format!("urn:drawbridge:error:{}", kind.name()), "{self}");
            assert_eq!(json["status"], kind.status().as_u16(), "{self}");
            assert_eq!(json["title"], title, "{self}");
            assert!(json["reference"].as_str().is_some_and(|text| text.len() >= 8), "{self}");
            assert!(json["location"].is_string(), "{self}");
        } else {
            let page = self.page();
            let heading = page.named("h1").next().map_or("", |heading| heading.text.as_str());
            assert_eq!(heading, title, "{self}");
            let reference = page.named("code").next().map_or("", |code| code.text.as_str());
            assert!(reference.len() >= 8, "no reference: {self}");
            let start = page.named("a").any(|a| a.get("href").is_some_and(|h| h.ends_with("/auth/login")));
            assert!(start, "no way to begin again: {self}");
        }
        self
    }

    /// It says this about the whole screen, in English.
    #[track_caller]
    pub fn assert_message(&self, id: &'static str) -> &Self {
        if self.is_json() {
            assert_eq!(self.json()["message"]["id"], id, "{self}");
        } else {
            let text = Texts::of(Locale::En).text(&Text::new(id));
            let alert = self.page().with("id", "alert").map(|alert| alert.text.clone()).unwrap_or_default();
            assert!(alert.contains(&text), "the alert is {alert:?}, not {text:?}: {self}");
        }
        self
    }

    /// It says this about a field, in English.
    #[track_caller]
    pub fn assert_field_error(&self, field: &str, id: &'static str) -> &Self {
        if self.is_json() {
            assert_eq!(self.json()["fields"][field]["error"]["id"], id, "{self}");
        } else {
            let text = Texts::of(Locale::En).text(&Text::new(id));
            let page = self.page();
            let error = page.with("id", &format!("{field}-error")).map_or("", |error| error.text.as_str());
            assert_eq!(error, text, "at {field}: {self}");
            let input = page.with("name", field);
            assert_eq!(input.and_then(|input| input.get("aria-invalid")), Some("true"), "{self}");
        }
        self
    }

    /// It has nothing to say about a field.
    #[track_caller]
    pub fn assert_no_field_error(&self, field: &str) -> &Self {
        if self.is_json() {
            assert_eq!(self.json()["fields"][field].get("error"), None, "{self}");
        } else {
            assert!(self.page().with("id", &format!("{field}-error")).is_none(), "{field}: {self}");
        }
        self
    }

    /// A field holds this.
    #[track_caller]
    pub fn assert_field(&self, field: &str, value: &str) -> &Self {
        if self.is_json() {
            let held = &self.json()["fields"][field]["value"];
            assert_eq!(held.as_str().unwrap_or_default(), value, "{field}: {self}");
        } else {
            let page = self.page();
            let input = page.with("name", field).unwrap_or_else(|| panic!("no field {field}: {self}"));
            assert_eq!(input.get("value").unwrap_or_default(), value, "{field}: {self}");
        }
        self
    }

    /// It sets and removes no cookie.
    #[track_caller]
    pub fn assert_leaves_cookies(&self) -> &Self {
        assert!(!self.headers.contains_key("set-cookie"), "{self}");
        self
    }

    /// It asks to be tried again after some seconds.
    #[track_caller]
    pub fn assert_retry_after(&self) -> &Self {
        let seconds: Option<u32> = self.header("retry-after").and_then(|value| value.parse().ok());
        assert!(seconds.is_some_and(|seconds| (1..=60).contains(&seconds)), "{self}");
        self
    }

    /// It is JSON with these members among others.
    #[track_caller]
    pub fn assert_json(&self, members: &Value) -> &Self {
        let json = self.json();
        for (name, value) in members.as_object().into_iter().flatten() {
            assert_eq!(&json[name], value, "{name}: {self}");
        }
        self
    }
}

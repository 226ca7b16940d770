//! What must not show in an answer: passwords, mailed codes, tokens, keys.

use crate::Answer;
use local_stack::Fixtures;
use std::sync::{Mutex, PoisonError};
use url::form_urlencoded::byte_serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Secrecy {
    /// Nowhere.
    Never,
    /// Only where the browser sent it itself: a form that is shown again, or a link's code in its field.
    Echo,
    /// Only in an address that leads to the provider: `id_token_hint`.
    ToProvider,
}

/// Secrets that tests know of.
#[derive(Default)]
pub struct Leaks(Mutex<Vec<(Secrecy, &'static str, String)>>);

impl Leaks {
    fn add(&self, secrecy: Secrecy, what: &'static str, text: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if text.len() >= 6 && !known.iter().any(|(_, _, other)| other == text) {
            known.push((secrecy, what, text.to_owned()));
        }
    }

    /// Somebody's password.
    pub fn password(&self, text: &str) {
        self.add(Secrecy::Never, "a password", text);
    }

    /// A code from a mail.
    pub fn mailed_code(&self, text: &str) {
        self.add(Secrecy::Echo, "a mailed code", text);
    }

    pub(super) fn id_token(&self, text: &str) {
        self.add(Secrecy::ToProvider, "an ID token", text);
    }

    /// A private key of the fixtures.
    pub(super) fn key(&self, fixtures: &Fixtures, name: &str) {
        let file = if name == "client" { "app" } else { "drawbridge" };
        let Some(pem) = fixtures.keys.get(file).and_then(|file| file["key"].as_str()) else { return };
        if let Some(line) = pem.lines().nth(1) {
            self.add(Secrecy::Never, "a private key", line);
        }
    }

    /// Anything else that must not show.
    pub fn secret(&self, what: &'static str, text: &str) {
        self.add(Secrecy::Never, what, text);
    }

    /// Which secrets a text holds, however they are escaped.
    pub fn in_text(&self, text: &str) -> Vec<&'static str> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let shown =
            known.iter().filter(|(_, _, secret)| forms(secret).iter().any(|form| text.contains(form)));
        shown.map(|(_, what, _)| *what).collect()
    }

    pub(super) fn faults(&self, answer: &Answer) -> Vec<String> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let location = answer.header("location").unwrap_or_default();
        // JSON shows where to go in its body.
        let goes: String = if answer.is_json() {
            answer.json()["location"].as_str().unwrap_or_default().to_owned()
        } else {
            location.to_owned()
        };
        let hint = goes.contains("id_token_hint=");
        let mut faults = Vec::new();
        for (secrecy, what, text) in known.iter() {
            let forms = forms(text);
            let shows = forms.iter().any(|form| answer.body.contains(form) || location.contains(form));
            let allowed = match secrecy {
                Secrecy::Never => false,
                Secrecy::Echo => forms.iter().any(|form| answer.sent.contains(form)),
                Secrecy::ToProvider => hint,
            };
            if shows && !allowed {
                faults.push(format!("{what} shows"));
            }
        }
        faults
    }
}

/// A text as it stands, in HTML, in JSON and in an address.
fn forms(text: &str) -> [String; 4] {
    let html = text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;");
    let json = serde_json::Value::from(text).to_string();
    let url: String = byte_serialize(text.as_bytes()).collect();
    [text.to_owned(), html.replace('\'', "&#39;"), json.trim_matches('"').to_owned(), url]
}

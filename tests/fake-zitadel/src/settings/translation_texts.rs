//! The built-in texts of the hosted login: a few of them, enough to see how own texts lie over them.

use serde_json::{Value, json};

/// Texts in German, in English for every other language.
pub(super) fn built_in(language: &str) -> Value {
    match language {
        "de" => json!({
            "common": {"back": "Zurück", "title": "Anmelden"},
            "loginname": {
                "title": "Schön, dass du da bist",
                "description": "Gib deinen Anmeldenamen ein",
                "submit": "Weiter",
            },
            "password": {
                "verify": {"title": "Passwort", "description": "Gib dein Passwort ein", "submit": "Weiter"},
            },
        }),
        _ => json!({
            "common": {"back": "Back", "title": "Sign in"},
            "loginname": {
                "title": "Good to see you",
                "description": "Enter your login name",
                "submit": "Go on",
            },
            "password": {
                "verify": {"title": "Password", "description": "Enter your password", "submit": "Go on"},
            },
        }),
    }
}

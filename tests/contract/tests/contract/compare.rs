//! Where an answer departs from what is expected.
//!
//! An expected object is complete unless it has the key `...`; `<absent>` must not be there. Texts are literal but for
//! words such as `<id>`, and texts between slashes, which are regular expressions.

use regex::Regex;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::context::Context;

/// Words for what changes from run to run.
const WORDS: [(&str, &str); 7] = [
    ("<any>", r"[\s\S]*"),
    ("<id>", r"(V2_)?\d{10,25}"),
    ("<number>", r"-?\d+"),
    ("<time>", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"),
    ("<jwt>", r"[\w-]+\.[\w-]+\.[\w-]+"),
    ("<opaque>", r"[\w\-+/=.~:]{16,}"),
    ("<code>", r"[0-9A-Za-z]{4,12}"),
];
/// What counts as a time in seconds.
const EPOCHS: std::ops::Range<i64> = 1_600_000_001..2_500_000_000;
/// How far a number may be from `~N`.
const NEAR: i64 = 5;

/// The differences between `expected` and `got`, each with its place.
pub(crate) fn differences(expected: &Value, got: &Value, context: &Context, at: &str) -> Vec<String> {
    let filled;
    let expected = match expected {
        Value::String(text) => {
            filled = context.fill(&Value::String(context.fill_quoted(text)));
            &filled
        }
        other => other,
    };
    match (expected, got) {
        (Value::String(word), _) if word == "<any>" => Vec::new(),
        (Value::Object(expected), Value::Object(got)) => objects(expected, got, context, at),
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => expected
            .iter()
            .zip(got)
            .enumerate()
            .flat_map(|(number, (expected, got))| {
                differences(expected, got, context, &format!("{at}.{number}"))
            })
            .collect(),
        (Value::String(word), Value::Number(number)) if fits(word, number.as_i64()) => Vec::new(),
        (Value::String(text), Value::String(got)) if matches(text, got) => Vec::new(),
        (expected, got) if expected == got => Vec::new(),
        (expected, got) => vec![format!("{at}: expected {}, got {}", short(expected), short(got))],
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(300).collect()
}

fn objects(
    expected: &Map<String, Value>,
    got: &Map<String, Value>,
    context: &Context,
    at: &str,
) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in expected.iter().filter(|(name, _)| *name != "...") {
        match got.get(name) {
            Some(_) if value == "<absent>" => found.push(format!("{at}.{name}: must be absent")),
            None if value == "<absent>" => {}
            None => found.push(format!("{at}.{name}: missing")),
            Some(got) => found.extend(differences(value, got, context, &format!("{at}.{name}"))),
        }
    }
    if !expected.contains_key("...") {
        let more = got.iter().filter(|(name, _)| !expected.contains_key(*name));
        found.extend(more.map(|(name, value)| format!("{at}.{name}: too much ({})", short(value))));
    }
    found
}

/// `<epoch>` is a time, `~N` a number near N.
fn fits(word: &str, number: Option<i64>) -> bool {
    let Some(number) = number else { return false };
    match word.strip_prefix('~').and_then(|near| near.parse::<i64>().ok()) {
        Some(near) => (number - near).abs() <= NEAR,
        None => word == "<epoch>" && EPOCHS.contains(&number),
    }
}

fn matches(expected: &str, got: &str) -> bool {
    static KNOWN: LazyLock<Mutex<HashMap<String, Regex>>> = LazyLock::new(Mutex::default);
    let Some(pattern) = pattern_of(expected) else { return false };
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let compiled = known.entry(pattern).or_insert_with_key(|pattern| {
        Regex::new(&format!("^(?:{pattern})$")).expect("a pattern of the cases")
    });
    compiled.is_match(got)
}

/// The regular expression of an expected text; nothing if it is literal.
fn pattern_of(text: &str) -> Option<String> {
    if text.len() > 2 && text.starts_with('/') && text.ends_with('/') && !text.starts_with("/ui") {
        return Some(text[1..text.len() - 1].to_owned());
    }
    let escaped = regex::escape(text);
    let mut pattern = escaped.clone();
    for (word, meaning) in WORDS {
        pattern = pattern.replace(&regex::escape(word), meaning);
    }
    (pattern != escaped).then_some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(expected: &Value, got: &Value) -> Vec<String> {
        let context = Context::new(json!({"name": "Zoë & Co", "id": 7}));
        differences(expected, got, &context, "body")
    }

    #[test]
    fn an_object_is_complete_unless_it_says_otherwise() {
        assert_eq!(found(&json!({"a": 1}), &json!({"a": 1, "b": 2})), ["body.b: too much (2)"]);
        assert!(found(&json!({"a": 1, "...": 1}), &json!({"a": 1, "b": 2})).is_empty());
        assert_eq!(found(&json!({"a": "<absent>"}), &json!({"a": 1})), ["body.a: must be absent"]);
        assert_eq!(found(&json!({"a": 1}), &json!({})), ["body.a: missing"]);
    }

    #[test]
    fn words_stand_for_what_changes() {
        assert!(found(&json!("x-<id>"), &json!("x-123456789012345678")).is_empty());
        assert_eq!(found(&json!("<id>"), &json!("12")).len(), 1);
        assert!(found(&json!("~300"), &json!(297)).is_empty());
        assert_eq!(found(&json!("~300"), &json!(290)).len(), 1);
        assert!(found(&json!("/a[0-9]+/"), &json!("a12")).is_empty());
        assert_eq!(found(&json!("/a[0-9]+/"), &json!("xa12")).len(), 1);
    }

    #[test]
    fn placeholders_are_filled_in_plain_and_quoted() {
        assert!(found(&json!("{{name}}!"), &json!("Zoë & Co!")).is_empty());
        assert!(found(&json!("n={{name|quoted}}"), &json!("n=Zo%C3%AB+%26+Co")).is_empty());
        assert!(found(&json!("{{id}}"), &json!(7)).is_empty());
    }
}

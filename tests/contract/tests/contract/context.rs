//! What a case knows: the fixtures' variables and what its steps saved.

use regex::{Captures, Regex};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// `{{name}}` or `{{a.b.0}}`.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\{([\w.\-]+)\}\}"));
/// `{{name|quoted}}`: the value as it stands in a query.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\{([\w.\-]+)\|quoted\}\}"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// The variables of a case.
#[derive(Debug, Clone)]
pub(crate) struct Context(Value);

impl Context {
    /// Starts with `variables`.
    pub(crate) fn new(variables: Value) -> Self {
        Self(variables)
    }

    /// Sets a variable.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0[name] = value.into();
    }

    /// The value of a variable, or of a part of one.
    pub(crate) fn get(&self, path: &str) -> Option<&Value> {
        at(&self.0, path)
    }

    fn text(&self, path: &str) -> String {
        match self.get(path) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => panic!("nothing is known of {path}"),
        }
    }

    /// Replaces placeholders; a text that is one placeholder becomes the value itself.
    pub(crate) fn fill(&self, value: &Value) -> Value {
        match value {
            Value::Object(map) => {
                let filled: Map<_, _> =
                    map.iter().map(|(name, value)| (self.fill_text(name), self.fill(value))).collect();
                Value::Object(filled)
            }
            Value::Array(items) => items.iter().map(|item| self.fill(item)).collect(),
            Value::String(text) => {
                let whole = PLACEHOLDER.captures(text).filter(|found| found[0].len() == text.len());
                match whole {
                    Some(found) => self.get(&found[1]).cloned().unwrap_or_else(|| {
                        panic!("nothing is known of {text}");
                    }),
                    None => Value::String(self.fill_text(text)),
                }
            }
            other => other.clone(),
        }
    }

    /// Replaces placeholders in a text.
    pub(crate) fn fill_text(&self, text: &str) -> String {
        PLACEHOLDER.replace_all(text, |found: &Captures<'_>| self.text(&found[1])).into_owned()
    }

    /// Replaces the quoted placeholders of an expected text.
    pub(crate) fn fill_quoted(&self, text: &str) -> String {
        let quote = |found: &Captures<'_>| {
            form_urlencoded::byte_serialize(self.text(&found[1]).as_bytes()).collect::<String>()
        };
        QUOTED.replace_all(text, quote).into_owned()
    }
}

/// The part of a value that a path such as `details.0.id` names.
pub(crate) fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, part| match value {
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        other => other.get(part),
    })
}

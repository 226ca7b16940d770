//! Reading cases.

use serde_json::{Map, Value};
use std::path::PathBuf;

/// A step: one word with its value, and what belongs to it.
pub(crate) type Step = Map<String, Value>;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(path(name)).expect("a file of the crate");
    serde_json::from_str(&text).expect("JSON")
}

fn steps(value: &Value) -> Vec<Step> {
    let items = value.as_array().expect("a list of steps");
    items.iter().map(|step| step.as_object().expect("a step").clone()).collect()
}

/// Names of the files, without ending, in order.
pub(crate) fn files() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(path("cases"))
        .expect("the crate's cases")
        .filter_map(|entry| entry.ok()?.path().file_stem()?.to_str().map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// Steps that many cases share, by name.
pub(crate) fn macros() -> Map<String, Value> {
    read("macros.json").as_object().expect("macros by name").clone()
}

/// Names and steps of the cases of a file.
pub(crate) fn of_file(file: &str) -> Vec<(String, Vec<Step>)> {
    let suite = read(&format!("cases/{file}.json"));
    let cases = suite["cases"].as_array().expect("a list of cases");
    cases
        .iter()
        .map(|case| (case["name"].as_str().expect("a name").to_owned(), steps(&case["steps"])))
        .collect()
}

/// Puts the steps of macros in the place of `use`.
pub(crate) fn expand(all: Vec<Step>, macros: &Map<String, Value>) -> Vec<Step> {
    all.into_iter()
        .flat_map(|step| match step.get("use").and_then(Value::as_str) {
            Some(name) => expand(steps(&macros[name]), macros),
            None => vec![step],
        })
        .collect()
}

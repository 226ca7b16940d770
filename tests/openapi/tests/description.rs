//! `infra/openapi.json` says what the code does: it is what the code generates, and names every route.

#![allow(clippy::unwrap_used, reason = "what a helper of a test cannot have, the test cannot do without")]

#[path = "../examples/write/generated.rs"]
mod generated;

use generated::description;
use regex::Regex;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// What no page of anybody's own asks for as JSON.
const OTHERS: [&str; 9] = [
    // Scripts, the same for everybody.
    "GET /login/assets/{name}",
    "GET /auth/client.js",
    // A stylesheet.
    "GET /login/brand.css",
    // Addresses in mails.
    "GET /ui/v2/login",
    "GET /ui/v2/login/{*path}",
    "GET /verify",
    "GET /password/set",
    "GET /otp/{method}",
    // Called by the provider.
    "POST /auth/backchannel-logout",
];

/// Sends browsers from host to host, and no script could follow.
const NAVIGATED: &str = "jwt-idp";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn described() -> BTreeSet<String> {
    let document = description();
    let paths = document["paths"].as_object().unwrap();
    let methods = |(path, item): (&String, &Value)| -> Vec<String> {
        let names = item.as_object().unwrap().keys().filter(|name| *name != "servers");
        names.map(|name| format!("{} {path}", name.to_uppercase())).collect()
    };
    paths.iter().flat_map(methods).collect()
}

#[test]
fn the_file_is_what_the_code_generates() {
    let file = fs::read_to_string(root().join("infra/openapi.json")).unwrap();
    let written: Value = serde_json::from_str(&file).unwrap();
    assert!(written == description(), "write it anew: cargo run -p openapi --example write");
}

#[test]
fn nothing_may_be_null() {
    let text = description().to_string();
    assert!(!text.contains("\"null\""), "{text}");
}

/// `.route("/login", get(…).post(…))` of every router.
#[test]
fn every_route_of_the_functions_is_described() {
    let route = Regex::new(r#"\.route\(\s*"([^"]+)",\s*((?:get|post)\([^\n]*)"#).unwrap();
    let method = Regex::new(r"\b(get|post)\(").unwrap();
    let mut routed = BTreeSet::new();
    for folder in fs::read_dir(root().join("functions")).unwrap() {
        let function = folder.unwrap().file_name().into_string().unwrap();
        let source = fs::read_to_string(root().join(format!("functions/{function}/src/lib.rs"))).unwrap();
        if function == NAVIGATED {
            continue;
        }
        let routes: Vec<_> = route.captures_iter(&source).collect();
        assert_eq!(routes.len(), source.matches(".route(").count(), "{function} has routes of another form");
        for found in routes {
            let methods = method.captures_iter(found.get(2).unwrap().as_str());
            routed.extend(methods.map(|it| format!("{} {}", it[1].to_uppercase(), &found[1])));
        }
    }
    let others = OTHERS.map(str::to_owned).into();
    assert!(routed.is_superset(&others), "{others:?} are no routes any more");
    let missing: Vec<_> =
        routed.difference(&described()).filter(|it| !others.contains(*it)).cloned().collect();
    let gone: Vec<_> = described().difference(&routed).cloned().collect();
    assert!(missing.is_empty() && gone.is_empty(), "not described: {missing:?}; no routes: {gone:?}");
}

/// What the gateway lets through: `Path` and `Method` of the template's events, `{proxy+}` for whatever lies below.
#[test]
fn every_route_that_is_described_is_let_through_by_the_gateway() {
    let template = fs::read_to_string(root().join("infra/template.yaml")).unwrap();
    let event = Regex::new(r#"Method: (GET|POST), Path: "([^"]+)""#).unwrap();
    let open: BTreeSet<_> =
        event.captures_iter(&template).map(|it| (it[1].to_owned(), it[2].to_owned())).collect();
    assert!(open.len() > 10, "{open:?}");
    for route in described() {
        let (method, path) = route.split_once(' ').unwrap();
        let is_open = |(on, pattern): &(String, String)| {
            let below = pattern.strip_suffix("{proxy+}").is_some_and(|above| path.starts_with(above));
            on == method && (pattern == path || below)
        };
        assert!(open.iter().any(is_open), "{route} is not in the template");
    }
}

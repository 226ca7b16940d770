//! Every route of the sign-in host, read in the sources of its two functions: a route that is added there is walked here.

use http::Method;
use std::{
    fs,
    path::{Path, PathBuf},
};

const FUNCTIONS: [&str; 2] = ["login", "signup"];
const METHODS: [(&str, Method); 5] = [
    ("get", Method::GET),
    ("post", Method::POST),
    ("put", Method::PUT),
    ("delete", Method::DELETE),
    ("patch", Method::PATCH),
];
/// Ways to add a route that are not read here.
const UNREAD: [&str; 6] = [".nest(", ".nest_service(", ".route_service(", ".fallback(", "any(", "on("];

/// Methods and paths.
pub(crate) fn all() -> Vec<(Method, String)> {
    let mut routes = Vec::new();
    for function in FUNCTIONS {
        let folder =
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../functions")).join(function).join("src");
        for file in files(&folder) {
            let text = fs::read_to_string(&file).unwrap();
            if !text.contains("Router") {
                continue;
            }
            for word in UNREAD {
                let found =
                    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric));
                assert!(!found, "{}: routes by {word} are not read: teach it", file.display());
            }
            let here = read(&text);
            assert_eq!(here.len(), text.matches(".route(").count(), "{}: unread routes", file.display());
            routes.extend(here.into_iter().flat_map(|(path, methods)| {
                methods.into_iter().map(move |method| (method, path.clone())).collect::<Vec<_>>()
            }));
        }
    }
    routes
}

/// A path whose parameters have values.
pub(crate) fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect::<Vec<_>>().join("/")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn read(text: &str) -> Vec<(String, Vec<Method>)> {
    let mut routes = Vec::new();
    for part in text.split(".route(").skip(1) {
        let Some((_, rest)) = part.split_once('"') else { continue };
        let Some((path, rest)) = rest.split_once('"') else { continue };
        let inside = &rest[..closing(rest)];
        let methods: Vec<_> = METHODS
            .into_iter()
            .filter(|(name, _)| {
                let call = format!("{name}(");
                inside
                    .match_indices(&call)
                    .any(|(at, _)| !inside[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            })
            .map(|(_, method)| method)
            .collect();
        assert!(!methods.is_empty(), "no method of {path}");
        routes.push((path.to_owned(), methods));
    }
    routes
}

/// Where the parenthesis that is open at the beginning is closed.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[test]
fn routes_are_read_however_they_are_laid_out() {
    let text = r#"Router::new()
        .route("/a", get(budget::get).post(x::post))
        .route(
            "/b/{name}",
            post(forget::me),
        )
        .with_state(state)"#;
    let expected = vec![
        ("/a".to_owned(), vec![Method::GET, Method::POST]),
        ("/b/{name}".to_owned(), vec![Method::POST]),
    ];
    assert_eq!(read(text), expected);
}

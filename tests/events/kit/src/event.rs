//! Events of `events/`.

use crate::{FUNCTIONS, Route};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// An event of an HTTP API, payload format 2.0.
#[derive(Debug, Clone)]
pub struct Event(Value);

impl Event {
    /// Reads `events/NAME.json`.
    pub fn recorded(name: &str) -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../events").join(format!("{name}.json"));
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
    }

    /// A bare request by this route, with `x` for what a greedy path takes in. `OPTIONS` is the preflight of the
    /// other host's page.
    pub fn of(route: &Route) -> Self {
        let path = route.path.replace("{proxy+}", "x");
        let host = if route.api == "AuthApi" { "auth.example.com" } else { "app.example.com" };
        let mut event = Self::recorded("login-direct").with_cookies(&[]);
        event.0["routeKey"] = json!(route.key());
        event.0["rawPath"] = json!(path);
        event.0["headers"]["host"] = json!(host);
        if route.method == "OPTIONS" {
            let other =
                if route.api == "AuthApi" { "https://app.example.com" } else { "https://auth.example.com" };
            event.0["headers"]["origin"] = json!(other);
            event.0["headers"]["access-control-request-method"] = json!("POST");
        }
        event.0["requestContext"]["domainName"] = json!(host);
        event.0["requestContext"]["routeKey"] = json!(route.key());
        event.0["requestContext"]["http"]["method"] = json!(route.method);
        event.0["requestContext"]["http"]["path"] = json!(path);
        event
    }

    /// The names of all recorded events, in order.
    pub fn names() -> Vec<String> {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../events");
        let entries = fs::read_dir(directory).expect("the recorded events lie beside this crate");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("a directory can be listed").path())
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        names.sort();
        names
    }

    /// The function that its name begins with.
    pub fn function(name: &str) -> &'static str {
        let starts = |function: &&str| name.strip_prefix(*function).is_some_and(|rest| rest.starts_with('-'));
        FUNCTIONS.into_iter().find(starts).unwrap_or_else(|| panic!("{name} begins with no function's name"))
    }

    /// The event with these cookies in place of its own.
    #[must_use]
    pub fn with_cookies(mut self, cookies: &[&str]) -> Self {
        self.0["cookies"] = json!(cookies);
        self
    }

    /// The event with this query in place of its own. The functions read the raw query only.
    #[must_use]
    pub fn with_query(mut self, query: &str) -> Self {
        self.0["rawQueryString"] = json!(query);
        self
    }

    /// As Lambda gets it.
    pub fn json(&self) -> &Value {
        &self.0
    }
}

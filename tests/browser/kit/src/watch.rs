//! What must hold in every test, whatever it is about.

use crate::Visitor;
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use thirtyfour::BrowserLogEntry;
use url::Url;

/// What has been seen so far. ChromeDriver hands out every entry of its logs once.
#[derive(Default)]
pub(crate) struct Watch(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    requests: Vec<String>,
    faults: Vec<String>,
    expected: Vec<&'static str>,
}

impl Watch {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every request so far, as `METHOD URL`.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.seen().requests.clone()
    }

    /// A fault with this text is part of the test.
    pub(crate) fn expect(&self, text: &'static str) {
        self.seen().expected.push(text);
    }

    /// Takes what the logs hold.
    pub(crate) async fn look(&self, visitor: &Visitor) {
        let console = visitor.browser.get_log("browser").await.expect("Chromium keeps a console log");
        let network = visitor.browser.get_log("performance").await.expect("Chromium keeps a network log");
        let mut seen = self.seen();
        for entry in console.iter().filter(|entry| is_fault(entry)) {
            if !seen.expected.iter().any(|text| entry.message.contains(text)) {
                seen.faults.push(entry.message.clone());
            }
        }
        for request in network.iter().filter_map(request) {
            if is_foreign(&request, visitor) {
                seen.faults.push(format!("a request to somebody else: {request}"));
            }
            seen.requests.push(request);
        }
    }

    /// # Panics
    /// If something was wrong.
    pub(crate) fn assert_clean(&self) {
        let faults = &self.seen().faults;
        assert!(faults.is_empty(), "the browser complains:\n{}", faults.join("\n"));
    }
}

/// Errors and warnings of pages: a script's, a policy's, a missing file. A status by which we answer on purpose is none,
/// nor is the page that [`crate::gallery`] looks for in vain.
fn is_fault(entry: &BrowserLogEntry) -> bool {
    const ON_PURPOSE: [&str; 5] =
        ["status of 400", "status of 401", "status of 403", "status of 422", "/nowhere - Failed to load"];
    let matters = entry.level == "SEVERE" || entry.level == "WARNING";
    matters && !ON_PURPOSE.iter().any(|status| entry.message.contains(status))
}

/// A request that a page made, as `METHOD URL`.
fn request(entry: &BrowserLogEntry) -> Option<String> {
    let entry: Value = serde_json::from_str(&entry.message).ok()?;
    let message = &entry["message"];
    if message["method"] != "Network.requestWillBeSent" {
        return None;
    }
    let request = &message["params"]["request"];
    Some(format!("{} {}", request["method"].as_str()?, request["url"].as_str()?))
}

fn is_foreign(request: &str, visitor: &Visitor) -> bool {
    let url = request.split_once(' ').and_then(|(_, url)| Url::parse(url).ok());
    match url {
        Some(url) if matches!(url.scheme(), "data" | "blob" | "about") => false,
        Some(url) => !visitor.place.is_ours(&url),
        None => true,
    }
}

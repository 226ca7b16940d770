//! What each request to the sign-in host costs at the stand-in.

use fake_zitadel::Request;
use std::sync::{Mutex, PoisonError};

/// A request to the sign-in host, and the calls that were made for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Method, path and status.
    pub request: String,
    /// Method and path of each call, ids as stars, in alphabetical order: some are made side by side.
    pub calls: Vec<String>,
}

/// Notes down the steps while it is on. One browser at a time, or calls are taken for those of another.
#[derive(Debug, Default)]
pub struct Recorder(Mutex<Option<Vec<Step>>>);

impl Recorder {
    /// From now on.
    pub fn begin(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
    }

    /// What was noted since then.
    pub fn end(&self) -> Vec<Step> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
    }

    pub(crate) fn is_on(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    pub(crate) fn note(&self, request: String, made: &[Request]) {
        let mut calls: Vec<_> = made.iter().filter(|call| counts(&call.path)).map(name).collect();
        calls.sort();
        if let Some(steps) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            steps.push(Step { request, calls });
        }
    }
}

/// Tokens last for hours and settings for half a minute: they belong to no step.
fn counts(path: &str) -> bool {
    !["/oauth/", "/oidc/", "/.well-known/", "/v2/settings"].iter().any(|start| path.starts_with(start))
}

fn name(call: &Request) -> String {
    let is_id =
        |part: &str| part.len() > 8 && part.bytes().any(|byte| byte.is_ascii_digit()) || part.contains('-');
    let parts = call.path.split('/').map(|part| if is_id(part) { "*" } else { part });
    format!("{} {}", call.method, parts.collect::<Vec<_>>().join("/"))
}

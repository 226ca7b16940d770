//! What was asked of the stand-in: a log to count calls in. It holds neither queries nor bodies.

use serde::Serialize;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One request and the status of its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// HTTP method.
    pub method: String,
    /// Path without query.
    pub path: String,
    /// HTTP status of the answer; 0 if the connection was dropped.
    pub status: u16,
}

/// The log.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<Request>>);

impl Log {
    fn lock(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, request: Request) {
        self.lock().push(request);
    }

    pub(crate) fn all(&self) -> Vec<Request> {
        self.lock().clone()
    }

    pub(crate) fn clear(&self) {
        self.lock().clear();
    }
}

/// Whether `path` fits `pattern`: a star stands for any part of one or more segments, `METHOD ` may come first.
pub(crate) fn fits(pattern: &str, method: &str, path: &str) -> bool {
    let pattern = match pattern.split_once(' ') {
        Some((wanted, _)) if wanted != method => return false,
        Some((_, rest)) => rest,
        None => pattern,
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = (if part.is_empty() { Some(rest.len()) } else { rest.find(part) }) else {
            return false;
        };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last.is_some_and(|part| !part.is_empty() && rest.ends_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_may_name_a_method_and_leave_parts_open() {
        assert!(fits("POST /v2/sessions", "POST", "/v2/sessions"));
        assert!(!fits("POST /v2/sessions", "PATCH", "/v2/sessions"));
        assert!(fits("/v2/users/*/lock", "POST", "/v2/users/1/lock"));
        assert!(fits("/v2/oidc/auth_requests/*", "GET", "/v2/oidc/auth_requests/V2_1"));
        assert!(!fits("/v2/users", "POST", "/v2/users/human"));
        assert!(fits("*", "GET", "/"));
    }
}

//! Where a person may be sent after signing in: a path of the application, or a URL of an allowed origin.
//!
//! Decided by parsing as browsers do (WHATWG URL) and comparing origins, never by looking at the text.

use crate::config::Origins;
use url::Url;

/// Longest `return_to`, in bytes: it travels in a cookie.
const LONGEST: usize = 512;

/// The checked target of `return_to`, and whether the wish was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo {
    /// An absolute URL on an allowed origin.
    pub target: String,
    /// The wish was refused and the default target taken.
    pub refused: bool,
}

impl ReturnTo {
    /// Checks a wish.
    pub fn check(wish: Option<&str>, origins: &Origins) -> Self {
        let Some(wish) = wish.filter(|wish| !wish.is_empty()) else {
            return Self { target: origins.landing.to_string(), refused: false };
        };
        match allowed(wish, origins) {
            Some(target) => Self { target, refused: false },
            None => Self { target: origins.landing.to_string(), refused: true },
        }
    }
}

fn allowed(wish: &str, origins: &Origins) -> Option<String> {
    if wish.len() > LONGEST || wish.chars().any(char::is_control) {
        return None;
    }
    let url = origins.app.join(wish).ok()?;
    let origin = url.origin();
    let known = origin == origins.app.origin()
        || origins.allowed.iter().any(|own| Url::parse(own).is_ok_and(|own| own.origin() == origin));
    let clean = url.username().is_empty() && url.password().is_none();
    // Our own endpoints are no place to land: the sign-in would start over, or the session would end.
    let ours =
        origin == origins.handler.origin() && (url.path() == "/auth" || url.path().starts_with("/auth/"));
    (known && clean && !ours).then(|| url.to_string())
}

#[cfg(test)]
mod tests;

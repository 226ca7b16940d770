//! Cookies: how they are read, sealed and set. Attributes are decided here, once.
//!
//! Every cookie is `__Host-`, Secure, HttpOnly, Path=/, without Domain. What lives only until a redirect comes
//! back is SameSite=Lax, since it has to arrive on it; the application's session is Strict.

pub mod flow;
mod jar;
mod pack;
mod ring;
mod sealer;
pub mod session;
pub mod sessions;
pub mod transaction;

pub use jar::Jar;
pub use ring::KeyRing;
pub use sealer::{SealError, Sealer};

use cookie::{Cookie, SameSite};
use http::HeaderValue;
use time::Duration;

/// All cookies of ours on one host together, in bytes of names and values (API Gateway refuses requests whose
/// headers and request line exceed 10,240 bytes, and the application's own cookies need room, too).
pub const BUDGET: usize = 6 * 1024;

/// The longest name and value that browsers keep (RFC 6265bis section 5.7).
pub const LONGEST: usize = 4096;

/// A `Set-Cookie` value. It may hold a sealed session, so it has no `Debug`.
#[derive(Clone)]
pub struct SetCookie(HeaderValue);

impl SetCookie {
    /// A cookie that arrives with the redirect of another site.
    pub fn lax(name: &str, value: &str, lifetime: Duration) -> Self {
        Self::build(name, value, lifetime, SameSite::Lax)
    }

    /// A cookie that is sent only from our own site.
    pub fn strict(name: &str, value: &str, lifetime: Duration) -> Self {
        Self::build(name, value, lifetime, SameSite::Strict)
    }

    /// Removes a cookie: everything but value and age as it was set, or browsers keep it.
    pub fn removal(name: &str) -> Self {
        Self::build(name, "", Duration::ZERO, SameSite::Lax)
    }

    fn build(name: &str, value: &str, lifetime: Duration, same_site: SameSite) -> Self {
        let cookie = Cookie::build((name, value))
            .path("/")
            .secure(true)
            .http_only(true)
            .same_site(same_site)
            .max_age(lifetime)
            .build();
        // Names are constants with base64url at most, values base64url: both are visible ASCII.
        Self(HeaderValue::from_str(&cookie.to_string()).unwrap_or(HeaderValue::from_static("")))
    }

    /// The header's value.
    pub fn into_header(self) -> HeaderValue {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_has_every_attribute_and_no_domain() {
        let text = SetCookie::strict("__Host-session", "abc", Duration::days(90)).0;
        assert_eq!(text, "__Host-session=abc; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=7776000");
        let text = SetCookie::removal("__Host-session").0;
        assert_eq!(text, "__Host-session=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }
}

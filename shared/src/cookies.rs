//! Cookies: how they are read, sealed and set. Attributes are decided here, once.
//!
//! Every cookie is `__Host-`, Secure, HttpOnly, Path=/, without Domain; only the application's session may have one, where
//! its [`Scope`] is a domain. What lives only until a redirect comes
//! back is SameSite=Lax, since it has to arrive on it; the application's session is Strict.

pub mod flow;
mod jar;
mod pack;
mod ring;
mod scope;
mod sealer;
pub mod session;
pub mod sessions;
pub mod transaction;

pub use jar::Jar;
pub use ring::KeyRing;
pub use scope::Scope;
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
        Self::build(name, value, lifetime, SameSite::Lax, None)
    }

    /// A piece of the application's session: sent only from our own site, and as far as `scope` goes.
    pub fn session(name: &str, value: &str, lifetime: Duration, scope: &Scope) -> Self {
        Self::build(name, value, lifetime, SameSite::Strict, scope.domain(name))
    }

    /// Removes what [`Self::session`] has set.
    pub fn session_removal(name: &str, scope: &Scope) -> Self {
        Self::session(name, "", Duration::ZERO, scope)
    }

    /// Removes a cookie that [`Self::lax`] has set: everything but value and age as it was set, or browsers keep it.
    pub fn removal(name: &str) -> Self {
        Self::build(name, "", Duration::ZERO, SameSite::Lax, None)
    }

    fn build(name: &str, value: &str, lifetime: Duration, same_site: SameSite, domain: Option<&str>) -> Self {
        let mut cookie = Cookie::build((name, value))
            .path("/")
            .secure(true)
            .http_only(true)
            .same_site(same_site)
            .max_age(lifetime)
            .build();
        if let Some(domain) = domain {
            cookie.set_domain(domain);
        }
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
        let text = SetCookie::session("__Host-session", "abc", Duration::days(90), &Scope::Host).0;
        assert_eq!(text, "__Host-session=abc; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=7776000");
        let text = SetCookie::removal("__Host-sessions").0;
        assert_eq!(text, "__Host-sessions=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0");
    }

    #[test]
    fn a_session_of_a_domain_says_so_when_it_is_set_and_when_it_is_removed() {
        let scope = Scope::Domain("example.com".into());
        let set = SetCookie::session("__Secure-session-7", "abc", Duration::days(90), &scope).0;
        let expected = "; HttpOnly; SameSite=Strict; Secure; Path=/; Domain=example.com; Max-Age=";
        assert_eq!(set, format!("__Secure-session-7=abc{expected}7776000"));
        let removed = SetCookie::session_removal("__Secure-session-7", &scope).0;
        assert_eq!(removed, format!("__Secure-session-7={expected}0"));
        let earlier = SetCookie::session_removal("__Host-session-7", &scope).0;
        assert_eq!(earlier, "__Host-session-7=; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=0");
    }
}

//! The browser's cookies (RFC 6265bis).

use cookie::{Cookie, SameSite};
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};
use url::Url;

#[derive(Clone)]
struct Stored {
    value: String,
    same_site: SameSite,
    ends: Option<OffsetDateTime>,
}

/// Cookies by host, or domain with a dot in front, and name. Ports do not matter.
#[derive(Default)]
pub(super) struct Jar(BTreeMap<String, BTreeMap<String, Stored>>);

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// Whether cookies kept under `place` are for `url`.
fn is_for(place: &str, url: &Url) -> bool {
    let host = host(url);
    host == place || (place.starts_with('.') && (host == place[1..] || host.ends_with(place)))
}

/// What a browser takes for a secure connection (`localhost` names among them).
fn is_secure(url: &Url) -> bool {
    url.scheme() == "https" || url.host_str().is_some_and(|h| h == "localhost" || h.ends_with(".localhost"))
}

impl Jar {
    /// Takes a `Set-Cookie` of `url`. One that breaks the rules of its name is dropped, as browsers do.
    pub(super) fn set(&mut self, url: &Url, header: &str, now: OffsetDateTime) {
        let Ok(cookie) = Cookie::parse(header.to_owned()) else { return };
        let name = cookie.name().to_owned();
        let secure = cookie.secure() == Some(true);
        let host_only = cookie.path() == Some("/") && cookie.domain().is_none();
        let place = cookie.domain().map_or_else(|| host(url), |domain| format!(".{domain}"));
        let refused = (secure && !is_secure(url))
            || !is_for(&place, url)
            || (name.starts_with("__Host-") && !(secure && host_only))
            || (name.starts_with("__Secure-") && !secure)
            || name.len() + cookie.value().len() > 4096;
        if refused {
            return;
        }
        let longest = Duration::days(400);
        let ends = match (cookie.max_age(), cookie.expires_datetime()) {
            (Some(age), _) => Some(now + age.min(longest)),
            (None, Some(at)) => Some(at.min(now + longest)),
            (None, None) => None,
        };
        let cookies = self.0.entry(place).or_default();
        if ends.is_some_and(|ends| ends <= now) {
            cookies.remove(&name);
            return;
        }
        let same_site = cookie.same_site().unwrap_or(SameSite::Lax);
        cookies.insert(name, Stored { value: cookie.value().to_owned(), same_site, ends });
    }

    /// The `Cookie` header of a request. `safe` says that it is a navigation with GET.
    pub(super) fn header(
        &mut self,
        url: &Url,
        same_site: bool,
        safe: bool,
        now: OffsetDateTime,
    ) -> Option<String> {
        let places = self.0.iter_mut().filter(|(place, _)| is_for(place, url));
        let cookies = places.flat_map(|(_, cookies)| {
            cookies.retain(|_, cookie| cookie.ends.is_none_or(|ends| ends > now));
            cookies.iter()
        });
        let sent = cookies.filter(|(_, cookie)| match cookie.same_site {
            SameSite::Strict => same_site,
            SameSite::Lax => same_site || safe,
            SameSite::None => true,
        });
        let pairs: Vec<_> = sent.map(|(name, cookie)| format!("{name}={}", cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    pub(super) fn get(&self, url: &Url, name: &str) -> Option<String> {
        self.here(url).find(|(known, _)| *known == name).map(|(_, cookie)| cookie.value.clone())
    }

    pub(super) fn all(&self, url: &Url) -> Vec<(String, String)> {
        self.here(url).map(|(name, cookie)| (name.clone(), cookie.value.clone())).collect()
    }

    fn here(&self, url: &Url) -> impl Iterator<Item = (&String, &Stored)> {
        self.0.iter().filter(|(place, _)| is_for(place, url)).flat_map(|(_, cookies)| cookies)
    }

    pub(super) fn plant(&mut self, url: &Url, name: &str, value: &str) {
        let cookies = self.0.entry(host(url)).or_default();
        let (same_site, ends) =
            cookies.get(name).map_or((SameSite::Lax, None), |old| (old.same_site, old.ends));
        cookies.insert(name.to_owned(), Stored { value: value.to_owned(), same_site, ends });
    }

    pub(super) fn forget(&mut self, url: &Url, name: &str) {
        for (_, cookies) in self.0.iter_mut().filter(|(place, _)| is_for(place, url)) {
            cookies.remove(name);
        }
    }

    pub(super) fn forget_all(&mut self, url: &Url) {
        self.0.retain(|place, _| !is_for(place, url));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn sent(set: &str, same_site: bool, safe: bool) -> Option<String> {
        let url: Url = "http://app.example.localhost:3000/".parse().unwrap();
        let mut jar = Jar::default();
        jar.set(&url, set, NOW);
        jar.header(&url, same_site, safe, NOW)
    }

    #[test]
    fn a_host_cookie_that_breaks_the_rules_of_its_name_is_dropped() {
        let right = "__Host-a=1; Secure; Path=/; HttpOnly; SameSite=Lax; Max-Age=60";
        assert_eq!(sent(right, true, true).as_deref(), Some("__Host-a=1"));
        for wrong in [
            right.replace("Secure; ", ""),
            right.replace("Path=/", "Path=/auth"),
            format!("{right}; Domain=example.localhost"),
            right.replace("a=1", &format!("a={}", "x".repeat(4096))),
            right.replace("Max-Age=60", "Max-Age=0"),
        ] {
            assert_eq!(sent(&wrong, true, true), None, "{wrong}");
        }
    }

    #[test]
    fn a_cookie_of_a_domain_goes_to_the_hosts_below_it_and_no_other_host_can_set_it() {
        let url = |host: &str| -> Url { format!("http://{host}:3000/").parse().unwrap() };
        let mut jar = Jar::default();
        let wide = "__Secure-a=1; Secure; Path=/; Domain=example.localhost";
        jar.set(&url("evil.localhost"), wide, NOW);
        assert!(jar.all(&url("app.example.localhost")).is_empty());
        jar.set(&url("session.example.localhost"), wide, NOW);
        for (host, goes) in [
            ("example.localhost", true),
            ("app.example.localhost", true),
            ("badexample.localhost", false),
            ("evil.localhost", false),
        ] {
            assert_eq!(jar.header(&url(host), true, true, NOW).is_some(), goes, "{host}");
        }
        jar.set(&url("app.example.localhost"), "__Secure-a=; Secure; Path=/; Max-Age=0", NOW);
        assert_eq!(
            jar.all(&url("app.example.localhost")).len(),
            1,
            "a removal without the domain is of another"
        );
    }

    #[test]
    fn same_site_decides_which_cookies_another_site_makes_go_along() {
        let strict = "__Host-a=1; Secure; Path=/; SameSite=Strict";
        let lax = "__Host-a=1; Secure; Path=/; SameSite=Lax";
        for (cookie, same_site, safe, goes) in [
            (strict, true, false, true),
            (strict, false, true, false),
            (lax, false, true, true),
            (lax, false, false, false),
        ] {
            assert_eq!(sent(cookie, same_site, safe).is_some(), goes, "{cookie} {same_site} {safe}");
        }
    }

    #[test]
    fn a_cookie_is_gone_when_its_age_is_reached_or_it_is_removed() {
        let url: Url = "http://app.example.localhost:3000/".parse().unwrap();
        let mut jar = Jar::default();
        jar.set(&url, "__Host-a=1; Secure; Path=/; Max-Age=60", NOW);
        assert!(jar.header(&url, true, true, NOW + Duration::seconds(59)).is_some());
        assert!(jar.header(&url, true, true, NOW + Duration::seconds(60)).is_none());
        jar.set(&url, "__Host-b=1; Secure; Path=/", NOW);
        jar.set(&url, "__Host-b=; Secure; Path=/; Max-Age=0", NOW);
        assert!(jar.all(&url).is_empty());
    }
}

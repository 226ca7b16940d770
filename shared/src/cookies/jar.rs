//! The cookies of a request.

use super::{Scope, scope};
use cookie::Cookie;
use http::{HeaderMap, header::COOKIE};
use std::collections::BTreeMap;

/// Our cookies as they came. Of a name that came twice none counts: one of the two was planted.
#[derive(Default)]
pub struct Jar {
    cookies: BTreeMap<String, Option<String>>,
    scope: Scope,
}

impl Jar {
    /// Reads the `Cookie` header, of which HTTP/2 clients and gateways may send several.
    pub fn read(headers: &HeaderMap) -> Self {
        let mut jar = Self::default();
        for header in headers.get_all(COOKIE) {
            // The application's own cookies may hold anything; they must not take ours along.
            jar.add(&String::from_utf8_lossy(header.as_bytes()));
        }
        jar
    }

    /// Reads cookies as an event of the gateway lists them.
    pub fn of<'a>(cookies: impl IntoIterator<Item = &'a str>) -> Self {
        let mut jar = Self::default();
        cookies.into_iter().for_each(|text| jar.add(text));
        jar
    }

    fn add(&mut self, text: &str) {
        for cookie in Cookie::split_parse(text).flatten() {
            if is_ours(cookie.name()) {
                let value = cookie.value().to_owned();
                self.cookies
                    .entry(cookie.name().to_owned())
                    .and_modify(|earlier| *earlier = None)
                    .or_insert(Some(value));
            }
        }
    }

    /// The same cookies, of which session cookies have this scope when they are removed.
    #[must_use]
    pub fn within(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The scope of session cookies.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The value of a cookie.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.cookies.get(name)?.as_deref()
    }

    /// Whether there is a cookie of this name at all, be it unusable.
    pub fn has(&self, name: &str) -> bool {
        self.cookies.contains_key(name)
    }

    /// Names that start with `prefix`.
    pub fn names<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.cookies.keys().map(String::as_str).filter(move |name| name.starts_with(prefix))
    }

    /// Bytes of names and values, `=` and separator included.
    pub fn size(&self) -> usize {
        self.cookies.iter().map(|(name, value)| name.len() + value.as_ref().map_or(0, String::len) + 3).sum()
    }
}

fn is_ours(name: &str) -> bool {
    name.starts_with("__Host-") || scope::BASES.iter().any(|base| name.starts_with(base))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar(headers: &[&str]) -> Jar {
        let mut map = HeaderMap::new();
        for header in headers {
            map.append(COOKIE, header.parse().unwrap());
        }
        Jar::read(&map)
    }

    #[test]
    fn of_a_cookie_that_came_twice_none_counts() {
        let jar = jar(&["__Host-a=1; __Host-b=2; other=3", "__Host-a=4"]);
        assert_eq!((jar.get("__Host-a"), jar.get("__Host-b")), (None, Some("2")));
        assert!(jar.has("__Host-a") && !jar.has("other"));
    }

    #[test]
    fn what_others_put_into_their_cookies_does_not_hide_ours() {
        let mut map = HeaderMap::new();
        let bytes = [&b"name=Zo\xc3\xab; raw=\xff; __Host-a=1; __Host-b=\xff"[..]].concat();
        map.append(COOKIE, http::HeaderValue::from_bytes(&bytes).unwrap());
        let jar = Jar::read(&map);
        assert_eq!(jar.get("__Host-a"), Some("1"));
        assert!(jar.has("__Host-b"));
    }

    #[test]
    fn a_list_of_cookies_reads_as_the_header_that_it_was() {
        let jar = Jar::of(["other=\u{0}ä", "__Host-a=1", "__Host-b=2; __Host-a=3", "", "__Host-c=Zoë"]);
        assert_eq!((jar.get("__Host-a"), jar.get("__Host-b")), (None, Some("2")));
        assert!(jar.has("__Host-a") && jar.has("__Host-c"));
    }

    #[test]
    fn nonsense_in_the_header_is_no_error() {
        let jar = jar(&["=; ;;; a; __Host-x; __Host-y=\"q\""]);
        assert_eq!(jar.get("__Host-x"), None);
    }
}

//! Cookies, as design.md wants them.

use crate::Answer;
use cookie::{Cookie, SameSite};
use time::Duration;

/// All cookies of a host together, in bytes of names and values.
const BUDGET: usize = 6 * 1024;

/// `domain`: the one to which the application's session belongs, if the settings name one.
pub(super) fn faults(answer: &Answer, jar: &[(String, String)], domain: Option<&str>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut names = Vec::new();
    for header in answer.headers.get_all("set-cookie") {
        let Some(cookie) = header.to_str().ok().and_then(|text| Cookie::parse(text).ok()) else {
            faults.push(format!("a cookie is unreadable: {header:?}"));
            continue;
        };
        names.push(cookie.name().to_owned());
        faults.extend(of(&cookie, domain).into_iter().map(|fault| format!("{}: {fault}", cookie.name())));
    }
    let count = names.len();
    names.sort();
    names.dedup();
    if names.len() != count {
        faults.push(format!("a cookie is set twice: {names:?}"));
    }
    let total: usize = jar.iter().map(|(name, value)| name.len() + value.len() + 3).sum();
    if total > BUDGET {
        faults.push(format!("the host's cookies take {total} bytes"));
    }
    faults
}

/// The application's session: `__Host-session`, with a tag of the sign-in, with a generation where it is small, with a
/// number where it has pieces; `__Secure-session` where it belongs to a domain.
fn is_session(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix).and_then(|rest| rest.strip_prefix("session"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

fn of(cookie: &Cookie<'_>, domain: Option<&str>) -> Vec<String> {
    let (name, value) = cookie.name_value();
    let removal = value.is_empty() && cookie.max_age() == Some(Duration::ZERO);
    let wide = domain.is_some() && is_session(name, "__Secure-");
    // A layout of before may have left one, which is only ever removed.
    let session = wide
        || (domain.is_some() && name.starts_with("__Host-binding"))
        || (is_session(name, "__Host-") && (domain.is_none() || removal));
    let same_site = if session { SameSite::Strict } else { SameSite::Lax };
    let known = ["__Host-sessions", "__Host-flow-", "__Host-tx-", "__Host-jwt-idp-", "__Host-language"]
        .iter()
        .any(|known| name == *known || (known.ends_with('-') && name.starts_with(known)))
        || session;
    let rules = [
        (known, "nobody knows this cookie"),
        (cookie.secure() == Some(true), "not Secure"),
        (cookie.http_only() == Some(true), "not HttpOnly"),
        (cookie.path() == Some("/"), "its path is not /"),
        (cookie.domain() == domain.filter(|_| wide), "its domain is not what it must be"),
        (cookie.same_site() == Some(same_site), "the wrong SameSite"),
        (cookie.max_age().is_some_and(|age| age <= Duration::days(400)), "no Max-Age, or more than 400 days"),
        (removal || cookie.max_age() > Some(Duration::ZERO), "set to be gone at once"),
        (name.len() + value.len() <= 4096, "too long for browsers"),
        (name.is_ascii() && value.bytes().all(is_cookie_octet), "not plain ASCII"),
    ];
    rules.into_iter().filter(|(kept, _)| !kept).map(|(_, fault)| fault.to_owned()).collect()
}

/// RFC 6265 section 4.1.1.
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\",;\\".contains(&byte)
}

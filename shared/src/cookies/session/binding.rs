//! Which session the token handler has begun in this browser, where the session belongs to a domain.
//!
//! Every host of that domain can put a session of its own into the browser, for instance that of an attacker's account. It
//! cannot set a `__Host-` cookie of the token handler's host: one of these names the session, and the token handler takes
//! no other. An application's API on another host does not get that cookie and has to take what comes. Each sign-in has
//! one of its own, so that a late answer to an older one touches nothing of a newer one.

use super::{Session, hex};
use crate::cookies::{Jar, Scope, SetCookie};
use time::Duration;

const NAME: &str = "__Host-binding";

/// Bytes of the cookie.
pub(super) fn size(scope: &Scope) -> usize {
    if *scope == Scope::Host { 0 } else { NAME.len() + 9 + 32 + 3 }
}

/// Whether the token handler may take a session. Jars that were not read by it are not asked.
pub(super) fn holds(session: &Session, jar: &Jar) -> bool {
    *jar.scope() == Scope::Host || jar.get(&name(session)) == Some(&value(session))
}

/// The cookie, if the session needs one, and the removal of those that the request carried of others.
pub(super) fn keep(session: &Session, jar: &Jar, scope: &Scope, lifetime: Duration) -> Vec<SetCookie> {
    if *scope == Scope::Host {
        return Vec::new();
    }
    let own = name(session);
    let stale = jar.names(NAME).filter(|name| *name != own);
    let stale = stale.map(|name| SetCookie::session_removal(name, scope));
    stale.chain([SetCookie::session(&own, &value(session), lifetime, scope)]).collect()
}

/// Removes whatever of it the request carries.
pub(super) fn remove(jar: &Jar) -> impl Iterator<Item = SetCookie> {
    jar.names(NAME).map(|name| SetCookie::session_removal(name, jar.scope()))
}

fn name(session: &Session) -> String {
    format!("{NAME}-{:08x}", session.tag())
}

fn value(session: &Session) -> String {
    hex(&session.keyed(b"binding"))
}

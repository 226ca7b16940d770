//! Which session the token handler has begun in this browser, where the session belongs to a domain.
//!
//! Every host of that domain can put a session of its own into the browser, for instance that of an attacker's account. It
//! cannot set a `__Host-` cookie of the token handler's host: one of these names the session, and the token handler takes
//! no other. An application's API on another host does not get that cookie and has to take what comes.

use super::{Session, hex};
use crate::cookies::{Jar, Scope, SetCookie};
use time::Duration;

const NAME: &str = "__Host-binding";

/// Bytes of the cookie.
pub(super) fn size(scope: &Scope) -> usize {
    if *scope == Scope::Host { 0 } else { NAME.len() + 32 + 3 }
}

/// Whether the token handler may take a session. Jars that were not read by it are not asked.
pub(super) fn holds(session: &Session, jar: &Jar) -> bool {
    *jar.scope() == Scope::Host || jar.get(NAME) == Some(&value(session))
}

/// The cookie, if the session needs one.
pub(super) fn keep(session: &Session, scope: &Scope, lifetime: Duration) -> Option<SetCookie> {
    (*scope != Scope::Host).then(|| SetCookie::session(NAME, &value(session), lifetime, scope))
}

/// Removes it.
pub(super) fn remove(jar: &Jar) -> Option<SetCookie> {
    jar.has(NAME).then(|| SetCookie::session_removal(NAME, jar.scope()))
}

fn value(session: &Session) -> String {
    hex(&session.keyed(b"binding"))
}

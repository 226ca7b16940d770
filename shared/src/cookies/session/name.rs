//! Names of the session's cookies.
//!
//! A tag of the sign-in and the generation stand in the name: an answer that comes late sets and removes names of its own
//! sign-in, and an older generation of it, and so can neither overwrite nor remove what a newer one set. A session so large
//! that two generations of it would not fit into one request leaves the generation out: there a late answer overwrites a
//! newer one of the same sign-in. The next refresh shows the older token then, and is given the newer session once more
//! within the grace time, but not after it.

use crate::cookies::{Jar, Scope, scope};
use std::collections::BTreeSet;

/// Two generations of a session of this size and the browser's own headers fit into the headers of a request.
pub(super) const ROOM_FOR_TWO: usize = 3200;
/// Sessions of one request that are looked at: there are two of a sign-in where an answer came late, and two sign-ins where
/// one did not see the other.
const MOST: usize = 8;

/// The name of a session's first cookie: `__Host-session-0a1b2c3d-7`, or `__Secure-session-…` where the session belongs to
/// a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// `None` where the session is large.
    pub(super) generation: Option<u32>,
    /// Tells sign-ins apart.
    pub(super) tag: u32,
}

impl Name {
    /// The cookie's name of the piece `index`.
    pub(super) fn piece(self, scope: &Scope, index: usize) -> String {
        let first = format!("{}-{:08x}", scope.base(), self.tag);
        let first = match self.generation {
            None => first,
            Some(generation) => format!("{first}-{generation}"),
        };
        if index == 0 { first } else { format!("{first}.{index}") }
    }

    /// Reads a cookie's name: `None` if it is not of a session.
    fn read(name: &str, scope: &Scope) -> Option<Self> {
        let rest = name.strip_prefix(scope.base())?.strip_prefix('-')?;
        let (rest, _) = rest.split_once('.').unwrap_or((rest, ""));
        // One spelling each: eight small digits, then no sign and no leading zero.
        let (tag, rest) = rest.split_at_checked(8)?;
        let tag = u32::from_str_radix(tag, 16).ok().filter(|number| format!("{number:08x}") == tag)?;
        if rest.is_empty() {
            return Some(Self { generation: None, tag });
        }
        let digits = rest.strip_prefix('-')?;
        let generation = digits.parse::<u32>().ok().filter(|number| number.to_string() == digits)?;
        Some(Self { generation: Some(generation), tag })
    }
}

/// The sessions that a request may carry, the newest generations first.
pub(super) fn candidates(jar: &Jar, scope: &Scope) -> impl Iterator<Item = Name> + use<> {
    let names: BTreeSet<_> = jar.names(scope.base()).filter_map(|name| Name::read(name, scope)).collect();
    names.into_iter().rev().take(MOST)
}

/// Every cookie of a request that is of a session of this scope, readable or not.
pub(super) fn of<'a>(jar: &'a Jar, scope: &Scope) -> impl Iterator<Item = &'a str> + use<'a> {
    jar.names(scope.base()).filter(|name| is_of_session(name))
}

/// Every cookie of a request that is of a session, readable or not. In a domain those of the host alone are left from an
/// earlier layout; on a host those of a domain are somebody else's.
pub(super) fn all(jar: &Jar) -> impl Iterator<Item = &str> {
    scope::BASES
        .into_iter()
        .flat_map(|base| jar.names(base))
        .filter(|name| is_of_session(name) && jar.scope().reaches(name))
}

/// Not `__Host-sessions`, which is another cookie.
fn is_of_session(name: &str) -> bool {
    let rest = scope::BASES.into_iter().find_map(|base| name.strip_prefix(base));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_in_no_other_spelling() {
        let pairs = [(None, 0), (Some(0), 0xab), (Some(7), 0x0a1b_2c3d), (Some(u32::MAX), u32::MAX)];
        for (generation, tag) in pairs {
            let name = Name { generation, tag };
            for scope in [Scope::Host, Scope::Domain("example.com".into())] {
                assert_eq!(Name::read(&name.piece(&scope, 0), &scope), Some(name));
                assert_eq!(Name::read(&name.piece(&scope, 2), &scope), Some(name));
            }
        }
        for other in [
            "__Host-sessions",
            "__Host-session",
            "__Host-session-",
            "__Host-session-7",
            "__Host-session-0a1b2c3",
            "__Host-session-+a1b2c3d-7",
            "__Host-session-0A1B2C3D-7",
            "__Host-session-0a1b2c3d7",
            "__Host-session-0a1b2c3d--1",
            "__Host-session-0a1b2c3d-07",
            "__Host-session-0a1b2c3d-+7",
            "__Host-session-0a1b2c3d-4294967296",
            "__Host-session-0a1b2c3ü-7",
            "__Host-session-0a1b2c3d-ü",
            "__Host-tx-abc",
            "__Secure-session-0a1b2c3d-7",
        ] {
            assert_eq!(Name::read(other, &Scope::Host), None, "{other}");
        }
    }
}

//! Names of the session's cookies.
//!
//! The generation stands in the name: an answer that comes late sets an older name and so cannot overwrite what a
//! newer one set. A session so large that two generations of it would not fit into one request has a fixed name.

use crate::cookies::{Jar, Scope, scope};
use std::collections::BTreeSet;

/// Two generations of a session of this size and the browser's own headers fit into the headers of a request.
pub(super) const ROOM_FOR_TWO: usize = 3200;
/// Generations of one request that are looked at: there are two where an answer came late.
const MOST_GENERATIONS: usize = 4;

/// The name of a session's first cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    /// `__Host-session`, or `__Secure-session` where the session belongs to a domain.
    Fixed,
    /// `__Host-session-7`.
    Generation(u32),
}

impl Name {
    /// The cookie's name of the piece `index`.
    pub(super) fn piece(self, scope: &Scope, index: usize) -> String {
        let base = scope.base();
        let first = match self {
            Self::Fixed => base.to_owned(),
            Self::Generation(generation) => format!("{base}-{generation}"),
        };
        if index == 0 { first } else { format!("{first}.{index}") }
    }

    /// Reads a cookie's name: `None` if it is not of a session.
    fn read(name: &str, scope: &Scope) -> Option<Self> {
        let rest = name.strip_prefix(scope.base())?;
        let (rest, _) = rest.split_once('.').unwrap_or((rest, ""));
        if rest.is_empty() {
            return Some(Self::Fixed);
        }
        let digits = rest.strip_prefix('-')?;
        // One spelling each: no sign, no leading zero.
        let generation = digits.parse::<u32>().ok().filter(|number| number.to_string() == digits)?;
        Some(Self::Generation(generation))
    }
}

/// The sessions that a request may carry, the newest generation first.
pub(super) fn candidates(jar: &Jar, scope: &Scope) -> impl Iterator<Item = Name> + use<> {
    let names: BTreeSet<_> = jar.names(scope.base()).filter_map(|name| Name::read(name, scope)).collect();
    names.into_iter().rev().take(MOST_GENERATIONS)
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
        for name in [Name::Fixed, Name::Generation(0), Name::Generation(7), Name::Generation(u32::MAX)] {
            for scope in [Scope::Host, Scope::Domain("example.com".into())] {
                assert_eq!(Name::read(&name.piece(&scope, 0), &scope), Some(name));
                assert_eq!(Name::read(&name.piece(&scope, 2), &scope), Some(name));
            }
        }
        for other in [
            "__Host-sessions",
            "__Host-session-",
            "__Host-session--1",
            "__Host-session-07",
            "__Host-session-+7",
            "__Host-session-4294967296",
            "__Host-session-ü",
            "__Host-tx-abc",
            "__Secure-session-7",
        ] {
            assert_eq!(Name::read(other, &Scope::Host), None, "{other}");
        }
    }
}

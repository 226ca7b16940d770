//! Names of the session's cookies.
//!
//! The generation stands in the name: an answer that comes late sets an older name and so cannot overwrite what a
//! newer one set. A session so large that two generations of it would not fit into one request has a fixed name.

use crate::cookies::Jar;
use std::collections::BTreeSet;

const BASE: &str = "__Host-session";
/// Two generations of a session of this size and the browser's own headers fit into the headers of a request.
pub(super) const ROOM_FOR_TWO: usize = 3200;
/// Generations of one request that are looked at: there are two where an answer came late.
const MOST_GENERATIONS: usize = 4;

/// The name of a session's first cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    /// `__Host-session`.
    Fixed,
    /// `__Host-session-7`.
    Generation(u32),
}

impl Name {
    /// The cookie's name of the piece `index`.
    pub(super) fn piece(self, index: usize) -> String {
        let first = match self {
            Self::Fixed => BASE.to_owned(),
            Self::Generation(generation) => format!("{BASE}-{generation}"),
        };
        if index == 0 { first } else { format!("{first}.{index}") }
    }

    /// Reads a cookie's name: `None` if it is not of a session.
    fn read(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(BASE)?;
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
pub(super) fn candidates(jar: &Jar) -> impl Iterator<Item = Name> {
    let names: BTreeSet<_> = jar.names(BASE).filter_map(Name::read).collect();
    names.into_iter().rev().take(MOST_GENERATIONS)
}

/// Every cookie of a request that is of a session, readable or not.
pub(super) fn all(jar: &Jar) -> impl Iterator<Item = &str> {
    jar.names(BASE).filter(|name| is_of_session(name))
}

/// Not `__Host-sessions`, which is another cookie.
fn is_of_session(name: &str) -> bool {
    name.strip_prefix(BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_written_and_in_no_other_spelling() {
        for name in [Name::Fixed, Name::Generation(0), Name::Generation(7), Name::Generation(u32::MAX)] {
            assert_eq!(Name::read(&name.piece(0)), Some(name));
            assert_eq!(Name::read(&name.piece(2)), Some(name));
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
        ] {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }
}

//! How far the application's session cookies go.

use std::sync::Arc;

/// To which hosts browsers send the application's session. All other cookies of ours go to the host that set them and no
/// other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scope {
    /// To the host that set them: `__Host-`, no Domain.
    #[default]
    Host,
    /// To a domain and every host below it: `__Secure-`, `Domain=…`. Each of those hosts can read, overwrite and plant
    /// them.
    Domain(Arc<str>),
}

impl Scope {
    /// A prefix of the session cookies' names that browsers hold them to (RFC 6265bis section 4.1.3).
    pub(super) fn base(&self) -> &'static str {
        match self {
            Self::Host => HOST,
            Self::Domain(_) => DOMAIN,
        }
    }

    /// Whether a session cookie of this name may be ours.
    pub(super) fn reaches(&self, name: &str) -> bool {
        *self != Self::Host || !name.starts_with(DOMAIN)
    }

    /// The Domain attribute of a cookie of this name. What a host-only layout left has none.
    pub(super) fn domain(&self, name: &str) -> Option<&str> {
        match self {
            Self::Domain(domain) if name.starts_with(DOMAIN) => Some(domain),
            _ => None,
        }
    }
}

const HOST: &str = "__Host-session";
const DOMAIN: &str = "__Secure-session";
/// What the names of session cookies begin with, whatever their scope.
pub(super) const BASES: [&str; 2] = [HOST, DOMAIN];

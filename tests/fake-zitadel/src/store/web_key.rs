//! The instance's signing keys.

use crate::keys::{self, Pair};

/// A signing key.
pub(crate) struct WebKey {
    /// Its id, the `kid` of tokens.
    pub(crate) id: String,
    /// The pair.
    pub(crate) pair: Pair,
}

impl WebKey {
    /// The key of the seed with this number.
    pub(crate) fn of_seed(id: String, number: usize) -> Self {
        Self { id, pair: keys::of_seed(number) }
    }
}

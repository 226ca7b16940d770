//! The instance's signing keys.

use crate::keys::{self, LazyPair, Pair};

/// A signing key, RSA 2048.
pub(crate) struct WebKey {
    /// Its id, the `kid` of tokens.
    pub(crate) id: String,
    /// The pair, perhaps not made yet.
    pub(crate) lazy: LazyPair,
}

impl WebKey {
    /// The key of the seed with this number.
    pub(crate) fn of_seed(id: String, number: usize) -> Self {
        Self { id, lazy: keys::of_seed(number) }
    }

    /// The pair; waits if it is not made yet.
    pub(crate) fn pair(&self) -> &Pair {
        self.lazy.get()
    }
}

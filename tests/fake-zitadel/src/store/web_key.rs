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
    /// A fresh RSA 2048 key.
    pub(crate) fn generate(id: String) -> Self {
        Self { id, pair: keys::generate() }
    }
}

//! Faults on demand: the next requests of a kind go wrong in a chosen way.

use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};

use crate::requests::fits;

/// How a request goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Fault {
    /// The answer comes this much later.
    Delay {
        /// Milliseconds.
        millis: u64,
    },
    /// The connection closes without an answer; nothing was done.
    Drop,
    /// This status with a plain error body; nothing was done.
    Status {
        /// HTTP status.
        status: u16,
    },
    /// Status 200 and a body that is no JSON; nothing was done.
    Nonsense,
    /// The work is done and its answer lost: the connection closes.
    Lost,
}

/// Faults still to come.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<(String, Fault, u32)>>);

impl Faults {
    /// The next `count` requests that fit `pattern` get `fault`.
    pub(crate) fn add(&self, pattern: &str, fault: Fault, count: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((pattern.to_owned(), fault, count));
    }

    /// Forgets all faults.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The fault of this request, if it has one.
    pub(crate) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = rules.iter().position(|(pattern, _, left)| *left > 0 && fits(pattern, method, path))?;
        rules[at].2 -= 1;
        let fault = rules[at].1.clone();
        rules.retain(|(_, _, left)| *left > 0);
        Some(fault)
    }
}

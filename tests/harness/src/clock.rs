//! The machine's clock, moved forward by a test.

use shared::clock::{Clock, SystemClock};
use std::sync::{Mutex, PoisonError};
use time::{Duration, OffsetDateTime};

/// Runs as the machine's clock does, ahead of it by as much as the test said.
#[derive(Debug, Default)]
pub struct MovableClock(Mutex<Duration>);

impl MovableClock {
    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for MovableClock {
    fn now(&self) -> OffsetDateTime {
        SystemClock.now() + *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! Refusals that take as long as a password check, so that their speed tells nobody whether a name exists.
//!
//! Zitadel answers for an unknown name in milliseconds and hashes for about a second otherwise. The time of real
//! checks is measured as they happen, and quick refusals wait until as much has passed.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};
use tokio::time::Instant;

/// What a check takes, as far as this process has seen.
pub struct Pace(AtomicU64);

impl Default for Pace {
    fn default() -> Self {
        Self(AtomicU64::new(Self::UNSEEN_MILLISECONDS))
    }
}

impl Pace {
    /// Before the first check: bcrypt at Zitadel's default cost on common hardware.
    const UNSEEN_MILLISECONDS: u64 = 850;
    /// The same where nothing is hashed: two calls.
    const QUICK_MILLISECONDS: u64 = 60;
    /// Nobody waits longer, whatever was measured.
    const LONGEST_MILLISECONDS: u64 = 3000;

    /// For checks that hash nothing.
    pub fn quick() -> Self {
        Self(AtomicU64::new(Self::QUICK_MILLISECONDS))
    }

    /// Begins a step that may have to be drawn out.
    pub fn begin(&self) -> Step<'_> {
        Step { pace: self, began: Instant::now() }
    }
}

/// A step under way.
pub struct Step<'a> {
    pace: &'a Pace,
    began: Instant,
}

impl Step<'_> {
    /// The step included a real check: its time counts for later ones. A moving average over about four.
    pub fn checked(self) {
        let taken = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let taken = taken.min(Pace::LONGEST_MILLISECONDS);
        let seen = self.pace.0.load(Ordering::Relaxed);
        let average = if seen == Pace::UNSEEN_MILLISECONDS { taken } else { (seen * 3 + taken) / 4 };
        self.pace.0.store(average, Ordering::Relaxed);
    }

    /// The step ended early: waits until a check would have taken as long.
    pub async fn draw_out(self) {
        let wanted = Duration::from_millis(self.pace.0.load(Ordering::Relaxed));
        tokio::time::sleep_until(self.began + wanted).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_quick_refusal_takes_as_long_as_the_checks_before_it() {
        let pace = Pace::default();
        let step = pace.begin();
        tokio::time::sleep(Duration::from_millis(400)).await;
        step.checked();
        let began = Instant::now();
        let step = pace.begin();
        tokio::time::sleep(Duration::from_millis(10)).await;
        step.draw_out().await;
        assert_eq!(began.elapsed().as_millis(), 400);
    }
}

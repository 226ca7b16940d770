//! Whose turn it is: one of all who show the same refresh token spends it, the others wait for what comes of it.

use crate::{
    entry::{Done, Ending, Entry},
    error::RefreshError,
    lease::{Doubt, LONGEST_MS, Lease, Take},
    slot::{Found, Slot},
};
use shared::table::Condition;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long somebody waits for the others, all in all.
const PATIENCE: Duration = Duration::from_secs(8);
const SHORTEST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(150);

/// The waiting of one request.
pub(crate) struct Waiting {
    since: Instant,
    pause: Duration,
    waited: bool,
    /// Asked for the lease already, in vain.
    asked: bool,
}

/// Whose turn it is, or was.
pub(crate) enum Turn<'a> {
    Mine(Lease<'a>),
    Past(Done),
    Over(Ending),
}

impl Waiting {
    pub(crate) fn new() -> Self {
        Self { since: Instant::now(), pause: SHORTEST_PAUSE, waited: false, asked: false }
    }

    /// Waits until it is this request's turn, or nobody's any more.
    pub(crate) async fn turn<'a>(
        &mut self,
        slot: &'a Slot,
        mut take: Take<'a>,
    ) -> Result<Turn<'a>, RefreshError> {
        loop {
            let found = match take {
                Take::Held(lease) => return Ok(Turn::Mine(lease)),
                Take::Found(found) => found,
            };
            let Some(Found { entry, stamp }) = found else {
                self.ask(slot).await?;
                take = Lease::take(slot, Condition::Absent, Doubt::None).await?;
                continue;
            };
            let doubt = match entry {
                Some(Entry::Done(done)) => {
                    self.log();
                    return Ok(Turn::Past(done));
                }
                Some(Entry::Over(ending)) => return Ok(Turn::Over(ending)),
                // The answer to one is the answer to all who waited for it: the provider has trouble enough.
                Some(Entry::Failed { .. }) if self.waited => return Err(RefreshError::Elsewhere),
                Some(Entry::Failed { spent: true }) => Doubt::Failed,
                Some(Entry::Failed { spent: false }) => Doubt::None,
                Some(Entry::Leased { until_ms }) => {
                    let left = until_ms.saturating_sub(slot.now_ms());
                    if (1..=LONGEST_MS).contains(&left) {
                        self.wait(slot, left).await?;
                        take = Take::Found(slot.read().await?);
                        continue;
                    }
                    tracing::warn!(event = "refresh_taken_over", "a lease was not used to its end");
                    Doubt::Unfinished
                }
                None => {
                    tracing::error!("an item of the table is unreadable");
                    Doubt::Failed
                }
            };
            self.ask(slot).await?;
            take = Lease::take(slot, Condition::Stamp(stamp), doubt).await?;
        }
    }

    /// Before the lease is asked for: at once the first time, after a pause when it was refused. An item that nobody can
    /// read is never given and never seen.
    async fn ask(&mut self, slot: &Slot) -> Result<(), RefreshError> {
        if self.asked {
            self.pause(slot, LONGEST_MS).await?;
        }
        self.asked = true;
        Ok(())
    }

    /// Waits for whoever holds the lease.
    async fn wait(&mut self, slot: &Slot, left_ms: i64) -> Result<(), RefreshError> {
        self.waited = true;
        self.pause(slot, left_ms).await
    }

    /// Pauses, for longer each time and not in step with others, and not past the end of the lease.
    async fn pause(&mut self, slot: &Slot, left_ms: i64) -> Result<(), RefreshError> {
        if self.since.elapsed() >= PATIENCE {
            return Err(RefreshError::Busy);
        }
        let percent = 75 + u32::try_from(slot.draw() % 51).unwrap_or(0);
        let left = Duration::from_millis(left_ms.unsigned_abs());
        sleep((self.pause * percent / 100).min(left)).await;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        Ok(())
    }

    fn log(&self) {
        if self.waited {
            let millis = u64::try_from(self.since.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(event = "refresh_waited", millis, "another request refreshed this session");
        }
    }
}

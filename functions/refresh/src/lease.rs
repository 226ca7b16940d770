//! The right to spend a refresh token, held by one at a time.
//!
//! It ends by itself when its holder dies; while the provider is slow the holder renews it. Whoever takes it over
//! may be wrong about that death, so every write of the holder is conditional on the one before.

use crate::{
    entry::{Done, Ending, Entry},
    slot::{Found, PATIENCE, Put, Slot, SlotError},
};
use shared::{cookies::session::Session, error::chain, table::Condition};
use std::{convert::Infallible, future::pending, time::Duration};
use tokio::time::{Instant, sleep, sleep_until};

/// Time after which a holder that wrote nothing is taken for dead.
pub(crate) const LEASE: Duration = Duration::from_secs(3);
const LEASE_MS: i64 = 3000;
/// An answer of the table that takes longer makes the next renewal due at once: the next one may be as slow.
const SLOW: Duration = Duration::from_millis(500);
/// The end of a lease is never further away; what says otherwise is not believed.
pub(crate) const LONGEST_MS: i64 = 3 * LEASE_MS;
/// Low bits of a stamp count the writes of one holder, the others name the holder.
const WRITES: u64 = 0xffff;
/// How long the table is asked to keep a successor. Whoever takes over waits as long before a pair counts as lost, and
/// tells it before those lose patience who wait for that.
pub(crate) const KEEPING: Duration = Duration::from_secs(7);
/// No try begins later than this: the last one may take as long as any.
const LAST_TRY: Duration = KEEPING.saturating_sub(PATIENCE);
const SHORTEST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Whether somebody before the holder may have spent the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Nobody did.
    None,
    /// A call failed that may have.
    Failed,
    /// A holder before did not finish, and may yet.
    Unfinished,
}

/// The right to spend a refresh token.
pub(crate) struct Lease<'a> {
    slot: &'a Slot,
    holder: u64,
    writes: u64,
    held: u64,
    /// When the next renewal is due.
    due: Instant,
    pub(crate) doubt: Doubt,
}

/// What came of asking for it.
pub(crate) enum Take<'a> {
    Held(Lease<'a>),
    Found(Option<Found>),
}

/// What became of a successor.
pub(crate) enum Kept {
    /// Everybody will find it.
    Ours,
    /// Somebody else was first with another one, which everybody finds.
    Theirs(Box<Session>),
    /// The table does not answer.
    Nowhere,
}

impl<'a> Lease<'a> {
    /// Takes the lease if the condition holds of what is there.
    pub(crate) async fn take(
        slot: &'a Slot,
        condition: Condition,
        doubt: Doubt,
    ) -> Result<Take<'a>, SlotError> {
        let (holder, asked) = (slot.draw() & !WRITES, Instant::now());
        match slot.put(&leased(slot, LEASE_MS), holder, condition).await? {
            Put::Written => {
                Ok(Take::Held(Self { slot, holder, writes: 0, held: holder, due: due(asked), doubt }))
            }
            Put::Refused(found) => Ok(Take::Found(found)),
        }
    }

    /// Whether a stamp is of one of this holder's writes.
    pub(crate) fn wrote(&self, stamp: u64) -> bool {
        stamp & !WRITES == self.holder
    }

    fn stamp(&mut self) -> u64 {
        self.writes += 1;
        self.holder | (self.writes & WRITES)
    }

    /// Replaces the item, unless somebody took over.
    async fn swap(&mut self, entry: &Entry) -> Result<Put, SlotError> {
        let stamp = self.stamp();
        loop {
            match self.slot.put(entry, stamp, Condition::Stamp(self.held)).await? {
                // A write before this one was done although nobody waited for its answer.
                Put::Refused(Some(found)) if self.wrote(found.stamp) && found.stamp != self.held => {
                    self.held = found.stamp;
                }
                Put::Written => {
                    self.held = stamp;
                    return Ok(Put::Written);
                }
                refused @ Put::Refused(_) => return Ok(refused),
            }
        }
    }

    /// Renews the lease for as long as it is awaited. May be dropped at any time.
    pub(crate) async fn keep_alive(&mut self) -> Infallible {
        loop {
            sleep_until(self.due).await;
            let asked = Instant::now();
            let entry = leased(self.slot, LEASE_MS);
            let swapped = self.swap(&entry).await;
            self.due = due(asked);
            match swapped {
                Ok(Put::Written) => {}
                Ok(Put::Refused(_)) => {
                    tracing::warn!("another instance took over a refresh that still goes on");
                    return pending().await;
                }
                Err(error) => tracing::warn!(cause = chain(&error), "a lease could not be renewed"),
            }
        }
    }

    /// Makes room for [`KEEPING`]. Gives what is there if somebody took over.
    pub(crate) async fn extend(&mut self) -> Result<Option<Option<Found>>, SlotError> {
        let entry = leased(self.slot, LONGEST_MS);
        Ok(match self.swap(&entry).await? {
            Put::Written => None,
            Put::Refused(found) => Some(found),
        })
    }

    /// Lets the next one try, because the provider could not be asked.
    pub(crate) async fn release(&mut self, spent: bool) {
        let spent = spent || self.doubt != Doubt::None;
        if let Err(error) = self.swap(&Entry::Failed { spent }).await {
            tracing::warn!(cause = chain(&error), "a lease could not be given back");
        }
    }

    /// Tells everybody that the session is over. Gives what is there if somebody took over.
    pub(crate) async fn end(&mut self, ending: Ending) -> Result<Option<Option<Found>>, SlotError> {
        Ok(match self.swap(&Entry::Over(ending)).await? {
            Put::Written => None,
            Put::Refused(found) => Some(found),
        })
    }

    /// Keeps a successor, whoever holds the lease by now: of two the first counts.
    pub(crate) async fn keep(&mut self, done: Done) -> Kept {
        let (entry, stamp) = (Entry::Done(done), self.stamp());
        let mut condition = Condition::Stamp(self.held);
        let (begun, mut pause) = (Instant::now(), SHORTEST_PAUSE);
        loop {
            match self.slot.put(&entry, stamp, condition).await {
                Ok(Put::Written) => {
                    self.held = stamp;
                    return Kept::Ours;
                }
                Ok(Put::Refused(Some(Found { entry: Some(Entry::Done(other)), .. }))) => {
                    return Kept::Theirs(other.successor);
                }
                Ok(Put::Refused(found)) => {
                    condition = found.map_or(Condition::Absent, |found| Condition::Stamp(found.stamp));
                }
                Err(error) => {
                    tracing::warn!(cause = chain(&error), "a refreshed session could not be kept");
                    if begun.elapsed() + pause >= LAST_TRY {
                        return Kept::Nowhere;
                    }
                    sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
    }
}

/// When a lease that was asked for at this time, and given just now, is to be renewed: it lasts from the first.
fn due(asked: Instant) -> Instant {
    if asked.elapsed() > SLOW { Instant::now() } else { asked + LEASE / 3 }
}

fn leased(slot: &Slot, lasts_ms: i64) -> Entry {
    Entry::Leased { until_ms: slot.now_ms() + lasts_ms }
}

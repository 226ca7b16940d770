//! A callback is redeemed once, however often and wherever it is delivered: a double click, a reload, a prefetch, two
//! instances. Whoever writes a lease into the table first calls the provider; the others wait for what comes of it.
//!
//! The item of a transaction holds, one after the other: the lease, renewed while the provider is slow, and the
//! outcome. A holder that is gone without an outcome loses the lease when it is over, and the next one tries.

use postcard::{from_bytes, to_allocvec};
use serde::{Deserialize, Serialize};
use shared::{
    app::TokenHandler,
    clock::Clock,
    cookies::transaction::LIFETIME,
    random::Random,
    table::{Condition, Item, Put, Table, TableError},
};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::time::{Instant, sleep, sleep_until};

/// How long a lease lasts unless it is renewed, in milliseconds.
const LEASE: i64 = 3000;
/// How often it is renewed.
const RENEWAL: Duration = Duration::from_secs(1);
/// An answer of the table that takes longer makes the next renewal due at once: the next one may be as slow.
const SLOW: Duration = Duration::from_millis(500);
/// How long a delivery waits for the outcome of another one.
const PATIENCE: Duration = Duration::from_secs(8);
/// Longest pause between two looks.
const PAUSE: Duration = Duration::from_millis(150);
/// How long after the sign-in another delivery gets the same, in milliseconds.
const REPLAY: i64 = 60_000;
/// Tries to write an outcome that the provider will not give a second time.
const TRIES: usize = 3;

/// What is known of a transaction's callback.
#[derive(Serialize, Deserialize)]
enum State {
    /// Somebody is at it until this time, in milliseconds since 1970.
    Leased(i64),
    /// It was redeemed, at this time; the sealed session.
    Done(i64, Vec<u8>),
    /// The provider refused it.
    Refused,
}

/// What a delivery is to do.
pub(crate) enum Turn {
    /// Redeem it.
    Mine(Lease),
    /// Nothing: this came of it, not long ago.
    Done(Vec<u8>),
    /// Nothing: it is spent, and its outcome no longer at hand.
    Spent,
}

/// Why it cannot be said whose turn it is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OnceError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("another delivery of the same callback takes too long")]
    Busy,
}

/// The right to redeem. Ends by [`Lease::finish`], [`Lease::refuse`] or [`Lease::free`], or by itself.
pub(crate) struct Lease {
    table: Arc<dyn Table>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    key: String,
    /// The same in all renewals, so that one that is still under way cannot undo the outcome.
    stamp: u64,
    /// When the lease has to be renewed.
    due: Instant,
    /// An earlier holder may have redeemed it and gone.
    pub(crate) taken_over: bool,
}

/// Waits for its turn at the item `key`.
pub(crate) async fn turn(state: &TokenHandler, key: String) -> Result<Turn, OnceError> {
    let (table, clock, random) = (&state.table, &state.base.clock, &state.base.random);
    let mut lease = Lease {
        table: table.clone(),
        clock: clock.clone(),
        random: random.clone(),
        key,
        stamp: 0,
        due: Instant::now(),
        taken_over: false,
    };
    lease.stamp = lease.draw();
    let (began, mut pause) = (Instant::now(), Duration::from_millis(10));
    let mut found = match lease.take(Condition::Absent).await? {
        Put::Written => return Ok(Turn::Mine(lease)),
        Put::Refused(found) => found,
    };
    let mut asked = false;
    while began.elapsed() < PATIENCE {
        let now = lease.milliseconds();
        let condition = match found.as_ref().map(|item| (item.stamp, from_bytes(&item.value).ok())) {
            Some((_, Some(State::Leased(until)))) if now < until => {
                lease.pause(&mut pause).await;
                found = table.get(std::slice::from_ref(&lease.key)).await?.into_iter().flatten().next();
                continue;
            }
            Some((_, Some(State::Done(at, sealed)))) if now - at < REPLAY => return Ok(Turn::Done(sealed)),
            Some((stamp, Some(State::Leased(_)))) => Condition::Stamp(stamp),
            Some(_) => return Ok(Turn::Spent),
            None => Condition::Absent,
        };
        // An item that nobody can read is never given and never seen.
        if asked {
            lease.pause(&mut pause).await;
        }
        asked = true;
        lease.taken_over |= condition != Condition::Absent;
        found = match lease.take(condition).await? {
            Put::Written => return Ok(Turn::Mine(lease)),
            Put::Refused(found) => found,
        };
    }
    Err(OnceError::Busy)
}

impl Lease {
    fn draw(&self) -> u64 {
        let mut bytes = [0; 8];
        self.random.fill(&mut bytes);
        u64::from_be_bytes(bytes)
    }

    /// Pauses, for longer each time and not in step with others.
    async fn pause(&self, pause: &mut Duration) {
        sleep(*pause + Duration::from_millis(self.draw() % 10)).await;
        *pause = PAUSE.min(*pause * 2);
    }

    fn milliseconds(&self) -> i64 {
        let now = self.clock.now();
        now.unix_timestamp() * 1000 + i64::from(now.millisecond())
    }

    fn item(&self, state: &State, stamp: u64) -> Item {
        // Written into memory, which does not fail; an empty value would read as spent.
        let value = to_allocvec(state).unwrap_or_default();
        Item { value, stamp, expires_at: self.clock.epoch() + LIFETIME.whole_seconds() }
    }

    fn leased(&self) -> Item {
        self.item(&State::Leased(self.milliseconds() + LEASE), self.stamp)
    }

    async fn put(&self, item: Item, condition: Condition) -> Result<Put, TableError> {
        self.table.put(&self.key, item, condition).await
    }

    /// Asks for the lease.
    async fn take(&mut self, condition: Condition) -> Result<Put, TableError> {
        let asked = Instant::now();
        let put = self.put(self.leased(), condition).await;
        self.due = due(asked);
        put
    }

    /// Does the work and keeps the lease alive meanwhile.
    pub(crate) async fn hold<T>(&self, work: impl Future<Output = T>) -> T {
        let renewals = async {
            let mut next = self.due;
            loop {
                sleep_until(next).await;
                let asked = Instant::now();
                // A renewal that fails or comes too late changes nothing: the work goes on.
                let _ = self.put(self.leased(), Condition::Stamp(self.stamp)).await;
                next = due(asked);
            }
        };
        tokio::select! {
            biased;
            done = work => done,
            never = renewals => never,
        }
    }

    /// Leaves the outcome for the others. Gives theirs if somebody took over and was faster: everybody answers the same.
    pub(crate) async fn finish(self, sealed: &[u8]) -> Option<Vec<u8>> {
        let done = State::Done(self.milliseconds(), sealed.to_vec());
        let mut condition = Condition::Stamp(self.stamp);
        for _ in 0..TRIES {
            match self.put(self.item(&done, self.draw()), condition).await {
                Ok(Put::Written) => return None,
                Ok(Put::Refused(None)) => condition = Condition::Absent,
                Ok(Put::Refused(Some(other))) => match from_bytes(&other.value) {
                    Ok(State::Done(_, theirs)) => return Some(theirs).filter(|theirs| theirs != sealed),
                    _ => condition = Condition::Stamp(other.stamp),
                },
                Err(error) => {
                    let cause = shared::error::chain(&error);
                    tracing::error!(cause, "a sign-in could not be left for its other deliveries");
                }
            }
        }
        None
    }

    /// The provider refused: nobody needs to ask again.
    pub(crate) async fn refuse(self) {
        let refused = self.item(&State::Refused, self.draw());
        if let Err(error) = self.put(refused, Condition::Stamp(self.stamp)).await {
            tracing::warn!(cause = shared::error::chain(&error), "a refused callback could not be noted");
        }
    }

    /// Nothing came of it: the next delivery may try at once.
    pub(crate) async fn free(self) {
        if let Err(error) = self.table.delete(&self.key, Condition::Stamp(self.stamp)).await {
            tracing::warn!(cause = shared::error::chain(&error), "a lease could not be given back");
        }
    }
}

/// When a lease that was asked for at this time, and given just now, is to be renewed: it lasts from the first.
fn due(asked: Instant) -> Instant {
    if asked.elapsed() > SLOW { Instant::now() } else { asked + RENEWAL }
}

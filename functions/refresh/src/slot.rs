//! The table's item of one refresh token: typed, sealed, and asked in bounded time.

use crate::{
    State,
    entry::{Entry, Vault},
};
use secrecy::SecretString;
use shared::{
    cookies::session::Session,
    table::{Condition, Item, Put as TablePut, TableError},
};
use std::{future::Future, slice, time::Duration};
use tokio::time::timeout;

/// The table answers in milliseconds or not at all.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);
/// How long an item is kept at least.
const MEMORY_SECONDS: i64 = 3600;

/// Why the item cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SlotError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("a session could not be sealed for the table")]
    Seal,
}

/// An item that is there.
pub(crate) struct Found {
    /// What it says; `None` if it cannot be read.
    pub(crate) entry: Option<Entry>,
    /// Which write it is of.
    pub(crate) stamp: u64,
}

/// What came of a write.
pub(crate) enum Put {
    Written,
    Refused(Option<Found>),
}

/// The item of one refresh token.
pub(crate) struct Slot {
    state: State,
    vault: Vault,
    /// Seconds for which the session can be shown: for as long a token that was spent is told from any other.
    shown: i64,
}

impl Slot {
    /// That of a session's token.
    pub(crate) fn of(state: &State, session: &Session, token: &SecretString) -> Result<Self, SlotError> {
        let left = session.left(state.handler.party.settings(), state.handler.base.clock.epoch());
        Ok(Self { state: state.clone(), vault: Vault::of(session, token)?, shown: left.whole_seconds() })
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        self.state.now_ms()
    }

    /// 64 random bits.
    pub(crate) fn draw(&self) -> u64 {
        let mut bytes = [0; 8];
        self.state.handler.base.random.fill(&mut bytes);
        u64::from_be_bytes(bytes)
    }

    /// The item as the last write left it.
    pub(crate) async fn read(&self) -> Result<Option<Found>, SlotError> {
        let key = self.vault.name().to_owned();
        let items = in_time(self.state.handler.table.get(slice::from_ref(&key))).await?;
        Ok(items.into_iter().flatten().next().map(|item| self.found(&item)))
    }

    /// Writes the item. The stamp is new for every write, but for one that is tried again because nobody knows what
    /// came of it: then the write may be found to have been done.
    pub(crate) async fn put(
        &self,
        entry: &Entry,
        stamp: u64,
        condition: Condition,
    ) -> Result<Put, SlotError> {
        let base = &self.state.handler.base;
        let mut nonce = [0; _];
        base.random.fill(&mut nonce);
        let value = self.vault.write(entry, nonce)?;
        let memory = match entry {
            Entry::Done(_) => self.shown.max(MEMORY_SECONDS),
            _ => MEMORY_SECONDS,
        };
        let item = Item { value, stamp, expires_at: base.clock.epoch() + memory };
        let put = in_time(self.state.handler.table.put(self.vault.name(), item, condition)).await?;
        Ok(match put {
            TablePut::Written => Put::Written,
            TablePut::Refused(Some(item)) if item.stamp == stamp => Put::Written,
            TablePut::Refused(item) => Put::Refused(item.map(|item| self.found(&item))),
        })
    }

    fn found(&self, item: &Item) -> Found {
        Found { entry: self.vault.read(&item.value), stamp: item.stamp }
    }
}

/// Asks the table, and gives up if it does not answer.
pub(crate) async fn in_time<T>(asked: impl Future<Output = Result<T, TableError>>) -> Result<T, TableError> {
    timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(TableError("no answer in time".into())))
}

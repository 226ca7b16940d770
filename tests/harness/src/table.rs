//! A table that goes wrong on demand: what one instance sees of the table that all share.

use shared::table::{Condition, Item, Pending, Put, Table, TableError};
use std::{
    future::pending,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::Notify, time::sleep};

/// How a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It fails, and nothing was done.
    Fails,
    /// It is done, and fails all the same.
    Lost,
    /// Nothing is done, and no answer ever comes.
    HangsBefore,
    /// It is done, and no answer ever comes.
    HangsAfter,
    /// It takes this long.
    Slow(Duration),
    /// An item is there that nobody can read: a write is refused and told of none.
    Unreadable,
}

/// The way of one instance to the table that it shares with others.
pub struct FaultyTable {
    inner: Arc<dyn Table>,
    /// Part of a key, calls of that kind to leave alone, calls to spoil after them, and how.
    rule: Mutex<Option<(&'static str, usize, usize, Trouble)>>,
    calls: AtomicUsize,
    /// Told whenever a call hangs.
    pub hangs: Notify,
}

impl FaultyTable {
    /// Nothing goes wrong yet.
    pub fn new(inner: Arc<dyn Table>) -> Self {
        Self { inner, rule: Mutex::default(), calls: AtomicUsize::new(0), hangs: Notify::new() }
    }

    /// From now on, calls about keys with this `part`, the first `leave` left alone, go wrong `count` times.
    pub fn spoil(&self, part: &'static str, leave: usize, count: usize, trouble: Trouble) {
        *self.rule.lock().unwrap_or_else(PoisonError::into_inner) = Some((part, leave, count, trouble));
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    fn trouble(&self, key: &str) -> Option<Trouble> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let mut rule = self.rule.lock().unwrap_or_else(PoisonError::into_inner);
        let (part, leave, count, trouble) = rule.as_mut()?;
        if !key.contains(*part) || *count == 0 {
            return None;
        }
        if *leave > 0 {
            *leave -= 1;
            return None;
        }
        *count -= 1;
        Some(*trouble)
    }

    async fn through<T>(
        &self,
        trouble: Option<Trouble>,
        call: impl Future<Output = Result<T, TableError>>,
    ) -> Result<T, TableError> {
        let failure = || Err(TableError("ProvisionedThroughputExceededException".into()));
        match trouble {
            None | Some(Trouble::Unreadable) => call.await,
            Some(Trouble::Slow(time)) => {
                sleep(time).await;
                call.await
            }
            Some(Trouble::Fails) => failure(),
            Some(Trouble::Lost) => call.await.and_then(|_| failure()),
            Some(trouble) => {
                if trouble == Trouble::HangsAfter {
                    let _ = call.await;
                }
                self.hangs.notify_one();
                pending().await
            }
        }
    }
}

impl Table for FaultyTable {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        Box::pin(async {
            let key = keys.first().map_or("", String::as_str);
            self.through(self.trouble(key), async { self.inner.get(keys).await }).await
        })
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        Box::pin(async move {
            let trouble = self.trouble(key);
            if trouble == Some(Trouble::Unreadable) {
                return Ok(Put::Refused(None));
            }
            self.through(trouble, async { self.inner.put(key, item, condition).await }).await
        })
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        Box::pin(async move {
            self.through(self.trouble(key), async { self.inner.delete(key, condition).await }).await
        })
    }
}

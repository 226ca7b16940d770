//! The table of one process: for local use and tests.

use super::{Condition, Item, Pending, Put, Table};
use crate::clock::Clock;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Items in memory. Expired ones are dropped when the table has doubled since the last time.
pub struct MemoryTable {
    clock: Arc<dyn Clock>,
    items: Mutex<Items>,
}

struct Items {
    by_key: HashMap<String, Item>,
    /// Number of items at which expired ones are dropped.
    sweep_at: usize,
}

const FIRST_SWEEP: usize = 1024;

impl MemoryTable {
    /// An empty table.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock, items: Mutex::new(Items { by_key: HashMap::new(), sweep_at: FIRST_SWEEP }) }
    }

    fn items(&self) -> MutexGuard<'_, Items> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Number of items that have not expired.
    pub fn len(&self) -> usize {
        let now = self.clock.epoch();
        self.items().by_key.values().filter(|item| now < item.expires_at).count()
    }

    /// Whether every item has expired.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn holds(condition: Condition, found: Option<&Item>, now: i64) -> bool {
    match condition {
        Condition::Absent => found.is_none_or(|item| item.expires_at <= now),
        Condition::Stamp(stamp) => found.is_some_and(|item| item.stamp == stamp),
        Condition::Any => true,
    }
}

impl Table for MemoryTable {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        let now = self.clock.epoch();
        let items = self.items();
        let alive = |key| items.by_key.get(key).filter(|item| now < item.expires_at).cloned();
        let found = keys.iter().map(alive).collect();
        Box::pin(async { Ok(found) })
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        let now = self.clock.epoch();
        let mut items = self.items();
        let found = items.by_key.get(key);
        let put = if holds(condition, found, now) {
            items.by_key.insert(key.to_owned(), item);
            if items.by_key.len() >= items.sweep_at {
                items.by_key.retain(|_, item| now < item.expires_at);
                items.sweep_at = FIRST_SWEEP.max(items.by_key.len() * 2);
            }
            Put::Written
        } else {
            Put::Refused(found.filter(|item| now < item.expires_at).cloned())
        };
        Box::pin(async { Ok(put) })
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        let now = self.clock.epoch();
        let mut items = self.items();
        if items.by_key.get(key).is_some_and(|item| holds(condition, Some(item), now)) {
            items.by_key.remove(key);
        }
        Box::pin(async { Ok(()) })
    }
}

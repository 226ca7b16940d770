//! A table that fails at the calls a test names.

use shared::{
    clock::Clock,
    table::{Condition, Item, MemoryTable, Pending, Put, Table, TableError},
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

/// A table in memory. Of the calls that are planned each one fails or not; all others succeed.
pub(crate) struct Faulty {
    inner: MemoryTable,
    plan: Mutex<VecDeque<bool>>,
}

impl Faulty {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { inner: MemoryTable::new(clock), plan: Mutex::default() }
    }

    /// Lets the call after `calls` more fail.
    pub(crate) fn fail_after(&self, calls: usize) {
        *self.plan.lock().unwrap() = (0..=calls).map(|call| call == calls).collect();
    }

    fn check(&self) -> Result<(), TableError> {
        let fails = self.plan.lock().unwrap().pop_front().unwrap_or_default();
        if fails { Err(TableError("planned".into())) } else { Ok(()) }
    }
}

impl Table for Faulty {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        Box::pin(async {
            self.check()?;
            self.inner.get(keys).await
        })
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        Box::pin(async move {
            self.check()?;
            self.inner.put(key, item, condition).await
        })
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        Box::pin(async move {
            self.check()?;
            self.inner.delete(key, condition).await
        })
    }
}

//! A table that tells the desk, at each write of a refresh, how far the refresh has come. The desk may end the process
//! instead of answering.

use super::remote::Desk;
use crate::steps::Step;
use shared::table::{Condition, Item, Pending, Put, Table};
use std::sync::Arc;

/// Items of a refresh are named so.
const REFRESH: &str = "refresh#";
/// Whatever is larger holds a session.
const LARGEST_NOTE: usize = 100;

/// The table that is watched.
pub(super) struct Watched {
    table: Arc<dyn Table>,
    desk: Desk,
}

impl Watched {
    pub(super) fn new(table: Arc<dyn Table>, desk: Desk) -> Self {
        Self { table, desk }
    }
}

/// What a write is, before and after it.
fn steps(key: &str, item: &Item, condition: Condition) -> Option<(Step, Step)> {
    if !key.starts_with(REFRESH) {
        return None;
    }
    Some(match condition {
        _ if item.value.len() > LARGEST_NOTE => (Step::SuccessorUnwritten, Step::SuccessorWritten),
        Condition::Absent => (Step::LeaseUnwritten, Step::LeaseWritten),
        _ => (Step::NoteUnwritten, Step::NoteWritten),
    })
}

impl Table for Watched {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        self.table.get(keys)
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        let Some((before, after)) = steps(key, &item, condition) else {
            return self.table.put(key, item, condition);
        };
        Box::pin(async move {
            self.desk.reached(before).await;
            let put = self.table.put(key, item, condition).await?;
            if put == Put::Written {
                self.desk.reached(after).await;
            }
            Ok(put)
        })
    }

    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()> {
        self.table.delete(key, condition)
    }
}

//! What instances must know of each other: who refreshes a session just now and with what result, which sessions are
//! ended, which one-time values are spent. One table of items that end by themselves; every write is conditional, so
//! that of two writers one learns of the other.

mod dynamo;
mod memory;

pub use dynamo::{DynamoTable, client as dynamo_client};
pub use memory::MemoryTable;

use std::{future::Future, pin::Pin};

/// The table did not answer, or refused. The text holds its own error code and no item.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the table cannot be used: {0}")]
pub struct TableError(pub String);

/// One item.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// What its writer keeps. Secrets in it are sealed: the table is no safe.
    pub value: Vec<u8>,
    /// Tells one write from every other; drawn at random by the writer, for each write anew.
    pub stamp: u64,
    /// From this second since 1970 on nobody sees the item any more.
    pub expires_at: i64,
}

/// What must hold of the item that a write replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// There is none, or it has expired.
    Absent,
    /// It is the one with this stamp, expired or not.
    Stamp(u64),
    /// Nothing: the last writer wins.
    Any,
}

/// What came of a write.
#[derive(Clone, PartialEq, Eq)]
pub enum Put {
    /// The item is in the table.
    Written,
    /// The condition did not hold; this is what is there instead, if it has not expired.
    Refused(Option<Item>),
}

/// A boxed future, so that tables can be chosen at run time.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, TableError>> + Send + 'a>>;

/// A table of items by key.
pub trait Table: Send + Sync {
    /// Reads items as the last successful writes left them, in the order of the keys. At most 100 keys, each once.
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>>;

    /// Writes an item if the condition holds of what is there. An error says nothing about whether it was written.
    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put>;

    /// Removes an item if the condition holds of it; nothing happens if not.
    fn delete<'a>(&'a self, key: &'a str, condition: Condition) -> Pending<'a, ()>;
}

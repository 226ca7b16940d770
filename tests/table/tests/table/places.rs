//! The tables that a test runs on, and items to put there.

use shared::{
    clock::FixedClock,
    table::{Condition, Item, MemoryTable, Put, Table},
};
use std::sync::Arc;
use table_kit::Server;
use time::OffsetDateTime;

/// The time at which every test begins, in seconds since 1970.
pub(crate) const NOW: i64 = 1_900_000_000;

/// An empty table and its clock.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) table: Arc<dyn Table>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) name: &'static str,
}

pub(crate) fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::new(OffsetDateTime::from_unix_timestamp(NOW).unwrap()))
}

/// Runs a test on an empty table of every kind.
pub(crate) async fn on_every_table(test: impl AsyncFn(Place)) {
    let clock = clock();
    test(Place { table: Arc::new(MemoryTable::new(clock.clone())), clock, name: "memory" }).await;
    let Some(server) = Server::named().await else { return };
    let name = server.create().await;
    let clock = self::clock();
    test(Place { table: Arc::new(server.table(&name, clock.clone())), clock, name: "DynamoDB" }).await;
    server.remove(&name).await;
}

/// An item that is seen for a minute.
pub(crate) fn item(value: impl AsRef<[u8]>, stamp: u64) -> Item {
    Item { value: value.as_ref().to_vec(), stamp, expires_at: NOW + 60 }
}

impl Place {
    pub(crate) async fn put(&self, key: &str, item: Item, condition: Condition) -> Put {
        let put = self.table.put(key, item, condition).await;
        put.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub(crate) async fn read(&self, key: &str) -> Option<Item> {
        self.read_all(&[key]).await.remove(0)
    }

    pub(crate) async fn read_all(&self, keys: &[&str]) -> Vec<Option<Item>> {
        let keys: Vec<_> = keys.iter().map(|key| (*key).to_owned()).collect();
        let items = self.table.get(&keys).await;
        items.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub(crate) async fn delete(&self, key: &str, condition: Condition) {
        let deleted = self.table.delete(key, condition).await;
        deleted.unwrap_or_else(|error| panic!("{}: {error}", self.name));
    }

    #[track_caller]
    pub(crate) fn assert_item(&self, found: Option<&Item>, wanted: &Item) {
        let found = found.map(|item| (item.stamp, item.expires_at, &item.value));
        assert_eq!(found, Some((wanted.stamp, wanted.expires_at, &wanted.value)), "{}", self.name);
    }

    #[track_caller]
    pub(crate) fn assert_written(&self, put: &Put) {
        assert!(matches!(put, Put::Written), "{}", self.name);
    }

    /// The write was refused, and this is what it was told of.
    #[track_caller]
    pub(crate) fn assert_refused(&self, put: &Put, wanted: Option<&Item>) {
        let Put::Refused(found) = put else { panic!("{}: it was written", self.name) };
        match wanted {
            Some(wanted) => self.assert_item(found.as_ref(), wanted),
            None => assert!(found.is_none(), "{}", self.name),
        }
    }
}

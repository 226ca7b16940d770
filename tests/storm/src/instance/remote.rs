//! The desk, as an instance sees it: where it reports, and where its table is if that is not in DynamoDB.

use crate::steps::Step;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use shared::table::{self, Pending, Put, Table, TableError};

/// A call of the table.
#[derive(Serialize, Deserialize)]
pub(crate) enum Ask {
    Get(Vec<String>),
    Put(String, Item, Condition),
    Delete(String, Condition),
}

/// What it answers.
#[derive(Serialize, Deserialize)]
pub(crate) enum Answer {
    Items(Vec<Option<Item>>),
    Written,
    Refused(Option<Item>),
    Deleted,
}

/// An item on its way.
#[derive(Serialize, Deserialize)]
pub(crate) struct Item(Vec<u8>, u64, i64);

/// A condition on its way.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Condition {
    Absent,
    Stamp(u64),
    Any,
}

impl From<table::Item> for Item {
    fn from(item: table::Item) -> Self {
        Self(item.value, item.stamp, item.expires_at)
    }
}

impl From<Item> for table::Item {
    fn from(Item(value, stamp, expires_at): Item) -> Self {
        Self { value, stamp, expires_at }
    }
}

impl From<table::Condition> for Condition {
    fn from(condition: table::Condition) -> Self {
        match condition {
            table::Condition::Absent => Self::Absent,
            table::Condition::Stamp(stamp) => Self::Stamp(stamp),
            table::Condition::Any => Self::Any,
        }
    }
}

impl From<Condition> for table::Condition {
    fn from(condition: Condition) -> Self {
        match condition {
            Condition::Absent => Self::Absent,
            Condition::Stamp(stamp) => Self::Stamp(stamp),
            Condition::Any => Self::Any,
        }
    }
}

/// The desk.
#[derive(Clone)]
pub(super) struct Desk {
    url: String,
    http: reqwest::Client,
}

impl Desk {
    pub(super) fn at(url: &str) -> Self {
        Self { url: url.to_owned(), http: crate::client() }
    }

    /// Tells that a step is reached, and does not go on before that is known.
    pub(super) async fn reached(&self, step: Step) {
        self.tell(&format!("step/{}", step as usize)).await;
    }

    pub(super) async fn tell(&self, what: &str) {
        let told = self.http.post(format!("{}/{what}", self.url)).send().await;
        told.expect("the desk is there");
    }

    async fn ask<T: DeserializeOwned>(&self, ask: &Ask) -> Result<T, TableError> {
        let failed = |what: &str| TableError(what.to_owned());
        let body = postcard::to_allocvec(ask).map_err(|_| failed("no request"))?;
        let answer = self.http.post(format!("{}/table", self.url)).body(body).send().await;
        let bytes = answer.map_err(|_| failed("no desk"))?.bytes().await.map_err(|_| failed("no answer"))?;
        postcard::from_bytes(&bytes).map_err(|_| failed("nonsense"))
    }
}

impl Table for Desk {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<table::Item>>> {
        Box::pin(async move {
            match self.ask(&Ask::Get(keys.to_vec())).await? {
                Answer::Items(items) => Ok(items.into_iter().map(|item| item.map(Into::into)).collect()),
                _ => Err(TableError("another answer".into())),
            }
        })
    }

    fn put<'a>(&'a self, key: &'a str, item: table::Item, condition: table::Condition) -> Pending<'a, Put> {
        Box::pin(async move {
            match self.ask(&Ask::Put(key.to_owned(), item.into(), condition.into())).await? {
                Answer::Written => Ok(Put::Written),
                Answer::Refused(item) => Ok(Put::Refused(item.map(Into::into))),
                _ => Err(TableError("another answer".into())),
            }
        })
    }

    fn delete<'a>(&'a self, key: &'a str, condition: table::Condition) -> Pending<'a, ()> {
        Box::pin(
            async move { self.ask::<Answer>(&Ask::Delete(key.to_owned(), condition.into())).await.map(drop) },
        )
    }
}

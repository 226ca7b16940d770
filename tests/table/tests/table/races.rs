//! Writers that come at once.

use crate::places::{Place, item, on_every_table};
use shared::table::{Condition, Put};
use std::ops::RangeInclusive;
use tokio::task::JoinSet;

/// How many times each race is run.
const ROUNDS: u64 = 10;

/// Lets them all write and tells whose writes succeeded; those who failed must have been told of one that won.
async fn race(place: &Place, key: &str, writers: RangeInclusive<u64>, condition: Condition) -> Vec<u64> {
    let mut racing = JoinSet::new();
    for stamp in writers {
        let (place, key) = (place.clone(), key.to_owned());
        racing
            .spawn(async move { (stamp, place.put(&key, item(stamp.to_string(), stamp), condition).await) });
    }
    let (mut winners, mut told) = (Vec::new(), Vec::new());
    for (stamp, put) in racing.join_all().await {
        match put {
            Put::Written => winners.push(stamp),
            Put::Refused(found) => told.push(found.map(|item| item.stamp)),
        }
    }
    assert!(
        told.iter().all(|stamp| stamp.is_some_and(|stamp| winners.contains(&stamp))),
        "{}: {told:?}",
        place.name
    );
    winners
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_want_to_be_first_exactly_one_is() {
    on_every_table(async |place| {
        for round in 0..ROUNDS {
            let key = format!("first {round}");
            let winners = race(&place, &key, 1..=40, Condition::Absent).await;
            assert_eq!(winners.len(), 1, "{}: {winners:?}", place.name);
            let found = place.read(&key).await;
            place.assert_item(found.as_ref(), &item(winners[0].to_string(), winners[0]));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_take_over_exactly_one_does() {
    on_every_table(async |place| {
        for round in 0..ROUNDS {
            let key = format!("taken {round}");
            place.put(&key, item("old", 1000), Condition::Absent).await;
            let winners = race(&place, &key, 1..=40, Condition::Stamp(1000)).await;
            assert_eq!(winners.len(), 1, "{}: {winners:?}", place.name);
            let found = place.read(&key).await;
            place.assert_item(found.as_ref(), &item(winners[0].to_string(), winners[0]));
        }
    })
    .await;
}

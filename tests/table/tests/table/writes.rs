//! Conditional writes and removals.

use crate::places::{NOW, item, on_every_table};
use shared::table::{Condition, Item};
use time::Duration;

#[tokio::test]
async fn only_the_first_of_two_writes_finds_no_item_and_the_second_learns_of_the_first() {
    on_every_table(async |place| {
        let first = item("first", 1);
        place.assert_written(&place.put("k", first.clone(), Condition::Absent).await);
        place.assert_refused(&place.put("k", item("second", 2), Condition::Absent).await, Some(&first));
        place.assert_item(place.read("k").await.as_ref(), &first);
    })
    .await;
}

#[tokio::test]
async fn a_write_on_a_stamp_replaces_that_item_and_no_other() {
    on_every_table(async |place| {
        place.assert_refused(&place.put("k", item("x", 9), Condition::Stamp(1)).await, None);
        place.put("k", item("old", 1), Condition::Any).await;
        place.assert_written(&place.put("k", item("new", 2), Condition::Stamp(1)).await);
        place.assert_refused(
            &place.put("k", item("late", 3), Condition::Stamp(1)).await,
            Some(&item("new", 2)),
        );
        place.assert_item(place.read("k").await.as_ref(), &item("new", 2));
    })
    .await;
}

#[tokio::test]
async fn a_write_without_condition_always_wins() {
    on_every_table(async |place| {
        for stamp in [5, 4] {
            place.assert_written(&place.put("k", item("v", stamp), Condition::Any).await);
            place.assert_item(place.read("k").await.as_ref(), &item("v", stamp));
        }
    })
    .await;
}

#[tokio::test]
async fn an_expired_item_is_as_if_it_were_not_there_although_nobody_removed_it() {
    on_every_table(async |place| {
        let old = Item { expires_at: NOW + 10, ..item("old", 1) };
        place.put("k", old.clone(), Condition::Any).await;
        place.clock.advance(Duration::seconds(9));
        place.assert_item(place.read("k").await.as_ref(), &old);
        place.assert_refused(&place.put("k", item("new", 2), Condition::Absent).await, Some(&old));
        // From its last second on.
        place.clock.advance(Duration::seconds(1));
        assert!(place.read("k").await.is_none(), "{}", place.name);
        place.assert_refused(&place.put("k", item("x", 3), Condition::Stamp(9)).await, None);
        place.assert_written(&place.put("k", item("new", 2), Condition::Absent).await);
        place.assert_item(place.read("k").await.as_ref(), &item("new", 2));
    })
    .await;
}

#[tokio::test]
async fn who_knows_the_stamp_of_an_expired_item_may_still_replace_it() {
    on_every_table(async |place| {
        place.put("k", Item { expires_at: NOW, ..item("old", 1) }, Condition::Any).await;
        place.assert_written(&place.put("k", item("new", 2), Condition::Stamp(1)).await);
        place.assert_item(place.read("k").await.as_ref(), &item("new", 2));
    })
    .await;
}

#[tokio::test]
async fn an_item_is_removed_only_if_the_condition_holds_of_it() {
    on_every_table(async |place| {
        place.delete("none", Condition::Any).await;
        place.delete("none", Condition::Stamp(1)).await;
        place.delete("none", Condition::Absent).await;
        let there = item("there", 1);
        place.put("k", there.clone(), Condition::Any).await;
        for condition in [Condition::Stamp(2), Condition::Absent] {
            place.delete("k", condition).await;
            place.assert_item(place.read("k").await.as_ref(), &there);
        }
        place.delete("k", Condition::Stamp(1)).await;
        assert!(place.read("k").await.is_none(), "{}", place.name);
        place.assert_written(&place.put("k", there.clone(), Condition::Absent).await);
        place.delete("k", Condition::Any).await;
        assert!(place.read("k").await.is_none(), "{}", place.name);
    })
    .await;
}

#[tokio::test]
async fn the_removal_of_an_expired_item_leaves_a_newer_one_alone() {
    on_every_table(async |place| {
        place.put("k", Item { expires_at: NOW, ..item("old", 1) }, Condition::Any).await;
        place.delete("k", Condition::Absent).await;
        place.assert_refused(&place.put("k", item("x", 3), Condition::Stamp(1)).await, None);
        place.put("k", item("new", 2), Condition::Any).await;
        place.delete("k", Condition::Absent).await;
        place.assert_item(place.read("k").await.as_ref(), &item("new", 2));
    })
    .await;
}

#[tokio::test]
async fn stamps_and_ends_are_kept_to_the_last_digit() {
    on_every_table(async |place| {
        for (stamp, expires_at) in [(u64::MAX, i64::MAX), (u64::MAX - 1, NOW + 1), (0, i64::MAX - 1)] {
            let item = Item { value: vec![1], stamp, expires_at };
            place.put("k", item.clone(), Condition::Any).await;
            place.assert_item(place.read("k").await.as_ref(), &item);
            place.assert_refused(
                &place.put("k", crate::places::item("x", 7), Condition::Stamp(stamp ^ 1)).await,
                Some(&item),
            );
        }
    })
    .await;
}

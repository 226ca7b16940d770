//! What is read: many at once, large, and under awkward keys.

use crate::places::{item, on_every_table};
use shared::table::Condition;

#[tokio::test]
async fn items_come_in_the_order_of_the_keys_with_gaps_for_what_is_not_there() {
    on_every_table(async |place| {
        for (key, stamp) in [("a", 1), ("b", 2), ("c", 3)] {
            place.put(key, item(key, stamp), Condition::Absent).await;
        }
        let found = place.read_all(&["c", "none", "a", "B", "b"]).await;
        let stamps: Vec<_> = found.iter().map(|item| item.as_ref().map(|item| item.stamp)).collect();
        assert_eq!(stamps, [Some(3), None, Some(1), None, Some(2)], "{}", place.name);
    })
    .await;
}

#[tokio::test]
async fn a_hundred_items_are_read_at_once() {
    on_every_table(async |place| {
        let keys: Vec<_> = (0..100).map(|number| format!("key {number}")).collect();
        for (stamp, key) in (0..).zip(&keys) {
            place.put(key, item(key, stamp), Condition::Absent).await;
        }
        let keys: Vec<_> = keys.iter().map(String::as_str).rev().collect();
        let found = place.read_all(&keys).await;
        for (key, found) in keys.iter().zip(&found) {
            assert!(found.as_ref().is_some_and(|item| item.value == key.as_bytes()), "{}: {key}", place.name);
        }
    })
    .await;
}

#[tokio::test]
async fn values_of_any_bytes_and_of_ten_kilobytes_come_back_as_they_were() {
    on_every_table(async |place| {
        let every_byte: Vec<u8> = (0..=255).collect();
        for value in [vec![], vec![0], every_byte.clone(), every_byte.repeat(40)] {
            let kept = item(&value, 1);
            place.put("k", kept.clone(), Condition::Any).await;
            place.assert_item(place.read("k").await.as_ref(), &kept);
            let refused = place.put("k", item("x", 2), Condition::Absent).await;
            place.assert_refused(&refused, Some(&kept));
        }
    })
    .await;
}

#[tokio::test]
async fn awkward_keys_are_keys_like_any_other_and_do_not_meet() {
    on_every_table(async |place| {
        let long = "x".repeat(2048);
        let keys = [
            "a",
            "A",
            "a ",
            " a",
            "refresh#ä#\u{1f511}",
            "e\u{301}",
            "é",
            "\"'\\:#pk\n\t\0",
            "0",
            "00",
            &long,
        ];
        for (stamp, key) in (1..).zip(keys) {
            let put = place.put(key, item(key, stamp), Condition::Absent).await;
            place.assert_written(&put);
        }
        let found = place.read_all(&keys).await;
        for ((stamp, key), found) in (1..).zip(keys).zip(&found) {
            place.assert_item(found.as_ref(), &item(key, stamp));
        }
    })
    .await;
}

//! A table that does not answer, or not as it should.

use crate::places::{clock, item};
use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse};
use serde_json::{Value, json};
use shared::table::{Condition, DynamoTable, Put, Table};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use table_kit::Server;
use tokio::net::TcpListener;

/// What a server that was told its answers does with the next request.
#[derive(Clone)]
enum Turn {
    Answer(u16, Value),
    Silence,
}

type Turns = Arc<Mutex<VecDeque<Turn>>>;

async fn take_turn(State(turns): State<Turns>) -> axum::response::Response {
    let turn = turns.lock().unwrap().pop_front().unwrap_or(Turn::Silence);
    match turn {
        Turn::Answer(status, body) => (StatusCode::from_u16(status).unwrap(), Json(body)).into_response(),
        Turn::Silence => std::future::pending().await,
    }
}

/// A table on a server with these answers; after them it is silent.
async fn table(turns: &[Turn]) -> DynamoTable {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let turns = Arc::new(Mutex::new(turns.iter().cloned().collect()));
    tokio::spawn(
        async move { axum::serve(listener, Router::new().fallback(take_turn).with_state(turns)).await },
    );
    Server::at(&url).await.table("some-table", clock())
}

fn error(code: &str) -> Turn {
    let body = json!({"__type": format!("com.amazonaws.dynamodb.v20120810#{code}"), "message": "SECRET-VALUE and key#1"});
    Turn::Answer(400, body)
}

/// What a call says that fails, and how long it took.
async fn failure(table: &DynamoTable) -> (String, Duration) {
    let begun = Instant::now();
    let put = table.put("key#1", item("SECRET-VALUE", 1), Condition::Absent).await;
    let Err(error) = put else { panic!("the write did not fail") };
    (error.to_string(), begun.elapsed())
}

#[tokio::test]
async fn a_table_that_cannot_be_reached_says_so_soon_and_without_what_was_written() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let dead = Server::at(&format!("http://{free}")).await.table("some-table", clock());
    let (text, took) = failure(&dead).await;
    assert_eq!(text, "the table cannot be used: DynamoDB cannot be reached");
    assert!(took < Duration::from_millis(2500), "{took:?}");
    let Err(error) = dead.get(&["key#1".to_owned()]).await else { panic!("the read did not fail") };
    assert_eq!(error.to_string(), text);
    let Err(error) = dead.delete("key#1", Condition::Any).await else { panic!("the removal did not fail") };
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_silent_table_is_given_up_before_a_lease_would_end() {
    let (text, took) = failure(&table(&[]).await).await;
    assert_eq!(text, "the table cannot be used: DynamoDB did not answer in time");
    assert!((Duration::from_secs(2)..Duration::from_secs(3)).contains(&took), "{took:?}");
}

#[tokio::test]
async fn an_error_is_told_by_its_code_alone() {
    for code in ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"] {
        let (text, _) = failure(&table(&[error(code)]).await).await;
        assert_eq!(text, format!("the table cannot be used: {code}"));
    }
}

#[tokio::test]
async fn a_throttled_write_is_tried_three_times_and_then_told() {
    let throttled = error("ProvisionedThroughputExceededException");
    let written = Turn::Answer(200, json!({}));
    let twice = table(&[throttled.clone(), throttled.clone(), written]).await;
    assert!(matches!(twice.put("k", item("v", 1), Condition::Absent).await, Ok(Put::Written)));
    let (text, took) = failure(&table(&[throttled.clone(), throttled.clone(), throttled]).await).await;
    assert_eq!(text, "the table cannot be used: ProvisionedThroughputExceededException");
    assert!(took < Duration::from_millis(2500), "{took:?}");
}

#[tokio::test]
async fn a_read_that_was_throttled_in_part_fails_as_a_whole() {
    let part = json!({
        "Responses": {"some-table": []},
        "UnprocessedKeys": {"some-table": {"Keys": [{"pk": {"S": "key#1"}}]}},
    });
    let table = table(&[Turn::Answer(200, part)]).await;
    let Err(error) = table.get(&["key#1".to_owned()]).await else { panic!("the read did not fail") };
    assert_eq!(error.to_string(), "the table cannot be used: throttled");
}

#[tokio::test]
async fn nonsense_is_told_without_being_repeated() {
    let nonsense = Turn::Answer(200, json!({"Responses": "SECRET-VALUE"}));
    let table = table(&[nonsense.clone(), nonsense.clone(), nonsense]).await;
    let Err(error) = table.get(&["key#1".to_owned()]).await else { panic!("the read did not fail") };
    assert_eq!(error.to_string(), "the table cannot be used: DynamoDB's answer cannot be read");
}

#[tokio::test]
async fn a_write_whose_answer_was_lost_and_that_meets_itself_counts_as_written() {
    let refused = |stamp: &str| {
        let item = json!({"pk": {"S": "k"}, "value": {"B": "dg=="}, "stamp": {"N": stamp}, "expires_at": {"N": "9999999999"}});
        let kind = "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException";
        Turn::Answer(400, json!({"__type": kind, "message": "The conditional request failed", "Item": item}))
    };
    for condition in [Condition::Absent, Condition::Stamp(6)] {
        let own = table(&[Turn::Silence, refused("7")]).await;
        assert!(matches!(own.put("k", item("v", 7), condition).await, Ok(Put::Written)));
        let other = table(&[Turn::Silence, refused("8")]).await;
        let put = other.put("k", item("v", 7), condition).await;
        assert!(matches!(put, Ok(Put::Refused(Some(item))) if item.stamp == 8));
    }
}

#[tokio::test]
async fn an_item_that_is_not_ours_is_none() {
    let foreign = json!({"Responses": {"some-table": [{"pk": {"S": "key#1"}, "value": {"S": "text"}}]}});
    let found = table(&[Turn::Answer(200, foreign)]).await.get(&["key#1".to_owned()]).await;
    assert!(found.is_ok_and(|items| items.len() == 1 && items[0].is_none()));
}

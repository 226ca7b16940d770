//! A double of DynamoDB that knows reads of several items, and nothing is in it.

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use serde_json::{Value, json};
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
};
use tokio::{net::TcpListener, task::JoinHandle};

#[derive(Default)]
struct Shared {
    /// Keys that hold an item which never ends.
    held: Mutex<Vec<String>>,
    down: Mutex<bool>,
    asked: Mutex<Vec<Value>>,
}

/// A table on a free port of this machine, until it is dropped.
pub struct TableDouble {
    address: SocketAddr,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

impl TableDouble {
    /// Starts to listen.
    pub async fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let router = Router::new().route("/", post(answer)).with_state(Arc::clone(&shared));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on loopback");
        let address = listener.local_addr().expect("a bound socket has an address");
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the listener stays open");
        });
        Self { address, shared, server }
    }

    /// What goes into `AWS_ENDPOINT_URL_DYNAMODB`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every item that begins so is there from now on, written at the end of time.
    pub fn hold(&self, prefix: &str) {
        self.shared.held.lock().expect("nobody panics while holding this").push(prefix.to_owned());
    }

    /// Whether it refuses every call.
    pub fn set_down(&self, down: bool) {
        *self.shared.down.lock().expect("nobody panics while holding this") = down;
    }

    /// The bodies of all reads so far.
    pub fn asked(&self) -> Vec<Value> {
        self.shared.asked.lock().expect("nobody panics while holding this").clone()
    }
}

impl Drop for TableDouble {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let refusal = |kind: &str| {
        let kind = format!("com.amazonaws.dynamodb.v20120810#{kind}");
        (StatusCode::BAD_REQUEST, json!({"__type": kind, "message": "no"}).to_string())
    };
    if target != "DynamoDB_20120810.BatchGetItem" {
        return refusal("AccessDeniedException");
    }
    if *shared.down.lock().expect("nobody panics while holding this") {
        return refusal("AccessDeniedException");
    }
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let held = shared.held.lock().expect("nobody panics while holding this");
    let mut responses = json!({});
    for (table, wanted) in body["RequestItems"].as_object().into_iter().flatten() {
        let keys = wanted["Keys"].as_array().into_iter().flatten();
        let keys = keys.filter(|key| {
            let key = key["pk"]["S"].as_str().unwrap_or_default();
            held.iter().any(|prefix| key.starts_with(prefix))
        });
        let item = |key: &Value| {
            // The value is the time in eight bytes, written out in base64 as the protocol has it.
            json!({"pk": key["pk"], "value": {"B": "f/////////8="}, "stamp": {"N": "1"}, "expires_at": {"N": "4102444800"}})
        };
        responses[table] = keys.map(item).collect();
    }
    drop(held);
    shared.asked.lock().expect("nobody panics while holding this").push(body);
    (StatusCode::OK, json!({"Responses": responses, "UnprocessedKeys": {}}).to_string())
}

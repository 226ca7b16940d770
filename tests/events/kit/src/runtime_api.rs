//! The Lambda Runtime API, version 2018-06-01, for one function: hands out events and takes what comes back.

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::{
    net::TcpListener,
    sync::{Mutex as AsyncMutex, mpsc, oneshot},
    task::JoinHandle,
};

/// What a function reports instead of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionError {
    /// Header `Lambda-Runtime-Function-Error-Type`.
    pub kind: String,
    /// `errorMessage`, `errorType`, `stackTrace`, as sent.
    pub body: String,
}

type Outcome = Result<Value, FunctionError>;

struct Invocation {
    id: String,
    event: String,
}

struct Shared {
    events: AsyncMutex<mpsc::UnboundedReceiver<Invocation>>,
    waiting: Mutex<HashMap<String, oneshot::Sender<Outcome>>>,
    init_error: Mutex<Option<FunctionError>>,
}

/// A Runtime API on a free port of this machine, until it is dropped.
pub struct RuntimeApi {
    address: SocketAddr,
    events: mpsc::UnboundedSender<Invocation>,
    count: AtomicU64,
    shared: Arc<Shared>,
    server: JoinHandle<()>,
}

impl RuntimeApi {
    /// Starts to listen.
    pub async fn start() -> Self {
        let (events, receiver) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            events: AsyncMutex::new(receiver),
            waiting: Mutex::default(),
            init_error: Mutex::default(),
        });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .with_state(Arc::clone(&shared));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on loopback");
        let address = listener.local_addr().expect("a bound socket has an address");
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the listener stays open");
        });
        Self { address, events, count: AtomicU64::new(1), shared, server }
    }

    /// What goes into `AWS_LAMBDA_RUNTIME_API`.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Gives the function an event and waits for what it makes of it.
    pub async fn invoke(&self, event: &Value) -> Outcome {
        let (sender, receiver) = oneshot::channel();
        let id = format!("8476a536-e9f4-11e8-9739-{:012x}", self.count.fetch_add(1, Ordering::Relaxed));
        self.shared.waiting.lock().expect("no handler panics while it holds this").insert(id.clone(), sender);
        let invocation = Invocation { id, event: event.to_string() };
        self.events.send(invocation).expect("the receiver lives as long as self");
        receiver.await.expect("a sender is used before it is dropped")
    }

    /// What the function posted to `init/error`, if it did.
    pub fn init_error(&self) -> Option<FunctionError> {
        self.shared.init_error.lock().expect("no handler panics while it holds this").clone()
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A time of the next century: no test waits for a deadline.
const DEADLINE_MS: &str = "4102444800000";
const ARN: &str = "arn:aws:lambda:eu-central-1:111122223333:function:under-test:live";
const TRACE: &str = "Root=1-65f0a1b2-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=0";

async fn next(State(shared): State<Arc<Shared>>) -> Response {
    let Some(invocation) = shared.events.lock().await.recv().await else {
        return StatusCode::GONE.into_response();
    };
    let headers = [
        ("lambda-runtime-aws-request-id", invocation.id.as_str()),
        ("lambda-runtime-deadline-ms", DEADLINE_MS),
        ("lambda-runtime-invoked-function-arn", ARN),
        ("lambda-runtime-trace-id", TRACE),
        ("content-type", "application/json"),
    ];
    (headers, invocation.event.clone()).into_response()
}

async fn response(State(shared): State<Arc<Shared>>, Path(id): Path<String>, body: Bytes) -> StatusCode {
    match serde_json::from_slice(&body) {
        Ok(value) => settle(&shared, &id, Ok(value)),
        Err(_) => StatusCode::BAD_REQUEST,
    }
}

async fn error(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    settle(&shared, &id, Err(function_error(&headers, &body)))
}

async fn init_error(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    *shared.init_error.lock().expect("no handler panics while it holds this") =
        Some(function_error(&headers, &body));
    StatusCode::ACCEPTED
}

fn settle(shared: &Shared, id: &str, outcome: Outcome) -> StatusCode {
    let waiting = shared.waiting.lock().expect("no handler panics while it holds this").remove(id);
    // Lambda, too, refuses an answer to a request it did not hand out or that was answered before.
    match waiting.map(|sender| sender.send(outcome)) {
        Some(Ok(())) => StatusCode::ACCEPTED,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn function_error(headers: &HeaderMap, body: &[u8]) -> FunctionError {
    let kind = headers.get("lambda-runtime-function-error-type").and_then(|value| value.to_str().ok());
    FunctionError { kind: kind.unwrap_or_default().into(), body: String::from_utf8_lossy(body).into_owned() }
}

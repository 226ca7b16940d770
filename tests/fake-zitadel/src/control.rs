//! `/_fake`: mails, requests and faults over HTTP, for other processes. Real Zitadel has no such path.
//!
//! | request | does |
//! |---|---|
//! | `GET /_fake/mails` | everything sent, oldest first |
//! | `DELETE /_fake/mails` | forgets it |
//! | `GET /_fake/requests` | everything asked |
//! | `DELETE /_fake/requests` | forgets it |
//! | `POST /_fake/faults` `{"pattern","fault":{"kind":...},"count"}` | the next `count` requests go wrong |
//! | `DELETE /_fake/faults` | no more faults |
//! | `POST /_fake/clock` `{"seconds"}` | moves the clock forward |
//! | `GET /_fake/fixtures` | the fixtures |

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::App;
use crate::api;
use crate::faults::Fault;

/// The routes below `/_fake`.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/mails", get(mails).delete(clear_mails))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/faults", post(add_fault).delete(clear_faults))
        .route("/clock", post(move_clock))
        .route("/fixtures", get(fixtures))
}

#[derive(Deserialize)]
struct NewFault {
    pattern: String,
    fault: Fault,
    #[serde(default = "one")]
    count: u32,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
struct Step {
    seconds: i64,
}

fn json(value: &impl Serialize) -> Response {
    let headers = vec![("content-type", "application/json".to_owned())];
    api::respond(StatusCode::OK, headers, json!(value).to_string().into())
}

async fn mails(State(app): State<App>) -> Response {
    json(&app.store().mails)
}

async fn clear_mails(State(app): State<App>) {
    app.store().mails.clear();
}

async fn requests(State(app): State<App>) -> Response {
    json(&app.log().all())
}

async fn clear_requests(State(app): State<App>) {
    app.log().clear();
}

async fn add_fault(State(app): State<App>, body: Bytes) -> Response {
    match serde_json::from_slice::<NewFault>(&body) {
        Ok(new) => {
            app.faults().add(&new.pattern, new.fault, new.count);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    }
}

async fn clear_faults(State(app): State<App>) {
    app.faults().clear();
}

async fn move_clock(State(app): State<App>, body: Bytes) -> Response {
    match serde_json::from_slice::<Step>(&body) {
        Ok(step) => {
            app.store().clock.offset += time::Duration::seconds(step.seconds);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    }
}

async fn fixtures(State(app): State<App>) -> Response {
    json(app.fixtures())
}

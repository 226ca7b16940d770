//! The stand-in's own controls: fixtures, request log, faults, mails, clock.

use axum::body::Body;
use fake_zitadel::{FakeZitadel, Fault};
use http::{Request, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;
use tower::ServiceExt as _;

fn stand_in() -> FakeZitadel {
    FakeZitadel::builder().issuer("http://zitadel.example.localhost:3000").build()
}

/// Sends a request as the login client; gives status and body.
async fn send(stand_in: &FakeZitadel, method: &str, path: &str, body: Value) -> Option<(StatusCode, Value)> {
    let token = stand_in.fixtures()["tokens"]["login-client"].as_str().unwrap_or_default().to_owned();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "zitadel.example.localhost:3000")
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from(body.to_string()))
        .expect("a well-formed request");
    let response = stand_in.router().oneshot(request).await.expect("a router never fails");
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.ok()?;
    Some((status, serde_json::from_slice(&body).unwrap_or(Value::Null)))
}

async fn create_session(stand_in: &FakeZitadel) -> Option<(StatusCode, Value)> {
    let alice = stand_in.fixtures()["vars"]["aliceUserId"].clone();
    let body = json!({"checks": {"user": {"userId": alice}}, "lifetime": "60s"});
    send(stand_in, "POST", "/v2/sessions", body).await
}

#[tokio::test]
async fn it_answers_where_it_listens_and_its_fixtures_say_where_that_is() {
    let stand_in = FakeZitadel::builder().start().await.unwrap();
    let fixtures = stand_in.fixtures();
    assert_eq!(fixtures["base"], json!(stand_in.base()), "{fixtures}");
    assert_eq!(fixtures["issuer"], json!(stand_in.issuer()), "{fixtures}");
    let address = stand_in.base().trim_start_matches("http://").to_owned();
    assert!(tokio::net::TcpStream::connect(&address).await.is_ok(), "{address}");
}

#[tokio::test]
async fn requests_are_counted_by_method_and_pattern_until_forgotten() {
    let stand_in = stand_in();
    let (status, body) = create_session(&stand_in).await.unwrap();
    assert_eq!(status, StatusCode::CREATED, "{body}");
    let id = body["sessionId"].as_str().unwrap();
    let (status, body) = send(&stand_in, "GET", &format!("/v2/sessions/{id}"), json!({})).await.unwrap();
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(stand_in.count("POST /v2/sessions"), 1, "{:?}", stand_in.requests());
    assert_eq!(stand_in.count("/v2/sessions/*"), 1, "{:?}", stand_in.requests());
    stand_in.clear_requests();
    assert!(stand_in.requests().is_empty());
}

#[tokio::test]
async fn a_fault_hits_as_many_requests_as_it_was_told_to() {
    let stand_in = stand_in();
    stand_in.fail_next("POST /v2/sessions", Fault::Status { status: 503 }, 2);
    for expected in [StatusCode::SERVICE_UNAVAILABLE, StatusCode::SERVICE_UNAVAILABLE, StatusCode::CREATED] {
        let (status, body) = create_session(&stand_in).await.unwrap();
        assert_eq!(status, expected, "{body}");
    }
}

#[tokio::test]
async fn a_dropped_connection_does_nothing_and_a_lost_answer_did_its_work() {
    let stand_in = stand_in();
    let create = |name: &'static str| {
        let body = json!({"username": name, "profile": {"givenName": "Zoë", "familyName": "O'Neil & <Söhne>"},
            "email": {"email": "zoe+tag@example.com", "sendCode": {}}});
        send(&stand_in, "POST", "/v2/users/human", body)
    };
    stand_in.fail_next("/v2/users/human", Fault::Drop, 1);
    assert_eq!(create("dropped").await, None);
    assert_eq!(stand_in.mails(), []);
    stand_in.fail_next("/v2/users/human", Fault::Lost, 1);
    assert_eq!(create("lost").await, None);
    let mails = stand_in.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, "zoe+tag@example.com");
    let (status, body) = create("lost").await.unwrap();
    assert_eq!(status, StatusCode::CONFLICT, "{body}");
}

#[tokio::test]
async fn moving_the_clock_lets_a_session_expire() {
    let stand_in = stand_in();
    let (_, session) = create_session(&stand_in).await.unwrap();
    stand_in.advance(Duration::from_secs(61));
    let path = format!("/v2/sessions/{}", session["sessionId"].as_str().unwrap());
    let (status, body) = send(&stand_in, "PATCH", &path, json!({"lifetime": "60s"})).await.unwrap();
    assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    assert_eq!(body["details"][0]["id"], "COMMAND-Hkl3d", "{body}");
}

#[tokio::test]
async fn other_processes_read_mails_and_requests_over_http() {
    let stand_in = stand_in();
    let (status, body) = send(&stand_in, "GET", "/_fake/mails", json!({})).await.unwrap();
    assert_eq!((status, body), (StatusCode::OK, json!([])));
    let fault = json!({"pattern": "/debug/healthz", "fault": {"kind": "status", "status": 500}});
    let (status, body) = send(&stand_in, "POST", "/_fake/faults", fault).await.unwrap();
    assert_eq!(status, StatusCode::NO_CONTENT, "{body}");
    let (status, body) = send(&stand_in, "GET", "/debug/healthz", json!({})).await.unwrap();
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{body}");
    let (_, body) = send(&stand_in, "GET", "/_fake/requests", json!({})).await.unwrap();
    assert_eq!(body, json!([{"method": "GET", "path": "/debug/healthz", "status": 500}]));
}

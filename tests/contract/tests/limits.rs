//! The stand-in stays small and quick: its start, a read, and what it takes to keep many sessions.
//!
//! Times are the best of several tries, for a machine that does other things, too. `cargo test --release` shows what a
//! release build does.

use axum::Router;
use axum::body::Body;
use fake_zitadel::FakeZitadel;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tower::ServiceExt as _;

/// Longest start, until the first answer.
const START: Duration = Duration::from_millis(100);
/// Longest read of a session.
const READ: Duration = Duration::from_millis(1);
/// How many sessions are kept, and how much memory they may take.
const SESSIONS: u32 = 100_000;
const MEGABYTES: u64 = 500;

/// A stand-in without network: what is measured is its own.
struct Tester {
    router: Router,
    host: String,
    token: String,
    user: String,
}

impl Tester {
    fn new(stand_in: &FakeZitadel) -> Self {
        let fixtures = stand_in.fixtures();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Self {
            router: stand_in.router(),
            host: stand_in.issuer().trim_start_matches("http://").to_owned(),
            token: text(&fixtures["tokens"]["login-client"]),
            user: text(&fixtures["vars"]["aliceUserId"]),
        }
    }

    async fn send(&self, method: &str, path: &str, body: String) -> (StatusCode, Vec<u8>) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", &self.host)
            .header("authorization", format!("Bearer {}", self.token))
            .body(Body::from(body))
            .expect("a well-formed request");
        let response = self.router.clone().oneshot(request).await.expect("a router never fails");
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a whole body");
        (status, body.to_vec())
    }

    /// Makes a session as a login page does; gives the answer.
    async fn make_session(&self) -> Vec<u8> {
        let body = json!({
            "checks": {"user": {"userId": self.user}},
            "lifetime": "86400s",
            "userAgent": {"fingerprintId": "Zoë's <browser>", "ip": "203.0.113.5", "description": "Firefox"},
        });
        let (status, answer) = self.send("POST", "/v2/sessions", body.to_string()).await;
        assert_eq!(status, StatusCode::CREATED, "{}", String::from_utf8_lossy(&answer));
        answer
    }
}

/// Memory of this process in megabytes: the kernel counts pages of four kilobytes.
fn memory() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").expect("Linux tells");
    let resident = pages.split(' ').nth(1).and_then(|number| number.parse::<u64>().ok());
    resident.expect("a number of pages") * 4 / 1024
}

#[tokio::test]
async fn it_answers_within_a_tenth_of_a_second_of_its_start() {
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        let stand_in = FakeZitadel::builder().start().await.unwrap();
        let request = Request::builder().uri("/debug/ready").body(Body::empty()).unwrap();
        let response = stand_in.router().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        best = best.min(begun.elapsed());
    }
    println!("start: {best:?}");
    assert!(best < START, "{best:?}");
}

#[tokio::test]
async fn a_session_is_read_within_a_millisecond_and_many_fit_into_memory() {
    let stand_in = FakeZitadel::builder().issuer("http://zitadel.example.localhost:3000").build();
    let tester = Tester::new(&stand_in);
    let first: Value = serde_json::from_slice(&tester.make_session().await).unwrap();
    let path = format!("/v2/sessions/{}", first["sessionId"].as_str().unwrap());
    let before = memory();
    for _ in 0..SESSIONS {
        tester.make_session().await;
    }
    let taken = memory().saturating_sub(before);

    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..200 {
        let begun = Instant::now();
        let (status, body) = tester.send("GET", &path, String::new()).await;
        times.push(begun.elapsed());
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
    }
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("session read: {median:?}; {SESSIONS} sessions: {taken} MB");
    assert!(median < READ, "{median:?}");
    assert!(taken < MEGABYTES, "{taken} MB");
}

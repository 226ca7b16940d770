//! Faults on demand, asked for and met over HTTP as another process does.

use fake_zitadel::FakeZitadel;
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

struct Tester {
    stand_in: FakeZitadel,
    client: Client,
}

impl Tester {
    #[allow(clippy::disallowed_methods, reason = "a test's own client")]
    async fn start() -> Self {
        let stand_in = FakeZitadel::builder().start().await.expect("a free port");
        Self { stand_in, client: Client::builder().no_proxy().build().expect("a client") }
    }

    async fn send(&self, method: Method, path: &str, body: Value) -> reqwest::Result<Response> {
        let fixtures = self.stand_in.fixtures();
        let host = fixtures["issuer"].as_str().unwrap_or_default().trim_start_matches("http://").to_owned();
        self.client
            .request(method, format!("{}{path}", self.stand_in.base()))
            .header("host", host)
            .bearer_auth(fixtures["tokens"]["login-client"].as_str().unwrap_or_default())
            .body(body.to_string())
            .send()
            .await
    }

    async fn fault(&self, pattern: &str, fault: Value, count: u32) {
        let wish = json!({"pattern": pattern, "fault": fault, "count": count});
        let response = self.send(Method::POST, "/_fake/faults", wish).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::NO_CONTENT, "{:?}", response.text().await);
    }

    async fn make_session(&self) -> reqwest::Result<Response> {
        self.send(Method::POST, "/v2/sessions", json!({"metadata": {"a b": "w7w="}})).await
    }

    /// How many requests of a pattern were logged, by status.
    async fn logged(&self, path: &str) -> Vec<u64> {
        let response = self.send(Method::GET, "/_fake/requests", json!({})).await.expect("an answer");
        let all: Value = serde_json::from_str(&response.text().await.expect("a body")).expect("JSON");
        let own = all.as_array().into_iter().flatten().filter(|request| request["path"] == path);
        own.filter_map(|request| request["status"].as_u64()).collect()
    }

    fn sessions(&self) -> usize {
        self.stand_in.count("POST /v2/sessions")
    }
}

#[tokio::test]
async fn a_delay_is_waited_for_and_the_answer_comes_all_the_same() {
    let tester = Tester::start().await;
    tester.fault("POST /v2/sessions", json!({"kind": "delay", "millis": 300}), 1).await;
    let begun = Instant::now();
    assert_eq!(tester.make_session().await.unwrap().status(), StatusCode::CREATED);
    assert!(begun.elapsed() >= Duration::from_millis(300), "{:?}", begun.elapsed());
    let begun = Instant::now();
    assert_eq!(tester.make_session().await.unwrap().status(), StatusCode::CREATED);
    assert!(begun.elapsed() < Duration::from_millis(300), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_status_and_nonsense_come_as_often_as_asked_and_only_where_the_pattern_fits() {
    let tester = Tester::start().await;
    tester.fault("/v2/*", json!({"kind": "status", "status": 503}), 2).await;
    tester.fault("POST /v2/sessions", json!({"kind": "nonsense"}), 1).await;
    let health = tester.send(Method::GET, "/debug/healthz", json!({})).await.unwrap();
    assert_eq!(health.status(), StatusCode::OK);
    for expected in [503, 503, 200, 201] {
        let response = tester.make_session().await.unwrap();
        assert_eq!(response.status().as_u16(), expected);
        let text = response.text().await.unwrap();
        let json = serde_json::from_str::<Value>(&text).is_ok();
        assert_eq!(json, expected == 201, "{text}");
    }
    assert_eq!(tester.logged("/v2/sessions").await, [503, 503, 200, 201]);
}

#[tokio::test]
async fn a_dropped_connection_has_done_nothing_and_a_lost_answer_has() {
    let tester = Tester::start().await;
    let create = |name: &'static str| {
        let body = json!({"username": name, "profile": {"givenName": "Zoë", "familyName": "O'Neil & <Söhne>"},
            "email": {"email": "zoe+tag@example.com", "isVerified": true}});
        tester.send(Method::POST, "/v2/users/human", body)
    };
    tester.fault("/v2/users/human", json!({"kind": "drop"}), 1).await;
    assert!(create("zoë").await.is_err());
    tester.fault("/v2/users/human", json!({"kind": "lost"}), 1).await;
    assert!(create("zoë").await.is_err());
    let again = create("zoë").await.unwrap();
    assert_eq!(again.status(), StatusCode::CONFLICT, "{:?}", again.text().await);
    assert_eq!(tester.logged("/v2/users/human").await, [0, 0, 409]);
}

#[tokio::test]
async fn faults_can_be_taken_back_and_a_wish_that_is_none_is_refused() {
    let tester = Tester::start().await;
    tester.fault("/v2/sessions", json!({"kind": "status", "status": 500}), 9).await;
    let cleared = tester.send(Method::DELETE, "/_fake/faults", json!({})).await.unwrap();
    assert_eq!(cleared.status(), StatusCode::OK);
    assert_eq!(tester.make_session().await.unwrap().status(), StatusCode::CREATED);
    let wish = json!({"pattern": "/v2/sessions", "fault": {"kind": "earthquake"}});
    let refused = tester.send(Method::POST, "/_fake/faults", wish).await.unwrap();
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{:?}", refused.text().await);
    assert_eq!(tester.sessions(), 1);
}

//! `POST /auth/backchannel-logout`.

use crate::{
    bench::{Bench, SID, SUB},
    provider::Key,
};
use axum::body::Body;
use http::Request;
use jsonwebtoken::{Algorithm, Header};
use serde_json::json;
use shared::clock::Clock;
use time::Duration;

#[tokio::test]
async fn a_session_of_the_provider_ends_and_no_other_one_of_the_person() {
    let bench = Bench::start().await;
    let (one, other) = (bench.session(SUB, Some(SID)), bench.session(SUB, Some("another")));
    bench.tell(&bench.token(&json!({}))).await.assert_taken();
    assert!(bench.is_ended(&one).await);
    assert!(!bench.is_ended(&other).await);
}

#[tokio::test]
async fn without_a_session_every_one_that_the_person_has_begun_ends() {
    let bench = Bench::start().await;
    let sessions = [bench.session(SUB, Some(SID)), bench.session(SUB, None)];
    let other = bench.session("another", Some(SID));
    bench.tell(&bench.token(&json!({"sid": null}))).await.assert_taken();
    for session in &sessions {
        assert!(bench.is_ended(session).await);
    }
    assert!(!bench.is_ended(&other).await);
    bench.clock.advance(Duration::seconds(1));
    assert!(!bench.is_ended(&bench.session(SUB, Some(SID))).await, "a sign-in after that is another one");
}

#[tokio::test]
async fn what_the_standard_leaves_open_is_taken() {
    let bench = Bench::start().await;
    let now = bench.clock.epoch();
    for (index, change) in [
        json!({"sub": null}),
        json!({"aud": crate::provider::CLIENT}),
        json!({"aud": ["another", crate::provider::CLIENT]}),
        json!({"iat": now + 29, "exp": now + 59}),
        json!({"exp": now - 29}),
        json!({"events": {crate::bench::EVENT: {"more": 1}, "urn:another": null}, "more": [1]}),
    ]
    .into_iter()
    .enumerate()
    {
        let mut change = change;
        change["jti"] = json!(format!("jti {index}"));
        let answer = bench.tell(&bench.token(&change)).await;
        assert_eq!(answer.status, 200, "{change}: {answer}");
    }
}

#[tokio::test]
async fn a_token_that_is_wrong_in_one_claim_is_refused() {
    let bench = Bench::start().await;
    let now = bench.clock.epoch();
    let session = bench.session(SUB, Some(SID));
    for change in [
        json!({"jti": null}),
        json!({"jti": ""}),
        json!({"jti": 7}),
        json!({"sub": null, "sid": null}),
        json!({"sub": "", "sid": ""}),
        json!({"sid": 7}),
        json!({"exp": null}),
        json!({"exp": now - 31}),
        json!({"exp": "soon"}),
        json!({"iat": null}),
        json!({"iat": now + 31}),
        json!({"nbf": now + 31}),
    ] {
        let answer = bench.tell(&bench.token(&change)).await;
        assert_eq!(answer.status, 400, "{change}: {answer}");
        assert!(!bench.is_ended(&session).await, "{change}");
    }
}

#[tokio::test]
async fn only_the_types_of_logout_tokens_are_taken() {
    let bench = Bench::start().await;
    let key = &bench.provider.key;
    let types = [
        (None, 200),
        (Some("JWT"), 200),
        (Some("jwt"), 200),
        (Some("logout+jwt"), 200),
        (Some("application/logout+jwt"), 200),
        (Some("at+jwt"), 400),
        (Some("id_token+jwt"), 400),
        (Some(""), 400),
    ];
    for (typ, status) in types {
        let header =
            Header { typ: typ.map(Into::into), kid: Some(key.kid.clone()), ..Header::new(Algorithm::RS256) };
        let mut claims = bench.claims();
        claims["jti"] = json!(format!("jti {typ:?}"));
        let answer = bench.tell(&key.sign_as(&header, &claims)).await;
        assert_eq!(answer.status, status, "{typ:?}: {answer}");
    }
    let header = Header {
        crit: Some(vec!["urn:unknown".into()]),
        kid: Some(key.kid.clone()),
        ..Header::new(Algorithm::RS256)
    };
    bench.tell(&key.sign_as(&header, &bench.claims())).await.assert_refused(400, "bad-request");
}

#[tokio::test]
async fn a_token_is_taken_once() {
    let bench = Bench::start().await;
    let token = bench.token(&json!({}));
    bench.tell(&token).await.assert_taken();
    for _ in 0..2 {
        bench.tell(&token).await.assert_refused(400, "bad-request");
    }
    bench.clock.advance(Duration::seconds(930));
    bench.tell(&token).await.assert_refused(400, "bad-request");
    bench.clock.advance(Duration::seconds(1));
    bench.tell(&token).await.assert_refused(400, "bad-request");
    bench.tell(&bench.token(&json!({"jti": "another"}))).await.assert_taken();
}

#[tokio::test]
async fn a_table_that_fails_at_any_step_costs_a_repetition_and_nothing_more() {
    for step in 0..3 {
        let bench = Bench::start().await;
        let session = bench.session(SUB, Some(SID));
        let token = bench.token(&json!({}));
        bench.table.fail_after(step);
        bench.tell(&token).await.assert_refused(503, "unavailable");
        assert_eq!(bench.is_ended(&session).await, step == 2, "step {step}");
        bench.tell(&token).await.assert_taken();
        assert!(bench.is_ended(&session).await, "step {step}");
        bench.tell(&token).await.assert_refused(400, "bad-request");
    }
}

#[tokio::test]
async fn an_unknown_key_makes_the_keys_be_fetched_once_more() {
    let bench = Bench::start().await;
    bench.tell(&bench.token(&json!({}))).await.assert_taken();
    let next = Key::new("key-2");
    bench.provider.script.lock().unwrap().keys.push(next.jwk.clone());
    let mut claims = bench.claims();
    claims["jti"] = json!("another");
    bench.tell(&next.sign(Some("key-2"), &claims)).await.assert_taken();
    assert_eq!(bench.provider.script.lock().unwrap().key_fetches, 2);
    for kid in ["key-3", "key-4", "key-5"] {
        bench.tell(&next.sign(Some(kid), &claims)).await.assert_refused(400, "bad-request");
    }
    assert_eq!(
        bench.provider.script.lock().unwrap().key_fetches,
        2,
        "made-up keys are no load on the provider"
    );
}

#[tokio::test]
async fn keys_that_cannot_be_fetched_leave_the_token_good_for_another_try() {
    let bench = Bench::start().await;
    let fail = |status| bench.provider.script.lock().unwrap().keys_status = status;
    fail(Some(500));
    let token = bench.token(&json!({}));
    bench.tell(&token).await.assert_refused(503, "unavailable");
    fail(None);
    bench.tell(&token).await.assert_taken();
    // The same for a key that may be among those that cannot be fetched now.
    let next = Key::new("key-2");
    bench.provider.script.lock().unwrap().keys.push(next.jwk.clone());
    let mut claims = bench.claims();
    claims["jti"] = json!("another");
    let token = next.sign(Some("key-2"), &claims);
    bench.clock.advance(Duration::seconds(31));
    fail(Some(500));
    for _ in 0..3 {
        bench.tell(&token).await.assert_refused(503, "unavailable");
    }
    assert_eq!(bench.provider.script.lock().unwrap().key_fetches, 3, "a provider in trouble is left alone");
    bench.tell(&bench.token(&json!({"jti": "by the old key"}))).await.assert_taken();
    fail(None);
    bench.clock.advance(Duration::seconds(31));
    bench.tell(&token).await.assert_taken();
}

#[tokio::test]
async fn nothing_but_a_form_with_one_token_is_read() {
    let bench = Bench::start().await;
    let token = bench.token(&json!({}));
    let path = "/auth/backchannel-logout";
    for form in ["", "logout_token", "logout_token=", "logout_token=a.b.c", &format!("token={token}")] {
        bench.post(path, &[], form).await.assert_refused(400, "bad-request");
    }
    bench
        .post(path, &[], &format!("logout_token={token}&logout_token={token}"))
        .await
        .assert_refused(400, "bad-request");
    let long = format!("logout_token={token}&more={}", "x".repeat(16 * 1024));
    bench.post(path, &[], &long).await.assert_refused(413, "body-too-large");
    let json = json!({"logout_token": token}).to_string();
    for kind in ["application/json", "text/plain", ""] {
        let answer = bench.post(path, &[("content-type", kind)], &json).await;
        answer.assert_refused(415, "unsupported-media-type");
    }
    let get = Request::get(format!("{path}?logout_token={token}")).body(Body::empty()).unwrap();
    assert_eq!(bench.send(get).await.status, 405);
    let answer = bench.post(path, &[], &format!("more=1&logout_token={token}")).await;
    answer.assert_taken();
}

#[tokio::test]
async fn no_page_is_looked_for_behind_a_call_of_a_server() {
    let bench = Bench::start().await;
    let headers = [
        ("origin", "https://evil.example.org"),
        ("sec-fetch-site", "cross-site"),
        ("cookie", "__Host-session-0=x"),
    ];
    let form = format!("logout_token={}", bench.token(&json!({})));
    bench.post("/auth/backchannel-logout", &headers, &form).await.assert_taken();
}

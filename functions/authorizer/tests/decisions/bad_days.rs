//! What cannot be told is an error and no refusal: nobody is signed out by an outage.

use crate::world::{Key, SignIn, World, event, refused};
use authorizer::Failure;
use serde_json::json;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn a_table_that_cannot_be_asked_lets_nobody_in_and_signs_nobody_out() {
    let world = World::new().await;
    let call = event("GET", &world.signed_in().await, &[]);
    world.table.down.store(true, Ordering::Relaxed);
    assert!(matches!(world.decide(&call).await, Err(Failure::Table(_))));
    assert_eq!(world.get(&[]).await, refused(), "what needs no table is decided");
    world.table.down.store(false, Ordering::Relaxed);
    assert_eq!(world.decide(&call).await.unwrap()["isAuthorized"], true);
}

#[tokio::test]
async fn a_provider_that_cannot_be_asked_fails_jwts_and_leaves_opaque_tokens_alone() {
    let world = World::before("http://127.0.0.1:9".into(), &[]).await.unwrap();
    assert_eq!(world.get(&world.signed_in().await).await["isAuthorized"], true);
    let token = Key::of_provider().sign(Some("JWT"), &world.claims());
    let cookies = world.cookies(&world.session(SignIn { access_token: token, ..SignIn::default() })).await;
    assert!(matches!(world.decide(&event("GET", &cookies, &[])).await, Err(Failure::Provider(_))));
}

#[tokio::test]
async fn cookie_keys_that_cannot_be_read_are_an_error_and_old_ones_serve_on() {
    let issuer = "http://127.0.0.1:9".to_owned();
    let world = World::new().await;
    let cookies = world.cookies(&world.session(SignIn { expires_in: 3600, ..SignIn::default() })).await;
    let cold = World::before(issuer, &[("COOKIE_SECRET", "a store that is down")]).await.unwrap();
    let call = event("GET", &cookies, &[]);
    assert!(matches!(cold.decide(&call).await, Err(Failure::Keys(_))));

    world.ring.take_down();
    assert_eq!(world.get(&cookies).await["isAuthorized"], true);
    world.clock.advance(time::Duration::seconds(301));
    assert_eq!(world.get(&cookies).await["isAuthorized"], true);
}

#[tokio::test]
async fn a_session_of_a_key_that_cannot_be_read_just_now_is_an_error() {
    let world = World::new().await;
    assert_eq!(world.get(&world.signed_in().await).await["isAuthorized"], true);
    world.ring.set(&[2, 1]);
    let cookies = world.signed_in().await;
    world.ring.take_down();
    assert!(matches!(world.decide(&event("GET", &cookies, &[])).await, Err(Failure::Keys(_))));
    world.ring.set(&[2, 1]);
    assert_eq!(world.get(&cookies).await["isAuthorized"], true);
}

#[tokio::test]
async fn an_event_of_another_kind_is_an_error_that_repeats_none_of_it() {
    let world = World::new().await;
    for (name, value) in [
        ("requestContext", json!(null)),
        ("requestContext", json!({"domainName": "app.example.com"})),
        ("requestContext", json!({"domainName": "app.example.com", "http": {"method": 1}})),
        ("headers", json!("s3cret")),
        ("cookies", json!("s3cret")),
        ("cookies", json!([1])),
    ] {
        let mut event = event("GET", &["__Host-session-0=s3cret".into()], &[]);
        event[name] = value;
        let failure = world.decide(&event).await.unwrap_err();
        assert!(matches!(failure, Failure::Event), "{event}");
        assert!(!format!("{failure}{failure:?}").contains("s3cret"));
    }
    for event in [json!(null), json!([]), json!("x"), json!({})] {
        assert!(matches!(world.decide(&event).await, Err(Failure::Event)), "{event}");
    }
}

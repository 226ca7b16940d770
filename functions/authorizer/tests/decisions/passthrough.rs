//! Tokens that a call brings along: off, really off, and on.

use crate::world::{API, CLIENT, Key, World, event, refused};
use serde_json::{Value, json};
use time::Duration;

const ON: [(&str, &str); 2] = [("BEARER_PASSTHROUGH", "true"), ("API_AUDIENCE", API)];

fn right(world: &World) -> String {
    Key::of_provider().sign(Some("JWT"), &world.claims())
}

async fn with(world: &World, cookies: &[String], header: (&str, &str)) -> Value {
    world.decide(&event("GET", cookies, &[header])).await.unwrap()
}

#[tokio::test]
async fn off_is_off_for_every_token_scheme_and_spelling_with_a_session_and_without() {
    for settings in [&[][..], &[("BEARER_PASSTHROUGH", "false"), ("API_AUDIENCE", API)]] {
        let world = World::with(settings).await;
        let cookies = world.signed_in().await;
        let token = right(&world);
        for name in ["authorization", "Authorization", "AUTHORIZATION", "x-authorization", "X-Authorization"]
        {
            for value in
                [&format!("Bearer {token}")[..], "bearer x", "Basic eDp5", "DPoP x", &token, "Bearer", ""]
            {
                assert_eq!(with(&world, &cookies, (name, value)).await, refused(), "{name}: {value}");
                assert_eq!(with(&world, &[], (name, value)).await, refused(), "{name}: {value}");
            }
        }
        assert_eq!(world.get(&cookies).await["isAuthorized"], true);
    }
}

#[tokio::test]
async fn on_lets_a_verified_jwt_for_the_api_through_without_any_other_guard() {
    let world = World::with(&ON).await;
    let token = right(&world);
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let header = format!("{scheme} {token}");
        let decision = world.decide(&event("DELETE", &[], &[("authorization", &header)])).await.unwrap();
        let context =
            json!({"authorization": format!("Bearer {token}"), "sub": "person \"ä\"", "expires_in": 600});
        assert_eq!(decision, json!({"isAuthorized": true, "context": context}), "{scheme}");
    }
    assert_eq!(world.get(&world.signed_in().await).await["isAuthorized"], true, "sessions go on working");
}

#[tokio::test]
async fn on_refuses_whatever_cannot_be_verified_or_is_not_for_the_api() {
    let world = World::with(&ON).await;
    let claims = |change: &Value| {
        let mut claims = world.claims();
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        Key::of_provider().sign(Some("JWT"), &claims)
    };
    let good = right(&world);
    for header in [
        "Bearer opaque-token".to_owned(),
        "Bearer".into(),
        "Bearer ".into(),
        String::new(),
        "Basic eDp5".into(),
        good.clone(),
        format!("Bearer  {good}"),
        format!("Bearer {good} "),
        format!("Bearer {good},Bearer {good}"),
        format!("Basic x, Bearer {good}"),
        format!("Bearer {}", Key::of_nobody().sign(Some("JWT"), &world.claims())),
        format!("Bearer {}", claims(&json!({"aud": CLIENT}))),
        format!("Bearer {}", claims(&json!({"iss": "https://evil.example.org"}))),
        // What the application's ID token looks like: it is for the same audience.
        format!("Bearer {}", claims(&json!({"azp": CLIENT, "at_hash": "h", "nonce": "n"}))),
    ] {
        assert_eq!(with(&world, &[], ("authorization", &header)).await, refused(), "{header}");
    }
    world.clock.advance(Duration::seconds(600));
    assert_eq!(with(&world, &[], ("authorization", &format!("Bearer {good}"))).await, refused(), "over");
}

#[tokio::test]
async fn on_refuses_a_call_with_two_identities() {
    let world = World::with(&ON).await;
    let bearer = format!("Bearer {}", right(&world));
    let cookies = world.signed_in().await;
    assert_eq!(with(&world, &cookies, ("authorization", &bearer)).await, refused());
    assert_eq!(with(&world, &["__Host-session-0=x".into()], ("authorization", &bearer)).await, refused());
    assert_eq!(with(&world, &[], ("authorization", &bearer)).await["isAuthorized"], true);
    assert_eq!(with(&world, &[], ("x-authorization", &bearer)).await, refused());
}

#[tokio::test]
async fn on_needs_an_audience_and_a_clear_word() {
    for (settings, name) in [
        (&[("BEARER_PASSTHROUGH", "true")][..], "API_AUDIENCE"),
        (&[("BEARER_PASSTHROUGH", "yes"), ("API_AUDIENCE", "s3cret")], "BEARER_PASSTHROUGH"),
        (&[("BEARER_PASSTHROUGH", "TRUE")], "BEARER_PASSTHROUGH"),
    ] {
        let issuer = "http://127.0.0.1:9".to_owned();
        let text = World::before(issuer, settings).await.err().unwrap().to_string();
        assert!(text.contains(name) && !text.contains("s3cret"), "{text}");
    }
}

//! JWT access tokens are verified; the cookie's word is not enough for what can be checked.

use crate::world::{API, CLIENT, Key, SignIn, World, refused};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use time::Duration;

async fn get(world: &World, token: String) -> Value {
    world.get_with(SignIn { access_token: token, ..SignIn::default() }).await
}

/// The right claims with some changed; `null` removes one.
fn changed(claims: &Value, change: &Value) -> Value {
    let mut claims = claims.clone();
    for (name, value) in change.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

#[tokio::test]
async fn a_jwt_that_verifies_is_handed_on() {
    let world = World::new().await;
    let now = world.claims()["iat"].as_i64().unwrap();
    for (typ, change) in [
        ("JWT", json!({})),
        ("at+jwt", json!({})),
        ("application/at+jwt", json!({})),
        ("JWT", json!({"aud": CLIENT})),
        ("JWT", json!({"iat": null, "nbf": null, "client_id": null})),
        ("at+jwt", json!({"nonce": "an extension of theirs", "iat": now + 29})),
    ] {
        let token = Key::of_provider().sign(Some(typ), &changed(&world.claims(), &change));
        let decision = get(&world, token.clone()).await;
        assert_eq!(decision["context"]["authorization"], format!("Bearer {token}"), "{typ} {change}");
    }
}

#[tokio::test]
async fn a_jwt_that_is_wrong_in_one_claim_is_refused() {
    let world = World::new().await;
    let now = world.claims()["iat"].as_i64().unwrap();
    for change in [
        json!({"iss": "https://evil.example.org"}),
        json!({"iss": format!("{}/", world.issuer)}),
        json!({"iss": null}),
        json!({"aud": ["somebody else"]}),
        json!({"aud": API}),
        json!({"aud": null}),
        json!({"aud": []}),
        json!({"sub": "another person"}),
        json!({"sub": null}),
        json!({"exp": now - 31}),
        json!({"exp": null}),
        json!({"exp": "never"}),
        json!({"nbf": now + 31}),
        json!({"iat": now + 31}),
        json!({"nonce": "n"}),
        json!({"at_hash": "h"}),
        json!({"events": {"http://schemas.openid.net/event/backchannel-logout": {}}}),
    ] {
        let token = Key::of_provider().sign(Some("JWT"), &changed(&world.claims(), &change));
        assert_eq!(get(&world, token).await, refused(), "{change}");
    }
    for typ in [None, Some("logout+jwt"), Some("secevent+jwt"), Some("dpop+jwt"), Some("")] {
        let token = Key::of_provider().sign(typ, &world.claims());
        assert_eq!(get(&world, token).await, refused(), "{typ:?}");
    }
}

#[tokio::test]
async fn a_jwt_of_another_key_or_algorithm_is_refused_and_not_taken_for_opaque() {
    let world = World::new().await;
    let claims = world.claims();
    let good = Key::of_provider().sign(Some("JWT"), &claims);
    assert_eq!(get(&world, good.clone()).await["isAuthorized"], true);
    assert_eq!(get(&world, Key::of_nobody().sign(Some("JWT"), &claims)).await, refused());

    let parts: Vec<_> = good.split('.').collect();
    let header = |json: &str| URL_SAFE_NO_PAD.encode(json);
    let unsigned = header(r#"{"alg":"none","typ":"JWT"}"#);
    // The public key as an HMAC secret: the classic confusion.
    let mut hmac = Header::new(Algorithm::HS256);
    hmac.kid = Some("key \"1\" ä".into());
    let secret = EncodingKey::from_secret(Key::of_provider().modulus.as_slice());
    for (what, token) in [
        ("none", format!("{unsigned}.{}.", parts[1])),
        ("none, signed", format!("{unsigned}.{}.{}", parts[1], parts[2])),
        ("HS256", jsonwebtoken::encode(&hmac, &claims, &secret).unwrap()),
        ("unheard of", format!("{}.{}.{}", header(r#"{"alg":"XX1"}"#), parts[1], parts[2])),
        ("no alg", format!("{}.{}.{}", header("{}"), parts[1], parts[2])),
        ("no signature", format!("{}.{}.", parts[0], parts[1])),
        ("another body", format!("{}.{}.{}", parts[0], header("{\"sub\":\"x\"}"), parts[2])),
        ("cut", good[..good.len() - 4].to_owned()),
        ("prolonged", format!("{good}A")),
    ] {
        assert_eq!(get(&world, token).await, refused(), "{what}");
    }
}

#[tokio::test]
async fn a_configured_audience_counts_beside_the_client() {
    let world = World::with(&[("API_AUDIENCE", API)]).await;
    for (aud, authorized) in [(json!(API), true), (json!([CLIENT]), true), (json!(["else"]), false)] {
        let token = Key::of_provider().sign(Some("JWT"), &changed(&world.claims(), &json!({ "aud": aud })));
        assert_eq!(get(&world, token).await["isAuthorized"], authorized, "{aud}");
    }
}

#[tokio::test]
async fn a_jwt_that_is_over_before_the_session_says_so_is_refused() {
    let world = World::new().await;
    let claims = changed(&world.claims(), &json!({"exp": world.claims()["iat"].as_i64().unwrap() + 60}));
    let token = Key::of_provider().sign(Some("JWT"), &claims);
    let session = world.session(SignIn { access_token: token, ..SignIn::default() });
    let cookies = world.cookies(&session).await;
    assert_eq!(world.get(&cookies).await["isAuthorized"], true);
    world.clock.advance(Duration::seconds(91));
    assert_eq!(world.get(&cookies).await, refused());
}

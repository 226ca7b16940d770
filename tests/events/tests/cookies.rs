//! Cookies come in `cookies[]` and go out in `cookies[]`, whatever else lies in the browser's jar.

use axum::{Json, Router, routing::get};
use events_kit::{Event, Function, Response, Settings};
use serde_json::json;
use std::net::Ipv4Addr;
use tokio::net::TcpListener;

/// A provider that only tells its metadata: as much as the start of a sign-in needs.
async fn provider() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on loopback");
    let issuer = format!("http://{}", listener.local_addr().expect("a bound socket has an address"));
    let metadata = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/oauth/v2/authorize"),
        "token_endpoint": format!("{issuer}/oauth/v2/token"),
        "revocation_endpoint": format!("{issuer}/oauth/v2/revoke"),
        "end_session_endpoint": format!("{issuer}/oidc/v1/end_session"),
        "jwks_uri": format!("{issuer}/oauth/v2/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    });
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(async || Json(metadata)))
        .route("/oauth/v2/keys", get(async || Json(json!({ "keys": [] }))));
    tokio::spawn(async { axum::serve(listener, router).await.expect("the listener stays open") });
    issuer
}

async fn callback() -> (Function, Settings, String) {
    let issuer = provider().await;
    let settings = Settings::complete("callback").with("ISSUER", &issuer);
    (Function::start("callback", &settings).await, settings, issuer)
}

/// Name and value of the cookies that a browser would keep.
fn kept(response: &Response) -> Vec<&str> {
    response.cookies().into_iter().filter_map(|cookie| cookie.split(';').next()).collect()
}

#[tokio::test]
async fn a_sign_in_starts_with_a_sealed_transaction_cookie_in_cookies() {
    let (mut function, _settings, issuer) = callback().await;
    let response = function.answer(&Event::recorded("callback-start")).await;
    response.assert_sound();
    assert!([302, 303].contains(&response.status()), "{response:?}");
    let location = response.header("location").unwrap_or_default();
    assert!(location.starts_with(&format!("{issuer}/oauth/v2/authorize?")), "{response:?}");
    assert_eq!(kept(&response).len(), 1, "{response:?}");
    assert!(!kept(&response)[0].contains("reports"), "the cookie can be read: {response:?}");
}

#[tokio::test]
async fn a_transaction_cookie_is_found_among_others_and_dropped_when_the_provider_refuses() {
    let (mut function, _settings, _issuer) = callback().await;
    let start = function.answer(&Event::recorded("callback-start")).await;
    let location = start.header("location").unwrap_or_default();
    let state = location.split(['?', '&']).find_map(|pair| pair.strip_prefix("state=")).unwrap_or_default();
    assert!(!state.is_empty(), "{start:?}");
    let cookie = kept(&start)[0];
    let (name, _) = cookie.split_once('=').unwrap_or_default();

    let query = format!("error=access_denied&error_description=%3Cb%3E&state={state}");
    let event = Event::recorded("callback-provider-refuses");
    let event = event.with_query(&query).with_cookies(&["theme=dark", cookie, "greeting=Grüße", "a=b=c=="]);
    let response = function.answer(&event).await;
    response.assert_sound();
    assert_eq!(response.status(), 400, "{response:?}");
    assert!(!response.body().contains("<b>"), "{response:?}");
    let dropped = response.cookies().into_iter().find(|cookie| cookie.starts_with(&format!("{name}=;")));
    assert!(dropped.is_some_and(|cookie| cookie.contains("Max-Age=0")), "{response:?}");
}

#[tokio::test]
async fn cookies_with_any_text_do_no_harm() {
    let (mut function, _settings, _issuer) = callback().await;
    for cookie in [
        "",
        "=",
        ";",
        "a",
        "a=\"b; c\"",
        "ключ=значение",
        "e=é",
        "x=%00%0d%0a",
        "__Host-=",
        "\u{1f511}=\u{1f511}",
    ] {
        let event = Event::recorded("callback-without-transaction").with_cookies(&[cookie]);
        let response = function.answer(&event).await;
        response.assert_sound();
        assert_eq!(response.status(), 400, "{cookie}: {response:?}");
    }
}

//! Keeping a session alive, and telling whose it is.

mod failures;
mod instances;
mod killed;
mod person;
mod reuse;
mod table;

use harness::{Answer, Browser, Stack};
use http::Method;
use secrecy::ExposeSecret;
use serde_json::json;
use shared::error::Kind;
use std::time::Duration;

async fn refresh(browser: &Browser) -> Answer {
    browser.script(&browser.stack().app_url("/")).post("/auth/refresh", &json!({})).await
}

/// Signed in, before a stand-in of its own: what was asked of it counts this test's calls alone.
async fn signed_in(settings: &[(&str, &str)]) -> Option<(Stack, Browser)> {
    let stack = Stack::alone().await?.with(settings).await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    stack.zitadel().stand_in().clear_requests();
    Some((stack, browser))
}

/// The same cookies in another browser, answered by this instance.
fn copy(browser: &Browser, stack: &Stack) -> Browser {
    let copy = stack.browser();
    for (name, value) in browser.cookies(stack.app()) {
        copy.plant(stack.app(), &name, &value);
    }
    copy
}

/// How often the provider was asked for tokens.
fn token_calls(stack: &Stack) -> usize {
    stack.zitadel().stand_in().count("POST /oauth/v2/token")
}

/// Whether the provider takes the access token in a browser's cookies.
async fn is_alive(browser: &Browser) -> bool {
    let stack = browser.stack();
    let url = format!("{}/oidc/v1/userinfo", stack.zitadel().fixtures.issuer);
    let bearer = format!("Bearer {}", tokens(browser).await.0);
    let ask = stack.browser().ask(Method::GET, &url).header("authorization", &bearer);
    stack.browser().send(ask).await.status == 200
}

async fn tokens(browser: &Browser) -> (String, Option<String>) {
    let stack = browser.stack();
    let session = stack.checker().session(&browser.cookies(stack.app())).await.expect("there is a session");
    let refresh = session.refresh_token().map(|token| token.expose_secret().to_owned());
    (session.access_token().expose_secret().to_owned(), refresh)
}

#[tokio::test]
async fn a_refresh_brings_new_tokens_for_the_same_person() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let before = tokens(&browser).await;
    let answer = refresh(&browser).await;
    answer.assert_status(200);
    assert_eq!(answer.json().as_object().unwrap().len(), 3, "{answer}");
    let expires_in = answer.json()["expires_in"].as_i64().unwrap();
    let refresh_at = answer.json()["refresh_at"].as_i64().unwrap();
    assert!(expires_in > 60 && refresh_at > expires_in / 2 && refresh_at < expires_in, "{answer}");
    let after = tokens(&browser).await;
    assert!(before.0 != after.0 && before.1 != after.1 && after.1.is_some());
    assert_eq!(answer.json()["generation"], 1, "{answer}");
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    refresh(&browser).await.assert_status(200);
}

#[tokio::test]
async fn the_session_tells_who_and_until_when_and_no_token() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let who = browser.who().await;
    who.assert_status(200).assert_leaves_cookies();
    let json = who.json();
    let mut names: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    let expected = [
        "auth_time",
        "email",
        "email_verified",
        "expires_in",
        "generation",
        "name",
        "preferred_username",
        "refresh_at",
        "session_expires_in",
        "sub",
    ];
    assert_eq!(names, expected, "{who}");
    assert!(json["expires_in"].as_i64().unwrap() > 60, "{who}");
    assert!(json["session_expires_in"].as_i64().unwrap() > 29 * 24 * 3600, "{who}");
    assert!((json["auth_time"].as_i64().unwrap() - stack.epoch()).abs() < 120, "{who}");
}

#[tokio::test]
async fn without_a_session_both_say_so() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    refresh(&browser).await.assert_problem(Kind::SignedOut).assert_leaves_cookies();
    browser.who().await.assert_problem(Kind::SignedOut).assert_leaves_cookies();
}

#[tokio::test]
async fn only_a_script_of_ours_may_refresh() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let before = tokens(&browser).await;
    let script = browser.script(&stack.app_url("/"));
    let ask = || script.posting("/auth/refresh", &json!({}));
    let form = |ask: harness::browser::Ask| ask.body("application/x-www-form-urlencoded", "a=b");
    script.fetch(ask().header("x-csrf", "")).await.unwrap().assert_problem(Kind::Forbidden);
    script.fetch(form(ask())).await.unwrap().assert_problem(Kind::UnsupportedMediaType);
    script.fetch(ask().body("text/plain", "{}")).await.unwrap().assert_problem(Kind::UnsupportedMediaType);
    script
        .fetch(ask().header("origin", "https://evil.example.org"))
        .await
        .unwrap()
        .assert_problem(Kind::Forbidden);
    script
        .fetch(ask().header("origin", "null").header("sec-fetch-site", "cross-site"))
        .await
        .unwrap()
        .assert_problem(Kind::Forbidden);
    script.fetch(ask().body("application/json", "{")).await.unwrap().assert_problem(Kind::BadRequest);
    let opened = browser.open("/auth/refresh").await;
    opened.assert_problem(Kind::MethodNotAllowed);
    assert_eq!(opened.header("allow"), Some("POST"), "{opened}");
    assert_eq!(tokens(&browser).await, before);
}

#[tokio::test]
async fn another_site_can_neither_refresh_nor_read_the_session() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let evil = browser.script("https://evil.example.org/");
    let refresh = evil.posting(&stack.app_url("/auth/refresh"), &json!({}));
    assert!(evil.fetch(refresh).await.is_err());
    let session = browser.script("https://evil.example.org/");
    let ask = browser.ask(Method::GET, "/auth/session").from_page("https://evil.example.org/");
    assert!(session.fetch(ask).await.is_err());
}

#[tokio::test]
async fn an_account_that_was_deactivated_loses_its_session_at_the_next_refresh() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let call = format!("POST /v2/users/{}/deactivate", person.id);
    stack.zitadel().admin(&call, None, &json!({})).await;
    refresh(&browser).await.assert_problem(Kind::SessionExpired);
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn no_refresh_moves_the_longest_age_of_a_session_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let stack = stack.with(&[("SESSION_MAX_AGE_SECONDS", "600")]).await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let cookies = browser.cookies(stack.app());
    stack.advance(Duration::from_secs(590));
    refresh(&browser).await.assert_status(200);
    assert!(browser.who().await.json()["session_expires_in"].as_i64().unwrap() <= 10);
    let renewed = browser.cookies(stack.app());
    stack.advance(Duration::from_secs(11));
    assert_eq!(browser.signed_in_as().await, None, "the browser forgets the cookie");
    // Whoever keeps the value does not keep the session.
    for kept in [cookies, renewed] {
        for (name, value) in kept {
            browser.plant(stack.app(), &name, &value);
        }
        refresh(&browser).await.assert_problem(Kind::SignedOut);
    }
}

#[tokio::test]
async fn an_access_token_that_ended_is_renewed_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    stack.advance(Duration::from_hours(13));
    assert!(browser.who().await.json()["expires_in"].as_i64().unwrap() <= 0);
    refresh(&browser).await.assert_status(200);
    assert!(browser.who().await.json()["expires_in"].as_i64().unwrap() > 60);
}

#[tokio::test]
async fn both_speak_json_even_to_a_browser_that_asks_for_pages() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let answer = browser.open("/auth/session").await;
    answer.assert_problem(Kind::SignedOut);
    assert!(answer.is_json(), "{answer}");
}

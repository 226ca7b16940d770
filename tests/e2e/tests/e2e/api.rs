//! The application's API behind the authorizer: it gets the access token of whoever is signed in, and nothing else.

use harness::{Answer, Browser, Stack};
use http::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use shared::{random::SystemRandom, revocation::Revocations};
use std::{sync::Arc, time::Duration};

async fn token(browser: &Browser) -> String {
    let stack = browser.stack();
    let session = stack.checker().session(&browser.cookies(stack.app())).await.expect("there is a session");
    session.access_token().expose_secret().to_owned()
}

async fn call(browser: &Browser) -> Answer {
    browser.script(&browser.stack().app_url("/")).get("/api/hello?a=%C3%A4").await
}

fn assert_forbidden(answer: &Answer) {
    answer.assert_status(403);
    assert_eq!(answer.json(), json!({"message": "Forbidden"}), "{answer}");
}

#[tokio::test]
async fn the_api_gets_the_access_token_and_no_cookie() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    assert_forbidden(&call(&browser).await);
    browser.sign_in(&person).await;
    browser.plant(stack.app(), "theme", "dark");
    let answer = call(&browser).await;
    answer.assert_status(200);
    let got = answer.json();
    assert_eq!(got["headers"]["x-authorization"], json!([format!("Bearer {}", token(&browser).await)]));
    assert_eq!((&got["path"], &got["query"]), (&json!("/api/hello"), &json!("a=%C3%A4")), "{answer}");
    for name in ["cookie", "authorization"] {
        assert_eq!(got["headers"][name], Value::Null, "{answer}");
    }
    let script = browser.script(&stack.app_url("/"));
    let posted = script.post("/api/things", &json!({"a": 1})).await;
    posted.assert_status(200);
    assert_eq!((&posted.json()["method"], &posted.json()["length"]), (&json!("POST"), &json!(7)), "{posted}");
}

#[tokio::test]
async fn a_change_without_the_header_or_from_elsewhere_never_reaches_the_api() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let form = "application/x-www-form-urlencoded";
    for page in [stack.app_url("/"), stack.landing().to_string(), "https://evil.example.org/".into()] {
        let ask = browser.ask(Method::POST, "/api/things").from_page(&page).body(form, "a=1");
        assert_forbidden(&browser.send(ask).await);
    }
    let script = browser.script(&stack.app_url("/"));
    for (name, value) in [("authorization", "Bearer x"), ("x-authorization", "Bearer x"), ("x-csrf", "")] {
        let ask = script.posting("/api/things", &json!({})).header(name, value);
        assert_forbidden(&script.fetch(ask).await.unwrap());
    }
    call(&browser).await.assert_status(200);
}

#[tokio::test]
async fn an_ended_session_reaches_nothing_in_any_copy_of_its_cookies() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let (browser, other) = (stack.browser(), stack.browser());
    browser.sign_in(&person).await;
    other.sign_in(&person).await;
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    let revocations =
        Revocations::new(stack.table().clone(), Arc::new(SystemRandom), time::Duration::days(1));
    revocations.end_session(&session, stack.epoch()).await.unwrap();
    assert_forbidden(&call(&browser).await);
    call(&other).await.assert_status(200);
    revocations.end_sub(&person.id, stack.epoch()).await.unwrap();
    assert_forbidden(&call(&other).await);
}

#[tokio::test]
async fn an_access_token_that_is_over_needs_a_refresh_first_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let before = token(&browser).await;
    let ends = browser.who().await.json()["expires_in"].as_u64().unwrap();
    stack.advance(Duration::from_secs(ends + 1));
    assert_forbidden(&call(&browser).await);
    browser.script(&stack.app_url("/")).post("/auth/refresh", &json!({})).await.assert_status(200);
    let answer = call(&browser).await;
    answer.assert_status(200);
    assert_ne!(before, token(&browser).await);
    let bearer = format!("Bearer {}", token(&browser).await);
    assert_eq!(answer.json()["headers"]["x-authorization"][0], bearer, "{answer}");
}

#[tokio::test]
async fn a_jwt_access_token_is_verified_and_handed_on_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let vars = |name| stack.zitadel().fixtures.var(name).to_owned();
    let path =
        format!("PUT /management/v1/projects/{}/apps/{}/oidc_config", vars("projectId"), vars("appId"));
    let config = json!({
        "redirectUris": [vars("redirectUri")],
        "postLogoutRedirectUris": [vars("postLogoutRedirectUri")],
        "grantTypes": ["OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"],
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT",
        "accessTokenType": "OIDC_TOKEN_TYPE_JWT",
        "devMode": true,
    });
    stack.zitadel().admin(&path, Some(&vars("orgId")), &config).await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let jwt = token(&browser).await;
    assert_eq!(jwt.split('.').count(), 3, "{jwt}");
    let answer = call(&browser).await;
    answer.assert_status(200);
    assert_eq!(answer.json()["headers"]["x-authorization"][0], format!("Bearer {jwt}"), "{answer}");
}

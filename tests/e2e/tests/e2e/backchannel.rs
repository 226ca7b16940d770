//! Several applications under one sign-in, and how far the end of one session goes.

use axum::{Router, body::Bytes, routing::post};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use harness::{Answer, Browser, Person, Stack};
use http::Method;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use shared::{error::Kind, random::SystemRandom, revocation::Revocations};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const PATH: &str = "/auth/backchannel-logout";

/// Switches back-channel logout on, or off.
async fn switch(stack: &Stack, on: bool) {
    let body = json!({"enableBackChannelLogout": on});
    stack.zitadel().admin("PUT /v2/features/instance", None, &body).await;
}

fn apps(stack: &Stack) -> String {
    format!("/management/v1/projects/{}/apps", stack.zitadel().fixtures.var("projectId"))
}

fn settings(stack: &Stack, listener: &str) -> Value {
    let var = |name| stack.zitadel().fixtures.var(name).to_owned();
    json!({
        "redirectUris": [var("redirectUri")],
        "postLogoutRedirectUris": [var("postLogoutRedirectUri")],
        "responseTypes": ["OIDC_RESPONSE_TYPE_CODE"],
        "grantTypes": ["OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"],
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT",
        "devMode": true,
        "backChannelLogoutUri": listener,
    })
}

/// Has an application told at this address from the next sign-in on.
async fn register(stack: &Stack, app: &str, listener: &str) {
    let call = format!("PUT {}/{app}/oidc_config", apps(stack));
    let organization = stack.zitadel().fixtures.var("orgId").to_owned();
    stack.zitadel().admin(&call, Some(&organization), &settings(stack, listener)).await;
}

/// A second application of the same project: its functions and its id.
async fn second(stack: &Stack) -> (Stack, String) {
    let organization = stack.zitadel().fixtures.var("orgId").to_owned();
    let mut body = settings(stack, "");
    body["name"] = json!("Zweite \"&<>' Anwendung");
    let call = format!("POST {}/oidc", apps(stack));
    let made = stack.zitadel().admin(&call, Some(&organization), &body).await;
    let id = made["appId"].as_str().unwrap().to_owned();
    let body = json!({"type": "KEY_TYPE_JSON", "expirationDate": "2098-01-01T00:00:00Z"});
    let call = format!("POST {}/{id}/keys", apps(stack));
    let key = stack.zitadel().admin(&call, Some(&organization), &body).await;
    let file = STANDARD.decode(key["keyDetails"].as_str().unwrap()).unwrap();
    (stack.of_application(&String::from_utf8(file).unwrap()).await, id)
}

/// The same person in the second application, without typing anything.
async fn follow_to(other: &Stack, browser: &Browser) -> Browser {
    let second = other.browser();
    for (name, value) in browser.cookies(browser.stack().auth()) {
        second.plant(other.auth(), &name, &value);
    }
    let landed = second.visit("/auth/login?return_to=/reports").await;
    assert_eq!(landed.url.path(), "/reports", "nothing is asked: {landed}");
    second
}

async fn signed_in(stack: &Stack, person: &Person) -> Browser {
    let browser = stack.browser();
    browser.sign_in(person).await;
    browser
}

fn copy(browser: &Browser) -> Browser {
    let stack = browser.stack();
    let copy = stack.browser();
    for (name, value) in browser.cookies(stack.app()) {
        copy.plant(stack.app(), &name, &value);
    }
    copy
}

async fn sign_out(browser: &Browser, form: &str) -> Answer {
    let ask = browser.ask(Method::POST, "/auth/logout").from_page(&browser.stack().app_url("/reports"));
    let answer = browser.send(ask.body("application/x-www-form-urlencoded", form)).await;
    browser.follow(answer).await
}

async fn refresh(browser: &Browser) -> Answer {
    browser.script(&browser.stack().app_url("/")).post("/auth/refresh", &json!({})).await
}

/// Whether the session in this browser's cookies is over for every instance.
async fn is_over(browser: &Browser) -> bool {
    let stack = browser.stack();
    let session = stack.checker().session(&browser.cookies(stack.app())).await.expect("it has a session");
    let revocations =
        Revocations::new(stack.table().clone(), Arc::new(SystemRandom), time::Duration::hours(1));
    revocations.is_ended(&session).await.unwrap()
}

/// Waits for the provider's call, which comes a moment after the session's end.
async fn becomes_over(browser: &Browser) {
    for _ in 0..500 {
        if is_over(browser).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the application was not told");
}

async fn sid(browser: &Browser) -> String {
    let stack = browser.stack();
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    session.identity.sid.expect("Zitadel names the session")
}

async fn end_at_provider(stack: &Stack, sid: &str) {
    stack.zitadel().admin(&format!("DELETE /v2/sessions/{sid}"), None, &json!({})).await;
}

/// Posts a logout token as a server does.
async fn tell(stack: &Stack, token: &str) -> Answer {
    let browser = stack.browser();
    let form = format!("logout_token={token}");
    browser
        .send(
            browser
                .ask(Method::POST, PATH)
                .header("accept", "")
                .body("application/x-www-form-urlencoded", form),
        )
        .await
}

#[tokio::test]
async fn signing_out_of_one_application_leaves_the_other_one_alone_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let (other, _) = second(&stack).await;
    for (form, asks) in [("scope=app", false), ("", true)] {
        let person = stack.person().await;
        let browser = signed_in(&stack, &person).await;
        let elsewhere = follow_to(&other, &browser).await;
        let done = sign_out(&browser, form).await;
        assert_eq!(done.url.path(), "/auth/logged-out", "{form}: {done}");
        assert_eq!(browser.signed_in_as().await, None, "{form}");
        assert!(!is_over(&elsewhere).await, "{form}");
        for _ in 0..2 {
            refresh(&elsewhere).await.assert_status(200);
        }
        assert_eq!(elsewhere.signed_in_as().await.as_ref(), Some(&person.id), "{form}");
        let again = browser.visit("/auth/login?return_to=/reports").await;
        if asks {
            again.assert_screen(200, "/login");
        } else {
            assert_eq!(again.url.path(), "/reports", "the sign-in itself goes on: {again}");
            assert_eq!(browser.signed_in_as().await, Some(person.id));
        }
    }
}

#[tokio::test]
async fn where_the_provider_tells_them_the_end_of_a_sign_in_ends_every_application_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    switch(&stack, true).await;
    let (other, other_app) = second(&stack).await;
    let own = stack.zitadel().fixtures.var("appId").to_owned();
    register(&stack, &own, &format!("{}{PATH}", stack.listen().await)).await;
    register(&stack, &other_app, &format!("{}{PATH}", other.listen().await)).await;
    let (person, stranger) = (stack.person().await, stack.person().await);
    let bystander = signed_in(&stack, &stranger).await;
    // The person, of this application alone: nobody else is told.
    let browser = signed_in(&stack, &person).await;
    let elsewhere = follow_to(&other, &browser).await;
    let before = copy(&browser);
    sign_out(&browser, "scope=app").await;
    assert!(is_over(&before).await, "this application's copies end by themselves");
    browser.visit("/auth/login?return_to=/reports").await;
    assert!(!is_over(&browser).await, "it begins again under the same sign-in");
    assert!(!is_over(&elsewhere).await);
    // Somebody else, at the provider.
    end_at_provider(&stack, &sid(&browser).await).await;
    becomes_over(&browser).await;
    becomes_over(&elsewhere).await;
    refresh(&copy(&browser)).await.assert_problem(Kind::SignedOut);
    browser.who().await.assert_problem(Kind::SignedOut);
    elsewhere.who().await.assert_problem(Kind::SignedOut);
    assert!(!is_over(&bystander).await);
    refresh(&bystander).await.assert_status(200);
    // The person signs in again, and that is another sign-in.
    browser.visit("/auth/login").await.assert_screen(200, "/login");
    let browser = signed_in(&stack, &person).await;
    let elsewhere = follow_to(&other, &browser).await;
    assert!(!is_over(&browser).await && !is_over(&elsewhere).await);
    // The person, of everything.
    let before = copy(&browser);
    sign_out(&browser, "scope=all").await;
    assert!(is_over(&before).await);
    becomes_over(&elsewhere).await;
}

#[tokio::test]
async fn a_logout_token_of_the_stand_in_is_good_for_its_application_once_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    switch(&stack, true).await;
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let keep = heard.clone();
    let router = Router::new().fallback(post(move |body: Bytes| async move {
        keep.lock().unwrap().push(String::from_utf8(body.to_vec()).unwrap());
        http::StatusCode::INTERNAL_SERVER_ERROR
    }));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let own = stack.zitadel().fixtures.var("appId").to_owned();
    register(&stack, &own, &address).await;
    let (other, _) = second(&stack).await;
    let person = stack.person().await;
    let browser = signed_in(&stack, &person).await;
    let held = copy(&browser);
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    end_at_provider(&stack, &sid(&browser).await).await;
    let token = loop {
        let first = heard.lock().unwrap().first().cloned();
        match first {
            Some(body) => break body.strip_prefix("logout_token=").unwrap().to_owned(),
            None => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    };
    // The wrong token, the wrong application, no signature, another one's signature.
    let id_token = session.id_token().unwrap();
    tell(&stack, id_token.expose_secret()).await.assert_problem(Kind::BadRequest).assert_leaves_cookies();
    tell(&other, &token).await.assert_problem(Kind::BadRequest);
    let parts: Vec<_> = token.split('.').collect();
    let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
    tell(&stack, &format!("{none}.{}.", parts[1])).await.assert_problem(Kind::BadRequest);
    let signature = id_token.expose_secret().split('.').nth(2).unwrap().to_owned();
    tell(&stack, &format!("{}.{}.{signature}", parts[0], parts[1])).await.assert_problem(Kind::BadRequest);
    assert!(!is_over(&held).await);
    // The right one, once.
    let answer = tell(&stack, &token).await;
    answer.assert_status(200).assert_leaves_cookies();
    assert_eq!(answer.body, "", "{answer}");
    assert!(is_over(&held).await);
    tell(&stack, &token).await.assert_problem(Kind::BadRequest);
}

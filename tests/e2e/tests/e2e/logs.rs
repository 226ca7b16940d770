//! What gets into the log, and what does not.

use harness::{Answer, Logs, Stack, unique};
use http::Method;
use serde_json::json;
use shared::error::Kind;

fn reference(answer: &Answer) -> String {
    answer.page().named("code").next().unwrap().text.clone()
}

#[tokio::test]
async fn nothing_of_a_session_is_logged_at_any_level() {
    let logs = Logs::capture();
    let stack = Stack::start().await;
    let leaks = stack.checker().leaks();
    let person = stack.person().await;
    let browser = stack.browser();

    let page = browser.sign_in_page().await;
    let form_token = page.form().value("csrf").to_owned();
    let wrong = browser.enter(&page, &person.login_name, "wrong \"<&>' wrong").await;
    wrong.assert_screen(422, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    browser.step(&callback).await.assert_status(303);
    let script = browser.script(&stack.app_url("/"));
    script.post("/auth/refresh", &json!({})).await.assert_status(200);
    browser.step(&callback).await.assert_status(303);

    let page = browser.visit("/auth/login?prompt=create").await;
    let email = unique::email();
    let form = page.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
    let answer = browser.submit(form.fill("email", &email).fill("password", &stack.new_password())).await;
    let page = browser.follow(answer).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    browser.submit(page.form().fill("code", "ZZZZZZ")).await.assert_status(422);
    let answer = browser.submit(page.form().fill("code", &code)).await;
    browser.follow(answer).await;

    for host in [stack.auth(), stack.app()] {
        for (_, value) in browser.cookies(host) {
            leaks.secret("a cookie", &value);
        }
    }
    let ask = browser.ask(Method::POST, "/auth/logout").from_page(&stack.app_url("/"));
    browser.send(ask.body("application/x-www-form-urlencoded", "")).await.assert_status(303);
    leaks.secret("a form token", &form_token);
    leaks.secret("a wrong password", "wrong \"<&>' wrong");
    for name in ["code", "state"] {
        leaks.secret("a parameter of the callback", &callback.target_param(name).unwrap());
    }
    let text = logs.text();
    assert!(text.lines().count() > 20, "{text}");
    assert_eq!(leaks.in_text(&text), Vec::<&str>::new(), "{text}");
}

#[tokio::test]
async fn what_a_stranger_sends_is_not_logged_either() {
    let logs = Logs::capture();
    let stack = Stack::start().await;
    let browser = stack.browser();
    let marks = ["m4rk-query", "m4rk-cookie", "m4rk-header", "m4rk-body", "m4rk\nforged"];
    for path in
        ["/auth/callback?code=m4rk-query&state=m4rk-query", "/auth/login?return_to=https://m4rk-query"]
    {
        let ask = browser
            .ask(Method::GET, path)
            .header("cookie", "__Host-session=m4rk-cookie; __Host-tx-m4rk-que=m4rk-cookie");
        browser.send(ask.header("x-any", "m4rk-header")).await;
    }
    let ask = browser.ask(Method::POST, &stack.auth_url("/login")).from_page(&stack.auth_url("/login"));
    browser.send(ask.body("application/x-www-form-urlencoded", "flow=m4rk-body&password=m4rk-body")).await;
    browser.open("/auth/callback?error=m4rk%0aforged&state=x").await;
    browser.open(&stack.auth_url("/login?authRequest=m4rk-query")).await;
    let text = logs.text();
    for mark in marks {
        assert!(!text.contains(mark), "{mark}: {text}");
    }
}

#[tokio::test]
async fn the_reference_on_the_page_finds_the_cause_in_the_log() {
    let logs = Logs::capture();
    let stack = Stack::start().await;
    let browser = stack.browser();
    let answer = browser.open(&stack.auth_url("/login?flow=x")).await;
    let lines = logs.lines_with(&reference(&answer));
    assert_eq!(lines.len(), 1, "{}", logs.text());
    assert!(lines[0].contains("WARN") && lines[0].contains("start-again"), "{lines:?}");
}

#[tokio::test]
async fn a_refused_credential_is_named_with_its_key_and_user() {
    let logs = Logs::capture();
    let stack = Stack::start().await;
    let mut key = stack.zitadel().fixtures.keys["drawbridge"].clone();
    key["keyId"] = json!("999999999999999999");
    let broken = stack.with_service_secret(&key.to_string()).await;
    let answer = broken.browser().visit("/auth/login").await;
    answer.assert_problem(Kind::Unavailable);
    let lines = logs.lines_with(&reference(&answer));
    assert_eq!(lines.len(), 1, "{}", logs.text());
    let user = stack.zitadel().fixtures.var("drawbridgeUserId");
    assert!(lines[0].contains("ERROR"), "{lines:?}");
    assert!(
        lines[0].contains(&format!("the key 999999999999999999 of user {user} was refused")),
        "{lines:?}"
    );
    assert_eq!(stack.checker().leaks().in_text(&logs.text()), Vec::<&str>::new());
}

//! A team with pages of its own: the same flows by `fetch`, from the landing page's origin, with the same refusals.

mod e_mail;
mod factors;
mod keys;
mod login_names;
mod own_page;
mod passwords;
mod policy;
mod registration;
mod resets;

use harness::{Answer, Browser, Script, Stack, unique};
use http::Method;
use serde_json::{Value, json};
use shared::error::Kind;

/// Begins at the application; the team's own page asks for the screen.
async fn arrive(browser: &Browser, query: &str) -> Answer {
    let stack = browser.stack();
    let start = browser.open(&format!("/auth/login?return_to=/reports{query}")).await;
    let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
    script(browser).get(arrival.target().as_str()).await
}

fn script(browser: &Browser) -> Script<'_> {
    browser.script(browser.stack().landing().as_str())
}

/// What a page sends: the fields, and what the form says is to go along.
fn body(screen: &Answer, fields: &Value) -> Value {
    let form = &screen.json()["form"];
    let mut body = fields.clone();
    body["flow"] = form["flow"].clone();
    body["csrf"] = form["csrf"].clone();
    body
}

async fn post(browser: &Browser, screen: &Answer, fields: &Value) -> Answer {
    let action = screen.json()["form"]["action"].as_str().unwrap().to_owned();
    let url = browser.stack().auth_url(&action);
    script(browser).post(&url, &body(screen, fields)).await
}

/// Leaves the team's page for where the answer says.
async fn leave(browser: &Browser, answer: &Answer) -> Answer {
    let page = browser.stack().landing().to_string();
    let ask = browser.ask(Method::GET, answer.target().as_str()).from_page(&page);
    let first = browser.send(ask).await;
    browser.follow(first).await
}

#[tokio::test]
async fn a_person_signs_in_from_a_page_of_the_teams_own() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let screen = arrive(&browser, "").await;
    screen.assert_screen(200, "/login").assert_json(&json!({"screen": "login"}));
    let answer =
        post(&browser, &screen, &json!({"login_name": person.login_name, "password": person.password})).await;
    answer.assert_status(200);
    let landed = leave(&browser, &answer).await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_person_signs_up_from_a_page_of_the_teams_own() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let moved = arrive(&browser, "&prompt=create").await;
    let screen = script(&browser).get(moved.target().as_str()).await;
    screen.assert_screen(200, "/signup").assert_json(&json!({"screen": "signup"}));
    let rules = screen.json()["rules"].as_array().unwrap().len();
    assert!(rules > 2, "{screen}");
    let email = unique::email();
    let fields = json!({
        "given_name": unique::GIVEN_NAME, "family_name": unique::FAMILY_NAME, "email": email,
        "password": stack.new_password(),
    });
    let screen = post(&browser, &screen, &fields).await;
    screen.assert_screen(200, "/signup/verify").assert_json(&json!({"screen": "verify", "email": email}));
    let wrong = post(&browser, &screen, &json!({"code": "ZZZZZZ"})).await;
    wrong.assert_screen(422, "/signup/verify").assert_field_error("code", "code-refused");
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let answer = post(&browser, &screen, &json!({"code": code})).await;
    let landed = leave(&browser, &answer).await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn what_is_wrong_comes_with_the_same_ids_and_the_same_status() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let locked = stack.person().locked().await;
    let browser = stack.browser();
    let screen = arrive(&browser, "").await;
    let unknown = unique::email();
    let mut seen = None;
    for (name, password) in
        [(&person.login_name, "wrong"), (&unknown, "wrong"), (&locked.login_name, locked.password.as_str())]
    {
        let answer = post(&browser, &screen, &json!({"login_name": name, "password": password})).await;
        answer.assert_screen(422, "/login").assert_message("login-refused").assert_field("login_name", name);
        assert_eq!(answer.json()["message"]["kind"], "fault", "{answer}");
        let text = answer.normalized().replace(name.as_str(), "NAME");
        assert_eq!(seen.get_or_insert_with(|| text.clone()), &text);
    }
    let answer = post(&browser, &screen, &json!({})).await;
    answer.assert_screen(422, "/login").assert_field_error("login_name", "login-name-missing");
    answer.assert_field_error("password", "password-missing");
}

#[tokio::test]
async fn what_guards_a_form_guards_json() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let screen = arrive(&browser, "").await;
    let fields = json!({"login_name": person.login_name, "password": person.password});
    let url = stack.auth_url("/login");
    let script = script(&browser);
    let with = |name: &str, value: Value| {
        let mut changed = body(&screen, &fields);
        changed[name] = value;
        script.posting(&url, &changed)
    };
    let fetch = |ask| async { script.fetch(ask).await.unwrap() };
    fetch(with("csrf", json!(""))).await.assert_problem(Kind::Forbidden);
    fetch(with("csrf", json!("AAAA"))).await.assert_problem(Kind::Forbidden);
    fetch(with("flow", json!("AAAA"))).await.assert_problem(Kind::StartAgain);
    fetch(with("flow", json!(7))).await.assert_problem(Kind::BadRequest);
    fetch(with("password", json!(null))).await.assert_problem(Kind::BadRequest);
    let right = || script.posting(&url, &body(&screen, &fields));
    fetch(right().header("x-csrf", "")).await.assert_problem(Kind::Forbidden);
    fetch(right().body("text/plain", body(&screen, &fields).to_string()))
        .await
        .assert_problem(Kind::UnsupportedMediaType);
    fetch(right().body("application/x-www-form-urlencoded", "a=b"))
        .await
        .assert_problem(Kind::UnsupportedMediaType);
    fetch(right().body("application/json", "{")).await.assert_problem(Kind::BadRequest);
    fetch(right().body("application/json", "[]")).await.assert_problem(Kind::BadRequest);
    fetch(right()).await.assert_status(200);
}

#[tokio::test]
async fn a_page_of_no_trusted_origin_gets_nothing() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let screen = arrive(&browser, "").await;
    let url = stack.auth_url("/login");
    for page in
        ["https://evil.example.org/", "http://evil.example.localhost:3000/", "https://example.localhost/"]
    {
        let evil = browser.script(page);
        let blocked = evil.fetch(evil.posting(&url, &body(&screen, &json!({})))).await;
        assert!(blocked.is_err(), "{page}: {blocked:?}");
        // What needs no preflight is sent and refused, and cannot be read.
        let ask = browser.ask(Method::POST, &url).from_page(page).header("accept", "application/json");
        let ask = ask.body("text/plain", body(&screen, &json!({})).to_string());
        assert!(evil.fetch(ask).await.is_err(), "{page}");
        // Without a browser's guard the answer is still a refusal.
        let ask = browser.ask(Method::POST, &url).header("origin", page.trim_end_matches('/'));
        let ask = ask.header("accept", "application/json").header("x-csrf", "1");
        let ask = ask.body("application/json", body(&screen, &json!({})).to_string());
        browser.send(ask).await.assert_problem(Kind::Forbidden);
    }
}

#[tokio::test]
async fn problems_are_readable_by_trusted_origins() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let script = script(&browser);
    script.get(&stack.auth_url("/login?authRequest=V2_1")).await.assert_problem(Kind::RequestGone);
    script.get(&stack.auth_url("/login?flow=x")).await.assert_problem(Kind::StartAgain);
    script.get(&stack.auth_url("/signup?flow=x")).await.assert_problem(Kind::StartAgain);
    script.get(&stack.auth_url("/signup/verify?flow=x")).await.assert_problem(Kind::StartAgain);
    script.get(&stack.auth_url("/nowhere")).await.assert_problem(Kind::NotFound);
    script.get(&stack.app_url("/auth/session")).await.assert_problem(Kind::SignedOut);
    let begun = script.get(&stack.auth_url("/login")).await;
    begun.assert_goes_to(&stack.app_url("/auth/login"));
}

#[tokio::test]
async fn the_policy_is_the_same() {
    let stack = Stack::start().await;
    let organization =
        stack.organization().login_policy(&json!({"forceMfa": true, "allowRegister": false})).await;
    let person = stack.person().of(&organization).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let screen = arrive(&browser, "&prompt=create").await;
    screen.assert_screen(200, "/login");
    assert_eq!(screen.json()["links"].get("signup"), None, "{screen}");
    let answer =
        post(&browser, &screen, &json!({"login_name": person.login_name, "password": person.password})).await;
    answer.assert_screen(200, "/login/enrol").assert_json(&json!({"screen": "factors", "purpose": "enrol"}));
    let fields =
        json!({"given_name": "a", "family_name": "b", "email": unique::email(), "password": "Aa1!Aa1!Aa1!"});
    let url = stack.auth_url("/signup");
    let answer = script(&browser).post(&url, &body(&screen, &fields)).await;
    answer.assert_problem(Kind::NotAllowed);
}

#[tokio::test]
async fn the_callback_and_the_start_answer_json_as_well() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let app = browser.script(&stack.app_url("/"));
    let start = app.get("/auth/login?return_to=/reports").await;
    start.assert_goes_to(&stack.zitadel().fixtures.issuer);
    app.get("/auth/callback?state=x&code=y").await.assert_problem(Kind::StartAgain);
    let done = app.get("/auth/logged-out").await;
    done.assert_status(200).assert_json(&json!({"screen": "signed_out", "incomplete": false}));
}

#[tokio::test]
async fn texts_come_in_the_language_of_the_browser_or_the_request() {
    let stack = Stack::start().await;
    let browser = stack.browser_in("de");
    let screen = arrive(&browser, "").await;
    let answer = post(&browser, &screen, &json!({})).await;
    assert_eq!(answer.header("content-language"), Some("de"), "{answer}");
}

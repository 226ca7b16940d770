//! A device is signed in by somebody at these pages (RFC 8628).

use harness::{Answer, Browser, Organization, Person, Stack, totp, zitadel::Device};
use serde_json::json;
use shared::error::Kind;

const SCOPE: &str = "openid profile email offline_access";

async fn device(stack: &Stack) -> Device {
    stack.zitadel().device_app().await.ask(SCOPE).await
}

/// The page for the code, filled in and sent.
async fn enter_code(browser: &Browser, code: &str) -> Answer {
    let page = browser.open(&browser.stack().auth_url("/device")).await;
    page.assert_screen(200, "/device");
    browser.submit(page.form().fill("user_code", code)).await
}

/// The same, and name and password.
async fn sign_in_for(browser: &Browser, code: &str, person: &Person) -> Answer {
    let page = browser.follow(enter_code(browser, code).await).await;
    page.assert_screen(200, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow(answer).await
}

async fn decide(browser: &Browser, page: &Answer, decision: &str) -> Answer {
    page.assert_screen(200, "/device/consent");
    browser.follow(browser.submit(page.form().with("decision", decision)).await).await
}

#[tokio::test]
async fn a_code_a_sign_in_and_a_yes_sign_the_device_in() {
    let stack = Stack::start().await;
    let app = stack.zitadel().device_app().await;
    let device = app.ask(SCOPE).await;
    let (browser, person) = (stack.browser(), stack.person().await);
    let page = sign_in_for(&browser, &device.user_code, &person).await;
    let text = page.page().text().to_owned();
    for shown in
        [app.name.as_str(), &app.project, &device.user_code, &person.login_name, "your email address"]
    {
        assert!(text.contains(shown), "{shown}: {page}");
    }
    assert_eq!(device.poll().await, Err("authorization_pending".into()));
    let page = decide(&browser, &page, "allow").await;
    page.assert_status(200);
    assert!(page.page().text().contains("You can return to your device"), "{page}");
    assert_eq!(device.poll().await, Ok(person.id.clone()));
    // The browser keeps the session, as after any sign-in.
    browser.visit("/auth/login").await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_no_refuses_the_device() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let (browser, person) = (stack.browser(), stack.person().await);
    let page = sign_in_for(&browser, &device.user_code, &person).await;
    let page = decide(&browser, &page, "deny").await;
    assert!(page.page().text().contains("You denied it"), "{page}");
    assert_eq!(device.poll().await, Err("access_denied".into()));
}

#[tokio::test]
async fn an_address_with_a_code_fills_it_in_and_does_nothing_else() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let (browser, person) = (stack.browser(), stack.person().await);
    browser.sign_in(&person).await;
    let typed = device.user_code.replace('-', " ").to_lowercase().replace(' ', "%20");
    let page = browser.open(&stack.auth_url(&format!("/device?user_code={typed}"))).await;
    page.assert_screen(200, "/device").assert_field("user_code", &device.user_code).assert_leaves_cookies();
    assert_eq!(device.poll().await, Err("authorization_pending".into()));
    for odd in ["%3Cscript%3E", "BCDF-GHJKL", "..%2F..%2Fx", "a&user_code=b", ""] {
        let page = browser.open(&stack.auth_url(&format!("/device?user_code={odd}"))).await;
        page.assert_screen(200, "/device").assert_field("user_code", "");
    }
}

#[tokio::test]
async fn a_code_is_taken_as_people_type_it() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let bare = device.user_code.replace('-', "");
    let spaced = format!(" {} {} ", &bare[..4], &bare[4..]).to_lowercase();
    for typed in [bare.to_lowercase(), spaced, format!("{}–{}", &bare[..4], &bare[4..])] {
        let browser = stack.browser();
        browser.follow(enter_code(&browser, &typed).await).await.assert_screen(200, "/login");
    }
}

#[tokio::test]
async fn whatever_is_wrong_with_a_code_the_words_are_the_same() {
    let stack = Stack::start().await;
    let app = stack.zitadel().device_app().await;
    let (allowed, denied) = (app.ask(SCOPE).await, app.ask(SCOPE).await);
    let (browser, person) = (stack.browser(), stack.person().await);
    let page = sign_in_for(&browser, &allowed.user_code, &person).await;
    decide(&browser, &page, "allow").await;
    let page = browser.follow(enter_code(&browser, &denied.user_code).await).await;
    decide(&browser, &page, "deny").await;
    allowed.poll().await.unwrap();
    denied.poll().await.unwrap_err();
    let mut bodies = Vec::new();
    for code in [allowed.user_code.as_str(), &denied.user_code, "BBBB-BBBB", "BCD", "12/4-5678"] {
        let mut answer = enter_code(&browser, code).await;
        // Reads lag behind a decision.
        for _ in 0..100 {
            if answer.status == 422 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            answer = enter_code(&browser, code).await;
        }
        answer.assert_screen(422, "/device").assert_field_error("user_code", "device-code-refused");
        answer.assert_leaves_cookies();
        let kept = answer.form().value("user_code").to_owned();
        let field = format!("value=\"{kept}\" autocomplete=\"off\" autocapitalize");
        bodies.push(answer.normalized().replace(&field, "autocapitalize"));
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
    let answer = enter_code(&browser, " ").await;
    answer.assert_screen(422, "/device").assert_field_error("user_code", "code-missing");
}

#[tokio::test]
async fn somebody_signed_in_is_asked_at_once_and_may_be_somebody_else() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let (browser, person, other) = (stack.browser(), stack.person().await, stack.person().await);
    browser.sign_in(&person).await;
    let page = browser.follow(enter_code(&browser, &device.user_code).await).await;
    page.assert_screen(200, "/device/consent");
    assert!(page.page().text().contains(&person.login_name), "{page}");
    let page = browser.link(&page, &page.link_named("Use another account")).await;
    let answer = browser.enter(&page, &other.login_name, &other.password).await;
    let page = browser.follow(answer).await;
    assert!(page.page().text().contains(&other.login_name), "{page}");
    decide(&browser, &page, "allow").await;
    assert_eq!(device.poll().await, Ok(other.id));
}

async fn forced(stack: &Stack) -> Organization {
    let policy = json!({"forceMfa": true, "secondFactors": ["SECOND_FACTOR_TYPE_OTP"]});
    stack.organization().login_policy(&policy).await
}

#[tokio::test]
async fn no_device_gets_past_what_the_policy_demands() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let secret = totp::secret();
    let organization = forced(&stack).await;
    let person = stack.person().of(&organization).with_totp(&secret).await;
    let browser = stack.browser();
    let page = sign_in_for(&browser, &device.user_code, &person).await;
    page.assert_screen(200, "/login/totp");
    let form = page.form();
    // The question is not to be had before, by address or by form.
    let consent = format!("/device/consent?flow={}", form.value("flow"));
    browser.visit(&stack.auth_url(&consent)).await.assert_screen(200, "/login/totp");
    let body = format!("flow={}&csrf={}&decision=allow", form.value("flow"), form.value("csrf"));
    let ask = browser.ask(http::Method::POST, &stack.auth_url("/device/consent"));
    let ask = ask.body("application/x-www-form-urlencoded", body).from_page(page.url.as_str());
    browser.follow(browser.send(ask).await).await.assert_screen(200, "/login/totp");
    assert_eq!(device.poll().await, Err("authorization_pending".into()));
    let answer = browser.submit(page.form().fill("code", &totp::code(&secret))).await;
    let page = browser.follow(answer).await;
    decide(&browser, &page, "allow").await;
    assert_eq!(device.poll().await, Ok(person.id));
}

#[tokio::test]
async fn an_earlier_session_that_lacks_something_is_asked_for_that() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let organization = stack.organization().await;
    let (browser, person) = (stack.browser(), stack.person().of(&organization).await);
    browser.sign_in(&person).await;
    stack.zitadel().set_login_policy(&organization, &json!({"forceMfa": true})).await;
    // Settings are kept for half a minute.
    stack.clock().advance(time::Duration::seconds(31));
    let page = browser.follow(enter_code(&browser, &device.user_code).await).await;
    page.assert_screen(200, "/login/enrol");
    assert_eq!(device.poll().await, Err("authorization_pending".into()));
}

#[tokio::test]
async fn the_organization_that_the_device_names_is_obeyed() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let (inside, outside) = (stack.person().of(&organization).await, stack.person().await);
    let scope = format!("openid urn:zitadel:iam:org:id:{}", organization.id);
    let device = stack.zitadel().device_app().await.ask(&scope).await;
    let browser = stack.browser();
    browser.sign_in(&outside).await;
    let page = browser.follow(enter_code(&browser, &device.user_code).await).await;
    page.assert_screen(200, "/login");
    let answer = browser.enter(&page, &outside.login_name, &outside.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
    let answer = browser.enter(&page, &inside.login_name, &inside.password).await;
    let page = browser.follow(answer).await;
    decide(&browser, &page, "allow").await;
    assert_eq!(device.poll().await, Ok(inside.id));
}

#[tokio::test]
async fn a_decision_that_comes_twice_or_too_late_is_told_so() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let (one, two) = (stack.browser(), stack.browser());
    let (person, other) = (stack.person().await, stack.person().await);
    let page = sign_in_for(&one, &device.user_code, &person).await;
    let late = sign_in_for(&two, &device.user_code, &other).await;
    decide(&one, &page, "allow").await;
    let answer = decide(&two, &late, "allow").await;
    assert!(answer.page().text().contains("already used or has expired"), "{answer}");
    assert_eq!(device.poll().await, Ok(person.id));
    // The flow is over.
    let again = one.submit(page.form().with("decision", "allow")).await;
    again.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn neither_form_is_taken_from_elsewhere() {
    let stack = Stack::start().await;
    let device = device(&stack).await;
    let (browser, person) = (stack.browser(), stack.person().await);
    browser.sign_in(&person).await;
    let page = browser.open(&stack.auth_url("/device")).await;
    let form = page.form().fill("user_code", &device.user_code);
    let answer = browser.send(form.into_ask().from_page("https://evil.example.org/")).await;
    answer.assert_problem(Kind::Forbidden).assert_leaves_cookies();
    let page = browser.follow(enter_code(&browser, &device.user_code).await).await;
    page.assert_screen(200, "/device/consent");
    let allow = page.form().with("decision", "allow");
    browser.submit(allow.clone().tamper("csrf", "x")).await.assert_problem(Kind::Forbidden);
    let foreign = allow.clone().into_ask().from_page("https://evil.example.org/");
    browser.send(foreign).await.assert_problem(Kind::Forbidden);
    let other = stack.browser();
    other.submit(allow).await.assert_problem(Kind::StartAgain);
    // Without its button nothing is decided.
    browser.submit(page.form()).await.assert_screen(200, "/device/consent");
    assert_eq!(device.poll().await, Err("authorization_pending".into()));
}

#[tokio::test]
async fn the_json_side_can_do_all_of_it() {
    let stack = Stack::start().await;
    let app = stack.zitadel().device_app().await;
    let device = app.ask("openid").await;
    let (browser, person) = (stack.browser(), stack.person().await);
    let script = browser.script(stack.landing().as_str());
    let url = |path: &str| stack.auth_url(path);
    let page = script.get(&url("/device?user_code=")).await;
    page.assert_screen(200, "/device").assert_json(&json!({"screen": "device_code"}));
    let wrong =
        script.post(&url("/device"), &json!({"flow": "", "csrf": "", "user_code": "BBBB-BBBB"})).await;
    wrong.assert_screen(422, "/device").assert_field_error("user_code", "device-code-refused");
    let answer = script.post(&url("/device"), &json!({"user_code": device.user_code})).await;
    let page = script.get(answer.target().as_str()).await;
    page.assert_screen(200, "/login");
    let form = &page.json()["form"];
    let body = json!({
        "flow": form["flow"], "csrf": form["csrf"],
        "login_name": person.login_name, "password": person.password,
    });
    let answer = script.post(&url("/login"), &body).await;
    let page = script.get(answer.target().as_str()).await;
    page.assert_screen(200, "/device/consent").assert_json(&json!({
        "screen": "device_consent",
        "device": app.name,
        "project": app.project,
        "user_code": device.user_code,
        "scopes": ["openid"],
        "account": person.login_name,
    }));
    let form = &page.json()["form"];
    let body = json!({"flow": form["flow"], "csrf": form["csrf"], "decision": "allow"});
    let answer = script.post(&url("/device/consent"), &body).await;
    assert_eq!(answer.json(), json!({"screen": "device_done", "result": "allowed"}), "{answer}");
    assert_eq!(device.poll().await, Ok(person.id));
}

#[tokio::test]
async fn when_zitadel_is_down_the_forms_stay_as_they_are_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let device = device(&stack).await;
    let (browser, person) = (stack.browser(), stack.person().await);
    let down = |pattern| {
        stack.zitadel().stand_in().fail_next(pattern, fake_zitadel::Fault::Status { status: 503 }, 2);
    };
    down("GET /v2/oidc/device_authorization/*");
    let answer = enter_code(&browser, &device.user_code).await;
    answer
        .assert_screen(503, "/device")
        .assert_message("try-again")
        .assert_field("user_code", &device.user_code);
    stack.zitadel().stand_in().clear_faults();
    let page = sign_in_for(&browser, &device.user_code, &person).await;
    down("POST /v2/oidc/device_authorization/*");
    let answer = browser.submit(page.form().with("decision", "allow")).await;
    answer.assert_screen(503, "/device/consent").assert_message("try-again");
    stack.zitadel().stand_in().clear_faults();
    decide(&browser, &answer_as_page(&browser, &page).await, "allow").await;
    assert_eq!(device.poll().await, Ok(person.id));
}

/// The page again, as somebody who reloads it sees it.
async fn answer_as_page(browser: &Browser, page: &Answer) -> Answer {
    browser.open(page.url.as_str()).await
}

#[tokio::test]
async fn an_expired_code_is_refused_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let device = device(&stack).await;
    stack.advance(std::time::Duration::from_mins(6));
    assert_eq!(device.poll().await, Err("expired_token".into()));
    let answer = enter_code(&stack.browser(), &device.user_code).await;
    answer.assert_screen(422, "/device").assert_field_error("user_code", "device-code-refused");
}

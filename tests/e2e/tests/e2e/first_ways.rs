//! The first way to sign in of somebody who has none: a passkey at the sign-up, or what was given up half-way.

use crate::{
    keys::{options, origin, signed},
    new_keys::{made, methods, passkeys},
    signup::sign_up_page,
};
use harness::{Answer, Browser, Stack, authenticator, unique};
use serde_json::json;
use shared::error::Kind;

const VERIFY: &str = "/signup/verify";
const METHOD: &str = "/signup/method";
const PASSKEY: &str = "/signup/passkey";

fn form(page: &Answer, email: &str) -> harness::browser::Form {
    let form = page.form_to("/signup").fill("given_name", unique::GIVEN_NAME);
    form.fill("family_name", unique::FAMILY_NAME).fill("email", email)
}

/// Signs up for a passkey, as far as the page for the code.
async fn sign_up(browser: &Browser, email: &str) -> Answer {
    let page = sign_up_page(browser).await;
    let answer = browser.submit(form(&page, email).press("passkey")).await;
    answer.assert_goes_to(&browser.stack().auth_url(VERIFY));
    let page = browser.follow(answer).await;
    page.assert_screen(200, VERIFY);
    page
}

/// The same, and enters the code: gives the id and the page for the passkey.
async fn verified(browser: &Browser, email: &str) -> (String, Answer) {
    let stack = browser.stack();
    let page = sign_up(browser, email).await;
    let user = stack.zitadel().find_by_email(email).await;
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    answer.assert_goes_to(&stack.auth_url(PASSKEY));
    let page = browser.follow(answer).await;
    page.assert_screen(200, PASSKEY);
    (user, page)
}

/// Sets the passkey up, uses it, and is signed in.
async fn set_up(browser: &Browser, page: &Answer, user: &str) -> authenticator::Key {
    let stack = browser.stack();
    let (key, form) = made(page, stack);
    let answer = browser.submit(form).await;
    assert_eq!(browser.signed_in_as().await, None);
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/passkey");
    assert!(!page.body.contains("Use your password instead"), "{page}");
    let landed = browser.submit(signed(&page, &key, stack)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await.as_deref(), Some(user));
    key
}

#[tokio::test]
async fn whoever_signs_up_with_a_passkey_is_in_after_code_and_passkey_and_has_no_password() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (user, page) = verified(&browser, &unique::email()).await;
    assert_eq!(methods(&stack, &user).await.matches("TYPE_").count(), 0);
    set_up(&browser, &page, &user).await;
    assert!(passkeys(&stack, &user).await[0].starts_with("Passkey, "));
    let known = methods(&stack, &user).await;
    assert!(known.contains("PASSKEY") && !known.contains("PASSWORD"), "{known}");
}

#[tokio::test]
async fn nothing_can_be_set_up_before_the_address_is_proved() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up(&browser, &unique::email()).await;
    let flow = page.form().value("flow").to_owned();
    for path in ["method", "passkey", "password"] {
        let path = format!("/signup/{path}?flow={flow}");
        browser.open(&stack.auth_url(&path)).await.assert_problem(Kind::StartAgain);
    }
    let form = page.form().without("code").with("factor", "password").posted_to(METHOD);
    browser.submit(form).await.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn an_answer_that_is_none_leads_to_words_and_another_try_or_another_way() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (user, page) = verified(&browser, &unique::email()).await;
    let (asked, own) = (options(&page), origin(&stack));
    for credential in [
        authenticator::create(&asked, "https://attacker.example").1.to_string(),
        authenticator::create_unverified(&asked, &own).1.to_string(),
        "{}".to_owned(),
    ] {
        let answer = browser.submit(page.form().tamper("credential", &credential)).await;
        answer.assert_screen(422, PASSKEY).assert_message("credential-refused").assert_leaves_cookies();
    }
    browser.submit(page.form()).await.assert_screen(422, PASSKEY).assert_message("credential-missing");
    browser.submit(made(&page, &stack).1.tamper("csrf", "x")).await.assert_problem(Kind::Forbidden);
    assert_eq!(methods(&stack, &user).await.matches("TYPE_").count(), 0);
    let choice = browser.link(&page, &page.link_named("Try another way")).await;
    choice.assert_screen(200, METHOD);
    let answer = browser.submit(choice.form().with("factor", "passkey")).await;
    let page = browser.follow(answer).await;
    set_up(&browser, &page, &user).await;
}

#[tokio::test]
async fn an_old_cookie_adds_no_way_in() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (user, page) = verified(&browser, &unique::email()).await;
    let other = stack.new_password();
    let call = format!("POST /v2/users/{user}/password");
    stack.zitadel().admin(&call, None, &json!({"newPassword": {"password": other}})).await;
    for answer in [
        browser.submit(made(&page, &stack).1).await,
        browser.open(page.url.as_str()).await,
        browser.open(&page.url.as_str().replace("passkey", "method")).await,
    ] {
        answer.assert_goes_to(&stack.app_url("/auth/login"));
    }
    let known = methods(&stack, &user).await;
    assert!(!known.contains("PASSKEY"), "{known}");
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn a_passkey_sent_twice_is_one_and_ends_signed_in() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (user, page) = verified(&browser, &unique::email()).await;
    let (key, form) = made(&page, &stack);
    browser.submit(form.clone()).await.assert_goes_to(&stack.auth_url(PASSKEY));
    let second = browser.submit(form).await;
    let page = browser.follow_home(second).await;
    page.assert_screen(200, "/login/passkey");
    let landed = browser.submit(signed(&page, &key, &stack)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await.as_deref(), Some(&*user));
    assert_eq!(passkeys(&stack, &user).await.len(), 1);
}

#[tokio::test]
async fn whoever_went_away_comes_back_by_their_name_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    for passkey in [true, false] {
        let email = unique::email();
        let (user, _) = verified(&stack.browser(), &email).await;
        let mails = || stack.zitadel().stand_in().mails().iter().filter(|mail| mail.kind == "invite").count();
        let before = mails();
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let form = page.form().fill("login_name", &email);
        // What is shown is what everybody is shown.
        if passkey {
            let answer = browser.submit(form.press("passkey")).await;
            browser.follow(answer).await.assert_screen(200, "/login/passkey");
        } else {
            let answer = browser.submit(form.fill("password", "anything")).await;
            answer.assert_screen(422, "/login").assert_message("login-refused");
        }
        assert_eq!(mails(), before + 1);
        let page = browser.open(&stack.sent(&user, "invite").url).await;
        stack.sent_code(&user, "invite");
        let answer = browser.submit(page.form()).await;
        let choice = browser.follow(answer).await;
        choice.assert_screen(200, METHOD);
        let answer = browser.submit(choice.form().with("factor", "passkey")).await;
        let page = browser.follow(answer).await;
        set_up(&browser, &page, &user).await;
        // Nobody who can sign in gets such a mail.
        let page = stack.browser().sign_in_page().await;
        let other = stack.browser();
        other.submit(page.form().fill("login_name", &email).fill("password", "anything")).await;
        assert_eq!(mails(), before + 1);
    }
}

#[tokio::test]
async fn whoever_went_away_may_sign_up_again_and_only_the_code_lets_them_on() {
    let stack = Stack::start().await;
    let email = unique::email();
    let (user, _) = verified(&stack.browser(), &email).await;
    let browser = stack.browser();
    let page = sign_up(&browser, &email).await;
    assert_eq!(stack.zitadel().count_by_email(&email).await, 1);
    // That the address was verified once proves nothing about this browser.
    let answer = browser.submit(page.form().fill("code", "ZZZZZZ")).await;
    answer.assert_screen(422, VERIFY).assert_field_error("code", "code-refused");
    let flow = page.form().value("flow").to_owned();
    let answer = browser.open(&stack.auth_url(&format!("{METHOD}?flow={flow}"))).await;
    answer.assert_problem(Kind::StartAgain);
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    let page = browser.follow(answer).await;
    page.assert_screen(200, PASSKEY);
    set_up(&browser, &page, &user).await;
}

#[tokio::test]
async fn the_link_opened_in_another_browser_goes_on_there_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let email = unique::email();
    sign_up(&stack.browser(), &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    stack.mailed_code(&user).await;
    let browser = stack.browser();
    let page = browser.open(&stack.mail(&user).url).await;
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(&stack.auth_url(METHOD));
    let choice = browser.follow(answer).await;
    let answer = browser.submit(choice.form().with("factor", "passkey")).await;
    let page = browser.follow(answer).await;
    set_up(&browser, &page, &user).await;
}

#[tokio::test]
async fn the_sign_up_offers_what_the_policy_allows() {
    let stack = Stack::start().await;
    let off = json!({"passwordlessType": "PASSWORDLESS_TYPE_NOT_ALLOWED"});
    let organization = stack.organization().login_policy(&off).await;
    let browser = stack.of_organization(&organization).await.browser();
    let page = sign_up_page(&browser).await;
    assert!(!page.body.contains("passkey"), "{page}");
    let answer = browser.submit(form(&page, &unique::email()).with("passkey", "1")).await;
    answer.assert_screen(422, "/signup").assert_field_error("password", "password-missing");

    let organization = stack.organization().login_policy(&json!({"allowUsernamePassword": false})).await;
    let only = stack.of_organization(&organization).await;
    let browser = only.browser();
    let page = sign_up_page(&browser).await;
    assert!(!page.body.contains("name=\"password\""), "{page}");
    let email = unique::email();
    let answer = browser.submit(form(&page, &email)).await;
    answer.assert_goes_to(&stack.auth_url(VERIFY));
    let page = browser.follow(answer).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let answer = browser.submit(page.form().fill("code", &stack.mailed_code(&user).await)).await;
    let page = browser.follow(answer).await;
    page.assert_screen(200, PASSKEY);
    assert!(!page.body.contains("Try another way"), "{page}");
    set_up(&browser, &page, &user).await;

    let none = json!({"allowUsernamePassword": false, "passwordlessType": "PASSWORDLESS_TYPE_NOT_ALLOWED"});
    let organization = stack.organization().login_policy(&none).await;
    let browser = stack.of_organization(&organization).await.browser();
    browser.visit("/auth/login?prompt=create").await.assert_problem(Kind::NotAllowed);
}

#[tokio::test]
async fn terms_and_privacy_policy_have_to_be_agreed_to_where_there_are_some() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let links = json!({"tosLink": "https://example.com/terms", "privacyLink": "https://example.com/privacy"});
    let call = "POST /management/v1/policies/privacy";
    stack.zitadel().admin(call, Some(&organization.id), &links).await;
    let browser = stack.of_organization(&organization).await.browser();
    let page = sign_up_page(&browser).await;
    let email = unique::email();
    let answer = browser.submit(form(&page, &email).press("passkey")).await;
    answer
        .assert_screen(422, "/signup")
        .assert_field_error("terms", "terms-missing")
        .assert_field_error("privacy", "privacy-missing")
        .assert_field("email", &email);
    let answer = browser.submit(form(&page, &email).with("terms", "1").press("passkey")).await;
    answer.assert_screen(422, "/signup").assert_field_error("privacy", "privacy-missing");
    assert!(
        answer.body.contains("id=\"terms\" name=\"terms\" type=\"checkbox\" value=\"1\" aria-labelledby=\"terms-accept terms-link\" required checked"),
        "{answer}"
    );
    assert_eq!(stack.zitadel().count_by_email(&email).await, 0);
    let form = form(&page, &email).with("terms", "1").with("privacy", "1").press("passkey");
    browser.submit(form).await.assert_goes_to(&stack.auth_url(VERIFY));
}

#[tokio::test]
async fn a_passkey_is_set_up_at_the_sign_up_by_json() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let script = browser.script(stack.landing().as_str());
    let page = sign_up_page(&browser).await;
    let email = unique::email();
    let shown = script.get(page.url.as_str()).await;
    shown.assert_json(&json!({"screen": "signup", "passkey": true}));
    let form = page.form_to("/signup");
    let body = json!({"flow": form.value("flow"), "csrf": form.value("csrf"), "given_name": "a",
        "family_name": "b", "email": email, "passkey": "1"});
    let shown = script.post(&stack.auth_url("/signup"), &body).await;
    shown.assert_screen(200, VERIFY);
    let user = stack.zitadel().find_by_email(&email).await;
    let fields = |shown: &Answer, name: &str, value: &str| {
        let form = &shown.json()["form"];
        json!({"flow": form["flow"], "csrf": form["csrf"], name: value})
    };
    let body = fields(&shown, "code", &stack.mailed_code(&user).await);
    let shown = script.post(&stack.auth_url(VERIFY), &body).await;
    shown.assert_screen(200, PASSKEY).assert_json(&json!({"ceremony": "enrol_passkey"}));
    let wrong = script.post(&stack.auth_url(PASSKEY), &fields(&shown, "credential", "{}")).await;
    wrong.assert_screen(422, PASSKEY).assert_message("credential-refused");
    let (key, credential) = authenticator::create(&shown.json()["options"], &origin(&stack));
    let body = fields(&shown, "credential", &credential.to_string());
    let next = script.post(&stack.auth_url(PASSKEY), &body).await;
    let next = script.get(next.target().as_str()).await;
    let shown = script.get(next.target().as_str()).await;
    shown.assert_screen(200, "/login/passkey").assert_json(&json!({"ceremony": "passkey"}));
    let credential = key.get(&shown.json()["options"], &origin(&stack)).to_string();
    let done =
        script.post(&stack.auth_url("/login/passkey"), &fields(&shown, "credential", &credential)).await;
    let first = browser.open(done.target().as_str()).await;
    browser.follow(first).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn when_zitadel_is_down_in_between_nothing_is_lost_on_stand_in() {
    use fake_zitadel::Fault;
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let email = unique::email();
    let page = sign_up(&browser, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let stand_in = stack.zitadel().stand_in();
    let down = |call: &str| stand_in.fail_next(call, Fault::Status { status: 503 }, 20);
    // Behind the code, which is used up.
    down("GET /v2/users/*");
    let answer = browser.submit(page.form().fill("code", &code)).await;
    answer.assert_screen(503, VERIFY).assert_message("try-again");
    stand_in.clear_faults();
    let answer = browser.submit(page.form().fill("code", &code)).await;
    let page = browser.follow(answer).await;
    page.assert_screen(200, PASSKEY);
    // Before the passkey is taken.
    let (key, form) = made(&page, &stack);
    down("GET /v2/users/*");
    browser.submit(form.clone()).await.assert_screen(503, PASSKEY).assert_message("try-again");
    stand_in.clear_faults();
    // Behind it.
    let answer = browser.submit(form).await;
    down("POST /v2/sessions");
    browser.step(&answer).await.assert_problem(Kind::Unavailable);
    stand_in.clear_faults();
    let page = browser.follow_home(answer).await;
    let landed = browser.submit(signed(&page, &key, &stack)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn no_step_costs_more_than_five_calls_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let mut seen = Vec::new();
    // The second time settings and token are at hand.
    for _ in 0..2 {
        let browser = stack.browser();
        let email = unique::email();
        let page = sign_up_page(&browser).await;
        let count = || {
            let requests = stack.zitadel().stand_in().requests();
            let calls = requests.iter().filter(|request| request.path.starts_with("/v2/")).count();
            stack.zitadel().stand_in().clear_requests();
            calls
        };
        seen.clear();
        count();
        let answer = browser.submit(form(&page, &email).press("passkey")).await;
        seen.push(("the sign-up", count()));
        let page = browser.follow(answer).await;
        let user = stack.zitadel().find_by_email(&email).await;
        let code = stack.mailed_code(&user).await;
        count();
        let answer = browser.submit(page.form().fill("code", &code)).await;
        seen.push(("the code", count()));
        let page = browser.follow(answer).await;
        seen.push(("the page for the passkey", count()));
        let (key, form) = made(&page, &stack);
        let answer = browser.submit(form).await;
        seen.push(("the passkey", count()));
        let answer = browser.step(&answer).await;
        seen.push(("a session that waits for it", count()));
        let page = browser.follow(answer).await;
        seen.push(("the page where it is used", count()));
        browser.submit(signed(&page, &key, &stack)).await.assert_goes_to(&stack.app_url("/auth/callback"));
        seen.push(("to the end", count()));
        let again = stack.browser();
        let (_, page) = {
            let email = unique::email();
            let (user, _) = verified(&again, &email).await;
            count();
            let other = stack.browser();
            let page = sign_up_page(&other).await;
            count();
            other.submit(self::form(&page, &email).press("passkey")).await.assert_status(303);
            (user, page)
        };
        seen.push(("the sign-up of somebody who went away", count()));
        drop(page);
    }
    let kept = [
        ("the sign-up", 3),
        ("the code", 4),
        ("the page for the passkey", 2),
        ("the passkey", 3),
        ("a session that waits for it", 3),
        ("the page where it is used", 0),
        ("to the end", 5),
        ("the sign-up of somebody who went away", 5),
    ];
    assert_eq!(seen, kept);
}

//! What the policy demands or offers, and lock-out.

use super::own_page::OwnPage;
use harness::{Browser, Person, Stack, totp};
use serde_json::{Value, json};

async fn enter<'a>(stack: &Stack, browser: &'a Browser, policy: &Value) -> (Person, OwnPage<'a>) {
    let organization = stack.organization().login_policy(policy).await;
    let person = stack.person().of(&organization).never_asked().await;
    let mut page = OwnPage::arrive(browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    (person, page)
}

/// Sets an authenticator application up.
async fn set_up(page: &mut OwnPage<'_>, person: &Person) {
    page.send(json!({"factor": "totp"})).await.assert_json(&json!({"screen": "enrol_totp"}));
    let shown = page.shown.json();
    let (uri, secret) = (shown["uri"].as_str().unwrap(), shown["secret"].as_str().unwrap());
    assert!(uri.starts_with("otpauth://totp/") && uri.contains(secret), "{uri}");
    page.code(&totp::code(secret)).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a41_setting_up_a_second_factor_is_offered_and_done() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (person, mut page) = enter(&stack, &browser, &json!({})).await;
    page.assert_stays(200, "factors").await.assert_json(&json!({"purpose": "offer"}));
    set_up(&mut page, &person).await;
}

#[tokio::test]
async fn a42_nothing_is_offered_where_the_policy_wants_nobody_asked() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (person, page) = enter(&stack, &browser, &json!({"mfaInitSkipLifetime": "0s"})).await;
    page.assert_signed_in(&person.id).await;
}

async fn must_set_up(policy: &Value) {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (person, mut page) = enter(&stack, &browser, policy).await;
    page.assert_stays(200, "factors").await.assert_json(&json!({"purpose": "enrol"}));
    page.send(json!({"skip": "1"})).await;
    page.assert_stays(200, "factors").await.assert_json(&json!({"purpose": "enrol"}));
    set_up(&mut page, &person).await;
}

#[tokio::test]
async fn a43_a_second_factor_that_is_forced_for_local_sign_ins_is_set_up() {
    must_set_up(&json!({"forceMfaLocalOnly": true})).await;
}

#[tokio::test]
async fn a44_a_second_factor_that_is_forced_is_set_up() {
    must_set_up(&json!({"forceMfa": true})).await;
}

#[tokio::test]
async fn a46_after_too_many_wrong_passwords_the_right_one_is_refused() {
    let stack = Stack::start().await;
    let organization = stack.organization().lockout(1).await;
    let person = stack.person().of(&organization).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    for password in ["not the password", &person.password] {
        page.enter(&person.login_name, password).await;
        page.assert_stays(422, "login").await.assert_message("login-refused-lockout");
    }
}

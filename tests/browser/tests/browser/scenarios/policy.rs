//! What the policy demands or offers, and lock-out.

use browser_kit::{Visitor, test};
use harness::{Person, totp};
use serde_json::{Value, json};

async fn enter(visitor: &Visitor, policy: &Value) -> Person {
    let organization = visitor.zitadel.organization().login_policy(policy).await;
    let person = visitor.zitadel.person().of(&organization).never_asked().await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    person
}

/// Sets an authenticator application up on the page that offers it.
async fn set_up(visitor: &Visitor) {
    visitor.choose("Authenticator app").await;
    visitor.arrive(&visitor.place.auth("/login/enrol/totp")).await;
    let secret = visitor.script("return document.querySelector('main code').textContent").await;
    let secret: String = secret.as_str().unwrap_or_default().split_whitespace().collect();
    visitor.fill("Code from the app", &totp::code(&secret)).await;
    visitor.press("Continue").await;
    visitor.see_signed_in().await;
}

#[test]
fn a41_setting_up_a_second_factor_is_offered_and_done() {
    test(async |visitor| {
        enter(visitor, &json!({})).await;
        visitor.see("Protect your account").await;
        visitor.button("Not now").await;
        set_up(visitor).await;
    });
}

#[test]
fn a42_nothing_is_offered_where_the_policy_wants_nobody_asked() {
    test(async |visitor| {
        enter(visitor, &json!({"mfaInitSkipLifetime": "0s"})).await;
        visitor.see_signed_in().await;
    });
}

async fn must_set_up(visitor: &Visitor, policy: &Value) {
    enter(visitor, policy).await;
    visitor.see("you need a second step").await;
    assert!(!visitor.text().await.contains("Not now"), "{}", visitor.text().await);
    set_up(visitor).await;
}

#[test]
fn a43_a_second_factor_that_is_forced_for_local_sign_ins_is_set_up() {
    test(async |visitor| must_set_up(visitor, &json!({"forceMfaLocalOnly": true})).await);
}

#[test]
fn a44_a_second_factor_that_is_forced_is_set_up() {
    test(async |visitor| must_set_up(visitor, &json!({"forceMfa": true})).await);
}

#[test]
fn a46_after_too_many_wrong_passwords_the_right_one_is_refused_and_the_page_speaks_of_a_lock() {
    test(async |visitor| {
        let organization = visitor.zitadel.organization().lockout(1).await;
        let person = visitor.zitadel.person().of(&organization).await;
        visitor.go_to_sign_in_of(&organization).await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see("too many wrong passwords lock it").await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see("or the account is locked").await;
    });
}

//! Forgotten passwords.

use super::{
    own_page::{OwnPage, signs_in},
    passwords::WEAK,
};
use harness::{Browser, Person, Stack};
use serde_json::json;

/// At the screen for the mailed code.
async fn forget<'a>(stack: &Stack, browser: &'a Browser) -> (Person, OwnPage<'a>) {
    let person = stack.person().await;
    let mut page = OwnPage::arrive(browser, "").await;
    page.follow("password_reset").await.assert_json(&json!({"screen": "password_reset"}));
    page.send(json!({"login_name": person.login_name})).await;
    page.assert_stays(200, "new_password").await.assert_json(&json!({"reason": "forgotten", "resend": true}));
    (person, page)
}

#[tokio::test]
async fn a11_the_way_to_a_new_password_is_hidden_where_the_policy_says_so() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = OwnPage::arrive(&browser, "").await;
    assert!(page.shown.json()["links"]["password_reset"].is_string(), "{}", page.shown);
    let organization = stack.organization().login_policy(&json!({"hidePasswordReset": true})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = OwnPage::arrive(&browser, "").await;
    assert_eq!(page.shown.json()["links"].get("password_reset"), None, "{}", page.shown);
}

#[tokio::test]
async fn a12_the_code_is_typed_and_one_is_signed_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = forget(&stack, &browser).await;
    let code = stack.sent_code(&person.id, "passwordReset");
    page.set_password(None, Some(&code), &stack.new_password()).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a13_the_link_in_the_mail_brings_the_code_along_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, _) = forget(&stack, &browser).await;
    let mail = stack.sent(&person.id, "passwordReset");
    let mut page = OwnPage::open(&browser, &mail.url).await;
    page.shown.assert_field("code", &mail.code);
    page.set_password(None, Some(&mail.code), &stack.new_password()).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a14_the_code_of_a_second_mail_works_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = forget(&stack, &browser).await;
    let old = stack.sent_code(&person.id, "passwordReset");
    page.send(json!({"resend": "1"})).await.assert_status(200).assert_message("code-sent");
    let new = stack.sent_code(&person.id, "passwordReset");
    assert_ne!(old, new);
    page.set_password(None, Some(&new), &stack.new_password()).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a24_after_a_reset_the_new_password_signs_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = forget(&stack, &browser).await;
    let password = stack.new_password();
    page.set_password(None, Some(&stack.sent_code(&person.id, "passwordReset")), &password).await;
    page.assert_signed_in(&person.id).await;
    assert!(!signs_in(&stack, &person, &person.password).await);
    assert!(signs_in(&stack, &person, &password).await);
}

#[tokio::test]
async fn a25_each_rule_that_the_new_password_breaks_is_shown_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = forget(&stack, &browser).await;
    let code = stack.sent_code(&person.id, "passwordReset");
    for (password, rule) in WEAK {
        page.set_password(None, Some(&code), password).await;
        page.assert_stays(422, "new_password").await.assert_field_error("password", "password-rules-broken");
        assert_eq!(page.broken(), [rule], "{password}");
    }
}

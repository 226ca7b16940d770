//! Passkeys and security keys.

use super::own_page::OwnPage;
use harness::{Person, Stack, authenticator::Key};
use serde_json::json;

fn credential(page: &OwnPage<'_>, key: &Key) -> serde_json::Value {
    let origin = page.browser.stack().auth().origin().ascii_serialization();
    json!({"credential": key.get(&page.shown.json()["options"], &origin).to_string()})
}

/// The name, and a passkey in place of a password.
async fn sign_in_with(stack: &Stack, person: &Person, key: &Key) {
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.shown.assert_json(&json!({"passkey": true}));
    page.send(json!({"login_name": person.login_name, "passkey": "1"})).await;
    page.assert_stays(200, "web_authn").await.assert_json(&json!({"ceremony": "passkey"}));
    page.send(credential(&page, key)).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a37_a_security_key_is_asked_for_after_the_password() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let key = stack.zitadel().add_security_key(&person, stack.auth()).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_stays(200, "web_authn").await.assert_json(&json!({"ceremony": "u2f"}));
    page.send(credential(&page, &key)).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a38_a_security_key_is_given_up_for_a_mailed_code_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    stack.zitadel().add_security_key(&person, stack.auth()).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_stays(200, "web_authn").await;
    page.follow("factors").await;
    page.send(json!({"factor": "otp_email"})).await.assert_json(&json!({"screen": "factor_code"}));
    page.code(&stack.sent_code(&person.id, "otpEmail")).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a39_the_name_and_a_passkey_sign_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let key = stack.zitadel().add_passkey(&person, stack.auth()).await;
    sign_in_with(&stack, &person, &key).await;
}

#[tokio::test]
async fn a40_a_passkey_is_given_up_for_the_password() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    stack.zitadel().add_passkey(&person, stack.auth()).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.send(json!({"login_name": person.login_name, "passkey": "1"})).await;
    page.assert_stays(200, "web_authn").await;
    page.follow("login").await.assert_field("login_name", &person.login_name);
    page.enter(&person.login_name, &person.password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn i04_somebody_with_only_a_passkey_signs_in_with_it() {
    let stack = Stack::start().await;
    let person = stack.person().without_password().await;
    let key = stack.zitadel().add_passkey(&person, stack.auth()).await;
    sign_in_with(&stack, &person, &key).await;
}

//! Second factors at the sign-in.

use super::own_page::OwnPage;
use harness::{Browser, Person, Stack, totp, unique};
use serde_json::json;

/// Name and password, and the code that they lead to.
async fn enter<'a>(browser: &'a Browser, person: &Person, factor: &str) -> OwnPage<'a> {
    let mut page = OwnPage::arrive(browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_stays(200, "factor_code").await.assert_json(&json!({"factor": factor}));
    page
}

/// Another code is asked for and signs in.
async fn again(stack: &Stack, person: &Person, factor: &str, kind: &str) {
    let browser = stack.browser();
    let mut page = enter(&browser, person, factor).await;
    let old = stack.sent_code(&person.id, kind);
    page.send(json!({"resend": "1"})).await.assert_status(200).assert_message("code-sent");
    let new = stack.sent_code(&person.id, kind);
    assert_ne!(old, new);
    page.code(&new).await;
    page.assert_signed_in(&person.id).await;
}

async fn wrong(stack: &Stack, person: &Person, factor: &str, code: &str) {
    let browser = stack.browser();
    let mut page = enter(&browser, person, factor).await;
    page.code(code).await;
    let refused = if factor == "totp" { "code-refused-app" } else { "code-refused" };
    page.assert_stays(422, "factor_code").await.assert_field_error("code", refused);
}

/// From one factor to another, whose code signs in.
async fn change(stack: &Stack, person: &Person, factor: &str, to: &str, kind: &str) {
    let browser = stack.browser();
    let mut page = enter(&browser, person, factor).await;
    page.follow("factors").await.assert_json(&json!({"screen": "factors", "purpose": "prove"}));
    page.send(json!({"factor": to})).await.assert_json(&json!({"screen": "factor_code", "factor": to}));
    page.code(&stack.sent_code(&person.id, kind)).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a26_a_mailed_code_is_typed_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    let browser = stack.browser();
    let mut page = enter(&browser, &person, "otp_email").await;
    page.shown.assert_json(&json!({"sent": true, "resend": true}));
    page.code(&stack.sent_code(&person.id, "otpEmail")).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a27_the_link_in_the_mail_brings_the_code_along_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    let browser = stack.browser();
    enter(&browser, &person, "otp_email").await;
    let mail = stack.sent(&person.id, "otpEmail");
    let mut page = OwnPage::open(&browser, &mail.url).await;
    page.shown.assert_field("code", &mail.code);
    page.code(&mail.code).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a28_a_new_mailed_code_works_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    again(&stack, &person, "otp_email", "otpEmail").await;
}

#[tokio::test]
async fn a29_a_wrong_mailed_code_is_refused() {
    let stack = Stack::start().await;
    let person = stack.person().with_mailed_factor().await;
    wrong(&stack, &person, "otp_email", "00000000").await;
}

#[tokio::test]
async fn a30_one_changes_from_mail_to_sms_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().with_sms_factor(&unique::phone()).await;
    change(&stack, &person, "otp_email", "otp_sms", "otpSms").await;
}

#[tokio::test]
async fn a31_a_code_by_sms_is_typed_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_sms_factor(&unique::phone()).await;
    let browser = stack.browser();
    let mut page = enter(&browser, &person, "otp_sms").await;
    page.code(&stack.sent_code(&person.id, "otpSms")).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a32_a_new_code_by_sms_works_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_sms_factor(&unique::phone()).await;
    again(&stack, &person, "otp_sms", "otpSms").await;
}

#[tokio::test]
async fn a33_a_wrong_code_by_sms_is_refused() {
    let stack = Stack::start().await;
    let person = stack.person().with_sms_factor(&unique::phone()).await;
    wrong(&stack, &person, "otp_sms", "00000000").await;
}

#[tokio::test]
async fn a34_a_code_of_an_authenticator_application_signs_in() {
    let stack = Stack::start().await;
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let browser = stack.browser();
    let mut page = enter(&browser, &person, "totp").await;
    page.shown.assert_json(&json!({"resend": false}));
    page.code(&totp::code(&secret)).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a35_a_wrong_code_of_an_authenticator_application_is_refused() {
    let stack = Stack::start().await;
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    wrong(&stack, &person, "totp", &totp::code_after(&secret, 30)).await;
}

#[tokio::test]
async fn a36_one_changes_from_the_authenticator_application_to_mail_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_totp(&totp::secret()).with_mailed_factor().await;
    change(&stack, &person, "totp", "otp_email", "otpEmail").await;
}

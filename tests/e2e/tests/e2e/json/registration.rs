//! Signing up: with a password, against each rule for passwords, and where nobody may.

use super::{own_page::OwnPage, passwords::WEAK};
use harness::{Stack, unique};
use serde_json::{Value, json};
use shared::error::Kind;

fn newcomer(password: &str) -> Value {
    json!({
        "given_name": unique::GIVEN_NAME, "family_name": unique::FAMILY_NAME, "email": unique::email(),
        "password": password,
    })
}

/// From the filled-in form to the application, by the mailed code.
async fn sign_up(stack: &Stack, page: &mut OwnPage<'_>) -> Value {
    let fields = newcomer(&stack.new_password());
    page.send(fields.clone()).await;
    page.assert_stays(200, "verify").await.assert_json(&json!({"email": fields["email"]}));
    let user = stack.zitadel().find_by_email(fields["email"].as_str().unwrap()).await;
    page.code(&stack.mailed_code(&user).await).await;
    page.assert_signed_in(&user).await;
    fields
}

#[tokio::test]
async fn a47_somebody_signs_up_with_a_password() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "&prompt=create").await;
    let fields = sign_up(&stack, &mut page).await;
    let (email, password) = (fields["email"].as_str().unwrap(), fields["password"].as_str().unwrap());
    let user = stack.zitadel().find_by_email(email).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    // A second factor is offered at the first sign-in, not at the sign-up.
    page.enter(email, password).await.assert_json(&json!({"screen": "factors", "purpose": "offer"}));
    page.send(json!({"skip": "1"})).await;
    page.assert_signed_in(&user).await;
}

#[tokio::test]
async fn a49_where_only_passwords_are_allowed_no_passkey_is_offered() {
    let stack = Stack::start().await;
    let policy = json!({
        "passwordlessType": "PASSWORDLESS_TYPE_NOT_ALLOWED",
        "multiFactors": [],
        "mfaInitSkipLifetime": "0s",
    });
    let organization = stack.organization().login_policy(&policy).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "&prompt=create").await;
    assert_eq!(page.shown.json()["passkey"], false, "{}", page.shown);
    sign_up(&stack, &mut page).await;
}

/// A password that breaks one rule is refused, that rule is marked as broken, and a better one is taken.
async fn refuses(rule: &str) {
    let (password, _) = WEAK.into_iter().find(|(_, broken)| *broken == rule).unwrap();
    let stack = Stack::start().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "&prompt=create").await;
    page.send(newcomer(password)).await;
    page.assert_stays(422, "signup").await.assert_field_error("password", "password-rules-broken");
    assert_eq!(page.broken(), [rule], "{password}");
    sign_up(&stack, &mut page).await;
}

#[tokio::test]
async fn a50_a_password_that_is_too_short_is_refused() {
    refuses("min_length").await;
}

#[tokio::test]
async fn a51_a_password_without_a_number_is_refused() {
    refuses("digit").await;
}

#[tokio::test]
async fn a52_a_password_without_an_upper_case_letter_is_refused() {
    refuses("uppercase").await;
}

#[tokio::test]
async fn a53_a_password_without_a_lower_case_letter_is_refused() {
    refuses("lowercase").await;
}

#[tokio::test]
async fn a54_a_password_without_a_symbol_is_refused() {
    refuses("symbol").await;
}

#[tokio::test]
async fn a57_where_nobody_may_sign_up_no_link_leads_there_and_a_screen_from_before_is_refused() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let there = stack.of_organization(&organization).await;
    let browser = there.browser();
    let mut page = OwnPage::arrive(&browser, "&prompt=create").await;
    stack.zitadel().set_login_policy(&organization, &json!({"allowRegister": false})).await;
    let fields = newcomer(&stack.new_password());
    page.send(fields.clone()).await;
    page.assert_problem(Kind::NotAllowed);
    assert_eq!(stack.zitadel().count_by_email(fields["email"].as_str().unwrap()).await, 0);
    // Other instances have not kept what they read of the policy before.
    let browser = stack.of_organization(&organization).await.browser();
    let page = OwnPage::arrive(&browser, "").await;
    assert_eq!(page.shown.json()["links"].get("signup"), None, "{}", page.shown);
}

//! E-mail addresses that are not verified, and the administrator.

use super::own_page::OwnPage;
use harness::{Browser, Person, Stack, unique};
use serde_json::json;

#[tokio::test]
async fn a01_an_administrator_of_the_instance_signs_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let body = json!({"userId": person.id, "roles": ["IAM_OWNER"]});
    stack.zitadel().admin("POST /admin/v1/members", None, &body).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_signed_in(&person.id).await;
}

async fn unverified<'a>(stack: &Stack, browser: &'a Browser) -> (Person, OwnPage<'a>) {
    let person = stack.person().unverified().await;
    let mut page = OwnPage::arrive(browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_stays(200, "verify").await.assert_json(&json!({"email": person.email, "resend": true}));
    (person, page)
}

#[tokio::test]
async fn a02_an_unverified_address_is_verified_at_the_sign_in() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (person, mut page) = unverified(&stack, &browser).await;
    page.code(&stack.mailed_code(&person.id).await).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a03_a_new_code_for_the_address_works_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = unverified(&stack, &browser).await;
    let old = stack.mailed_code(&person.id).await;
    page.send(json!({"resend": "1"})).await.assert_status(200).assert_message("code-sent");
    let new = stack.mailed_code(&person.id).await;
    assert_ne!(old, new);
    page.code(&new).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a04_the_old_code_for_the_address_is_refused_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let (person, mut page) = unverified(&stack, &browser).await;
    let old = stack.mailed_code(&person.id).await;
    page.send(json!({"resend": "1"})).await.assert_message("code-sent");
    page.code(&old).await;
    page.assert_stays(422, "verify").await.assert_field_error("code", "code-refused");
}

#[tokio::test]
async fn a05_a_wrong_code_for_the_address_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (_, mut page) = unverified(&stack, &browser).await;
    page.code("WRONG1").await;
    page.assert_stays(422, "verify").await.assert_field_error("code", "code-refused");
}

#[tokio::test]
async fn i07_a_wrong_code_after_a_sign_up_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "&prompt=create").await;
    let fields = json!({
        "given_name": unique::GIVEN_NAME, "family_name": unique::FAMILY_NAME, "email": unique::email(),
        "password": stack.new_password(),
    });
    page.send(fields).await;
    page.assert_stays(200, "verify").await;
    page.code("WRONG1").await;
    page.assert_stays(422, "verify").await.assert_field_error("code", "code-refused");
}

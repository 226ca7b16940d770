//! What may be entered as a name.

use super::own_page::OwnPage;
use harness::{Stack, unique};
use serde_json::json;

#[tokio::test]
async fn a06_user_name_and_password_sign_in() {
    let stack = Stack::start().await;
    let username = format!("zoë.{}", unique::hex());
    let person = stack.person().username(&username).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&username, &person.password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a07_an_unknown_name_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&unique::email(), "whatever it is").await;
    page.assert_refused().await;
}

#[tokio::test]
async fn a15_the_address_with_a_blank_behind_it_signs_in() {
    let stack = Stack::start().await;
    let person = stack.person().username(&format!("zoë.{}", unique::hex())).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&format!("{} ", person.email), &person.password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a16_the_address_is_refused_where_the_policy_does_not_take_it() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"disableLoginWithEmail": true})).await;
    let username = format!("zoë.{}", unique::hex());
    let person = stack.person().of(&organization).username(&username).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.email, &person.password).await;
    page.assert_refused().await;
    page.enter(&username, &person.password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a17_an_address_that_two_people_share_is_refused() {
    let stack = Stack::start().await;
    let email = unique::email();
    let person = stack.person().email(&email).username(&format!("one.{}", unique::hex())).await;
    stack.person().email(&email).username(&format!("two.{}", unique::hex())).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&email, &person.password).await;
    page.assert_refused().await;
}

#[tokio::test]
async fn a18_a_telephone_number_signs_in() {
    let stack = Stack::start().await;
    let number = unique::phone();
    let person = stack.person().phone(&number, true).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&format!("{} {} {}", &number[..3], &number[3..5], &number[5..]), &person.password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a19_a_telephone_number_is_refused_where_the_policy_does_not_take_it() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"disableLoginWithPhone": true})).await;
    let number = unique::phone();
    let person = stack.person().of(&organization).phone(&number, true).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&number, &person.password).await;
    page.assert_refused().await;
}

#[tokio::test]
async fn a20_a_telephone_number_that_two_people_share_is_refused() {
    let stack = Stack::start().await;
    let number = unique::phone();
    let person = stack.person().phone(&number, true).await;
    stack.person().phone(&number, true).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&number, &person.password).await;
    page.assert_refused().await;
}

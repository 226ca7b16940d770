//! Passwords: wrong, to be changed, changed.

use super::own_page::{OwnPage, signs_in};
use harness::{Person, Stack, unique};
use serde_json::json;

/// What each weak password breaks.
pub(super) const WEAK: [(&str, &str); 5] = [
    ("Aa1!", "min_length"),
    ("AAAA1111!!!!", "lowercase"),
    ("aaaa1111!!!!", "uppercase"),
    ("aaaaAAAA!!!!", "digit"),
    ("aaaaAAAA1111", "symbol"),
];

#[tokio::test]
async fn a08_a_wrong_password_is_refused() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, "not the password").await;
    page.assert_refused().await;
}

#[tokio::test]
async fn a09_where_unknown_names_are_to_be_ignored_the_words_are_the_same() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"ignoreUnknownUsernames": true})).await;
    let person = stack.person().of(&organization).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    let mut answers = Vec::new();
    for name in [unique::email(), person.login_name] {
        page.enter(&name, "not the password").await;
        page.assert_refused().await;
        answers.push(page.shown.normalized().replace(&name, "NAME"));
    }
    assert_eq!(answers[0], answers[1]);
}

/// Changes a demanded password.
async fn change(stack: &Stack, person: &Person, password: &str) {
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    page.assert_stays(200, "new_password").await.assert_json(&json!({"reason": "required"}));
    page.set_password(Some(&person.password), None, password).await;
    page.assert_signed_in(&person.id).await;
}

#[tokio::test]
async fn a10_an_initial_password_is_changed_at_the_first_sign_in() {
    let stack = Stack::start().await;
    let person = stack.person().with_password_change().await;
    change(&stack, &person, &stack.new_password()).await;
}

#[tokio::test]
async fn a21_a_demanded_change_and_a_sign_in_with_the_new_password() {
    let stack = Stack::start().await;
    let person = stack.person().with_password_change().await;
    let password = stack.new_password();
    change(&stack, &person, &password).await;
    assert!(!signs_in(&stack, &person, &person.password).await);
    assert!(signs_in(&stack, &person, &password).await);
}

#[tokio::test]
async fn a22_a_change_that_one_wishes_and_a_sign_in_with_the_new_password() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let mut page = OwnPage::open(&browser, &stack.auth_url("/login/password/change")).await;
    page.shown.assert_status(200).assert_json(&json!({"screen": "new_password", "reason": "wish"}));
    let password = stack.new_password();
    page.set_password(Some("not the password"), None, &password).await;
    page.shown.assert_status(422).assert_field_error("current_password", "current-password-refused");
    page.set_password(Some(&person.password), None, &password).await;
    page.shown.assert_goes_to(&stack.app_url("/auth/login"));
    assert!(!signs_in(&stack, &person, &person.password).await);
    assert!(signs_in(&stack, &person, &password).await);
}

#[tokio::test]
async fn a23_each_rule_that_the_new_password_breaks_is_shown_and_so_is_a_mismatch() {
    let stack = Stack::start().await;
    let person = stack.person().with_password_change().await;
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, &person.password).await;
    for (password, rule) in WEAK {
        page.set_password(Some(&person.password), None, password).await;
        page.assert_stays(422, "new_password").await.assert_field_error("password", "password-rules-broken");
        assert_eq!(page.broken(), [rule], "{password}");
    }
    let fields = json!({
        "current_password": person.password,
        "password": "aaaaAAAA1111!!!!",
        "password_again": "aaaaAAAA1111????",
    });
    page.send(fields).await.assert_field_error("password_again", "password-mismatch");
    assert!(page.broken().is_empty(), "{}", page.shown);
}

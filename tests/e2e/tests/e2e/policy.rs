//! What an organization's policies demand. The provider enforces none of it.

use harness::{Answer, Browser, Stack, unique};
use serde_json::json;
use shared::{
    error::Kind,
    i18n::{Locale, Texts},
};

async fn sign_up_page(browser: &Browser) -> Answer {
    let page = browser.visit("/auth/login?prompt=create").await;
    page.assert_screen(200, "/signup");
    page
}

async fn sign_up(browser: &Browser, page: &Answer, email: &str, password: &str) -> Answer {
    let form = page.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
    browser.submit(form.fill("email", email).fill("password", password)).await
}

#[tokio::test]
async fn registration_that_is_off_is_neither_offered_nor_possible() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"allowRegister": false})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = browser.visit("/auth/login?prompt=create").await;
    page.assert_screen(200, "/login");
    assert!(!page.body.contains("/signup"), "{page}");
    let flow = page.form().value("flow").to_owned();
    let answer = browser.open(&stack.auth_url(&format!("/signup?flow={flow}"))).await;
    answer.assert_problem(Kind::NotAllowed);
}

#[tokio::test]
async fn registration_that_was_switched_off_meanwhile_is_refused_to_a_page_opened_before() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    stack.zitadel().set_login_policy(&organization, &json!({"allowRegister": false})).await;
    let email = unique::email();
    let answer = sign_up(&browser, &page, &email, &stack.new_password()).await;
    answer.assert_problem(Kind::NotAllowed);
    assert_eq!(stack.zitadel().count_by_email(&email).await, 0);
}

#[tokio::test]
async fn a_new_person_joins_the_organization_that_the_application_names() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let email = unique::email();
    let answer = sign_up(&browser, &page, &email, &stack.new_password()).await;
    browser.follow(answer).await.assert_screen(200, "/signup/verify");
    let user = stack.zitadel().find_by_email(&email).await;
    let read = stack.zitadel().admin(&format!("GET /v2/users/{user}"), None, &json!(null)).await;
    assert_eq!(read["user"]["details"]["resourceOwner"], organization.id, "{read}");
}

#[tokio::test]
async fn the_password_rules_shown_and_enforced_are_the_organizations() {
    let stack = Stack::start().await;
    let rules = json!({"minLength": "12", "hasUppercase": true, "hasNumber": true});
    let organization = stack.organization().password_rules(&rules).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let texts = Texts::of(Locale::En);
    let shown = page.page().text().to_owned();
    assert!(shown.contains("At least 12 characters"), "{page}");
    for (id, wanted) in
        [("rule-uppercase", true), ("rule-digit", true), ("rule-lowercase", false), ("rule-symbol", false)]
    {
        assert_eq!(shown.contains(&texts.say(id)), wanted, "{id}: {page}");
    }
    for password in ["Aa1!Aa1!Aa1", "aaaaaaaaaaaa1", "AAAAAAAAAAAA"] {
        let answer = sign_up(&browser, &page, &unique::email(), password).await;
        answer.assert_screen(422, "/signup").assert_field_error("password", "password-rules-broken");
    }
    let answer = sign_up(&browser, &page, &unique::email(), &format!("A1{}", unique::hex())).await;
    browser.follow(answer).await.assert_screen(200, "/signup/verify");
}

#[tokio::test]
async fn a_policy_that_became_stricter_holds_for_sessions_from_before() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    stack.zitadel().set_login_policy(&organization, &json!({"forceMfa": true})).await;
    // Settings are kept for half a minute.
    stack.clock().advance(time::Duration::seconds(31));
    browser.visit("/auth/login").await.assert_screen(200, "/login/enrol");
    let silent = browser.ask_provider(&[("prompt", "none")]).await;
    assert_eq!(silent.target_param("error").as_deref(), Some("interaction_required"), "{silent}");
}

#[tokio::test]
async fn a_password_counts_only_as_long_as_the_policy_says() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"passwordCheckLifetime": "0s"})).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn sign_in_by_password_that_is_off_is_not_offered() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"allowUsernamePassword": false})).await;
    let stack = stack.of_organization(&organization).await;
    let browser = stack.browser();
    browser.visit("/auth/login").await.assert_problem(Kind::NotAllowed);
}

#[tokio::test]
async fn an_application_that_names_an_organization_takes_nobody_from_another() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let (inside, outside) = (stack.person().of(&organization).await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&outside).await;
    browser.forget_all(stack.app());
    let restricted = stack.of_organization(&organization).await;
    let other = restricted.browser();
    let page = other.sign_in_page().await;
    let answer = other.enter(&page, &outside.login_name, &outside.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
    let answer = other.enter(&page, &inside.login_name, &inside.password).await;
    other.follow(answer).await;
    assert_eq!(other.signed_in_as().await, Some(inside.id));
    // A session from elsewhere in the same browser does not do either.
    let mut scope = String::from("openid profile email urn:zitadel:iam:org:id:");
    scope.push_str(&organization.id);
    let page = browser.ask_provider(&[("scope", &scope)]).await;
    page.assert_screen(200, "/login");
}

#[tokio::test]
async fn an_address_that_two_organizations_share_needs_the_name() {
    let stack = Stack::start().await;
    let email = unique::email();
    let one = stack.person().email(&email).username(&format!("one-{}", unique::hex())).await;
    let two = stack.person().email(&email).username(&format!("two-{}", unique::hex())).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &email, &one.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
    let answer = browser.enter(&page, &two.login_name, &two.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(two.id));
}

#[tokio::test]
async fn an_account_that_wrong_passwords_locked_looks_as_before() {
    let stack = Stack::start().await;
    let organization = stack.organization().lockout(2).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let mut bodies = Vec::new();
    for _ in 0..4 {
        let answer = browser.enter(&page, &person.login_name, "wrong").await;
        answer.assert_screen(422, "/login").assert_message("login-refused");
        bodies.push(answer.normalized());
    }
    bodies.push(browser.enter(&page, &person.login_name, &person.password).await.normalized());
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[tokio::test]
async fn where_the_newest_session_lacks_something_nobody_is_signed_in_as_somebody_else() {
    let stack = Stack::start().await;
    let organization = stack.organization().await;
    let (older, newer) = (stack.person().await, stack.person().of(&organization).await);
    let browser = stack.browser();
    browser.sign_in(&older).await;
    let page = browser.visit("/auth/login?prompt=login").await;
    let answer = browser.enter(&page, &newer.login_name, &newer.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&newer.id));
    stack.zitadel().set_login_policy(&organization, &json!({"forceMfa": true})).await;
    // Settings are kept for half a minute.
    stack.clock().advance(time::Duration::seconds(31));
    let page = browser.visit("/auth/login").await;
    page.assert_screen(200, "/login/enrol");
    assert!(page.page().text().contains(&newer.login_name), "{page}");
    let silent = browser.ask_provider(&[("prompt", "none")]).await;
    assert_eq!(silent.target_param("error").as_deref(), Some("interaction_required"), "{silent}");
    // Named by the application, the other one is welcome.
    let named = browser.ask_provider(&[("login_hint", &older.login_name)]).await;
    assert!(named.target_param("code").is_some(), "{named}");
}

#[tokio::test]
async fn the_session_of_somebody_who_was_locked_or_deactivated_does_not_count() {
    let stack = Stack::start().await;
    for state in ["lock", "deactivate"] {
        let person = stack.person().await;
        let browser = stack.browser();
        browser.sign_in(&person).await;
        stack.zitadel().admin(&format!("POST /v2/users/{}/{state}", person.id), None, &json!({})).await;
        let page = browser.visit("/auth/login").await;
        page.assert_screen(200, "/login");
        let silent = browser.ask_provider(&[("prompt", "none")]).await;
        assert_eq!(silent.target_param("error").as_deref(), Some("login_required"), "{silent}");
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        answer.assert_screen(422, "/login").assert_message("login-refused");
    }
}

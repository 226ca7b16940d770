//! Passkeys, and security keys as second factors.

use crate::factors::enter;
use harness::{Answer, Browser, Person, Stack, authenticator::Key, unique};
use serde_json::{Value, json};
use shared::error::Kind;

/// The page for a passkey after the name.
async fn ask(browser: &Browser, name: &str) -> Answer {
    let page = browser.sign_in_page().await;
    let answer = browser.submit(page.form().fill("login_name", name).press("passkey")).await;
    browser.follow_home(answer).await
}

/// What a page asks of the authenticator.
pub(crate) fn options(page: &Answer) -> Value {
    let input = page.page().with("name", "credential").cloned().unwrap_or_else(|| panic!("{page}"));
    serde_json::from_str(input.get("data-options").unwrap_or_default()).unwrap_or_else(|_| panic!("{page}"))
}

pub(crate) fn origin(stack: &Stack) -> String {
    stack.auth().origin().ascii_serialization()
}

/// A page's form with what the key signs.
pub(crate) fn signed(page: &Answer, key: &Key, stack: &Stack) -> harness::browser::Form {
    page.form().tamper("credential", &key.get(&options(page), &origin(stack)).to_string())
}

async fn sign(browser: &Browser, page: &Answer, key: &Key) -> Answer {
    browser.submit(signed(page, key, browser.stack())).await
}

async fn with_passkey(stack: &Stack) -> (Person, Key) {
    let person = stack.person().await;
    let key = stack.zitadel().add_passkey(&person, stack.auth()).await;
    (person, key)
}

#[tokio::test]
async fn a_passkey_signs_in_without_a_password() {
    let stack = Stack::start().await;
    let (person, key) = with_passkey(&stack).await;
    let browser = stack.browser();
    let page = ask(&browser, &person.login_name).await;
    page.assert_screen(200, "/login/passkey");
    let asked = options(&page);
    assert_eq!(asked["publicKey"]["rpId"], stack.auth().host_str().unwrap());
    assert_eq!(asked["publicKey"]["userVerification"], "required");
    assert_eq!(asked["publicKey"]["allowCredentials"][0]["id"], key.id);
    let landed = sign(&browser, &page, &key).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_passkey_counts_once_for_its_challenge_and_on_our_page_only() {
    let stack = Stack::start().await;
    let (person, key) = with_passkey(&stack).await;
    let (_, foreign) = with_passkey(&stack).await;
    let browser = stack.browser();
    let page = ask(&browser, &person.login_name).await;
    let asked = options(&page);
    let mut old = asked.clone();
    old["publicKey"]["challenge"] = json!("b2xk");
    for credential in [
        key.get(&asked, "https://attacker.example").to_string(),
        key.get(&old, &origin(&stack)).to_string(),
        foreign.get(&asked, &origin(&stack)).to_string(),
        "{}".to_owned(),
        "no JSON".to_owned(),
    ] {
        let answer = browser.submit(page.form().tamper("credential", &credential)).await;
        answer
            .assert_screen(422, "/login/passkey")
            .assert_message("credential-refused")
            .assert_leaves_cookies();
    }
    let answer = browser.submit(page.form()).await;
    answer.assert_screen(422, "/login/passkey").assert_message("credential-missing");
    assert_eq!(browser.signed_in_as().await, None);
    // A refused answer leaves the challenge; one that counted uses it up.
    let credential = key.get(&asked, &origin(&stack)).to_string();
    let landed = browser.submit(page.form().tamper("credential", &credential)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
    let again = browser.submit(page.form().tamper("credential", &credential)).await;
    again.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn whether_there_is_a_passkey_is_not_to_be_seen() {
    let stack = Stack::start().await;
    let (person, key) = with_passkey(&stack).await;
    let without = stack.person().await;
    let locked = stack.person().locked().await;
    let unknown = unique::email();
    let shape = |page: &Answer| {
        let asked = options(page);
        let id = asked["publicKey"]["allowCredentials"][0]["id"].as_str().unwrap_or_default().to_owned();
        let challenge = asked["publicKey"]["challenge"].as_str().unwrap_or_default().to_owned();
        let text = asked.to_string().replace(&id, "ID").replace(&challenge, "CHALLENGE");
        format!("{text} {} {}", id.len(), challenge.len())
    };
    let browser = stack.browser();
    let real = ask(&browser, &person.login_name).await;
    for name in [&without.login_name, &locked.login_name, &unknown] {
        let browser = stack.browser();
        let page = ask(&browser, name).await;
        page.assert_screen(200, "/login/passkey");
        assert!(page.page().text().contains(name.as_str()), "{page}");
        assert_eq!(shape(&page), shape(&real));
        // The same credential every time, as with a real one.
        let again = ask(&stack.browser(), name).await;
        let id = |page: &Answer| options(page)["publicKey"]["allowCredentials"][0]["id"].clone();
        assert_eq!(id(&page), id(&again));
        let answer = sign(&browser, &page, &key).await;
        answer
            .assert_screen(422, "/login/passkey")
            .assert_message("credential-refused")
            .assert_leaves_cookies();
        // And nothing is shown by going on.
        let flow = page.form().value("flow").to_owned();
        let next = browser.open(&stack.auth_url(&format!("/login/next?flow={flow}"))).await;
        next.assert_goes_to(&stack.auth_url("/login/passkey"));
    }
    let answer =
        browser.open(&stack.auth_url(&format!("/login/next?flow={}", real.form().value("flow")))).await;
    answer.assert_goes_to(&stack.auth_url("/login/passkey"));
}

#[tokio::test]
async fn a_session_that_waits_for_a_passkey_opens_nothing() {
    let stack = Stack::start().await;
    let (person, _) = with_passkey(&stack).await;
    let browser = stack.browser();
    let page = ask(&browser, &person.login_name).await;
    let flow = page.form().value("flow").to_owned();
    for path in ["totp", "u2f", "factors", "enrol", "password/change", "next"] {
        let answer = browser.open(&stack.auth_url(&format!("/login/{path}?flow={flow}"))).await;
        answer.assert_goes_to(&stack.auth_url("/login/passkey"));
    }
    browser.visit("/auth/login").await.assert_screen(200, "/login");
    assert_eq!(browser.signed_in_as().await, None);
    // The password does as well.
    let page = browser.link(&page, &page.link_named("Use your password instead")).await;
    assert_eq!(page.form().value("login_name"), person.login_name);
    let landed = browser.submit(page.form().fill("password", &person.password)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn passkeys_are_not_offered_where_the_policy_has_none() {
    let stack = Stack::start().await;
    let policy = json!({"passwordlessType": "PASSWORDLESS_TYPE_NOT_ALLOWED"});
    let organization = stack.organization().login_policy(&policy).await;
    let stack = stack.of_organization(&organization).await;
    let page = stack.browser().sign_in_page().await;
    assert!(!page.body.contains("name=\"passkey\""), "{page}");
}

#[tokio::test]
async fn a_security_key_is_asked_for_after_the_password_and_signs_in() {
    let stack = Stack::start().await;
    let person = stack.person().with_mailed_factor().await;
    let key = stack.zitadel().add_security_key(&person, stack.auth()).await;
    let other = stack.person().await;
    let foreign = stack.zitadel().add_security_key(&other, stack.auth()).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/u2f");
    assert_eq!(options(&page)["publicKey"]["userVerification"], "discouraged");
    let refused = sign(&browser, &page, &foreign).await;
    refused.assert_screen(422, "/login/u2f").assert_message("credential-refused").assert_leaves_cookies();
    assert_eq!(browser.signed_in_as().await, None);
    // Another factor and back: the key is asked once more.
    let choice = browser.link(&page, &page.link_named("Try another way")).await;
    let mailed = browser.submit(choice.form().with("factor", "otp_email")).await;
    browser.follow_home(mailed).await.assert_screen(200, "/login/otp-email");
    let answer = browser.submit(choice.form().with("factor", "u2f")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/u2f");
    let landed = sign(&browser, &page, &key).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_security_key_is_no_passkey() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let key = stack.zitadel().add_security_key(&person, stack.auth()).await;
    let browser = stack.browser();
    let page = ask(&browser, &person.login_name).await;
    page.assert_screen(200, "/login/passkey");
    sign(&browser, &page, &key).await.assert_message("credential-refused");
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn a_custom_page_uses_a_passkey_by_json() {
    let stack = Stack::start().await;
    let (person, key) = with_passkey(&stack).await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let form = page.form();
    let script = browser.script(stack.landing().as_str());
    let fields = json!({"flow": form.value("flow"), "csrf": form.value("csrf"),
        "login_name": person.login_name, "passkey": "1"});
    let shown = script.post(&stack.auth_url("/login"), &fields).await;
    shown.assert_status(200);
    let shown = shown.json();
    assert_eq!((&shown["screen"], &shown["ceremony"]), (&json!("web_authn"), &json!("passkey")), "{shown}");
    let credential = key.get(&shown["options"], &origin(&stack)).to_string();
    let fields =
        json!({"flow": shown["form"]["flow"], "csrf": shown["form"]["csrf"], "credential": credential});
    let done = script.post(&stack.auth_url("/login/passkey"), &fields).await;
    assert!(
        done.json()["location"].as_str().is_some_and(|to| to.starts_with(&stack.app_url("/auth"))),
        "{done}"
    );
}

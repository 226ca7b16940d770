//! Passkeys and security keys are set up.

use crate::{
    enrolment::{choose, forced},
    factors::enter,
    keys::{options, origin, signed},
};
use harness::{Answer, Browser, Person, Stack, authenticator, authenticator::Key};
use serde_json::{Value, json};
use shared::error::Kind;

/// A page's form with a new key.
pub(crate) fn made(page: &Answer, stack: &Stack) -> (Key, harness::browser::Form) {
    let (key, credential) = authenticator::create(&options(page), &origin(stack));
    (key, page.form().tamper("credential", &credential.to_string()))
}

/// What Zitadel says that somebody has set up.
pub(crate) async fn methods(stack: &Stack, user: &str) -> String {
    let call = format!("GET /v2/users/{user}/authentication_methods");
    stack.zitadel().admin(&call, None, &Value::Null).await.to_string()
}

/// Names of somebody's passkeys.
pub(crate) async fn passkeys(stack: &Stack, user: &str) -> Vec<String> {
    let call = format!("POST /v2/users/{user}/passkeys/_search");
    let listed = |found: &Value| !found["result"].as_array().is_none_or(Vec::is_empty);
    let found = stack.zitadel().admin_until(&call, None, &json!({}), listed).await;
    let names = found["result"].as_array().into_iter().flatten();
    names.map(|key| key["name"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn forced_to_enrol(stack: &Stack) -> (Person, Browser, Answer) {
    let organization = stack.organization().login_policy(&forced()).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/enrol");
    (person, browser, page)
}

#[tokio::test]
async fn a_security_key_that_is_forced_is_set_up_and_then_asked_for() {
    let stack = Stack::start().await;
    let (person, browser, page) = forced_to_enrol(&stack).await;
    let page = choose(&browser, &page, "u2f").await;
    page.assert_screen(200, "/login/enrol/u2f");
    let asked = &options(&page)["publicKey"];
    assert_eq!(asked["rp"]["id"], stack.auth().host_str().unwrap());
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "discouraged");
    let (key, credential) = authenticator::create_unverified(&options(&page), &origin(&stack));
    let answer = browser.submit(page.form().tamper("credential", &credential.to_string())).await;
    // Set up is not proved.
    assert_eq!(browser.signed_in_as().await, None);
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/u2f");
    let landed = browser.submit(signed(&page, &key, &stack)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    enter(&stack.browser(), &person).await.assert_screen(200, "/login/u2f");
}

#[tokio::test]
async fn a_passkey_meets_the_demand_for_a_second_factor_and_signs_in_alone_from_then_on() {
    let stack = Stack::start().await;
    let (person, browser, page) = forced_to_enrol(&stack).await;
    let page = choose(&browser, &page, "passkey").await;
    page.assert_screen(200, "/login/enrol/passkey");
    let asked = &options(&page)["publicKey"];
    assert_eq!(asked["rp"]["id"], stack.auth().host_str().unwrap());
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    let (key, form) = made(&page, &stack);
    let answer = browser.submit(form).await;
    assert_eq!(browser.signed_in_as().await, None);
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/passkey");
    assert!(!page.body.contains("Use your password instead"), "{page}");
    let landed = browser.submit(signed(&page, &key, &stack)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    let names = passkeys(&stack, &person.id).await;
    assert!(names[0].starts_with("Passkey, "), "{names:?}");
    // With the password it is still the second factor.
    let other = stack.browser();
    let page = enter(&other, &person).await;
    page.assert_screen(200, "/login/passkey");
    let flow = page.form().value("flow").to_owned();
    let answer = other.open(&stack.auth_url(&format!("/login/enrol?flow={flow}"))).await;
    answer.assert_goes_to(&stack.auth_url("/login/passkey"));
    assert_eq!(other.signed_in_as().await, None);
    let landed = other.submit(signed(&page, &key, &stack)).await;
    other.follow(landed).await;
    assert_eq!(other.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_passkey_that_is_offered_is_set_up_and_one_is_in() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({})).await;
    let person = stack.person().of(&organization).never_asked().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let page = choose(&browser, &page, "passkey").await;
    let (_, form) = made(&page, &stack);
    let landed = browser.submit(form).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    // Whoever has one is not asked again.
    stack.browser().sign_in(&person).await;
}

#[tokio::test]
async fn a_key_that_does_not_answer_the_question_is_not_set_up() {
    let stack = Stack::start().await;
    for (factor, path) in [("passkey", "/login/enrol/passkey"), ("u2f", "/login/enrol/u2f")] {
        let (person, browser, page) = forced_to_enrol(&stack).await;
        let page = choose(&browser, &page, factor).await;
        let (asked, own) = (options(&page), origin(&stack));
        let mut old = asked.clone();
        old["publicKey"]["challenge"] = json!("b2xk");
        let mut elsewhere = asked.clone();
        elsewhere["publicKey"]["rp"]["id"] = json!("attacker.example");
        let mut wrong = vec![
            authenticator::create(&asked, "https://attacker.example").1.to_string(),
            authenticator::create(&old, &own).1.to_string(),
            authenticator::create(&elsewhere, &own).1.to_string(),
            "{}".to_owned(),
            "no JSON".to_owned(),
        ];
        if factor == "passkey" {
            // An authenticator that does not know its user could never be used again.
            wrong.push(authenticator::create_unverified(&asked, &own).1.to_string());
        }
        for credential in wrong {
            let answer = browser.submit(page.form().tamper("credential", &credential)).await;
            answer.assert_screen(422, path).assert_message("credential-refused").assert_leaves_cookies();
        }
        browser.submit(page.form()).await.assert_message("credential-missing");
        let known = methods(&stack, &person.id).await;
        assert!(!known.contains("PASSKEY") && !known.contains("U2F"), "{known}");
        assert_eq!(browser.signed_in_as().await, None);
        // Another way is open, and so is this one.
        let choice = browser.link(&page, &page.link_named("Try another way")).await;
        choice.assert_screen(200, "/login/enrol");
        let answer = browser.submit(made(&page, &stack).1).await;
        answer.assert_status(303);
    }
}

#[tokio::test]
async fn a_question_that_was_asked_anew_elsewhere_replaces_the_old_one() {
    let stack = Stack::start().await;
    let (_, browser, page) = forced_to_enrol(&stack).await;
    let first = choose(&browser, &page, "passkey").await;
    let second = choose(&browser, &page, "passkey").await;
    let answer = browser.submit(made(&first, &stack).1).await;
    answer.assert_screen(422, "/login/enrol/passkey").assert_message("credential-refused");
    assert_eq!(options(&answer), options(&second));
    let (_, form) = made(&second, &stack);
    browser.submit(form.clone()).await.assert_goes_to(&stack.auth_url("/login/next"));
    // Sent twice, it has counted once.
    let again = browser.submit(form).await;
    again.assert_goes_to(&stack.auth_url("/login/passkey"));
}

#[tokio::test]
async fn no_key_is_set_up_where_the_sign_in_does_not_stand_there() {
    let stack = Stack::start().await;
    let policy = json!({"forceMfa": true, "multiFactors": [], "secondFactors": ["SECOND_FACTOR_TYPE_OTP"]});
    let organization = stack.organization().login_policy(&policy).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    assert!(!page.body.contains("Passkey") && !page.body.contains("Security key"), "{page}");
    for factor in ["passkey", "u2f"] {
        let answer = browser.submit(page.form().with("factor", factor)).await;
        answer.assert_goes_to(&stack.auth_url("/login/enrol?flow="));
        // The page and the form of somebody else's.
        let (_, other, enrol) = forced_to_enrol(&stack).await;
        let asking = choose(&other, &enrol, factor).await;
        let (_, form) = made(&asking, &stack);
        let (flow, csrf) = (page.form().value("flow").to_owned(), page.form().value("csrf").to_owned());
        let answer = browser.submit(form.tamper("flow", &flow).tamper("csrf", &csrf)).await;
        answer.assert_goes_to(&stack.auth_url("/login/enrol?flow="));
        let path = format!("/login/enrol/{factor}?flow={flow}");
        browser.open(&stack.auth_url(&path)).await.assert_goes_to(&stack.auth_url("/login/enrol?flow="));
    }
    let known = methods(&stack, &person.id).await;
    assert!(!known.contains("PASSKEY") && !known.contains("U2F"), "{known}");
    let (_, other, enrol) = forced_to_enrol(&stack).await;
    let asking = choose(&other, &enrol, "passkey").await;
    other.submit(made(&asking, &stack).1.tamper("csrf", "x")).await.assert_problem(Kind::Forbidden);
}

#[tokio::test]
async fn a_page_of_the_teams_own_sets_a_passkey_up_by_json() {
    let stack = Stack::start().await;
    let (person, browser, page) = forced_to_enrol(&stack).await;
    let script = browser.script(stack.landing().as_str());
    let form = page.form();
    let fields = json!({"flow": form.value("flow"), "csrf": form.value("csrf"), "factor": "passkey"});
    let shown = script.post(&stack.auth_url("/login/enrol"), &fields).await;
    shown.assert_screen(200, "/login/enrol/passkey");
    let shown = shown.json();
    assert_eq!(
        (&shown["screen"], &shown["ceremony"]),
        (&json!("web_authn"), &json!("enrol_passkey")),
        "{shown}"
    );
    let (key, credential) = authenticator::create(&shown["options"], &origin(&stack));
    let fields = json!({"flow": shown["form"]["flow"], "csrf": shown["form"]["csrf"],
        "credential": credential.to_string(), "name": " Zoë’s \"<phone>\" "});
    let next = script.post(&stack.auth_url("/login/enrol/passkey"), &fields).await;
    let next = next.json()["location"].as_str().unwrap_or_default().to_owned();
    assert_eq!(passkeys(&stack, &person.id).await, ["Zoë’s \"<phone>\""]);
    let shown = script.get(&next).await.json();
    assert_eq!((&shown["screen"], &shown["ceremony"]), (&json!("web_authn"), &json!("passkey")), "{shown}");
    let credential = key.get(&shown["options"], &origin(&stack)).to_string();
    let fields =
        json!({"flow": shown["form"]["flow"], "csrf": shown["form"]["csrf"], "credential": credential});
    let done = script.post(&stack.auth_url("/login/passkey"), &fields).await;
    let done = done.json()["location"].as_str().unwrap_or_default().to_owned();
    assert!(done.starts_with(&stack.app_url("/auth")), "{done}");
}

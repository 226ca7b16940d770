//! The service credential is data: a personal access token and a machine key do the same, and either can take the
//! other's place while people sign in.

use harness::{Answer, Browser, Person, Stack, unique};
use serde_json::{Value, json};
use shared::error::Kind;
use std::time::Duration;

fn pat(stack: &Stack) -> String {
    json!({"type": "pat", "token": stack.zitadel().fixtures.tokens["login-client"]}).to_string()
}

fn key(stack: &Stack, name: &str) -> String {
    stack.zitadel().fixtures.keys[name].to_string()
}

/// What a person sees, without what differs from one sign-in to the next.
fn seen(answer: &Answer) -> String {
    let mut headers: Vec<_> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "set-cookie" && *name != "location")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let leads = answer.location().map(|_| {
        let target = answer.target();
        let names: Vec<_> = target.query_pairs().map(|(name, _)| name.into_owned()).collect();
        format!("{}{} {names:?}", target.origin().ascii_serialization(), target.path())
    });
    let links: Vec<String> =
        answer.page().named("a").filter_map(|a| a.get("href")).map(str::to_owned).collect();
    let mut body = answer.normalized();
    for link in links.iter().filter(|link| link.contains("flow=")) {
        body = body.replace(link.as_str(), link.split('=').next().unwrap_or_default());
    }
    format!("{}\n{}\n{leads:?}\n{body}", answer.status, headers.join("\n"))
}

/// Everything on the way: pages, a wrong password, a sign-in, a sign-up.
async fn tour(browser: &Browser, person: &Person, email: &str) -> Vec<String> {
    let stack = browser.stack();
    let page = browser.sign_in_page().await;
    let wrong = browser.enter(&page, &person.login_name, "wrong").await;
    let right = browser.enter(&wrong, &person.login_name, &person.password).await;
    let landed = browser.follow(right.clone()).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    let signup = browser.visit("/auth/login?prompt=create").await;
    let form = signup.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
    let answer = browser.submit(form.fill("email", email).fill("password", &stack.new_password())).await;
    let verify = browser.follow(answer).await;
    let user = stack.zitadel().find_by_email(email).await;
    let code = stack.mailed_code(&user).await;
    let done = browser.submit(verify.form().fill("code", &code)).await;
    browser.follow(done.clone()).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
    let unknown = browser.open(&stack.auth_url("/login?authRequest=V2_1")).await;
    let mut all: Vec<_> = [&page, &wrong, &right, &signup, &verify, &done, &unknown].map(seen).into();
    all.push(format!("{:?}", landed.hops.iter().map(|hop| (hop.url.path(), hop.status)).collect::<Vec<_>>()));
    all.iter().map(|text| text.replace(&email.replace('\'', "&#39;"), "EMAIL")).collect()
}

#[tokio::test]
async fn a_machine_key_in_place_of_a_personal_access_token_changes_nothing_a_person_sees() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let mut tours = Vec::new();
    for secret in [pat(&stack), key(&stack, "drawbridge"), key(&stack, "drawbridge-bearer")] {
        let stack = stack.with_service_secret(&secret).await;
        tours.push(tour(&stack.browser(), &person, &unique::email()).await);
    }
    for other in &tours[1..] {
        for (one, two) in tours[0].iter().zip(other) {
            assert_eq!(one, two);
        }
    }
}

#[tokio::test]
async fn a_changed_secret_is_followed_without_a_failed_request_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    for secret in [pat(&stack), key(&stack, "drawbridge"), pat(&stack), key(&stack, "drawbridge-bearer")] {
        stack.secrets().set("service", secret);
        stack.browser().sign_in(&person).await;
        // A secret is read again after some minutes.
        stack.advance(Duration::from_mins(6));
        stack.browser().sign_in(&person).await;
    }
}

/// A service user's key of the test's own, so that it can be taken away.
async fn own_key(stack: &Stack) -> (String, String, Value) {
    let user = stack.zitadel().fixtures.var("drawbridgeUserId").to_owned();
    let body = json!({"expirationDate": "2098-01-01T00:00:00Z"});
    let made = stack.zitadel().admin(&format!("POST /v2/users/{user}/keys"), None, &body).await;
    let content = made["keyContent"].as_str().unwrap().to_owned();
    let file = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, content).unwrap();
    let file = serde_json::from_slice(&file).unwrap();
    (user, made["keyId"].as_str().unwrap().to_owned(), file)
}

/// Waits until a key is good for a token, since keys show up late.
async fn wait_for(stack: &Stack, secret: &Value) {
    for _ in 0..100 {
        let trial = stack.with_service_secret(&secret.to_string()).await;
        if trial.browser().visit("/auth/login").await.status == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the key is never accepted");
}

#[tokio::test]
async fn a_key_that_was_removed_is_replaced_by_the_one_the_secret_holds_by_then() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let (user, id, file) = own_key(&stack).await;
    wait_for(&stack, &file).await;
    let stack = stack.with_service_secret(&file.to_string()).await;
    let removal = format!("DELETE /v2/users/{user}/keys/{id}");
    stack.zitadel().admin(&removal, None, &json!(null)).await;
    // Nobody came before, so there is no token yet, and the key it would be bought with is gone.
    stack.secrets().set("service", key(&stack, "drawbridge"));
    let browser = stack.browser();
    browser.sign_in(&person).await;
}

#[tokio::test]
async fn a_credential_that_is_not_accepted_is_answered_with_try_again_until_the_secret_is_right_on_stand_in()
{
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let mut unknown = stack.zitadel().fixtures.keys["drawbridge"].clone();
    unknown["keyId"] = json!("999999999999999999");
    for wrong in [unknown.to_string(), json!({"type": "pat", "token": "none"}).to_string()] {
        let stack = stack.with_service_secret(&wrong).await;
        let browser = stack.browser();
        browser.visit("/auth/login").await.assert_problem(Kind::Unavailable);
        stack.secrets().set("service", pat(&stack));
        // A refusal makes the functions read the secret again, but not for every request.
        stack.advance(Duration::from_secs(11));
        browser.sign_in(&person).await;
    }
}

#[tokio::test]
async fn an_application_key_that_is_not_accepted_is_answered_with_try_again_and_nothing_is_lost_on_stand_in()
{
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    let right = key(&stack, "app");
    let mut wrong = stack.zitadel().fixtures.keys["app"].clone();
    wrong["keyId"] = json!("999999999999999999");
    stack.secrets().set("client", wrong.to_string());
    stack.advance(Duration::from_mins(6));
    browser.step(&callback).await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    stack.secrets().set("client", right);
    stack.advance(Duration::from_secs(11));
    browser.step(&callback).await.assert_goes_to(&stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

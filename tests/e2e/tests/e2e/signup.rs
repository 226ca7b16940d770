//! New people.

use harness::{Answer, Browser, Stack, unique};
use shared::error::Kind;

/// Arrives at the sign-up page.
pub(crate) async fn sign_up_page(browser: &Browser) -> Answer {
    let page = browser.visit("/auth/login?prompt=create&return_to=/reports").await;
    page.assert_screen(200, "/signup");
    page
}

async fn enter(browser: &Browser, page: &Answer, email: &str, password: &str) -> Answer {
    let form = page.form_to("/signup").fill("given_name", unique::GIVEN_NAME);
    let form = form.fill("family_name", unique::FAMILY_NAME).fill("email", email);
    browser.submit(form.fill("password", password)).await
}

/// Signs up as far as the page for the code.
pub(crate) async fn sign_up(browser: &Browser, stack: &Stack, email: &str) -> (Answer, String) {
    let password = stack.new_password();
    let page = sign_up_page(browser).await;
    let answer = enter(browser, &page, email, &password).await;
    answer.assert_goes_to(&stack.auth_url("/signup/verify"));
    let page = browser.follow(answer).await;
    page.assert_screen(200, "/signup/verify");
    assert!(page.page().text().contains(email), "{page}");
    (page, password)
}

#[tokio::test]
async fn a_new_person_is_signed_in_by_the_mailed_code_without_a_second_form() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    let landed = browser.follow(answer).await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
    let who = browser.who().await;
    who.assert_status(200);
    assert_eq!(who.json()["sub"], user, "{who}");
    assert_eq!(who.json()["email_verified"], true, "{who}");
    assert_eq!(who.json()["name"], format!("{} {}", unique::GIVEN_NAME, unique::FAMILY_NAME), "{who}");
}

#[tokio::test]
async fn the_page_can_be_reached_from_the_sign_in_page_and_back() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let login = browser.sign_in_page().await;
    let signup = browser.link(&login, &login.link_named("Create an account")).await;
    signup.assert_screen(200, "/signup");
    let back = browser.link(&signup, &signup.link_named("Sign in")).await;
    back.assert_screen(200, "/login");
    assert_eq!(back.form().value("flow"), login.form().value("flow"), "{back}");
    let by_hand = browser.visit(&stack.auth_url("/signup")).await;
    by_hand.assert_screen(200, "/signup");
}

#[tokio::test]
async fn an_address_that_has_an_account_gets_the_same_answer_and_no_mail() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let known = enter(&browser, &page, &person.email, &stack.new_password()).await;
    known.assert_goes_to(&stack.auth_url("/signup/verify"));
    let known = browser.follow(known).await;

    let other = stack.browser();
    let email = unique::email();
    let (new, _) = sign_up(&other, &stack, &email).await;
    let same =
        |answer: &Answer, email: &str| answer.normalized().replace(&email.replace('\'', "&#39;"), "EMAIL");
    let (known_flow, new_flow) = (known.form().value("flow").to_owned(), new.form().value("flow").to_owned());
    assert_eq!(
        same(&known, &person.email).replace(&known_flow, "FLOW"),
        same(&new, &email).replace(&new_flow, "FLOW")
    );
    let answer = browser.submit(known.form().fill("code", "ABC123")).await;
    answer.assert_screen(422, "/signup/verify").assert_field_error("code", "code-refused");
    let answer = browser.submit(known.form().without("code").press("resend")).await;
    answer.assert_screen(200, "/signup/verify").assert_message("code-sent");
    assert_eq!(stack.zitadel().count_by_email(&person.email).await, 1);
    if stack.zitadel().is_stand_in() {
        let mails = stack.zitadel().stand_in().mails();
        assert!(!mails.iter().any(|mail| mail.user_id == person.id), "{mails:?}");
    }
    // The way out is on the page, for everybody.
    let login = browser.link(&known, &known.link_named("Sign in instead")).await;
    login.assert_screen(200, "/login");
}

#[tokio::test]
async fn a_sign_up_sent_twice_makes_one_account_that_its_code_verifies() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let email = unique::email();
    let password = stack.new_password();
    let page = sign_up_page(&browser).await;
    enter(&browser, &page, &email, &password).await.assert_status(303);
    let second = enter(&browser, &page, &email, &password).await;
    let page = browser.follow(second).await;
    page.assert_screen(200, "/signup/verify");
    let user = stack.zitadel().find_by_email(&email).await;
    assert_eq!(stack.zitadel().count_by_email(&email).await, 1);
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn of_two_sign_ups_at_once_either_page_takes_the_code() {
    let stack = Stack::start().await;
    for first in [true, false] {
        let browser = stack.browser();
        let email = unique::email();
        let password = stack.new_password();
        let page = sign_up_page(&browser).await;
        let submit = || enter(&browser, &page, &email, &password);
        let (one, two) = tokio::join!(submit(), submit());
        let page = browser.follow(if first { one } else { two }).await;
        page.assert_screen(200, "/signup/verify");
        let user = stack.zitadel().find_by_email(&email).await;
        let code = stack.mailed_code(&user).await;
        let answer = browser.submit(page.form().fill("code", &code)).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await, Some(user));
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_kept_but_for_the_password() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let answer = browser.submit(page.form()).await;
    answer.assert_screen(422, "/signup");
    for (field, id) in [
        ("given_name", "given-name-missing"),
        ("family_name", "family-name-missing"),
        ("email", "email-missing"),
        ("password", "password-missing"),
    ] {
        answer.assert_field_error(field, id);
    }
    let long = "ä".repeat(201);
    let form = page.form().fill("given_name", &long).fill("family_name", unique::FAMILY_NAME);
    let answer = browser.submit(form.fill("email", "nobody@nowhere").fill("password", "short")).await;
    answer.assert_screen(422, "/signup").assert_field_error("given_name", "name-too-long");
    answer.assert_no_field_error("family_name").assert_field("family_name", unique::FAMILY_NAME);
    answer.assert_field_error("email", "email-invalid").assert_field("email", "nobody@nowhere");
    answer.assert_field_error("password", "password-rules-broken").assert_leaves_cookies();
    assert_eq!(answer.page().with("name", "password").unwrap().get("value"), None, "{answer}");
}

#[tokio::test]
async fn a_password_is_measured_in_bytes_and_ends_at_72() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    for password in [format!("Aa1!{}", "ä".repeat(35)), "Aa1!xyz".to_owned(), "aaaaaaaa1!".to_owned()] {
        let answer = enter(&browser, &page, &unique::email(), &password).await;
        answer.assert_screen(422, "/signup").assert_field_error("password", "password-rules-broken");
    }
    let longest = format!("Aa1!{}", "ä".repeat(34));
    enter(&browser, &page, &unique::email(), &longest)
        .await
        .assert_goes_to(&stack.auth_url("/signup/verify"));
}

#[tokio::test]
async fn an_address_that_only_zitadel_knows_to_be_wrong_is_said_beside_its_field() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    for email in ["a..b@example.com", "<x>@example.com", "a@-.example.com", "\u{1f511}@@x.com"] {
        let answer = enter(&browser, &page, email, &stack.new_password()).await;
        answer.assert_screen(422, "/signup").assert_field_error("email", "email-invalid");
    }
}

#[tokio::test]
async fn foreign_tampered_and_flowless_forms_are_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let email = unique::email();
    let fill = || {
        let form = page.form_to("/signup").fill("given_name", "a").fill("family_name", "b");
        form.fill("email", &email).fill("password", "Aa1!Aa1!Aa1!")
    };
    browser.submit(fill().tamper("csrf", "x")).await.assert_problem(Kind::Forbidden);
    browser.submit(fill().without("csrf")).await.assert_problem(Kind::Forbidden);
    browser.submit(fill().tamper("flow", "x")).await.assert_problem(Kind::StartAgain);
    let ask = fill().into_ask().from_page("https://evil.example.org/");
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    browser.open(&stack.auth_url("/signup?flow=x")).await.assert_problem(Kind::StartAgain);
    browser.open(&stack.auth_url("/signup/verify")).await.assert_problem(Kind::StartAgain);
    browser.forget_all(stack.auth());
    browser.submit(fill()).await.assert_problem(Kind::StartAgain);
    assert_eq!(stack.zitadel().count_by_email(&email).await, 0);
}

#[tokio::test]
async fn names_are_shown_and_not_obeyed() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let evil = "\"><script>alert(1)</script>";
    let form = page.form_to("/signup").fill("given_name", evil).fill("family_name", evil);
    let answer = browser.submit(form.fill("email", evil)).await;
    answer.assert_screen(422, "/signup").assert_field("given_name", evil).assert_field("email", evil);
    assert_eq!(answer.page().named("script").count(), 1, "{answer}");
}

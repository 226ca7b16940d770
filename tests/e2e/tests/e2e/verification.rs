//! The code in the mail, and the link.

use crate::signup::{sign_up, sign_up_page};
use harness::{Stack, unique};
use shared::error::Kind;

#[tokio::test]
async fn a_code_may_be_typed_in_small_letters_and_with_blanks() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await.to_lowercase();
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    let answer = browser.submit(page.form().fill("code", &typed)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn a_wrong_code_is_refused_and_the_right_one_still_works() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    for (code, id) in [
        ("", "code-missing"),
        ("  ", "code-missing"),
        ("ZZZZZZ", "code-refused"),
        ("ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "code-refused"),
        ("../users", "code-refused"),
        ("\u{1f511}", "code-refused"),
    ] {
        let answer = browser.submit(page.form().fill("code", code)).await;
        answer.assert_screen(422, "/signup/verify").assert_field_error("code", id);
        assert_eq!(browser.signed_in_as().await, None);
    }
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn a_code_sent_twice_ends_signed_in() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let submit = || browser.submit(page.form().fill("code", &code));
    let (one, two) = tokio::join!(submit(), submit());
    one.assert_status(303);
    browser.follow(two).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn a_new_code_can_be_asked_for_and_the_old_one_is_dead_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let old = stack.mailed_code(&user).await;
    let page = browser.submit(page.form().without("code").press("resend")).await;
    page.assert_screen(200, "/signup/verify").assert_message("code-sent");
    let new = stack.mailed_code(&user).await;
    assert_ne!(old, new);
    let answer = browser.submit(page.form().fill("code", &old)).await;
    answer.assert_screen(422, "/signup/verify").assert_field_error("code", "code-refused");
    let answer = browser.submit(page.form().fill("code", &new)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn the_link_in_the_mail_fills_the_code_in_and_only_sending_it_redeems_it_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let email = unique::email();
    sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let mail = stack.mail(&user);
    assert!(mail.url.starts_with(&stack.auth_url("/signup/verify?flow=")), "{mail:?}");
    stack.zitadel().stand_in().clear_requests();
    for _ in 0..3 {
        let page = browser.open(&mail.url).await;
        page.assert_screen(200, "/signup/verify").assert_field("code", &code);
    }
    let asked = stack.zitadel().stand_in().count("POST *");
    assert_eq!(asked, 0, "opening a link asks for nothing: {:?}", stack.zitadel().stand_in().requests());
    let page = browser.open(&mail.url).await;
    let answer = browser.submit(page.form()).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn the_link_opened_in_another_browser_verifies_and_signs_nobody_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let email = unique::email();
    let (page, _) = sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let phone = stack.browser();
    let there = phone.open(&stack.mail(&user).url).await;
    there.assert_screen(200, "/signup/verify").assert_field("code", &code).assert_leaves_cookies();
    let answer = phone.submit(there.form()).await;
    answer.assert_goes_to(&stack.app_url("/auth/login"));
    assert!(answer.sets_cookies().is_empty(), "{answer}");
    assert_eq!(phone.signed_in_as().await, None);
    // Back where it began, the same code goes on.
    let answer = browser.submit(page.form().fill("code", &code)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn a_link_that_somebody_changed_leads_nowhere_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let email = unique::email();
    sign_up(&browser, &stack, &email).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let url: url::Url = stack.mail(&user).url.parse().unwrap();
    let other = stack.browser();
    for sealed in ["", "x", &user, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let mut changed = url.clone();
        changed.query_pairs_mut().clear().extend_pairs([("flow", "x"), ("t", sealed), ("code", "ABCDEF")]);
        other.open(changed.as_str()).await.assert_problem(Kind::StartAgain);
    }
}

#[tokio::test]
async fn the_verification_page_is_of_no_use_before_a_sign_up() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = sign_up_page(&browser).await;
    let flow = page.form_to("/signup").value("flow").to_owned();
    let answer = browser.open(&stack.auth_url(&format!("/signup/verify?flow={flow}"))).await;
    answer.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn somebody_unverified_verifies_at_the_sign_in_and_is_in() {
    let stack = Stack::start().await;
    let person = stack.person().unverified().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    answer.assert_goes_to(&stack.auth_url("/signup/verify"));
    let page = browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, None);
    let code = stack.mailed_code(&person.id).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn whoever_wishes_for_a_new_password_and_verifies_an_address_first_gets_to_it_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let changed = serde_json::json!({"email": unique::email(), "returnCode": {}});
    stack.zitadel().admin(&format!("POST /v2/users/{}/email", person.id), None, &changed).await;
    let answer = browser.open(&stack.auth_url("/login/password/change")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/signup/verify");
    let code = stack.mailed_code(&person.id).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    answer.assert_goes_to(&stack.auth_url("/login/next?flow="));
    // No page is opened ahead of the person where the flow may end.
    let ahead = answer.target().as_str().replace("/login/next", "/login/totp");
    let ahead = browser.ask(http::Method::GET, &ahead).header("sec-purpose", "prefetch");
    browser.send(ahead).await.assert_problem(Kind::Prefetch);
    browser.follow_home(answer).await.assert_screen(200, "/login/password/change");
}

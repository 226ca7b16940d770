//! Zitadel did what was asked, and its answer never came.

use fake_zitadel::Fault;
use harness::{Answer, Stack, unique};
use shared::error::Kind;

#[tokio::test]
async fn an_answer_that_is_lost_costs_a_second_try_and_nothing_more_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let stand_in = stack.zitadel().stand_in();
    for pattern in ["POST /v2/sessions", "POST /v2/oidc/auth_requests/*"] {
        let person = stack.person().await;
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        stand_in.fail_next(pattern, Fault::Lost, 1);
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        answer.assert_screen(503, "/login").assert_message("try-again").assert_leaves_cookies();
        let answer = browser.enter(&answer, &person.login_name, &person.password).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await, Some(person.id), "{pattern}");
    }
}

#[tokio::test]
async fn a_lost_answer_during_a_sign_up_leaves_one_account_that_can_be_finished_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let stand_in = stack.zitadel().stand_in();
    for pattern in ["POST /v2/users/human", "POST /v2/users/*/email/send", "POST /v2/sessions"] {
        let browser = stack.browser();
        let email = unique::email();
        let password = stack.new_password();
        let page = browser.visit("/auth/login?prompt=create").await;
        let enter = |page: &Answer| {
            let form = page.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
            browser.submit(form.fill("email", &email).fill("password", &password))
        };
        stand_in.fail_next(pattern, Fault::Lost, 1);
        let mut answer = enter(&page).await;
        if answer.status == 503 {
            answer.assert_screen(503, "/signup").assert_message("try-again");
            answer = enter(&answer).await;
        }
        let page = browser.follow(answer).await;
        page.assert_screen(200, "/signup/verify");
        let user = stack.zitadel().find_by_email(&email).await;
        let code = stack.mailed_code(&user).await;
        let answer = browser.submit(page.form().fill("code", &code)).await;
        let landed = browser.follow(answer).await;
        if landed.url.origin() == stack.auth().origin() {
            // Without a session from the sign-up the person signs in, once.
            let answer = browser.enter(&landed, &email, &password).await;
            browser.follow(browser.decline(answer).await).await;
        }
        assert_eq!(browser.signed_in_as().await, Some(user), "{pattern}");
        assert_eq!(stack.zitadel().count_by_email(&email).await, 1);
    }
}

#[tokio::test]
async fn a_lost_verification_is_found_to_have_happened_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().unverified().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let page = browser.follow(answer).await;
    let code = stack.mailed_code(&person.id).await;
    stack.zitadel().stand_in().fail_next("POST /v2/users/*/email/verify", Fault::Lost, 1);
    let answer = browser.submit(page.form().fill("code", &code)).await;
    answer.assert_screen(503, "/signup/verify").assert_message("try-again");
    let answer = browser.submit(answer.form().fill("code", &code)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_lost_code_exchange_starts_again_and_signs_in_without_a_question_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", Fault::Lost, 1);
    browser.step(&callback).await.assert_problem(Kind::Unavailable);
    // The code is spent: a reload cannot help any more, a new start does.
    browser.step(&callback).await.assert_problem(Kind::StartAgain);
    browser.visit("/auth/login").await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

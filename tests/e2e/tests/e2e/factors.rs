//! Second factors at the sign-in: codes of an authenticator application, by mail, by SMS.

use harness::{Answer, Browser, Person, Stack, totp};
use shared::error::Kind;

/// Name and password, and where that leads.
pub(crate) async fn enter(browser: &Browser, person: &Person) -> Answer {
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow_home(answer).await
}

pub(crate) async fn send_code(browser: &Browser, page: &Answer, code: &str) -> Answer {
    browser.submit(page.form().fill("code", code)).await
}

#[tokio::test]
async fn a_code_of_the_application_is_asked_for_and_signs_in() {
    let stack = Stack::start().await;
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/totp");
    assert_eq!(browser.signed_in_as().await, None);
    for (code, id) in [
        ("", "code-missing"),
        ("12345", "code-refused-app"),
        ("abcdef", "code-refused-app"),
        (&totp::code_after(&secret, 9), "code-refused-app"),
    ] {
        let answer = send_code(&browser, &page, code).await;
        answer.assert_screen(422, "/login/totp").assert_field_error("code", id).assert_leaves_cookies();
    }
    let code = totp::code(&secret);
    let landed = send_code(&browser, &page, &format!(" {} {} ", &code[..3], &code[3..])).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_code_of_the_application_is_taken_once() {
    let stack = Stack::start().await;
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let (one, two) = (stack.browser(), stack.browser());
    let (first, second) = (enter(&one, &person).await, enter(&two, &person).await);
    let code = totp::code(&secret);
    let landed = send_code(&one, &first, &code).await;
    one.follow(landed).await;
    assert_eq!(one.signed_in_as().await, Some(person.id.clone()));
    let refused = send_code(&two, &second, &code).await;
    refused.assert_screen(422, "/login/totp").assert_field_error("code", "code-used");
    let landed = send_code(&two, &second, &totp::code_after(&secret, 1)).await;
    two.follow(landed).await;
    assert_eq!(two.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_code_sent_twice_at_once_signs_in() {
    let stack = Stack::start().await;
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let code = totp::code(&secret);
    let (one, two) = tokio::join!(send_code(&browser, &page, &code), send_code(&browser, &page, &code));
    one.assert_status(303);
    two.assert_status(303);
    let finished = if one.target().origin() == stack.auth().origin() { two } else { one };
    browser.follow(finished).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_mailed_code_is_sent_with_the_password_and_signs_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/otp-email");
    assert!(page.page().text().contains(&person.email), "{page}");
    let old = stack.sent_code(&person.id, "otpEmail");
    send_code(&browser, &page, "00000000")
        .await
        .assert_screen(422, "/login/otp-email")
        .assert_field_error("code", "code-refused");
    let page = browser.submit(page.form().without("code").press("resend")).await;
    page.assert_screen(200, "/login/otp-email").assert_message("code-sent");
    let new = stack.sent_code(&person.id, "otpEmail");
    assert_ne!(old, new);
    send_code(&browser, &page, &old)
        .await
        .assert_screen(422, "/login/otp-email")
        .assert_field_error("code", "code-refused");
    let landed = send_code(&browser, &page, &new).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn the_link_in_the_mail_fills_the_code_in_and_redeems_nothing_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    let browser = stack.browser();
    enter(&browser, &person).await;
    let code = stack.sent_code(&person.id, "otpEmail");
    let url = stack.sent(&person.id, "otpEmail").url;
    assert!(url.starts_with(&stack.auth_url("/login/otp-email?flow=")), "{url}");
    stack.zitadel().stand_in().clear_requests();
    for _ in 0..3 {
        browser.open(&url).await.assert_screen(200, "/login/otp-email").assert_field("code", &code);
    }
    let changes = stack.zitadel().stand_in().count("POST *") + stack.zitadel().stand_in().count("PATCH *");
    assert_eq!(changes, 0, "{:?}", stack.zitadel().stand_in().requests());
    stack.browser().open(&url).await.assert_problem(Kind::StartAgain);
    let page = browser.open(&url).await;
    let landed = browser.submit(page.form()).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn one_changes_from_one_factor_to_another_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).with_mailed_factor().with_sms_factor("+41791234567").await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/totp");
    assert!(stack.zitadel().stand_in().mails().is_empty(), "nothing is sent before it is wished for");
    let choice = browser.link(&page, &page.link_named("Try another way")).await;
    choice.assert_screen(200, "/login/factors");
    let answer = browser.submit(choice.form().with("factor", "otp_sms")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/otp-sms");
    assert!(page.body.contains("•••67") && !page.body.contains("123456"), "{page}");
    let answer = browser.submit(choice.form().with("factor", "otp_email")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/otp-email");
    let code = stack.sent_code(&person.id, "otpEmail");
    let landed = send_code(&browser, &page, &code).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_factor_that_is_not_set_up_cannot_be_chosen() {
    let stack = Stack::start().await;
    let person = stack.person().with_totp(&totp::secret()).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let flow = page.form().value("flow").to_owned();
    for path in
        ["otp-email", "otp-sms", "enrol", "enrol/totp", "enrol/phone", "enrol/phone-code", "password/change"]
    {
        let answer = browser.open(&stack.auth_url(&format!("/login/{path}?flow={flow}"))).await;
        answer.assert_goes_to(&stack.auth_url("/login/totp"));
    }
    let choice = browser.open(&stack.auth_url(&format!("/login/factors?flow={flow}"))).await;
    for factor in ["otp_email", "otp_sms", "u2f", "x"] {
        let answer = browser.submit(choice.form().with("factor", factor)).await;
        answer.assert_goes_to(&stack.auth_url("/login/totp"));
    }
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn too_many_wrong_codes_lock_the_account_and_the_page_says_so() {
    let stack = Stack::start().await;
    let organization = stack.organization().lockout_by_codes(2).await;
    let secret = totp::secret();
    let person = stack.person().of(&organization).with_totp(&secret).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    for steps in [50, 60] {
        let answer = send_code(&browser, &page, &totp::code_after(&secret, steps)).await;
        answer.assert_screen(422, "/login/totp").assert_field_error("code", "code-refused-app");
    }
    let answer = send_code(&browser, &page, &totp::code(&secret)).await;
    answer.assert_screen(422, "/login/totp").assert_message("account-locked");
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn a_session_whose_second_factor_is_too_old_is_asked_for_that_alone_in_one_tab_of_two_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let organization =
        stack.organization().login_policy(&serde_json::json!({"secondFactorCheckLifetime": "60s"})).await;
    let secret = totp::secret();
    let person = stack.person().of(&organization).with_totp(&secret).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let landed = send_code(&browser, &page, &totp::code(&secret)).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    stack.advance(std::time::Duration::from_secs(90));
    let page = browser.visit("/auth/login").await;
    page.assert_screen(200, "/login/totp");
    let other_tab = browser.visit("/auth/login").await;
    other_tab.assert_screen(200, "/login/totp");
    let landed = send_code(&browser, &page, &totp::code_after(&secret, 3)).await;
    landed.assert_goes_to(&stack.app_url("/auth/callback"));
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
    // Another tab that waited on the same session has nothing left to ask.
    let answer = browser.link(&other_tab, other_tab.url.as_str()).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
}

#[tokio::test]
async fn when_zitadel_is_down_the_page_stays_and_the_sign_in_goes_on_later_on_stand_in() {
    use fake_zitadel::Fault;
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().with_mailed_factor().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let code = stack.sent_code(&person.id, "otpEmail");
    stack.zitadel().stand_in().fail_next("PATCH /v2/sessions/*", Fault::Status { status: 503 }, 1);
    let answer = send_code(&browser, &page, &code).await;
    answer.assert_screen(503, "/login/otp-email").assert_message("try-again").assert_retry_after();
    // The check is done, what comes after it is not: the code need not be entered again, and could not.
    stack.zitadel().stand_in().fail_next("GET /v2/users/*", Fault::Status { status: 503 }, 2);
    let answer = send_code(&browser, &page, &code).await;
    answer.assert_goes_to(&stack.auth_url("/login/next"));
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_code_of_the_application_that_zitadel_never_answered_for_is_tried_again_on_stand_in() {
    use fake_zitadel::Fault;
    let Some(stack) = Stack::alone().await else { return };
    let secret = totp::secret();
    let person = stack.person().with_totp(&secret).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let wrong = totp::code_after(&secret, 9);
    for _ in 0..2 {
        let answer = send_code(&browser, &page, &wrong).await;
        answer.assert_screen(422, "/login/totp").assert_field_error("code", "code-refused-app");
    }
    stack.zitadel().stand_in().fail_next("PATCH /v2/sessions/*", Fault::Status { status: 503 }, 1);
    let code = totp::code(&secret);
    let answer = send_code(&browser, &page, &code).await;
    answer.assert_screen(503, "/login/totp").assert_message("try-again");
    let landed = send_code(&browser, &page, &code).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn another_way_is_still_offered_after_a_wrong_code() {
    let stack = Stack::start().await;
    let person = stack.person().with_totp(&totp::secret()).with_mailed_factor().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let wrong = send_code(&browser, &page, "abcdef").await;
    wrong.assert_screen(422, "/login/totp");
    let choice = browser.link(&wrong, &wrong.link_named("Try another way")).await;
    choice.assert_screen(200, "/login/factors");
}

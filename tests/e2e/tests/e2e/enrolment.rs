//! Second factors are set up: because the policy forces one, or because the person takes the offer.

use crate::factors::{enter, send_code};
use harness::{Answer, Browser, Stack, totp};
use serde_json::{Value, json};
use shared::error::Kind;

const ALL: [&str; 4] = [
    "SECOND_FACTOR_TYPE_OTP",
    "SECOND_FACTOR_TYPE_U2F",
    "SECOND_FACTOR_TYPE_OTP_EMAIL",
    "SECOND_FACTOR_TYPE_OTP_SMS",
];

pub(crate) fn forced() -> Value {
    json!({"forceMfa": true, "secondFactors": ALL})
}

pub(crate) async fn choose(browser: &Browser, page: &Answer, factor: &str) -> Answer {
    let answer = browser.submit(page.form().with("factor", factor)).await;
    browser.follow_home(answer).await
}

fn secret_of(page: &Answer) -> String {
    let code = page.page().named("code").next().map(|code| code.text.clone()).unwrap_or_default();
    code.split_whitespace().collect()
}

#[tokio::test]
async fn a_forced_second_factor_is_set_up_before_anybody_is_signed_in() {
    let stack = Stack::start().await;
    for policy in [json!({"forceMfa": true}), json!({"forceMfaLocalOnly": true})] {
        let organization = stack.organization().login_policy(&policy).await;
        let person = stack.person().of(&organization).await;
        let browser = stack.browser();
        let page = enter(&browser, &person).await;
        page.assert_screen(200, "/login/enrol");
        assert!(!page.body.contains("name=\"skip\""), "{page}");
        let answer = browser.submit(page.form().with("skip", "1")).await;
        answer.assert_goes_to(&stack.auth_url("/login/enrol"));
        browser.visit("/auth/login").await.assert_screen(200, "/login");
        assert_eq!(browser.signed_in_as().await, None);
    }
}

#[tokio::test]
async fn an_authenticator_application_is_set_up_and_its_code_counts_at_once() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&forced()).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let page = choose(&browser, &page, "totp").await;
    page.assert_screen(200, "/login/enrol/totp");
    let secret = secret_of(&page);
    assert!(page.body.contains("otpauth://totp/") && page.body.contains("<svg class=\"qr\""), "{page}");
    // Coming back shows the same secret.
    let again = browser.open(page.url.as_ref()).await;
    assert_eq!(secret_of(&again), secret);
    let wrong = send_code(&browser, &page, &totp::code_after(&secret, 20)).await;
    wrong.assert_screen(422, "/login/enrol/totp").assert_field_error("code", "code-refused-app");
    let code = totp::code(&secret);
    let landed = send_code(&browser, &page, &code).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    // From now on it is asked for, and the code of the enrolment is used.
    let other = stack.browser();
    let page = enter(&other, &person).await;
    page.assert_screen(200, "/login/totp");
    send_code(&other, &page, &code).await.assert_field_error("code", "code-used");
}

#[tokio::test]
async fn codes_by_mail_are_set_up_and_proved_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let organization = stack.organization().login_policy(&forced()).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let page = choose(&browser, &page, "otp_email").await;
    page.assert_screen(200, "/login/otp-email");
    assert_eq!(browser.signed_in_as().await, None);
    let landed = send_code(&browser, &page, &stack.sent_code(&person.id, "otpEmail")).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn codes_by_sms_are_set_up_with_a_new_number_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let organization = stack.organization().login_policy(&forced()).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    let page = choose(&browser, &page, "otp_sms").await;
    page.assert_screen(200, "/login/enrol/phone");
    for (number, id) in [
        ("", "phone-missing"),
        ("079 123 45 67", "phone-invalid"),
        ("+999123456", "phone-invalid"),
        ("+41 79 <b>", "phone-invalid"),
    ] {
        let answer = browser.submit(page.form().fill("phone", number)).await;
        answer
            .assert_screen(422, "/login/enrol/phone")
            .assert_field_error("phone", id)
            .assert_field("phone", number);
    }
    let answer = browser.submit(page.form().fill("phone", " +41 79 123 45 67 ")).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/enrol/phone-code");
    let old = stack.sent_code(&person.id, "verifyPhone");
    let page = browser.submit(page.form().without("code").press("resend")).await;
    page.assert_screen(200, "/login/enrol/phone-code").assert_message("code-sent");
    send_code(&browser, &page, &old).await.assert_field_error("code", "code-refused");
    let answer = send_code(&browser, &page, &stack.sent_code(&person.id, "verifyPhone").to_lowercase()).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login/otp-sms");
    // The number is proved; the sign-in's second factor is a code of its own, which is sent when it is wished for.
    let page = browser.submit(page.form().without("code").press("resend")).await;
    let landed = send_code(&browser, &page, &stack.sent_code(&person.id, "otpSms")).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn setting_one_up_is_offered_once_and_declining_is_remembered() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({})).await;
    let person = stack.person().of(&organization).never_asked().await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/enrol");
    assert_eq!(browser.signed_in_as().await, None);
    let landed = browser.submit(page.form().press("skip")).await;
    browser.follow(landed).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id.clone()));
    let other = stack.browser();
    other.sign_in(&person).await;
}

#[tokio::test]
async fn nothing_is_offered_where_the_policy_wants_none_asked() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&json!({"mfaInitSkipLifetime": "0s"})).await;
    let person = stack.person().of(&organization).never_asked().await;
    stack.browser().sign_in(&person).await;
}

#[tokio::test]
async fn a_password_alone_adds_no_way_in_beside_the_factor_that_is_there() {
    let stack = Stack::start().await;
    let organization = stack.organization().login_policy(&forced()).await;
    let (with, without) = (
        stack.person().of(&organization).with_totp(&totp::secret()).await,
        stack.person().of(&organization).await,
    );
    let (browser, other) = (stack.browser(), stack.browser());
    let page = enter(&browser, &with).await;
    let enrolling = enter(&other, &without).await;
    // The form of somebody who may set one up, with the flow and token of somebody who may not.
    let form = enrolling.form().with("factor", "otp_email");
    let form = form.tamper("flow", page.form().value("flow")).tamper("csrf", page.form().value("csrf"));
    let answer = browser.submit(form.clone()).await;
    answer.assert_goes_to(&stack.auth_url("/login/totp"));
    let methods = format!("GET /v2/users/{}/authentication_methods", with.id);
    let methods = stack.zitadel().admin(&methods, None, &Value::Null).await;
    assert!(!methods.to_string().contains("OTP_EMAIL"), "{methods}");
    let unknown = stack.browser().submit(form).await;
    unknown.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn a_factor_that_the_policy_does_not_allow_cannot_be_set_up() {
    let stack = Stack::start().await;
    let policy = json!({"forceMfa": true, "secondFactors": ["SECOND_FACTOR_TYPE_OTP"]});
    let organization = stack.organization().login_policy(&policy).await;
    let person = stack.person().of(&organization).phone("+41791234567", true).await;
    let browser = stack.browser();
    let page = enter(&browser, &person).await;
    page.assert_screen(200, "/login/enrol");
    let (flow, csrf) = (page.form().value("flow").to_owned(), page.form().value("csrf").to_owned());
    let enrol = stack.auth_url("/login/enrol?flow=");
    for path in ["phone", "phone-code"] {
        let url = stack.auth_url(&format!("/login/enrol/{path}"));
        browser.open(&format!("{url}?flow={flow}")).await.assert_goes_to(&enrol);
        let body = format!("flow={flow}&csrf={csrf}&phone=%2B41791234568&code=ABCDEF");
        let ask = browser.ask(http::Method::POST, &url).from_page(page.url.as_str());
        let answer = browser.send(ask.body("application/x-www-form-urlencoded", body)).await;
        answer.assert_goes_to(&enrol);
    }
    let methods = format!("GET /v2/users/{}/authentication_methods", person.id);
    let methods = stack.zitadel().admin(&methods, None, &Value::Null).await;
    assert!(!methods.to_string().contains("OTP_SMS"), "{methods}");
}

#[tokio::test]
async fn a_forced_second_factor_of_which_none_is_allowed_is_no_dead_page() {
    let stack = Stack::start().await;
    let policy = json!({"forceMfa": true, "secondFactors": [], "multiFactors": []});
    let organization = stack.organization().login_policy(&policy).await;
    let person = stack.person().of(&organization).await;
    let browser = stack.browser();
    enter(&browser, &person).await.assert_problem(Kind::StepMissing);
}

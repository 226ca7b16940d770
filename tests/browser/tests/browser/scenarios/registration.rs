//! Signing up: with a password, against each rule for passwords, and where nobody may.

use super::passwords::{WEAK, unmet};
use browser_kit::{Newcomer, Visitor, test};
use serde_json::json;

const OFF: &str = "This is switched off.";

/// From the filled-in page to the application, by the mailed code.
async fn sign_up(visitor: &Visitor) -> Newcomer {
    let newcomer = Newcomer::default();
    visitor.sign_up(&newcomer).await;
    visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
    visitor.see_signed_in_as(&newcomer.name()).await;
    newcomer
}

#[test]
fn a47_somebody_signs_up_with_a_password() {
    test(async |visitor| {
        visitor.go_to_sign_up().await;
        let newcomer = sign_up(visitor).await;
        visitor.sign_out_and_come_back().await;
        visitor.enter(&newcomer.email, &newcomer.password).await;
        // A second factor is offered at the first sign-in, not at the sign-up.
        visitor.press("Not now").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn a49_where_only_passwords_are_allowed_no_passkey_is_offered_and_one_lands_at_the_application() {
    test(async |visitor| {
        let policy = json!({
            "passwordlessType": "PASSWORDLESS_TYPE_NOT_ALLOWED",
            "multiFactors": [],
            "mfaInitSkipLifetime": "0s",
        });
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        visitor.go_to_sign_up_of(&organization).await;
        visitor.field("Password").await;
        let text = visitor.text().await.to_lowercase();
        assert!(!text.contains("passkey"), "{text}");
        sign_up(visitor).await;
    });
}

/// A password that breaks one rule is refused, that rule is shown as unmet, and a better one is taken.
async fn refuses(visitor: &Visitor, rule: &str) {
    let (password, _) =
        WEAK.into_iter().find(|(_, broken)| *broken == rule).expect("a weak password for each");
    visitor.go_to_sign_up().await;
    visitor.fill_in_sign_up(&Newcomer { password: password.into(), ..Newcomer::default() }).await;
    visitor.see("This password doesn’t meet all the rules yet.").await;
    assert_eq!(unmet(visitor).await, rule, "{password}");
    sign_up(visitor).await;
}

#[test]
fn a50_a_password_that_is_too_short_is_refused() {
    test(async |visitor| refuses(visitor, "min_length").await);
}

#[test]
fn a51_a_password_without_a_number_is_refused() {
    test(async |visitor| refuses(visitor, "digit").await);
}

#[test]
fn a52_a_password_without_an_upper_case_letter_is_refused() {
    test(async |visitor| refuses(visitor, "uppercase").await);
}

#[test]
fn a53_a_password_without_a_lower_case_letter_is_refused() {
    test(async |visitor| refuses(visitor, "lowercase").await);
}

#[test]
fn a54_a_password_without_a_symbol_is_refused() {
    test(async |visitor| refuses(visitor, "symbol").await);
}

#[test]
fn a57_where_nobody_may_sign_up_there_is_no_button_and_a_page_from_before_is_refused() {
    test(async |visitor| {
        visitor.expect_refusal();
        let organization = visitor.zitadel.organization().await;
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up_of(&organization).await;
        visitor.zitadel.set_login_policy(&organization, &json!({"allowRegister": false})).await;
        visitor.fill_in_sign_up(&newcomer).await;
        visitor.see(OFF).await;
        assert_eq!(visitor.zitadel.count_by_email(&newcomer.email).await, 0);

        let policy = json!({"allowRegister": false});
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        visitor.go_to_sign_in_of(&organization).await;
        visitor.field("Password").await;
        assert!(!visitor.text().await.contains("Create an account"), "{}", visitor.text().await);
        // Neither does asking for the page by hand help.
        let flow = visitor.script("return document.querySelector('input[name=flow]').value").await;
        let flow = flow.as_str().expect("the form names its flow");
        visitor.open(&visitor.place.auth(&format!("/signup?flow={flow}"))).await;
        visitor.see(OFF).await;
    });
}

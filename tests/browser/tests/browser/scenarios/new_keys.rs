//! Passkeys and security keys are set up: at the sign-up and beside a password, with the authenticator of Chromium.

use browser_kit::{Newcomer, Options, Visitor, test, test_with};
use harness::Person;
use serde_json::json;

/// Fills in the sign-up page without a password, up to the page for the mailed code.
async fn sign_up_for_passkey(visitor: &Visitor, newcomer: &Newcomer) {
    visitor.fill("First name", &newcomer.given_name).await;
    visitor.fill("Last name", &newcomer.family_name).await;
    visitor.fill("Email", &newcomer.email).await;
    visitor.press("Create account with a passkey").await;
    visitor.see("Check your inbox").await;
}

#[test]
fn a48_somebody_signs_up_with_a_passkey_and_signs_in_with_it() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        let authenticator = visitor.plug_in(true).await;
        visitor.go_to_sign_up().await;
        sign_up_for_passkey(visitor, &newcomer).await;
        visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
        visitor.see_signed_in_as(&newcomer.name()).await;
        assert_eq!(visitor.held(&authenticator).await.len(), 1);
        visitor.sign_out_and_come_back().await;
        visitor.fill("Email or username", &newcomer.email).await;
        visitor.press("Sign in with a passkey").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn a55_where_passwords_and_passkeys_are_allowed_a_password_may_be_chosen() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.button("Create account with a passkey").await;
        visitor.sign_up(&newcomer).await;
        visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
        visitor.see_signed_in_as(&newcomer.name()).await;
        visitor.sign_out_and_come_back().await;
        visitor.enter(&newcomer.email, &newcomer.password).await;
        visitor.press("Not now").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn a56_where_both_are_allowed_a_passkey_may_be_chosen_and_is_asked_for_by_itself() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.field("Password").await;
        sign_up_for_passkey(visitor, &newcomer).await;
        // Nothing is pressed after the code.
        let authenticator = visitor.plug_in(true).await;
        visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
        visitor.see_signed_in_as(&newcomer.name()).await;
        assert_eq!(visitor.held(&authenticator).await.len(), 1);
    });
}

#[test]
fn a_passkey_that_is_not_given_at_the_sign_up_is_given_up_for_a_password() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        // It waits for a touch that never comes.
        visitor.plug_in(false).await;
        visitor.go_to_sign_up().await;
        sign_up_for_passkey(visitor, &newcomer).await;
        visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
        visitor.arrive(&visitor.place.auth("/signup/passkey")).await;
        visitor.see("Set up your passkey").await;
        // Nothing is lost by giving it up.
        visitor.follow("Try another way").await;
        visitor.see("How do you want to sign in?").await;
        visitor.choose("Password").await;
        visitor.see("Choose a password").await;
        visitor.set_password(&newcomer.password).await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn i06_a_sign_up_without_a_password_leads_to_a_passkey_once_terms_and_privacy_are_ticked() {
    test(async |visitor| {
        let organization = visitor.zitadel.organization().await;
        let links =
            json!({"tosLink": "https://example.com/terms", "privacyLink": "https://example.com/privacy"});
        let call = "POST /management/v1/policies/privacy";
        visitor.zitadel.admin(call, Some(&organization.id), &links).await;
        let newcomer = Newcomer::default();
        visitor.plug_in(true).await;
        visitor.go_to_sign_up_of(&organization).await;
        visitor.link("Terms of service").await;
        visitor.link("Privacy policy").await;
        visitor.fill("First name", &newcomer.given_name).await;
        visitor.fill("Last name", &newcomer.family_name).await;
        visitor.fill("Email", &newcomer.email).await;
        visitor.press("Create account with a passkey").await;
        visitor.see("Please accept the terms of service.").await;
        visitor.see("Please accept the privacy policy.").await;
        for name in ["terms", "privacy"] {
            visitor.script(&format!("document.getElementById('{name}').click()")).await;
        }
        visitor.press("Create account with a passkey").await;
        visitor.see("Check your inbox").await;
        visitor.send_code(&visitor.mailed_code(&newcomer.email).await).await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

async fn must_set_up(visitor: &Visitor) -> Person {
    let organization = visitor.zitadel.organization().login_policy(&json!({"forceMfa": true})).await;
    let person = visitor.zitadel.person().of(&organization).await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.see("you need a second step").await;
    person
}

#[test]
fn a_security_key_is_set_up_where_a_second_factor_is_forced_and_asked_for_by_itself() {
    test(async |visitor| {
        must_set_up(visitor).await;
        let authenticator = visitor.plug_in(true).await;
        visitor.choose("Security key").await;
        visitor.see_signed_in().await;
        assert_eq!(visitor.held(&authenticator).await.len(), 1);
    });
}

#[test]
fn a_passkey_is_set_up_where_a_second_factor_is_forced_and_signs_in_alone_afterwards() {
    test(async |visitor| {
        let person = must_set_up(visitor).await;
        visitor.plug_in(true).await;
        visitor.choose("Passkey").await;
        visitor.see_signed_in().await;
        visitor.sign_out_and_come_back().await;
        visitor.fill("Email or username", &person.login_name).await;
        visitor.press("Sign in with a passkey").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn without_scripts_the_page_for_a_new_key_says_what_it_needs_and_another_way_is_open() {
    test_with(Options { scripts: false, ..Options::default() }, async |visitor| {
        must_set_up(visitor).await;
        visitor.choose("Security key").await;
        visitor.see("This needs JavaScript.").await;
        visitor.press("Set up security key").await;
        visitor.see("This step needs JavaScript").await;
        visitor.follow("Try another way").await;
        visitor.see("Protect your account").await;
    });
}

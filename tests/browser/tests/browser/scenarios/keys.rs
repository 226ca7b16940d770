//! Passkeys and security keys, with the authenticator of Chromium.

use browser_kit::{Options, test, test_on_stand_in, test_with};

#[test]
fn a37_a_security_key_is_asked_for_after_the_password_by_itself() {
    test(async |visitor| {
        let person = visitor.zitadel.person().await;
        visitor.give_security_key(&person, true).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a38_a_security_key_that_is_not_touched_is_given_up_for_a_mailed_code_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_mailed_factor().await;
        visitor.give_security_key(&person, false).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.arrive(&visitor.place.auth("/login/u2f")).await;
        visitor.follow("Try another way").await;
        visitor.choose("Email").await;
        visitor.arrive(&visitor.place.auth("/login/otp-email")).await;
        visitor.send_code(&visitor.message(&person.email, "otpEmail").await.code).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a39_the_name_and_a_passkey_sign_in() {
    test(async |visitor| {
        let person = visitor.zitadel.person().await;
        visitor.give_passkey(&person, true).await;
        visitor.go_to_passkey(&person.login_name).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a40_a_passkey_is_asked_for_by_itself_and_given_up_for_the_password() {
    test(async |visitor| {
        let person = visitor.zitadel.person().await;
        visitor.give_passkey(&person, false).await;
        visitor.go_to_passkey(&person.login_name).await;
        visitor.arrive(&visitor.place.auth("/login/passkey")).await;
        visitor.follow("Use your password instead").await;
        visitor.fill("Password", &person.password).await;
        visitor.press("Sign in").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn an_authenticator_without_the_key_leads_to_words_and_another_try() {
    test(async |visitor| {
        let person = visitor.zitadel.person().await;
        visitor.plug_in(true).await;
        visitor.go_to_passkey(&person.login_name).await;
        visitor.see("That didn’t work, or it was cancelled.").await;
        visitor.press("Use passkey").await;
        visitor.see("That didn’t work, or it was cancelled.").await;
    });
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    test_with(Options { scripts: false, ..Options::default() }, async |visitor| {
        let person = visitor.zitadel.person().await;
        visitor.go_to_passkey(&person.login_name).await;
        visitor.see("This needs JavaScript.").await;
        visitor.press("Use passkey").await;
        visitor.see("This step needs JavaScript").await;
        visitor.follow("Use your password instead").await;
        visitor.button("Sign in").await;
    });
}

#[test]
fn i04_somebody_with_only_a_passkey_gets_to_the_page_for_it() {
    test(async |visitor| {
        let person = visitor.zitadel.person().without_password().await;
        visitor.give_passkey(&person, true).await;
        visitor.go_to_passkey(&person.login_name).await;
        visitor.see_signed_in().await;
    });
}

//! Second factors at the sign-in.

use browser_kit::{Visitor, test, test_on_stand_in};
use harness::{Person, totp, unique};

const WRONG: &str = "That code is wrong or ";

/// Name and password, and the page that they lead to.
async fn enter(visitor: &Visitor, person: &Person, page: &str) {
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.arrive(&visitor.place.auth(page)).await;
}

#[test]
fn a26_a_mailed_code_is_typed_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_mailed_factor().await;
        enter(visitor, &person, "/login/otp-email").await;
        visitor.send_code(&visitor.message(&person.email, "otpEmail").await.code).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a27_the_link_in_the_mail_brings_the_code_along_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_mailed_factor().await;
        enter(visitor, &person, "/login/otp-email").await;
        let mail = visitor.message(&person.email, "otpEmail").await;
        visitor.new_tab().await;
        visitor.open(&mail.url).await;
        assert_eq!(visitor.value("Code").await, mail.code);
        visitor.press("Continue").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a28_a_new_mailed_code_works_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_mailed_factor().await;
        enter(visitor, &person, "/login/otp-email").await;
        let old = visitor.message(&person.email, "otpEmail").await.code;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        let new = visitor.message(&person.email, "otpEmail").await.code;
        assert_ne!(old, new);
        visitor.send_code(&new).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a29_a_wrong_mailed_code_is_refused() {
    test(async |visitor| {
        let person = visitor.zitadel.person().with_mailed_factor().await;
        enter(visitor, &person, "/login/otp-email").await;
        visitor.send_code("00000000").await;
        visitor.see(WRONG).await;
    });
}

#[test]
fn a30_one_changes_from_mail_to_sms_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let number = unique::phone();
        let person = visitor.zitadel.person().with_mailed_factor().with_sms_factor(&number).await;
        enter(visitor, &person, "/login/otp-email").await;
        visitor.follow("Try another way").await;
        visitor.choose("Text message").await;
        visitor.arrive(&visitor.place.auth("/login/otp-sms")).await;
        visitor.send_code(&visitor.message(&number, "otpSms").await.code).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a31_a_code_by_sms_is_typed_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let number = unique::phone();
        let person = visitor.zitadel.person().with_sms_factor(&number).await;
        enter(visitor, &person, "/login/otp-sms").await;
        visitor.send_code(&visitor.message(&number, "otpSms").await.code).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a32_a_new_code_by_sms_works_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let number = unique::phone();
        let person = visitor.zitadel.person().with_sms_factor(&number).await;
        enter(visitor, &person, "/login/otp-sms").await;
        let old = visitor.message(&number, "otpSms").await.code;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        let new = visitor.message(&number, "otpSms").await.code;
        assert_ne!(old, new);
        visitor.send_code(&new).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a33_a_wrong_code_by_sms_is_refused() {
    test(async |visitor| {
        let person = visitor.zitadel.person().with_sms_factor(&unique::phone()).await;
        enter(visitor, &person, "/login/otp-sms").await;
        visitor.send_code("00000000").await;
        visitor.see(WRONG).await;
    });
}

#[test]
fn a34_a_code_of_an_authenticator_application_signs_in() {
    test(async |visitor| {
        let secret = totp::secret();
        let person = visitor.zitadel.person().with_totp(&secret).await;
        enter(visitor, &person, "/login/totp").await;
        visitor.send_code(&totp::code(&secret)).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a35_a_wrong_code_of_an_authenticator_application_is_refused() {
    test(async |visitor| {
        let secret = totp::secret();
        let person = visitor.zitadel.person().with_totp(&secret).await;
        enter(visitor, &person, "/login/totp").await;
        visitor.send_code(&totp::code_after(&secret, 30)).await;
        visitor.see(WRONG).await;
    });
}

#[test]
fn a36_one_changes_from_the_authenticator_application_to_mail_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_totp(&totp::secret()).with_mailed_factor().await;
        enter(visitor, &person, "/login/totp").await;
        visitor.follow("Try another way").await;
        visitor.choose("Email").await;
        visitor.arrive(&visitor.place.auth("/login/otp-email")).await;
        visitor.send_code(&visitor.message(&person.email, "otpEmail").await.code).await;
        visitor.see_signed_in().await;
    });
}

//! A sign-in page of one's own, on another origin, that calls the same endpoints by `fetch`.

use browser_kit::{Newcomer, Visitor, test, test_on_stand_in};
use harness::{Person, totp, unique};

async fn switch_to_own_page(visitor: &Visitor) {
    visitor.open(&visitor.place.landing("/")).await;
    visitor.follow("Your own").await;
    visitor.arrive(&visitor.place.landing("/")).await;
}

#[test]
fn one_signs_in_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.person().await;
        switch_to_own_page(visitor).await;
        visitor.go_to_own_sign_in().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn ones_own_page_refuses_in_the_same_words() {
    test(async |visitor| {
        let person = visitor.person().await;
        switch_to_own_page(visitor).await;
        visitor.go_to_own_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see("That name and password don’t go together. Please check both and try again.").await;
        assert_eq!(visitor.value("Email or username").await, person.login_name);
        assert_eq!(visitor.value("Password").await, "");
        visitor.enter(&person.login_name, "").await;
        visitor.see("Enter your password.").await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn one_signs_up_on_ones_own_page() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        switch_to_own_page(visitor).await;
        visitor.open(&visitor.place.landing("/")).await;
        visitor.follow("Create an account").await;
        visitor.arrive(&visitor.place.landing("/own/signup")).await;
        let weak = Newcomer { password: "abc".into(), ..Newcomer::default() };
        visitor.fill_in_sign_up(&weak).await;
        visitor.see("This password doesn’t meet all the rules yet.").await;
        assert_eq!(visitor.value("Email").await, weak.email);
        visitor.sign_up(&newcomer).await;
        visitor.fill("Code from the mail", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

/// Name and password on one's own page.
async fn enter(visitor: &Visitor, person: &Person) {
    switch_to_own_page(visitor).await;
    visitor.go_to_own_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
}

#[test]
fn a_code_of_an_authenticator_application_is_asked_for_on_ones_own_page() {
    test(async |visitor| {
        let secret = totp::secret();
        let person = visitor.zitadel.person().with_totp(&secret).await;
        enter(visitor, &person).await;
        visitor.send_code(&totp::code_after(&secret, 30)).await;
        visitor.see("That code is wrong or no longer counts.").await;
        visitor.arrive(&visitor.place.landing("/own/login/totp")).await;
        visitor.send_code(&totp::code(&secret)).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn an_authenticator_application_is_set_up_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.zitadel.person().never_asked().await;
        enter(visitor, &person).await;
        visitor.button("Not now").await;
        visitor.press("Authenticator app").await;
        visitor.link("Open in an app").await;
        let script = "return new URL(document.querySelector('#form a').href).searchParams.get('secret')";
        let secret = visitor.script(script).await;
        visitor.send_code(&totp::code(secret.as_str().expect("the link holds the secret"))).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn one_factor_is_changed_for_another_on_ones_own_page_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.zitadel.person().with_totp(&totp::secret()).with_mailed_factor().await;
        enter(visitor, &person).await;
        visitor.follow("Try another way").await;
        visitor.press("Code by mail").await;
        visitor.see("Send a new code").await;
        visitor.send_code(&visitor.message(&person.email, "otpEmail").await.code).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_forgotten_password_is_replaced_on_ones_own_page_by_the_link_in_the_mail_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        switch_to_own_page(visitor).await;
        visitor.go_to_own_sign_in().await;
        visitor.follow("Forgot your password?").await;
        visitor.fill("Email or username", &person.login_name).await;
        visitor.press("Send code").await;
        visitor.field("New password").await;
        let mail = visitor.message(&person.email, "passwordReset").await;
        visitor.open(&mail.url).await;
        visitor.arrive(&visitor.place.landing("/own/login/password/set")).await;
        assert_eq!(visitor.value("Code").await, mail.code);
        visitor.set_password("abc").await;
        visitor.see("This password doesn’t meet all the rules yet.").await;
        visitor.set_password(&unique::password()).await;
        visitor.see_signed_in().await;
    });
}

/// The page on the sign-in host itself, where keys can be used.
async fn go_to_page_on_the_same_host(visitor: &Visitor) {
    visitor.open(&visitor.place.auth("/_dev/own-page?on=here")).await;
    visitor.arrive(&visitor.place.landing("/")).await;
    visitor.follow("Sign in").await;
    visitor.arrive(&visitor.place.auth("/own/login")).await;
}

#[test]
fn a_security_key_is_asked_for_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.give_security_key(&person, true).await;
        go_to_page_on_the_same_host(visitor).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_passkey_signs_in_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.give_passkey(&person, true).await;
        go_to_page_on_the_same_host(visitor).await;
        visitor.fill("Email or username", &person.login_name).await;
        visitor.press("Use a passkey").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a_security_key_is_set_up_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.zitadel.person().never_asked().await;
        visitor.plug_in(true).await;
        go_to_page_on_the_same_host(visitor).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.press("Security key").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn the_switch_turns_back_to_our_page() {
    test(async |visitor| {
        switch_to_own_page(visitor).await;
        visitor.follow("Drawbridge’s").await;
        visitor.go_to_sign_in().await;
    });
}

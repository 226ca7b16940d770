//! A walk past every page.

use crate::{Newcomer, Visitor};
use harness::Person;
use serde_json::json;

/// Goes to one page after the other and calls `look` at each, with the page's name.
pub async fn walk(visitor: &Visitor, person: &Person, mut look: impl AsyncFnMut(&str)) {
    let place = visitor.place;
    visitor.open(&place.landing("/")).await;
    visitor.see("Nobody is signed in.").await;
    look("landing").await;

    visitor.go_to_sign_in().await;
    look("login").await;
    visitor.enter("nobody+of.a.rather-long-address@example.com", "a wrong password").await;
    visitor.see("don’t go together").await;
    look("login-refused").await;

    visitor.follow("Create an account").await;
    visitor.arrive(&place.auth("/signup")).await;
    look("signup").await;
    let weak = Newcomer { given_name: "Anna".into(), password: "short".into(), ..Newcomer::default() };
    visitor.fill_in_sign_up(&weak).await;
    visitor.see("doesn’t meet all the rules").await;
    look("signup-refused").await;
    let newcomer = Newcomer::default();
    visitor.sign_up(&newcomer).await;
    look("verify").await;
    visitor.fill("Code", "WRONG1").await;
    visitor.press("Continue").await;
    visitor.see("That code is wrong").await;
    look("verify-refused").await;
    visitor.open(&place.landing("/mails")).await;
    look("mails").await;

    visitor.open(&place.auth("/login?authRequest=V2_1")).await;
    visitor.see("This sign-in has ended").await;
    look("error").await;
    visitor.open(&place.auth("/nowhere")).await;
    visitor.see("Page not found").await;
    look("not-found").await;

    visitor.open(&place.landing("/")).await;
    visitor.follow("Your own").await;
    visitor.go_to_own_sign_in().await;
    look("own-login").await;
    visitor.open(&place.landing("/")).await;
    visitor.follow("Drawbridge’s").await;

    steps(visitor, &mut look).await;

    visitor.open(&place.app("/")).await;
    visitor.see("Nobody is signed in.").await;
    look("application-signed-out").await;
    visitor.sign_in(person).await;
    visitor.see("Hello, ").await;
    look("application").await;
    visitor.open(&place.landing("/")).await;
    visitor.see("Signed in as").await;
    look("landing-signed-in").await;
    visitor.follow("Open the application").await;
    visitor.press("Sign out").await;
    visitor.see("You’re signed out").await;
    look("signed-out").await;
}

/// The pages between the first check and the end of a sign-in.
async fn steps(visitor: &Visitor, look: &mut impl AsyncFnMut(&str)) {
    let place = visitor.place;
    let factors = ["OTP", "U2F", "OTP_EMAIL", "OTP_SMS"].map(|name| format!("SECOND_FACTOR_TYPE_{name}"));
    let organization = visitor.zitadel.organization().login_policy(&json!({"secondFactors": factors})).await;
    let person = visitor.zitadel.person().of(&organization).never_asked().await;
    visitor.go_to_sign_in().await;
    visitor.follow("Forgot your password?").await;
    visitor.arrive(&place.auth("/login/password/reset")).await;
    look("password-reset").await;
    visitor.fill("Email or username", &person.login_name).await;
    visitor.press("Send code").await;
    visitor.see("Choose a new password").await;
    look("password-forgotten").await;
    visitor.fill("Code", "000000").await;
    visitor.set_password("short").await;
    visitor.see("doesn’t meet all the rules yet").await;
    look("password-forgotten-refused").await;
    visitor.follow("Back to sign in").await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.see("Protect your account").await;
    look("enrol").await;
    visitor.choose("Text message").await;
    visitor.see("Your phone number").await;
    look("enrol-phone").await;
    visitor.follow("Try another way").await;
    visitor.choose("Authenticator app").await;
    visitor.see("Set up your authenticator app").await;
    look("enrol-totp").await;
    visitor.fill("Code from the app", "000000").await;
    visitor.press("Continue").await;
    visitor.see("That code is wrong").await;
    look("enrol-totp-refused").await;

    let number = "+41 79 123 45 67".replace(' ', "");
    let person = visitor.zitadel.person().with_mailed_factor().with_sms_factor(&number).await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.arrive(&place.auth("/login/otp-email")).await;
    look("otp-email").await;
    visitor.send_code("00000000").await;
    visitor.see("That code is wrong").await;
    look("otp-email-refused").await;
    visitor.open(&place.app("/auth/login")).await;
    visitor.arrive(&place.auth("/login")).await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.follow("Try another way").await;
    visitor.see("Confirm it’s you").await;
    look("factors").await;

    devices(visitor, look).await;
    let person = visitor.zitadel.person().with_password_change().await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.arrive(&place.auth("/login/password/change")).await;
    look("password-change").await;
}

/// The pages on which a device is signed in.
async fn devices(visitor: &Visitor, look: &mut impl AsyncFnMut(&str)) {
    let place = visitor.place;
    let device = visitor.zitadel.device_app().await.ask("openid profile email offline_access").await;
    let person = visitor.zitadel.person().await;
    visitor.open(&place.auth("/device?user_code=BBBB-BBBB")).await;
    visitor.see("Connect a device").await;
    look("device").await;
    visitor.press("Continue").await;
    visitor.see("That code is wrong").await;
    look("device-refused").await;
    visitor.fill("Code on your device", &device.user_code).await;
    visitor.press("Continue").await;
    visitor.arrive(&place.auth("/login")).await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.see("Allow this device?").await;
    look("device-consent").await;
    visitor.press("Deny").await;
    visitor.see("You denied it.").await;
    look("device-denied").await;
    visitor.forget(&place.auth("/")).await;
}

/// Gives the page this width in CSS pixels, as on a phone where it is small.
pub async fn set_width(visitor: &Visitor, width: u32) {
    let (height, mobile) = if width < 600 { (740, true) } else { (900, false) };
    let screen = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile});
    visitor.devtools("Emulation.setDeviceMetricsOverride", screen).await;
}

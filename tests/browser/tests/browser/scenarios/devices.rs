//! A device is signed in on another one (RFC 8628).

use browser_kit::{Visitor, test};
use harness::zitadel::Device;

/// Enters the code that a device shows, in the way people do: in small letters, without the dash.
async fn enter_code(visitor: &Visitor, device: &Device) {
    visitor.open(&visitor.place.auth("/device")).await;
    visitor.see("Enter the code that your device shows.").await;
    visitor.fill("Code on your device", &device.user_code.replace('-', "").to_lowercase()).await;
    visitor.press("Continue").await;
}

#[test]
fn d01_a_device_is_signed_in_by_its_code_a_sign_in_and_a_yes() {
    test(async |visitor| {
        let app = visitor.zitadel.device_app().await;
        let (device, person) = (app.ask("openid profile email offline_access").await, visitor.person().await);
        enter_code(visitor, &device).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.arrive(&visitor.place.auth("/device/consent")).await;
        visitor.see(&format!("{} ({}) wants to sign in as you", app.name, app.project)).await;
        visitor.see(&device.user_code).await;
        visitor.see("see your email address").await;
        visitor.see("Only go on if you started this yourself on your device.").await;
        visitor.press("Allow").await;
        visitor.see("You can return to your device").await;
        assert_eq!(device.poll().await, Ok(person.id));
    });
}

#[test]
fn d02_a_device_that_one_denies_is_not_signed_in() {
    test(async |visitor| {
        let device = visitor.zitadel.device_app().await.ask("openid").await;
        let person = visitor.person().await;
        enter_code(visitor, &device).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.press("Deny").await;
        visitor.see("You denied it.").await;
        assert_eq!(device.poll().await, Err("access_denied".into()));
    });
}

#[test]
fn d03_a_link_fills_the_code_in_and_somebody_signed_in_is_only_asked() {
    test(async |visitor| {
        let device = visitor.zitadel.device_app().await.ask("openid").await;
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        visitor.open(&visitor.place.auth(&format!("/device?user_code={}", device.user_code))).await;
        assert_eq!(visitor.value("Code on your device").await, device.user_code);
        assert_eq!(device.poll().await, Err("authorization_pending".into()));
        visitor.press("Continue").await;
        visitor.see(&format!("Signing in as {}.", person.login_name)).await;
        visitor.press("Allow").await;
        visitor.see("You can return to your device").await;
        assert_eq!(device.poll().await, Ok(person.id));
    });
}

#[test]
fn d04_a_wrong_code_is_refused_and_can_be_mended() {
    test(async |visitor| {
        let device = visitor.zitadel.device_app().await.ask("openid").await;
        visitor.open(&visitor.place.auth("/device")).await;
        visitor.fill("Code on your device", "BBBB-BBBB").await;
        visitor.press("Continue").await;
        visitor.see("That code is wrong, was already used or has expired.").await;
        assert_eq!(visitor.value("Code on your device").await, "BBBB-BBBB");
        visitor.fill("Code on your device", &device.user_code).await;
        visitor.press("Continue").await;
        visitor.arrive(&visitor.place.auth("/login")).await;
    });
}

//! Several accounts at one browser: choosing, adding, removing, signing out.

use browser_kit::{Visitor, test};
use harness::Person;
use serde_json::json;

/// Begins at the application, which wants an account to be chosen.
async fn choose_account(visitor: &Visitor) {
    visitor.forget(&visitor.place.app("/")).await;
    visitor.open(&visitor.place.app("/auth/login?prompt=select_account")).await;
    visitor.arrive(&visitor.place.auth("/login")).await;
}

/// Signs in two people, the second one by way of the choice.
async fn sign_in_both(visitor: &Visitor) -> (Person, Person) {
    let (one, two) = (visitor.person().await, visitor.person().await);
    visitor.sign_in(&one).await;
    choose_account(visitor).await;
    visitor.see("Choose an account").await;
    visitor.follow("Use another account").await;
    assert_eq!(visitor.value("Email or username").await, "");
    visitor.enter(&two.login_name, &two.password).await;
    visitor.see_signed_in().await;
    (one, two)
}

#[test]
fn somebody_with_two_accounts_chooses_one_with_the_keyboard_alone() {
    test(async |visitor| {
        let (one, two) = sign_in_both(visitor).await;
        choose_account(visitor).await;
        let text = visitor.text().await;
        let (first, second) = (text.find(&two.login_name), text.find(&one.login_name));
        assert!(first.is_some() && first < second, "the newest is at the top: {text}");
        visitor.tab_to(&one.login_name).await;
        visitor.keys(" ").await;
        visitor.see_signed_in().await;
        visitor.see(&one.email).await;
    });
}

#[test]
fn an_account_that_is_removed_from_the_choice_is_signed_out() {
    test(async |visitor| {
        let (one, two) = sign_in_both(visitor).await;
        choose_account(visitor).await;
        visitor.press(&format!("Sign out {}", two.login_name)).await;
        visitor.arrive(&visitor.place.auth("/login/accounts")).await;
        let text = visitor.text().await;
        assert!(text.contains(&one.login_name) && !text.contains(&two.login_name), "{text}");
        visitor.press(&format!("Sign out {}", one.login_name)).await;
        visitor.field("Password").await;
        visitor.enter(&two.login_name, &two.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn of_two_accounts_one_is_signed_out_at_the_sign_in_host() {
    test(async |visitor| {
        let (one, two) = sign_in_both(visitor).await;
        visitor.open(&visitor.place.auth("/logout")).await;
        visitor.see("Several accounts are signed in here.").await;
        visitor.press(&format!("Sign out {}", one.login_name)).await;
        visitor.see("You’re signed out").await;
        visitor.open(&visitor.place.auth("/logout")).await;
        visitor.see(&format!("You are signed in as {}.", two.login_name)).await;
        visitor.press("Sign out").await;
        visitor.see("You’re signed out").await;
        assert_eq!(visitor.cookies(&visitor.place.auth("/")).await, []);
    });
}

#[test]
fn long_names_fit_into_a_narrow_window() {
    test(async |visitor| {
        let long = format!("{}.{}", "n".repeat(60), harness::unique::hex());
        let person = visitor.zitadel.person().username(&long).await;
        visitor.sign_in(&person).await;
        let narrow = json!({"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false});
        visitor.devtools("Emulation.setDeviceMetricsOverride", narrow).await;
        choose_account(visitor).await;
        visitor.button(&format!("Sign out {long}")).await;
        let wide = visitor.script("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(wide, false, "{}", visitor.text().await);
    });
}

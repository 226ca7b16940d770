//! Signing up.

use browser_kit::{Newcomer, Visitor, test, test_on_stand_in};
use std::collections::BTreeMap;

#[test]
fn whoever_signs_up_with_the_mailed_code_lands_signed_in_without_another_form() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.sign_up(&newcomer).await;
        visitor.see(&format!("We sent a code to {}.", newcomer.email)).await;
        let code = visitor.mailed_code(&newcomer.email).await;
        let source = visitor.browser.source().await.unwrap();
        assert!(!source.contains(&code), "the code comes by mail only: {source}");
        visitor.fill("Code", &code).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
        assert!(!visitor.text().await.contains("not verified"), "{}", visitor.text().await);
    });
}

#[test]
fn the_link_in_the_mail_brings_the_code_along() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.sign_up(&newcomer).await;
        let link = visitor.mailed_link(&newcomer.email).await;
        // People open it in another tab.
        visitor.new_tab().await;
        visitor.open(&link).await;
        let code = visitor.value("Code").await;
        assert!(link.ends_with(&code) && !code.is_empty(), "{code} is not the code of {link}");
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn the_outbox_of_the_local_stack_shows_the_code_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.sign_up(&newcomer).await;
        visitor.open(&visitor.place.landing("/mails")).await;
        visitor.see(&newcomer.email).await;
        visitor.see(&visitor.mailed_code(&newcomer.email).await).await;
    });
}

#[test]
fn a_wrong_code_is_told_and_the_right_one_still_counts() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.sign_up(&newcomer).await;
        visitor.fill("Code", "WRONG1").await;
        visitor.press("Continue").await;
        visitor.see("That code is wrong or has expired.").await;
        visitor.fill("Code", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn a_new_code_can_be_asked_for() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.sign_up(&newcomer).await;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        visitor.fill("Code", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

/// Each rule that is shown, and whether it is ticked off.
async fn rules(visitor: &Visitor) -> BTreeMap<String, bool> {
    let script = "return Object.fromEntries([...document.querySelectorAll('#password-rules li')]\
        .filter((item) => item.checkVisibility())\
        .map((item) => [item.dataset.rule, item.classList.contains('met')]))";
    let rules = visitor.script(script).await;
    serde_json::from_value(rules).expect("an object of booleans")
}

#[test]
fn the_rules_for_passwords_are_shown_and_ticked_off_while_one_types() {
    test(async |visitor| {
        visitor.go_to_sign_up().await;
        visitor.see("Your password needs:").await;
        let shown = rules(visitor).await;
        assert!(shown.contains_key("min_length"), "{shown:?}");
        assert!(shown.values().all(|met| !met), "nothing is entered yet: {shown:?}");

        visitor.fill("Password", "abc").await;
        let partly = rules(visitor).await;
        assert!(!partly["min_length"], "{partly:?}");
        assert!(partly.get("lowercase").is_none_or(|met| *met), "{partly:?}");
        assert!(partly.get("digit").is_none_or(|met| !met), "{partly:?}");

        visitor.fill("Password", &Newcomer::default().password).await;
        let all = rules(visitor).await;
        assert!(all.values().all(|met| *met), "{all:?}");

        visitor.fill("Password", &"ä1A!".repeat(20)).await;
        let too_long = rules(visitor).await;
        assert_eq!(too_long.get("max_length"), Some(&false), "{too_long:?}");
    });
}

#[test]
fn a_password_against_the_rules_is_refused_and_everything_else_kept() {
    test(async |visitor| {
        let newcomer = Newcomer { password: "abc".into(), ..Newcomer::default() };
        visitor.go_to_sign_up().await;
        visitor.fill_in_sign_up(&newcomer).await;
        visitor.see("This password doesn’t meet all the rules yet.").await;
        assert_eq!(visitor.value("First name").await, newcomer.given_name);
        assert_eq!(visitor.value("Last name").await, newcomer.family_name);
        assert_eq!(visitor.value("Email").await, newcomer.email);
        assert_eq!(visitor.value("Password").await, "");
    });
}

#[test]
fn whoever_began_to_sign_in_can_sign_up_instead() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_in().await;
        visitor.follow("Create an account").await;
        visitor.arrive(&visitor.place.auth("/signup")).await;
        visitor.sign_up(&newcomer).await;
        visitor.fill("Code", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

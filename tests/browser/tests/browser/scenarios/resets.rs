//! Forgotten passwords.

use super::passwords::{WEAK, unmet};
use browser_kit::{test, test_on_stand_in};
use harness::unique;
use serde_json::json;

#[test]
fn a11_the_way_to_a_new_password_is_hidden_where_the_policy_says_so() {
    test(async |visitor| {
        visitor.go_to_sign_in().await;
        visitor.see("Forgot your password?").await;
        let policy = json!({"hidePasswordReset": true});
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        visitor.go_to_sign_in_of(&organization).await;
        visitor.field("Password").await;
        assert!(!visitor.text().await.contains("Forgot"), "{}", visitor.text().await);
    });
}

#[test]
fn a12_the_code_is_typed_and_one_is_signed_in_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.forget_password(&person.login_name).await;
        visitor.fill("Code", &visitor.message(&person.email, "passwordReset").await.code).await;
        visitor.set_password(&unique::password()).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a13_the_link_in_the_mail_brings_the_code_along_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.forget_password(&person.login_name).await;
        let mail = visitor.message(&person.email, "passwordReset").await;
        visitor.new_tab().await;
        visitor.open(&mail.url).await;
        assert_eq!(visitor.value("Code").await, mail.code);
        visitor.set_password(&unique::password()).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a14_the_code_of_a_second_mail_works_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.forget_password(&person.login_name).await;
        let old = visitor.message(&person.email, "passwordReset").await.code;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        let new = visitor.message(&person.email, "passwordReset").await.code;
        assert_ne!(old, new);
        visitor.fill("Code", &new).await;
        visitor.set_password(&unique::password()).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a24_after_a_reset_the_new_password_signs_in_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        let password = unique::password();
        visitor.go_to_sign_in().await;
        visitor.forget_password(&person.login_name).await;
        visitor.fill("Code", &visitor.message(&person.email, "passwordReset").await.code).await;
        visitor.set_password(&password).await;
        visitor.see_signed_in().await;
        visitor.sign_out_and_come_back().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see("don’t go together").await;
        visitor.enter(&person.login_name, &password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a25_each_rule_that_the_new_password_breaks_is_shown_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.forget_password(&person.login_name).await;
        visitor.fill("Code", &visitor.message(&person.email, "passwordReset").await.code).await;
        for (password, rule) in WEAK {
            visitor.set_password(password).await;
            visitor.see("This password doesn’t meet all the rules yet.").await;
            assert_eq!(unmet(visitor).await, rule, "{password}");
        }
    });
}

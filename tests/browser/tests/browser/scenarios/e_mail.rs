//! E-mail addresses that are not verified, and the administrator.

use browser_kit::{Newcomer, Visitor, test, test_on_stand_in};
use harness::Person;
use serde_json::json;

#[test]
fn a01_an_administrator_of_the_instance_signs_in() {
    test(async |visitor| {
        let person = visitor.person().await;
        let body = json!({"userId": person.id, "roles": ["IAM_OWNER"]});
        visitor.zitadel.admin("POST /admin/v1/members", None, &body).await;
        visitor.sign_in(&person).await;
    });
}

async fn unverified(visitor: &Visitor) -> Person {
    let person = visitor.zitadel.person().unverified().await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.see(&format!("We sent a code to {}.", person.email)).await;
    person
}

#[test]
fn a02_an_unverified_address_is_verified_at_the_sign_in() {
    test(async |visitor| {
        let person = unverified(visitor).await;
        visitor.send_code(&visitor.mailed_code(&person.email).await).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a03_a_new_code_for_the_address_works_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = unverified(visitor).await;
        let old = visitor.mailed_code(&person.email).await;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        let new = visitor.mailed_code(&person.email).await;
        assert_ne!(old, new);
        visitor.send_code(&new).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a04_the_old_code_for_the_address_is_refused_on_stand_in() {
    test_on_stand_in(async |visitor| {
        let person = unverified(visitor).await;
        let old = visitor.mailed_code(&person.email).await;
        visitor.press("Send a new code").await;
        visitor.see("A new code is on its way.").await;
        visitor.send_code(&old).await;
        visitor.see("That code is wrong or has expired.").await;
    });
}

#[test]
fn a05_a_wrong_code_for_the_address_is_refused() {
    test(async |visitor| {
        unverified(visitor).await;
        visitor.send_code("WRONG1").await;
        visitor.see("That code is wrong or has expired.").await;
    });
}

#[test]
fn i07_a_wrong_code_after_a_sign_up_is_refused() {
    test(async |visitor| {
        visitor.go_to_sign_up().await;
        visitor.sign_up(&Newcomer::default()).await;
        visitor.send_code("WRONG1").await;
        visitor.see("That code is wrong or has expired.").await;
    });
}

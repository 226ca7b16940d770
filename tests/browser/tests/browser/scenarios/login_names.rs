//! What may be entered as a name.

use browser_kit::test;
use harness::unique;
use serde_json::json;

const REFUSED: &str = "That name and password don’t go together.";

#[test]
fn a06_user_name_and_password_sign_in() {
    test(async |visitor| {
        let username = format!("zoë.{}", unique::hex());
        let person = visitor.zitadel.person().username(&username).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&username, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a07_an_unknown_name_is_refused() {
    test(async |visitor| {
        visitor.go_to_sign_in().await;
        visitor.enter(&unique::email(), "whatever it is").await;
        visitor.see(REFUSED).await;
        assert_eq!(visitor.url().await.path(), "/login");
    });
}

#[test]
fn a15_the_address_with_a_blank_behind_it_signs_in() {
    test(async |visitor| {
        let person = visitor.zitadel.person().username(&format!("zoë.{}", unique::hex())).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&format!("{} ", person.email), &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a16_the_address_is_refused_where_the_policy_does_not_take_it() {
    test(async |visitor| {
        let policy = json!({"disableLoginWithEmail": true});
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        let username = format!("zoë.{}", unique::hex());
        let person = visitor.zitadel.person().of(&organization).username(&username).await;
        visitor.go_to_sign_in_of(&organization).await;
        visitor.enter(&person.email, &person.password).await;
        visitor.see(REFUSED).await;
        visitor.enter(&username, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a17_an_address_that_two_people_share_is_refused() {
    test(async |visitor| {
        let email = unique::email();
        let person = visitor.zitadel.person().email(&email).username(&format!("one.{}", unique::hex())).await;
        visitor.zitadel.person().email(&email).username(&format!("two.{}", unique::hex())).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&email, &person.password).await;
        visitor.see(REFUSED).await;
    });
}

#[test]
fn a18_a_telephone_number_signs_in() {
    test(async |visitor| {
        let number = unique::phone();
        let person = visitor.zitadel.person().phone(&number, true).await;
        visitor.go_to_sign_in().await;
        let written = format!("{} {} {}", &number[..3], &number[3..5], &number[5..]);
        visitor.enter(&written, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn a19_a_telephone_number_is_refused_where_the_policy_does_not_take_it() {
    test(async |visitor| {
        let policy = json!({"disableLoginWithPhone": true});
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        let number = unique::phone();
        let person = visitor.zitadel.person().of(&organization).phone(&number, true).await;
        visitor.go_to_sign_in_of(&organization).await;
        visitor.enter(&number, &person.password).await;
        visitor.see(REFUSED).await;
    });
}

#[test]
fn a20_a_telephone_number_that_two_people_share_is_refused() {
    test(async |visitor| {
        let number = unique::phone();
        let person = visitor.zitadel.person().phone(&number, true).await;
        visitor.zitadel.person().phone(&number, true).await;
        visitor.go_to_sign_in().await;
        visitor.enter(&number, &person.password).await;
        visitor.see(REFUSED).await;
    });
}

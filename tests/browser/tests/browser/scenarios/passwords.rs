//! Passwords: wrong, to be changed, changed.

use browser_kit::{Visitor, test};
use harness::{Person, unique};
use serde_json::json;

const REFUSED: &str = "That name and password don’t go together.";

#[test]
fn a08_a_wrong_password_is_refused() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see(REFUSED).await;
    });
}

#[test]
fn a09_where_unknown_names_are_to_be_ignored_the_words_are_the_same() {
    test(async |visitor| {
        let policy = json!({"ignoreUnknownUsernames": true});
        let organization = visitor.zitadel.organization().login_policy(&policy).await;
        let person = visitor.zitadel.person().of(&organization).await;
        let mut pages = Vec::new();
        for name in [unique::email(), person.login_name] {
            visitor.go_to_sign_in_of(&organization).await;
            visitor.enter(&name, "not the password").await;
            visitor.see(REFUSED).await;
            pages.push(visitor.text().await);
        }
        assert_eq!(pages[0], pages[1]);
    });
}

/// Somebody whose password is to be changed, at the page for that.
async fn to_change(visitor: &Visitor) -> Person {
    let person = visitor.zitadel.person().with_password_change().await;
    visitor.go_to_sign_in().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.arrive(&visitor.place.auth("/login/password/change")).await;
    person
}

async fn change_and_sign_in_again(visitor: &Visitor) {
    let person = to_change(visitor).await;
    let password = unique::password();
    visitor.fill("Current password", &person.password).await;
    visitor.set_password(&password).await;
    visitor.see_signed_in().await;
    visitor.sign_out_and_come_back().await;
    visitor.enter(&person.login_name, &person.password).await;
    visitor.see(REFUSED).await;
    visitor.enter(&person.login_name, &password).await;
    visitor.see_signed_in().await;
}

#[test]
fn a10_an_initial_password_is_changed_at_the_first_sign_in() {
    test(async |visitor| change_and_sign_in_again(visitor).await);
}

#[test]
fn a21_a_demanded_change_and_a_sign_in_with_the_new_password() {
    test(async |visitor| {
        visitor.open(&visitor.place.landing("/")).await;
        change_and_sign_in_again(visitor).await;
    });
}

#[test]
fn a22_a_change_that_one_wishes_and_a_sign_in_with_the_new_password() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        visitor.open(&visitor.place.auth("/login/password/change")).await;
        let password = unique::password();
        visitor.fill("Current password", "not the password").await;
        visitor.set_password(&password).await;
        visitor.see("That is not your current password.").await;
        visitor.fill("Current password", &person.password).await;
        visitor.set_password(&password).await;
        visitor.see_signed_in().await;
        visitor.sign_out_and_come_back().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see(REFUSED).await;
        visitor.enter(&person.login_name, &password).await;
        visitor.see_signed_in().await;
    });
}

/// Lines of the checklist that are marked as unmet.
pub(super) async fn unmet(visitor: &Visitor) -> String {
    let script =
        "return [...document.querySelectorAll('.rules .unmet')].map(it => it.dataset.rule).join(' ')";
    visitor.script(script).await.as_str().unwrap_or_default().to_owned()
}

/// What each weak password breaks.
pub(super) const WEAK: [(&str, &str); 5] = [
    ("Aa1!", "min_length"),
    ("AAAA1111!!!!", "lowercase"),
    ("aaaa1111!!!!", "uppercase"),
    ("aaaaAAAA!!!!", "digit"),
    ("aaaaAAAA1111", "symbol"),
];

#[test]
fn a23_each_rule_that_the_new_password_breaks_is_shown_and_so_is_a_mismatch() {
    test(async |visitor| {
        let person = to_change(visitor).await;
        for (password, rule) in WEAK {
            visitor.fill("Current password", &person.password).await;
            visitor.set_password(password).await;
            visitor.see("This password doesn’t meet all the rules yet.").await;
            assert_eq!(unmet(visitor).await, rule, "{password}");
        }
        visitor.fill("Current password", &person.password).await;
        visitor.fill("New password", "aaaaAAAA1111!!!!").await;
        visitor.fill("New password again", "aaaaAAAA1111????").await;
        visitor.press("Save password").await;
        visitor.see("These two passwords are not the same.").await;
        assert_eq!(unmet(visitor).await, "");
    });
}

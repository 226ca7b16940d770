//! Signing in by name and password.

use browser_kit::test;
use harness::unique;
use thirtyfour::Key;

const REFUSED: &str = "That name and password don’t go together. Please check both and try again.";

#[test]
fn from_the_public_site_one_signs_in_and_lands_in_the_application() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.see("to continue to Drawbridge").await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
        visitor.see(&person.email).await;
        visitor.see("Hello, ").await;
        assert!(!visitor.text().await.contains("not verified"), "{}", visitor.text().await);
        visitor.open(&visitor.place.landing("/")).await;
        visitor.see("Signed in as").await;
    });
}

#[test]
fn after_a_wrong_password_the_page_says_so_and_keeps_the_name_but_not_the_password() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see(REFUSED).await;
        assert_eq!(visitor.value("Email or username").await, person.login_name);
        assert_eq!(visitor.value("Password").await, "");
        let source = visitor.browser.source().await.unwrap();
        assert!(!source.contains("not the password"), "{source}");
        visitor.fill("Password", &person.password).await;
        visitor.press("Sign in").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn an_unknown_name_and_a_wrong_password_look_the_same() {
    test(async |visitor| {
        let person = visitor.person().await;
        let mut pages = Vec::new();
        for name in [person.login_name.clone(), unique::email()] {
            visitor.go_to_sign_in().await;
            visitor.enter(&name, "not the password").await;
            visitor.see(REFUSED).await;
            let title = visitor.browser.title().await.unwrap();
            pages.push((visitor.url().await.path().to_owned(), title, visitor.text().await));
        }
        assert_eq!(pages[0], pages[1]);
    });
}

#[test]
fn whoever_leaves_the_name_empty_is_stopped_by_the_browser() {
    test(async |visitor| {
        visitor.go_to_sign_in().await;
        visitor.fill("Password", "whatever it is").await;
        visitor.press("Sign in").await;
        let missing = visitor.script("return document.activeElement.validity.valueMissing").await;
        assert_eq!(missing, true, "{}", visitor.text().await);
        let sent =
            visitor.requests().await.into_iter().filter(|request| request.starts_with("POST ")).count();
        assert_eq!(sent, 0);
    });
}

/// It may be enough, where one's organization has other ways to sign in.
#[test]
fn a_name_alone_is_sent_and_the_password_asked_for() {
    test(async |visitor| {
        let name = unique::email();
        visitor.go_to_sign_in().await;
        visitor.fill("Email or username", &name).await;
        visitor.press("Sign in").await;
        visitor.see("Enter your password.").await;
        assert_eq!(visitor.value("Email or username").await, name);
    });
}

#[test]
fn the_keyboard_alone_is_enough_to_sign_in() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.open(&visitor.place.landing("/")).await;
        visitor.tab_to("Sign in").await;
        visitor.keys(&Key::Enter.value().to_string()).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.tab_to("Email or username").await;
        visitor.keys(&person.login_name).await;
        visitor.tab_to("Password").await;
        visitor.keys(&person.password).await;
        visitor.keys(&Key::Enter.value().to_string()).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn the_password_can_be_shown_and_is_hidden_again_when_it_is_sent() {
    test(async |visitor| {
        visitor.go_to_sign_in().await;
        visitor.fill("Email or username", &unique::email()).await;
        visitor.fill("Password", "not the password").await;
        let kind = async || visitor.field("Password").await.attr("type").await.unwrap().unwrap();
        assert_eq!(kind().await, "password");
        visitor.press("Show password").await;
        assert_eq!(kind().await, "text");
        visitor.press("Sign in").await;
        visitor.see(REFUSED).await;
        assert_eq!(kind().await, "password");
    });
}

#[test]
fn a_second_start_at_the_application_signs_in_without_a_form() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        visitor.forget(&visitor.place.app("/")).await;
        visitor.open(&visitor.place.app("/")).await;
        visitor.see("Nobody is signed in.").await;
        visitor.follow("Sign in").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn one_lands_on_the_page_of_the_application_that_one_came_from() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.open(&visitor.place.app("/reports")).await;
        visitor.follow("Sign in").await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.arrive(&visitor.place.app("/reports")).await;
        visitor.see("Signed in as").await;
    });
}

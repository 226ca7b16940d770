//! Signing out ends it everywhere.

use browser_kit::{Visitor, test};

async fn sign_out(visitor: &Visitor) {
    visitor.press("Sign out").await;
    visitor.arrive(&visitor.place.app("/auth/logged-out")).await;
    visitor.see("You’re signed out").await;
}

#[test]
fn after_signing_out_the_application_shows_nobody_and_going_back_shows_nothing_of_the_person() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        sign_out(visitor).await;
        visitor.back().await;
        visitor.arrive(&visitor.place.app("/")).await;
        visitor.see("Nobody is signed in.").await;
        let text = visitor.text().await;
        assert!(!text.contains(&person.email), "{text}");
        assert!(!text.contains("Hello, "), "{text}");
    });
}

#[test]
fn after_signing_out_a_new_sign_in_asks_for_the_password_again() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        sign_out(visitor).await;
        visitor.follow("Sign in again").await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        assert_eq!(visitor.value("Email or username").await, "");
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn signing_out_leaves_no_cookie_but_the_memory_of_a_session_that_is_over() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        sign_out(visitor).await;
        assert_eq!(visitor.cookies(&visitor.place.app("/")).await, []);
        // The provider knows the session by itself and ends it without a visit to the sign-in host.
        let left = visitor.cookies(&visitor.place.auth("/")).await;
        assert!(left.iter().all(|(name, _)| name == "__Host-sessions"), "{left:?}");
        visitor.open(&visitor.place.app("/auth/session")).await;
        visitor.see("\"status\":401").await;
    });
}

#[test]
fn another_tab_notices_that_one_has_signed_out() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        let first = visitor.tab().await;
        visitor.new_tab().await;
        visitor.open(&visitor.place.app("/")).await;
        visitor.see_signed_in().await;
        sign_out(visitor).await;
        visitor.switch_to(&first).await;
        visitor.see("Nobody is signed in.").await;
    });
}

//! Everything works without JavaScript.

use browser_kit::{Newcomer, Options, Visitor, test_with};

fn test(steps: impl AsyncFnOnce(&Visitor)) {
    test_with(Options { scripts: false, ..Options::default() }, steps);
}

/// The application's own page needs a script to say who it is, so the session endpoint is asked.
async fn see_session_of(visitor: &Visitor, email: &str) {
    visitor.arrive(&visitor.place.app("/")).await;
    visitor.open(&visitor.place.app("/auth/session")).await;
    visitor.see(email).await;
    visitor.open(&visitor.place.app("/")).await;
}

#[test]
fn one_signs_in_and_out_without_scripts() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see("don’t go together").await;
        visitor.fill("Password", &person.password).await;
        visitor.press("Sign in").await;
        see_session_of(visitor, &person.email).await;
        visitor.press("Sign out").await;
        visitor.see("You’re signed out").await;
        visitor.follow("Sign in again").await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.field("Password").await;
    });
}

#[test]
fn one_signs_up_without_scripts() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        visitor.go_to_sign_up().await;
        visitor.see("Your password needs:").await;
        visitor.sign_up(&newcomer).await;
        visitor.fill("Code", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        see_session_of(visitor, &newcomer.email).await;
    });
}

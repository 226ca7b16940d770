//! A sign-in that begins on another site: no cookie with SameSite=Strict goes along with its redirects.

use browser_kit::{Visitor, test, test_with};

/// Opens a page of nobody we know and follows its only link.
async fn link_from_elsewhere(visitor: &Visitor, target: &str) {
    visitor.open(&format!("data:text/html,<title>News</title><a href='{target}'>Go there</a>")).await;
    visitor.follow("Go there").await;
}

async fn lands_signed_in(visitor: &Visitor) {
    let person = visitor.person().await;
    visitor.sign_in(&person).await;
    // The application answers this one itself, from the cookies that come along.
    let served = visitor.place.app("/api/hello");
    link_from_elsewhere(visitor, &served).await;
    visitor.see("Forbidden").await;
    visitor.forget(&visitor.place.app("/")).await;
    link_from_elsewhere(visitor, &visitor.place.app("/auth/login?return_to=/api/hello")).await;
    visitor.arrive(&served).await;
    visitor.see("Hello, ").await;
    let requests = visitor.requests().await;
    let callbacks = requests.iter().filter(|request| request.contains("/auth/callback?")).count();
    assert_eq!(callbacks, 3, "one at the sign-in, two from elsewhere: {requests:#?}");
}

#[test]
fn the_page_that_one_lands_on_from_another_site_knows_who_one_is() {
    test(lands_signed_in);
}

#[test]
fn the_same_without_scripts() {
    let options = browser_kit::Options { scripts: false, ..browser_kit::Options::default() };
    test_with(options, async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.arrive(&visitor.place.app("/")).await;
        visitor.forget(&visitor.place.app("/")).await;
        link_from_elsewhere(visitor, &visitor.place.app("/auth/login?return_to=/api/hello")).await;
        visitor.arrive(&visitor.place.app("/api/hello")).await;
        visitor.see("Hello, ").await;
    });
}

#[test]
fn the_session_that_is_replaced_from_another_site_is_gone() {
    test(async |visitor| {
        let (one, two) = (visitor.person().await, visitor.person().await);
        visitor.sign_in(&one).await;
        visitor.press("Refresh now").await;
        visitor.see("Refreshed at").await;
        let before = visitor.cookies(&visitor.place.app("/")).await;
        link_from_elsewhere(visitor, &visitor.place.app("/auth/login?prompt=login")).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        visitor.enter(&two.login_name, &two.password).await;
        visitor.see_signed_in().await;
        visitor.see(&two.email).await;
        let after = visitor.cookies(&visitor.place.app("/")).await;
        assert_eq!(after.len(), before.len());
        assert!(before.iter().all(|(name, _)| after.iter().all(|(other, _)| other != name)), "{after:?}");
    });
}

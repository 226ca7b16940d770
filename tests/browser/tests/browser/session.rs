//! What happens between signing in and signing out.

use browser_kit::test;

#[test]
fn a_refresh_renews_the_cookies_and_keeps_the_session() {
    test(async |visitor| {
        let person = visitor.person().await;
        let app = visitor.place.app("/");
        visitor.sign_in(&person).await;
        let before = visitor.cookies(&app).await;
        visitor.press("Refresh now").await;
        visitor.see("Refreshed at").await;
        let after = visitor.cookies(&app).await;
        assert_eq!(before.len(), after.len(), "as many cookies as before");
        assert_ne!(before, after);
        visitor.open(&app).await;
        visitor.see_signed_in().await;
        visitor.see("Hello, ").await;
    });
}

#[test]
fn a_page_that_is_loaded_again_is_still_signed_in() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        visitor.browser.refresh().await.unwrap();
        visitor.see_signed_in().await;
    });
}

#[test]
fn no_cookie_of_ours_can_be_read_by_a_script_and_all_keep_to_their_host() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        assert_eq!(visitor.script("return document.cookie").await, "");
        let names = |cookies: Vec<(String, String)>| cookies.into_iter().map(|(name, _)| name);
        let ours = names(visitor.cookies(&visitor.place.app("/")).await)
            .chain(names(visitor.cookies(&visitor.place.auth("/")).await));
        for name in ours {
            assert!(name.starts_with("__Host-"), "{name}");
        }
        assert_eq!(visitor.cookies(&visitor.place.landing("/")).await, []);
    });
}

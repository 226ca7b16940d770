//! A sign-in page of one's own, on another origin, that calls the same endpoints by `fetch`.

use browser_kit::{Newcomer, Visitor, test};

async fn switch_to_own_page(visitor: &Visitor) {
    visitor.open(&visitor.place.landing("/")).await;
    visitor.follow("Your own").await;
    visitor.arrive(&visitor.place.landing("/")).await;
}

#[test]
fn one_signs_in_on_ones_own_page() {
    test(async |visitor| {
        let person = visitor.person().await;
        switch_to_own_page(visitor).await;
        visitor.go_to_own_sign_in().await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn ones_own_page_refuses_in_the_same_words() {
    test(async |visitor| {
        let person = visitor.person().await;
        switch_to_own_page(visitor).await;
        visitor.go_to_own_sign_in().await;
        visitor.enter(&person.login_name, "not the password").await;
        visitor.see("That name and password don’t go together. Please check both and try again.").await;
        assert_eq!(visitor.value("Email or username").await, person.login_name);
        assert_eq!(visitor.value("Password").await, "");
        visitor.enter(&person.login_name, "").await;
        visitor.see("Enter your password.").await;
        visitor.enter(&person.login_name, &person.password).await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn one_signs_up_on_ones_own_page() {
    test(async |visitor| {
        let newcomer = Newcomer::default();
        switch_to_own_page(visitor).await;
        visitor.open(&visitor.place.landing("/")).await;
        visitor.follow("Create an account").await;
        visitor.arrive(&visitor.place.landing("/own/signup")).await;
        let weak = Newcomer { password: "abc".into(), ..Newcomer::default() };
        visitor.fill_in_sign_up(&weak).await;
        visitor.see("This password doesn’t meet all the rules yet.").await;
        assert_eq!(visitor.value("Email").await, weak.email);
        visitor.sign_up(&newcomer).await;
        visitor.fill("Code from the mail", &visitor.mailed_code(&newcomer.email).await).await;
        visitor.press("Continue").await;
        visitor.see_signed_in_as(&newcomer.name()).await;
    });
}

#[test]
fn the_switch_turns_back_to_our_page() {
    test(async |visitor| {
        switch_to_own_page(visitor).await;
        visitor.follow("Drawbridge’s").await;
        visitor.go_to_sign_in().await;
    });
}

//! Invitations, and whom the application names.

use browser_kit::{Visitor, test};
use harness::{Invitation, unique};

async fn invited(visitor: &Visitor) -> Invitation {
    let auth = visitor.place.auth("/").parse().expect("our addresses are URLs");
    visitor.zitadel.invite(None, &auth).await
}

#[test]
fn i01_an_accepted_invitation_leads_to_the_choice_of_how_to_sign_in() {
    test(async |visitor| {
        let invitation = invited(visitor).await;
        visitor.open(&invitation.link).await;
        assert_eq!(visitor.value("Code").await, invitation.code);
        visitor.press("Continue").await;
        visitor.see("How do you want to sign in?").await;
        // It waits for a touch that never comes.
        visitor.plug_in(false).await;
        visitor.choose("Passkey").await;
        visitor.see("Set up your passkey").await;
        visitor.follow("Try another way").await;
        visitor.choose("Password").await;
        visitor.see("Choose a password").await;
        let password = unique::password();
        visitor.fill("New password", "short").await;
        visitor.fill("New password again", "short").await;
        visitor.press("Save password").await;
        visitor.see("This password doesn’t meet all the rules yet.").await;
        visitor.set_password(&password).await;
        visitor.see_signed_in().await;
        visitor.sign_out_and_come_back().await;
        visitor.enter(&invitation.email, &password).await;
        visitor.press("Not now").await;
        visitor.see_signed_in().await;
    });
}

#[test]
fn i02_a_refused_code_of_an_invitation_is_told() {
    test(async |visitor| {
        let invitation = invited(visitor).await;
        // Typed by hand, from a link that lost it.
        let (link, _) = invitation.link.split_once("&code").expect("the code comes last");
        visitor.open(link).await;
        visitor.send_code("WRONG1").await;
        visitor.see("This code is wrong, was used already or has expired.").await;
        visitor.send_code(&invitation.code).await;
        visitor.see("How do you want to sign in?").await;
    });
}

#[test]
fn i03_whoever_has_a_password_and_is_named_by_the_application_enters_only_that() {
    test(async |visitor| {
        let person = visitor.person().await;
        visitor.go_to_sign_in().await;
        let hint = ("login_hint".to_owned(), person.login_name.clone());
        visitor.ask_again(|pairs| pairs.push(hint)).await;
        visitor.arrive(&visitor.place.auth("/login")).await;
        assert_eq!(visitor.value("Email or username").await, person.login_name);
        assert_eq!(visitor.script("return document.activeElement.id").await, "password");
        visitor.fill("Password", &person.password).await;
        visitor.press("Sign in").await;
        visitor.see_signed_in().await;
    });
}

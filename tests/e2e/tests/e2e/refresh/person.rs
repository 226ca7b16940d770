//! The new tokens must be for the same person, and are written down first where seeing to that takes a call.

use super::{copy, is_alive, refresh, signed_in, token_calls, tokens};
use fake_zitadel::Fault;
use harness::{Browser, Logs, Stack};
use shared::error::Kind;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Signed in as somebody who is not the one for whom the provider has tokens.
async fn mistaken() -> Option<(Stack, Browser)> {
    let (stack, browser) = signed_in(&[]).await?;
    // From now on this instance has the provider's keys.
    refresh(&browser).await.assert_status(200);
    stack.zitadel().stand_in().clear_requests();
    let (before, cookies) = (tokens(&browser).await, browser.cookies(stack.app()));
    let mut session = stack.checker().session(&cookies).await.unwrap();
    session.identity.sub = "somebody else".into();
    for (name, value) in stack.checker().cookies(&session).await {
        browser.plant(stack.app(), &name, &value);
    }
    assert_eq!(tokens(&browser).await, before);
    Some((stack, browser))
}

fn slow_keys(stack: &Stack) {
    stack.zitadel().stand_in().fail_next("/oauth/v2/keys", Fault::Delay { millis: 3000 }, 1);
}

#[tokio::test]
async fn tokens_of_somebody_else_end_the_session_for_all_and_are_revoked_on_stand_in() {
    let Some((stack, browser)) = mistaken().await else { return };
    let (other, logs) = (copy(&browser, &stack.with_same_secrets().await), Logs::capture());
    let answer = refresh(&browser).await;
    answer.assert_problem(Kind::SessionExpired);
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    assert_eq!(logs.lines_with("has another subject").len(), 1);
    other.who().await.assert_problem(Kind::SignedOut);
    assert_eq!(stack.zitadel().stand_in().count("POST /oauth/v2/revoke"), 1);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn who_waited_for_tokens_of_somebody_else_is_signed_out_as_well_on_stand_in() {
    let Some((stack, browser)) = mistaken().await else { return };
    let other = copy(&browser, &stack);
    let (one, two) = tokio::join!(refresh(&browser), refresh(&other));
    for answer in [one, two] {
        answer.assert_problem(Kind::SessionExpired);
    }
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn nobody_waits_for_the_providers_keys_but_who_needs_them_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let cold = copy(&browser, &stack.with_same_secrets().await);
    slow_keys(&stack);
    let since = Instant::now();
    let other = async {
        sleep(Duration::from_millis(300)).await;
        (refresh(&browser).await, since.elapsed())
    };
    let (one, (two, after)) = tokio::join!(refresh(&cold), other);
    one.assert_status(200);
    two.assert_status(200);
    assert!(after < Duration::from_millis(2800), "{after:?}");
    assert_eq!(tokens(&cold).await, tokens(&browser).await);
    assert!(is_alive(&cold).await);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn what_was_written_down_before_it_was_verified_is_taken_back_on_stand_in() {
    let Some((stack, browser)) = mistaken().await else { return };
    let cold = copy(&browser, &stack.with_same_secrets().await);
    slow_keys(&stack);
    let early = copy(&browser, &stack);
    let refresh_early = async {
        sleep(Duration::from_millis(300)).await;
        refresh(&early).await
    };
    let (one, two) = tokio::join!(refresh(&cold), refresh_early);
    one.assert_problem(Kind::SessionExpired);
    // Who came in between has cookies that are worth nothing any more.
    two.assert_status(200);
    early.who().await.assert_problem(Kind::SignedOut);
    refresh(&browser).await.assert_problem(Kind::SignedOut);
    assert_eq!(token_calls(&stack), 1);
    assert_eq!(stack.zitadel().stand_in().count("POST /oauth/v2/revoke"), 1);
}

#[tokio::test]
async fn keys_that_cannot_be_fetched_end_no_session_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let cold = copy(&browser, &stack.with_same_secrets().await);
    stack.zitadel().stand_in().fail_next("/oauth/v2/keys", Fault::Status { status: 500 }, 2);
    refresh(&cold).await.assert_status(200);
    assert!(is_alive(&cold).await);
}

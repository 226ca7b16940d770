//! A refresh token that is shown again: soon, it brings what came of it; later, it is a sign of theft.

use super::{copy, is_alive, refresh, signed_in, token_calls, tokens};
use harness::Logs;
use shared::error::Kind;
use std::time::Duration;

#[tokio::test]
async fn an_answer_that_was_lost_is_asked_for_again_within_the_grace_time_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[("REFRESH_GRACE_SECONDS", "10")]).await else { return };
    for _ in 0..3 {
        // The browser goes on with its old cookies: it never got the answer.
        let lost = copy(&browser, &stack);
        refresh(&lost).await.assert_status(200);
        let calls = token_calls(&stack);
        stack.advance(Duration::from_secs(9));
        let answer = refresh(&browser).await;
        answer.assert_status(200);
        assert_eq!(tokens(&browser).await, tokens(&lost).await);
        assert!(is_alive(&browser).await, "{answer}");
        assert_eq!(token_calls(&stack), calls);
    }
}

#[tokio::test]
async fn after_the_grace_time_a_spent_token_is_an_event_and_no_session_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let thief = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    stack.advance(Duration::from_secs(31));
    let logs = Logs::capture();
    let answer = refresh(&thief).await;
    answer.assert_problem(Kind::SessionExpired);
    assert_eq!(answer.removes_cookies().len(), 1, "{answer}");
    assert!(thief.cookies(stack.app()).is_empty(), "{answer}");
    let events = logs.lines_with("refresh_token_reused");
    assert_eq!(events.len(), 1, "{events:?}");
    assert!(events[0].contains("\"generation\":0") && events[0].contains("\"session\":\""), "{events:?}");
    assert_eq!(token_calls(&stack), 1, "the provider is not asked with a token that is known to be spent");
    browser.who().await.assert_status(200);
    assert_eq!(refresh(&browser).await.json()["generation"], 2);
}

#[tokio::test]
async fn a_reuse_is_still_told_after_days_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let thief = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    stack.advance(Duration::from_hours(14 * 24));
    let logs = Logs::capture();
    refresh(&thief).await.assert_problem(Kind::SessionExpired);
    assert_eq!(logs.lines_with("refresh_token_reused").len(), 1);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn a_reuse_ends_the_session_in_all_its_copies_where_that_is_wished_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[("REUSE_ENDS_SESSION", "true")]).await else { return };
    let thief = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    let other = copy(&browser, &stack.with_same_secrets().await);
    stack.advance(Duration::from_secs(31));
    refresh(&thief).await.assert_problem(Kind::SessionExpired);
    // The newest cookies are worth nothing any more, at no instance.
    let who = other.who().await;
    who.assert_problem(Kind::SignedOut);
    assert!(other.cookies(stack.app()).is_empty(), "{who}");
    assert!(is_alive(&browser).await);
    let access = stack.zitadel().stand_in().count("POST /oauth/v2/revoke");
    let dead = copy(&browser, &stack);
    let answer = refresh(&browser).await;
    answer.assert_problem(Kind::SignedOut);
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    // The first to show the living token has it revoked.
    assert_eq!(stack.zitadel().stand_in().count("POST /oauth/v2/revoke"), access + 1);
    assert!(!is_alive(&dead).await);
    refresh(&dead).await.assert_problem(Kind::SignedOut);
    assert_eq!(stack.zitadel().stand_in().count("POST /oauth/v2/revoke"), access + 1);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn the_end_of_one_session_is_not_that_of_the_next_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[("REUSE_ENDS_SESSION", "true")]).await else { return };
    let thief = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    stack.advance(Duration::from_secs(31));
    refresh(&thief).await.assert_problem(Kind::SessionExpired);
    let person = stack.person().await;
    let again = stack.browser();
    again.sign_in(&person).await;
    again.who().await.assert_status(200);
    refresh(&again).await.assert_status(200);
}

#[tokio::test]
async fn an_idle_session_is_over_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[("SESSION_IDLE_SECONDS", "60")]).await else { return };
    let kept = browser.cookies(stack.app());
    stack.advance(Duration::from_secs(61));
    for (name, value) in kept {
        browser.plant(stack.app(), &name, &value);
    }
    let answer = refresh(&browser).await;
    assert_eq!(answer.status, 401, "{answer}");
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    assert_eq!(token_calls(&stack), 0);
}

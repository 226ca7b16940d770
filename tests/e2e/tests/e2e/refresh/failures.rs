//! A provider that cannot answer ends no session.

use super::{copy, is_alive, refresh, signed_in, token_calls};
use fake_zitadel::Fault;
use harness::Logs;
use serde_json::json;
use shared::error::Kind;

const TOKEN: &str = "POST /oauth/v2/token";

#[tokio::test]
async fn whatever_the_provider_fails_with_the_cookies_stay_and_the_next_try_succeeds_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let stand_in = stack.zitadel().stand_in();
    let faults = [
        Fault::Status { status: 500 },
        Fault::Status { status: 502 },
        Fault::Status { status: 503 },
        Fault::Status { status: 429 },
        Fault::Status { status: 400 },
        Fault::Nonsense,
        Fault::Drop,
        Fault::Delay { millis: 5500 },
    ];
    for (round, fault) in (1..).zip(faults) {
        let lasting = matches!(fault, Fault::Delay { .. });
        stand_in.fail_next(TOKEN, fault.clone(), 1);
        let before = browser.cookies(stack.app());
        let answer = refresh(&browser).await;
        answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        assert_eq!(browser.cookies(stack.app()), before);
        browser.who().await.assert_status(200);
        // A call that timed out here goes on there, and has used the token up by now or will.
        if !lasting {
            let answer = refresh(&browser).await;
            answer.assert_status(200);
            assert_eq!(answer.json()["generation"], round, "{fault:?}: {answer}");
        }
    }
}

#[tokio::test]
async fn just_after_an_unlock_the_provider_is_asked_a_second_time_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let stand_in = stack.zitadel().stand_in();
    stand_in.fail_next(TOKEN, Fault::Status { status: 404 }, 1);
    refresh(&browser).await.assert_status(200);
    assert_eq!(token_calls(&stack), 2);
    stand_in.fail_next(TOKEN, Fault::Status { status: 404 }, 2);
    refresh(&browser).await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    refresh(&browser).await.assert_status(200);
    assert!(is_alive(&browser).await);
}

#[tokio::test]
async fn a_refusal_ends_the_session_for_all_with_one_call_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let (other, logs) = (copy(&browser, &stack.with_same_secrets().await), Logs::capture());
    let user = browser.signed_in_as().await.unwrap();
    stack.zitadel().admin(&format!("POST /v2/users/{user}/deactivate"), None, &json!({})).await;
    for browser in [&browser, &other] {
        let answer = refresh(browser).await;
        answer.assert_problem(Kind::SessionExpired);
        assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    }
    assert_eq!(token_calls(&stack), 1);
    assert_eq!(logs.lines_with("refresh_gap"), [""; 0], "nothing was lost");
}

#[tokio::test]
async fn an_answer_that_the_provider_gave_and_nobody_got_is_a_gap_and_no_reuse_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let logs = Logs::capture();
    stack.zitadel().stand_in().fail_next(TOKEN, Fault::Lost, 1);
    refresh(&browser).await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    let answer = refresh(&browser).await;
    answer.assert_problem(Kind::SessionExpired);
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    assert_eq!(logs.lines_with("\"event\":\"refresh_gap\"").len(), 1);
    assert_eq!(logs.lines_with("refresh_token_reused"), [""; 0]);
    // The provider's own session brings the person back without a form.
    browser.visit("/auth/login").await.assert_status(200);
    browser.who().await.assert_status(200);
}

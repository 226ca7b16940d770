//! A table that cannot be used, or holds what none of the instances wrote.

use super::{copy, is_alive, refresh, signed_in, token_calls, tokens};
use harness::{Browser, FaultyTable, Logs, Stack, Trouble};
use secrecy::ExposeSecret;
use serde_json::json;
use shared::{
    error::Kind,
    table::{Condition, Item, Put},
};
use std::{sync::Arc, time::Duration};

/// The same browser, answered by an instance whose way to the table can be spoiled.
async fn spoilable(stack: &Stack, browser: &Browser) -> (Arc<FaultyTable>, Browser) {
    let table = Arc::new(FaultyTable::new(stack.table().clone()));
    let browser = copy(browser, &stack.with_table(table.clone()).await);
    (table, browser)
}

#[tokio::test]
async fn without_the_table_nothing_is_spent_and_nobody_is_signed_out_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let (table, browser) = spoilable(&stack, &browser).await;
    let before = browser.cookies(stack.app());
    for part in ["#", "refresh#", "ended#"] {
        table.spoil(part, 0, 2, Trouble::Fails);
        let answer = refresh(&browser).await;
        answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        table.spoil(part, 0, 0, Trouble::Fails);
    }
    assert_eq!(token_calls(&stack), 0);
    table.spoil("ended#", 0, 1, Trouble::Fails);
    browser.who().await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    assert_eq!(browser.cookies(stack.app()), before);
    browser.who().await.assert_status(200);
    refresh(&browser).await.assert_status(200);
}

#[tokio::test]
async fn a_table_that_does_not_answer_is_not_waited_for_long_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("ended#", 0, 1, Trouble::HangsBefore);
    let answer = tokio::time::timeout(Duration::from_secs(4), refresh(&browser)).await.unwrap();
    answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    refresh(&browser).await.assert_status(200);
}

#[tokio::test]
async fn a_lease_that_was_written_unnoticed_ends_by_itself_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 0, 1, Trouble::Lost);
    refresh(&browser).await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    refresh(&browser).await.assert_status(200);
    assert!(is_alive(&browser).await);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn a_result_is_written_once_more_and_found_where_it_was_written_unnoticed_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    for trouble in [Trouble::Fails, Trouble::Lost] {
        let old = copy(&browser, &stack);
        let (table, spoilt) = spoilable(&stack, &browser).await;
        table.spoil("refresh#", 1, 2, trouble);
        refresh(&spoilt).await.assert_status(200);
        refresh(&old).await.assert_status(200);
        assert_eq!(tokens(&spoilt).await, tokens(&old).await, "{trouble:?}");
        refresh(&browser).await.assert_status(200);
    }
    assert_eq!(token_calls(&stack), 2);
}

#[tokio::test]
async fn who_refreshed_stays_signed_in_though_the_table_keeps_no_result_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let old = copy(&browser, &stack);
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 1, usize::MAX, Trouble::Fails);
    refresh(&browser).await.assert_status(200);
    table.spoil("refresh#", 0, 0, Trouble::Fails);
    assert!(is_alive(&browser).await);
    refresh(&browser).await.assert_status(200);
    // Nobody can give the result to anybody else.
    stack.advance(Duration::from_secs(4));
    let logs = Logs::capture();
    refresh(&old).await.assert_problem(Kind::SessionExpired);
    assert_eq!(logs.lines_with("\"event\":\"refresh_gap\"").len(), 1);
    refresh(&browser).await.assert_status(200);
}

#[tokio::test]
async fn a_result_that_is_long_in_being_written_is_waited_for_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let other = copy(&browser, &stack);
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 1, 2, Trouble::HangsBefore);
    let later = async {
        // By then the lease has ended, and the token is spent.
        tokio::time::sleep(Duration::from_secs(4)).await;
        refresh(&other).await
    };
    let (one, two) = tokio::join!(refresh(&browser), later);
    one.assert_status(200);
    two.assert_status(200);
    assert_eq!(tokens(&browser).await, tokens(&other).await);
    assert_eq!(token_calls(&stack), 2, "the second is refused");
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_asked_for_with_pauses_and_not_forever_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 0, usize::MAX, Trouble::Unreadable);
    let answer = tokio::time::timeout(Duration::from_secs(20), refresh(&browser)).await.unwrap();
    answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    assert!(table.calls() < 200, "{} calls", table.calls());
    assert_eq!(token_calls(&stack), 0);
}

#[tokio::test]
async fn a_table_that_is_slow_lets_nobody_else_spend_the_token_meanwhile_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let other = copy(&browser, &stack);
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 0, 3, Trouble::Slow(Duration::from_millis(1100)));
    let delay = fake_zitadel::Fault::Delay { millis: 4300 };
    stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", delay, 1);
    let logs = Logs::capture();
    let later = async {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        refresh(&other).await
    };
    let (one, two) = tokio::join!(refresh(&browser), later);
    one.assert_status(200);
    two.assert_status(200);
    assert_eq!(logs.lines_with("refresh_taken_over"), [""; 0]);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn a_sign_out_while_the_result_is_written_revokes_that_as_well_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let other = copy(&browser, &stack);
    let (table, browser) = spoilable(&stack, &browser).await;
    table.spoil("refresh#", 1, 1, Trouble::Slow(Duration::from_millis(1200)));
    let sign_out = async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        let app = json!({"scope": "app"});
        other.script(&stack.app_url("/")).post("/auth/logout", &app).await.assert_status(200);
    };
    let (late, ()) = tokio::join!(refresh(&browser), sign_out);
    late.assert_problem(Kind::SignedOut);
    assert_eq!(token_calls(&stack), 1);
    let revoked = stack.zitadel().stand_in().count("POST /oauth/v2/revoke");
    assert_eq!(revoked, 2, "the token that was shown, and the one that came of it");
}

/// The name under which the table keeps what is known of this browser's refresh token.
async fn item_of(browser: &Browser) -> String {
    let stack = browser.stack();
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    let token = session.refresh_token().unwrap();
    let generation = session.generation.to_be_bytes();
    let text = [b"refresh", &generation[..], token.expose_secret().as_bytes()].concat();
    let hash = session.keyed(&text);
    hash.as_ref().iter().fold("refresh#".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

async fn plant(browser: &Browser, value: Vec<u8>) {
    let item = Item { value, stamp: 1, expires_at: i64::MAX };
    let key = item_of(browser).await;
    let put = browser.stack().table().put(&key, item, Condition::Any).await.unwrap();
    assert!(put == Put::Written);
}

#[tokio::test]
async fn an_item_that_nobody_wrote_is_as_good_as_none_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let person = stack.person().await;
    let other = stack.browser();
    other.sign_in(&person).await;
    let keys = [item_of(&other).await];
    refresh(&other).await.assert_status(200);
    let foreign = stack.table().get(&keys).await.unwrap().remove(0).unwrap().value;
    // A lease that never ends: variant, and the largest number in its writing.
    let endless = [&[0], &[0xfe], &[0xff; 8][..], &[0x01]].concat();
    let values = [Vec::new(), vec![0xff; 40], endless, vec![9, 9, 9], foreign];
    for (generation, value) in (1..).zip(values) {
        plant(&browser, value).await;
        let answer = refresh(&browser).await;
        answer.assert_status(200);
        assert_eq!(answer.json()["generation"], generation, "{answer}");
        assert_ne!(browser.who().await.json()["sub"], person.id);
        assert!(is_alive(&browser).await);
    }
}

#[tokio::test]
async fn a_result_that_was_tampered_with_is_no_answer_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let old = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    let keys = [item_of(&old).await];
    let mut value = stack.table().get(&keys).await.unwrap().remove(0).unwrap().value;
    *value.last_mut().unwrap() ^= 1;
    plant(&old, value).await;
    refresh(&old).await.assert_problem(Kind::SessionExpired);
    refresh(&browser).await.assert_status(200);
}

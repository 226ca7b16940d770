//! Instances that die, or stall, in the middle of a refresh.

use super::{copy, is_alive, refresh, signed_in, token_calls, tokens};
use fake_zitadel::Fault;
use harness::{Browser, FaultyTable, Logs, Trouble};
use shared::error::Kind;
use std::{sync::Arc, thread, time::Duration};

/// Has an instance of its own refresh the session of this browser and die at a write: the lease is the first, the
/// result the second.
fn refresh_and_die(browser: &Browser, writes_before: usize, trouble: Trouble) {
    let (stack, cookies) = (browser.stack().clone(), browser.cookies(browser.stack().app()));
    let dies = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let table = Arc::new(FaultyTable::new(stack.table().clone()));
            table.spoil("refresh#", writes_before, usize::MAX, trouble);
            let browser = stack.with_table(table.clone()).await.browser();
            for (name, value) in cookies {
                browser.plant(stack.app(), &name, &value);
            }
            tokio::select! {
                biased;
                () = table.hangs.notified() => {}
                answer = refresh(&browser) => panic!("it lives: {answer}"),
            }
        });
        // With the runtime goes everything that the instance had begun.
    };
    thread::spawn(dies).join().unwrap();
}

#[tokio::test]
async fn a_holder_that_dies_before_it_asks_the_provider_costs_a_wait_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    refresh_and_die(&browser, 0, Trouble::HangsAfter);
    assert_eq!(token_calls(&stack), 0);
    let (other, logs) = (copy(&browser, &stack.with_same_secrets().await), Logs::capture());
    let (one, two) = tokio::join!(refresh(&browser), refresh(&other));
    for answer in [one, two] {
        answer.assert_status(200);
    }
    assert_eq!(tokens(&browser).await, tokens(&other).await);
    assert!(is_alive(&browser).await);
    assert_eq!(token_calls(&stack), 1);
    assert!(!logs.lines_with("refresh_taken_over").is_empty());
}

#[tokio::test]
async fn a_holder_that_dies_after_it_wrote_the_result_costs_nothing_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    refresh_and_die(&browser, 1, Trouble::HangsAfter);
    assert_eq!(token_calls(&stack), 1);
    let answer = refresh(&browser).await;
    assert_eq!(answer.json()["generation"], 1, "{answer}");
    assert!(is_alive(&browser).await);
    assert_eq!(token_calls(&stack), 1);
}

#[tokio::test]
async fn the_gap_a_holder_that_dies_between_answer_and_write_is_counted_apart_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    refresh_and_die(&browser, 1, Trouble::HangsBefore);
    assert_eq!(token_calls(&stack), 1);
    stack.advance(Duration::from_secs(4));
    let (other, logs) = (copy(&browser, &stack.with_same_secrets().await), Logs::capture());
    let (one, two) = tokio::join!(refresh(&browser), refresh(&other));
    for answer in [one, two] {
        answer.assert_problem(Kind::SessionExpired);
        assert_eq!(answer.removes_cookies().len(), 1, "{answer}");
    }
    assert_eq!(token_calls(&stack), 2);
    assert_eq!(logs.lines_with("\"event\":\"refresh_gap\"").len(), 1);
    // The provider's own session brings the person back without a form.
    browser.visit("/auth/login").await.assert_status(200);
    browser.who().await.assert_status(200);
}

#[tokio::test]
async fn a_holder_that_was_taken_for_dead_still_brings_its_result_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    // It has the provider's answer, and the table keeps it waiting for longer than the lease lasts.
    let table = Arc::new(FaultyTable::new(stack.table().clone()));
    table.spoil("refresh#", 1, 2, Trouble::HangsBefore);
    let slow = copy(&browser, &stack.with_table(table).await);
    let other = copy(&browser, &stack);
    let logs = Logs::capture();
    let (one, two) = tokio::join!(refresh(&slow), refresh(&other));
    for answer in [one, two] {
        answer.assert_status(200);
    }
    assert_eq!(tokens(&slow).await, tokens(&other).await);
    assert!(is_alive(&other).await);
    assert!(!logs.lines_with("refresh_taken_over").is_empty());
    assert_eq!(logs.lines_with("refresh_gap"), [""; 0]);
}

#[tokio::test]
async fn of_two_pairs_the_first_that_is_written_is_everybodys_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    // It cannot renew its lease while the provider is slow, so that another one takes over.
    let table = Arc::new(FaultyTable::new(stack.table().clone()));
    table.spoil("refresh#", 1, 4, Trouble::Fails);
    let slow = copy(&browser, &stack.with_table(table).await);
    let other = copy(&browser, &stack);
    stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", Fault::Delay { millis: 4600 }, 1);
    let logs = Logs::capture();
    let later = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        refresh(&other).await
    };
    let (one, two) = tokio::join!(refresh(&slow), later);
    for answer in [one, two] {
        answer.assert_status(200);
    }
    assert_eq!(token_calls(&stack), 2);
    assert_eq!(tokens(&slow).await, tokens(&other).await);
    assert_eq!(logs.lines_with("\"event\":\"refresh_lost_pair\"").len(), 1);
}

#[tokio::test]
async fn a_browser_that_hangs_up_does_not_stop_the_refresh_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", Fault::Delay { millis: 300 }, 1);
    let hung_up = tokio::time::timeout(Duration::from_millis(100), refresh(&browser)).await;
    assert!(hung_up.is_err());
    let answer = refresh(&browser).await;
    assert_eq!(answer.json()["generation"], 1, "{answer}");
    assert!(is_alive(&browser).await);
    assert_eq!(token_calls(&stack), 1);
}

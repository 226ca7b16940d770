//! Many refreshes at once, over several instances that share a table: one of them asks the provider, and all of them
//! get its answer.

use super::{copy, is_alive, refresh, signed_in, token_calls, tokens};
use harness::{Browser, Logs, Stack};
use shared::error::Kind;
use std::{collections::BTreeSet, time::Duration};
use tokio::task::JoinSet;

/// Refreshes in all browsers at once.
async fn all_refresh(browsers: Vec<Browser>) -> Vec<(Browser, harness::Answer)> {
    let mut tasks = JoinSet::new();
    for browser in browsers {
        tasks.spawn(async move {
            let answer = refresh(&browser).await;
            (browser, answer)
        });
    }
    tasks.join_all().await
}

async fn instances(stack: &Stack) -> Vec<Stack> {
    let mut all = vec![stack.clone()];
    for _ in 0..3 {
        all.push(stack.with_same_secrets().await);
    }
    all
}

async fn storm(many: usize) {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let instances = instances(&stack).await;
    let before = tokens(&browser).await;
    let copies = (0..many).map(|index| copy(&browser, &instances[index % instances.len()])).collect();
    let answered = all_refresh(copies).await;
    assert_eq!(token_calls(&stack), 1, "one of {many} refreshes asks the provider");
    let mut seen = BTreeSet::new();
    for (browser, answer) in &answered {
        answer.assert_status(200);
        assert_eq!(answer.json()["generation"], 1, "{answer}");
        seen.insert(tokens(browser).await);
    }
    assert_eq!(seen.len(), 1, "all have the same tokens");
    assert!(!seen.contains(&before));
    let (last, _) = &answered[many - 1];
    assert!(is_alive(last).await);
    last.who().await.assert_status(200);
    // The next generation is as good.
    assert_eq!(refresh(last).await.json()["generation"], 2);
    assert_eq!(token_calls(&stack), 2);
}

#[tokio::test]
async fn of_2_refreshes_at_once_one_asks_the_provider_on_stand_in() {
    storm(2).await;
}

#[tokio::test]
async fn of_10_refreshes_at_once_one_asks_the_provider_on_stand_in() {
    storm(10).await;
}

#[tokio::test]
async fn of_50_refreshes_at_once_one_asks_the_provider_on_stand_in() {
    storm(50).await;
}

#[tokio::test]
async fn a_provider_slower_than_the_lease_is_still_asked_once_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let logs = Logs::capture();
    let delay = fake_zitadel::Fault::Delay { millis: 4300 };
    stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", delay, 1);
    let instances = instances(&stack).await;
    let answered = all_refresh(instances.iter().map(|stack| copy(&browser, stack)).collect()).await;
    for (browser, answer) in &answered {
        answer.assert_status(200);
        assert!(is_alive(browser).await, "{answer}");
    }
    assert_eq!(token_calls(&stack), 1);
    assert_eq!(logs.lines_with("refresh_taken_over"), [""; 0]);
    assert_eq!(logs.lines_with("\"event\":\"refresh_waited\"").len(), 3);
}

#[tokio::test]
async fn a_failure_is_the_answer_to_all_who_waited_and_the_next_try_succeeds_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let instances = instances(&stack).await;
    let copies = (0..20).map(|index| copy(&browser, &instances[index % 4])).collect();
    // Slow enough for everybody to come while the first call goes on.
    let stand_in = stack.zitadel().stand_in();
    stand_in.fail_next("POST /oauth/v2/token", fake_zitadel::Fault::Drop, 1);
    let answered = all_refresh(copies).await;
    let failed = answered.iter().filter(|(_, answer)| answer.status == 503);
    for (_, answer) in failed {
        answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    }
    assert!(answered.iter().all(|(_, answer)| [200, 503].contains(&answer.status)));
    for (browser, _) in &answered {
        refresh(browser).await.assert_status(200);
    }
    assert!(is_alive(&answered[0].0).await);
}

#[tokio::test]
async fn an_answer_that_comes_late_is_not_in_the_way_of_a_newer_one_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let late = copy(&browser, &stack);
    refresh(&browser).await.assert_status(200);
    let replayed = refresh(&late).await;
    refresh(&browser).await.assert_status(200);
    let newest = tokens(&browser).await;
    // What the late answer set arrives after what the newer one set.
    for (name, value) in late.cookies(stack.app()) {
        browser.plant(stack.app(), &name, &value);
    }
    assert_eq!(tokens(&browser).await, newest, "{replayed}");
    assert!(is_alive(&browser).await);
    assert_eq!(refresh(&browser).await.json()["generation"], 3);
}

#[tokio::test]
async fn an_old_cookie_brings_the_newest_generation_that_came_of_it_on_stand_in() {
    let Some((stack, browser)) = signed_in(&[]).await else { return };
    let old = copy(&browser, &stack);
    for _ in 0..3 {
        refresh(&browser).await.assert_status(200);
        stack.advance(Duration::from_secs(9));
    }
    let answer = refresh(&old).await;
    assert_eq!(answer.json()["generation"], 3, "{answer}");
    assert_eq!(tokens(&old).await, tokens(&browser).await);
    assert_eq!(token_calls(&stack), 3);
}

//! Cookies: altered, cut, pasted elsewhere, crowded, and with tokens of 4 KB.

mod provider;

use harness::{Browser, Stack};
use http::Method;
use provider::Provider;
use serde_json::json;
use shared::error::Kind;
use url::Url;

fn first(browser: &Browser, host: &Url, prefix: &str) -> (String, String) {
    let cookies = browser.cookies(host);
    let found = cookies.iter().find(|(name, _)| name.starts_with(prefix));
    found.unwrap_or_else(|| panic!("no {prefix} in {cookies:?}")).clone()
}

/// The value cut short, prolonged, with one character changed, and nonsense of several kinds.
fn damaged(value: &str) -> Vec<String> {
    let middle = value.len() / 2;
    let other = if &value[middle..=middle] == "A" { "B" } else { "A" };
    vec![
        String::new(),
        value[..value.len() - 1].to_owned(),
        value[..middle].to_owned(),
        format!("{value}A"),
        format!("{}{other}{}", &value[..middle], &value[middle + 1..]),
        value.to_ascii_uppercase(),
        "x".into(),
        "1.".into(),
        "99999999999999999999.x".into(),
        "%00%0d%0a".into(),
        "\u{e4}\u{1f511}".into(),
        "A".repeat(4000),
    ]
}

#[tokio::test]
async fn an_altered_session_is_none_and_is_cleared() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let (name, value) = first(&browser, stack.app(), "__Host-session");
    for wrong in damaged(&value) {
        browser.plant(stack.app(), &name, &wrong);
        let who = browser.who().await;
        who.assert_problem(Kind::SignedOut);
        browser.plant(stack.app(), &name, &wrong);
        let script = browser.script(&stack.app_url("/"));
        script.post("/auth/refresh", &json!({})).await.assert_problem(Kind::SignedOut);
        assert!(browser.cookies(stack.app()).is_empty(), "{wrong:?}");
    }
    browser.plant(stack.app(), &name, &value);
    assert_eq!(browser.signed_in_as().await, Some(person.id), "nothing was ended by it");
}

#[tokio::test]
async fn an_altered_flow_starts_again_and_its_form_is_of_no_use() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let (name, value) = first(&browser, stack.auth(), "__Host-flow-");
    for wrong in damaged(&value) {
        browser.plant(stack.auth(), &name, &wrong);
        let form = page.form().fill("login_name", "a").fill("password", "b");
        browser.submit(form).await.assert_problem(Kind::StartAgain);
    }
}

#[tokio::test]
async fn an_altered_transaction_starts_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let (name, value) = first(&browser, stack.app(), "__Host-tx-");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    for wrong in damaged(&value) {
        browser.plant(stack.app(), &name, &wrong);
        browser.step(&callback).await.assert_problem(Kind::StartAgain);
    }
    browser.plant(stack.app(), &name, &value);
    browser.step(&callback).await.assert_goes_to(&stack.app_url("/reports"));
}

#[tokio::test]
async fn altered_sessions_of_the_sign_in_host_are_as_good_as_none() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let (name, value) = first(&browser, stack.auth(), "__Host-sessions");
    for wrong in damaged(&value) {
        let browser = stack.browser();
        browser.plant(stack.auth(), &name, &wrong);
        browser.visit("/auth/login").await.assert_screen(200, "/login");
    }
}

#[tokio::test]
async fn a_value_works_only_under_its_own_name_and_on_its_own_host() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let page = browser.visit("/auth/login?prompt=login").await;
    let flow = first(&browser, stack.auth(), "__Host-flow-");
    let sessions = first(&browser, stack.auth(), "__Host-sessions");
    let transaction = first(&browser, stack.app(), "__Host-tx-");
    let session = first(&browser, stack.app(), "__Host-session");
    for value in [&flow.1, &sessions.1, &transaction.1] {
        let thief = stack.browser();
        thief.plant(stack.app(), "__Host-session", value);
        thief.plant(stack.app(), "__Host-session", &format!("1.{value}"));
        assert_eq!(thief.signed_in_as().await, None);
    }
    for value in [&sessions.1, &transaction.1, &session.1] {
        browser.plant(stack.auth(), &flow.0, value);
        let form = page.form().fill("login_name", &person.login_name).fill("password", &person.password);
        browser.submit(form).await.assert_problem(Kind::StartAgain);
    }
    browser.plant(stack.auth(), &sessions.0, &flow.1);
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn of_a_cookie_that_comes_twice_none_counts() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let (name, value) = first(&browser, stack.app(), "__Host-session");
    let again = format!("{name}={value}");
    let ask = browser.ask(Method::GET, "/auth/session").header("cookie", &again);
    browser.send(ask).await.assert_problem(Kind::SignedOut);
}

#[tokio::test]
async fn ten_tabs_on_the_application_stay_within_the_budget_and_the_newest_work() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let mut starts = Vec::new();
    let long = "x".repeat(400);
    for tab in 0..10 {
        // The check of every answer holds the cookies against 6 KB.
        starts.push(browser.open(&format!("/auth/login?return_to=/{tab}/{long}")).await);
    }
    let page = browser.follow(starts.pop().unwrap()).await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    let landed = browser.follow(answer).await;
    assert!(landed.url.path().starts_with("/9/"), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn every_person_of_a_shared_browser_is_remembered_up_to_a_limit() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for _ in 0..6 {
        let person = stack.person().await;
        let page = browser.visit("/auth/login?prompt=login").await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await, Some(person.id));
    }
}

#[tokio::test]
async fn cookies_of_others_are_left_alone() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.plant(stack.app(), "theme", "dark");
    browser.plant(stack.app(), "__Host-other", "1");
    browser.sign_in(&person).await;
    assert_eq!(browser.cookie(stack.app(), "theme").as_deref(), Some("dark"));
    assert_eq!(browser.cookie(stack.app(), "__Host-other").as_deref(), Some("1"));
}

#[tokio::test]
async fn tokens_of_four_kilobytes_fit_or_the_answer_says_that_they_do_not() {
    let provider = Provider::start().await;
    for (access, refresh, fits) in
        [(40, 200, true), (4096, 200, true), (4096, 4096, false), (9000, 40, false)]
    {
        let stack = provider.stack().await;
        let browser = stack.browser();
        let answer = provider.sign_in(&browser, access, refresh).await;
        if fits {
            answer.assert_goes_to(&stack.app_url("/"));
            assert_eq!(browser.signed_in_as().await.as_deref(), Some("somebody"), "{access}+{refresh}");
        } else {
            answer.assert_problem(Kind::SessionTooLarge);
            assert_eq!(browser.signed_in_as().await, None, "{access}+{refresh}");
        }
    }
}

#[tokio::test]
async fn a_session_in_several_cookies_needs_all_of_them_and_shrinks_without_leftovers() {
    let provider = Provider::start().await;
    let stack = provider.stack().await;
    let browser = stack.browser();
    provider.sign_in(&browser, 4096, 200).await.assert_status(303);
    let pieces = browser.cookies(stack.app());
    assert!(pieces.len() > 1, "{:?}", pieces.iter().map(|(name, _)| name).collect::<Vec<_>>());
    for (missing, _) in &pieces {
        let thief = stack.browser();
        for (name, value) in pieces.iter().filter(|(name, _)| name != missing) {
            thief.plant(stack.app(), name, value);
        }
        assert_eq!(thief.signed_in_as().await, None, "without {missing}");
    }
    let swapped = stack.browser();
    for (index, (name, _)) in pieces.iter().enumerate() {
        swapped.plant(stack.app(), name, &pieces[(index + 1) % pieces.len()].1);
    }
    assert_eq!(swapped.signed_in_as().await, None);
    provider.sign_in(&browser, 40, 40).await.assert_status(303);
    assert_eq!(browser.cookies(stack.app()).len(), 1);
    assert_eq!(browser.signed_in_as().await.as_deref(), Some("somebody"));
}

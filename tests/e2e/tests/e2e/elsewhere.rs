//! Sign-ins that begin on another site, from where SameSite=Strict cookies do not come along.

use harness::{Answer, Browser, Person, Stack};
use http::Method;
use shared::error::Kind;

const ELSEWHERE: &str = "https://news.example.org/a?b=%22";

/// Follows a link on another site to the application's sign-in, as far as the application answers again.
async fn from_elsewhere(browser: &Browser, path: &str) -> Answer {
    let link = browser.ask(Method::GET, path).from_page(ELSEWHERE);
    let stack = browser.stack();
    let start = browser.send(link).await;
    let callback = browser.follow_until(start, &stack.app_url("/auth/callback")).await;
    browser.step(&callback).await
}

/// Whether the session's cookie came along to where an answer leads.
async fn is_seen_at_its_target(browser: &Browser, answer: &Answer) -> bool {
    let landed = browser.step(answer).await;
    landed.url.as_str() == browser.stack().app_url("/reports") && landed.carried_cookies()
}

/// Somebody whom the sign-in host knows, so that no form is shown.
async fn known(stack: &Stack) -> (Person, Browser) {
    let (person, browser) = (stack.person().await, stack.browser());
    browser.sign_in(&person).await;
    (person, browser)
}

#[tokio::test]
async fn the_page_that_one_lands_on_sees_the_session() {
    let stack = Stack::start().await;
    let (person, browser) = known(&stack).await;
    browser.forget_all(stack.app());
    let hop = from_elsewhere(&browser, "/auth/login?return_to=/reports").await;
    assert!(hop.asks_again(), "{hop}");
    for name in ["code", "state"] {
        let value = hop.url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        assert!(!hop.body.contains(&value), "{name} stands in the page: {hop}");
    }
    let answer = browser.again(&hop).await;
    answer.assert_goes_to(&stack.app_url("/reports"));
    assert!(is_seen_at_its_target(&browser, &answer).await, "{answer}");
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn the_session_that_is_replaced_is_seen_and_revoked() {
    let stack = Stack::start().await;
    let (one, browser) = known(&stack).await;
    let two = stack.person().await;
    // Renewed once, so that its cookie has a later number than that of the sign-in to come.
    let renewed = browser.script(&stack.app_url("/")).post("/auth/refresh", &serde_json::json!({})).await;
    renewed.assert_status(200);
    let old = browser.cookies(stack.app());
    let link = browser.ask(Method::GET, "/auth/login?prompt=login&return_to=/reports").from_page(ELSEWHERE);
    let start = browser.send(link).await;
    let page = browser.follow(start).await;
    let answer = browser.enter(&page, &two.login_name, &two.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await.target();
    // Whatever road leads there: nothing but the transaction comes along.
    let ask = browser.ask(Method::GET, callback.as_str()).from_page(ELSEWHERE);
    let landed = browser.follow(browser.send(ask).await).await;
    assert_eq!(landed.url.as_str(), stack.app_url("/reports"), "{landed}");
    assert_eq!(browser.signed_in_as().await, Some(two.id), "and not as {}", one.id);
    let kept: Vec<_> = browser.cookies(stack.app()).into_iter().map(|(name, _)| name).collect();
    assert!(old.iter().all(|(name, _)| !kept.contains(name)), "{kept:?}");
    let thief = stack.browser();
    for (name, value) in old {
        thief.plant(stack.app(), &name, &value);
    }
    let answer = thief.script(&stack.app_url("/")).post("/auth/refresh", &serde_json::json!({})).await;
    answer.assert_problem(Kind::SessionExpired);
}

#[tokio::test]
async fn a_browser_that_keeps_saying_that_it_comes_from_elsewhere_is_served_the_second_time() {
    let stack = Stack::start().await;
    let (person, browser) = known(&stack).await;
    browser.forget_all(stack.app());
    let hop = from_elsewhere(&browser, "/auth/login?return_to=/reports").await;
    assert!(hop.asks_again(), "{hop}");
    let again = browser.ask(Method::GET, hop.url.as_str()).from_page(ELSEWHERE);
    browser.send(again).await.assert_goes_to(&stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_new_sign_in_counts_though_it_could_not_see_the_session_that_it_replaces() {
    let stack = Stack::start().await;
    let (_, browser) = known(&stack).await;
    browser.script(&stack.app_url("/")).post("/auth/refresh", &serde_json::json!({})).await;
    stack.clock().advance(time::Duration::seconds(2));
    let (two, other) = known(&stack).await;
    for (name, value) in other.cookies(stack.app()) {
        browser.plant(stack.app(), &name, &value);
    }
    assert_eq!(browser.signed_in_as().await, Some(two.id));
}

#[tokio::test]
async fn the_usual_road_has_no_hop() {
    let stack = Stack::start().await;
    let (person, browser) = known(&stack).await;
    let landed = browser.visit("/auth/login?return_to=/reports").await;
    let callbacks = landed.hops.iter().filter(|hop| hop.url.path() == "/auth/callback").count();
    assert_eq!(callbacks, 1, "{landed}");
    let typed = stack.browser().sign_in(&person).await;
    assert_eq!(typed.hops.iter().filter(|hop| hop.url.path() == "/auth/callback").count(), 1, "{typed}");
}

#[tokio::test]
async fn nothing_but_a_page_that_was_waited_for_asks_again() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = stack.app_url("/auth/callback?code=x&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let ask = browser.ask(Method::GET, &callback).from_page(ELSEWHERE);
    browser.send(ask).await.assert_problem(Kind::StartAgain);
    let (_, browser) = known(&stack).await;
    browser.forget_all(stack.app());
    let hop = from_elsewhere(&browser, "/auth/login").await;
    let ahead = browser.ask(Method::GET, hop.url.as_str()).header("sec-purpose", "prefetch");
    browser.send(ahead.from_page(ELSEWHERE)).await.assert_problem(Kind::Prefetch);
    let json = browser.ask(Method::GET, hop.url.as_str()).header("accept", "application/json");
    let answer = browser.send(json.from_page(ELSEWHERE)).await;
    assert_eq!(answer.json()["location"], stack.app_url("/"), "{answer}");
}

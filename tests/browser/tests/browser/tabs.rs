//! Many tabs of the application share one session: they refresh once, and learn from each other who is signed in.

use browser_kit::{Visitor, test_alone_on_stand_in};
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::common::types::WindowHandle;
use tokio::time::sleep;

const TOKENS: &str = "POST /oauth/v2/token";

/// Access tokens that are issued from now on last so long.
async fn set_lifetime(visitor: &Visitor, seconds: u32) {
    let settings = json!({
        "accessTokenLifetime": format!("{seconds}s"),
        "idTokenLifetime": "43200s",
        "refreshTokenIdleExpiration": "2592000s",
        "refreshTokenExpiration": "7776000s",
    });
    visitor.zitadel.admin("PUT /admin/v1/settings/oidc", None, &settings).await;
}

/// Lets the page call its API twice a second, and write down the answers and what it hears of the session.
async fn work(visitor: &Visitor) {
    let script = "return import('/auth/client.js').then(({ fetch, onChange }) => { \
        performance.setResourceTimingBufferSize(5000); \
        self.seen = { statuses: {}, heard: [] }; \
        onChange((who) => seen.heard.push([who ? 'in' : 'out', Date.now()])); \
        self.working = setInterval(async () => { \
          const { status } = await fetch('/api/hello').catch(() => ({ status: 'none' })); \
          seen.statuses[status] = (seen.statuses[status] ?? 0) + 1; \
        }, 500); })";
    visitor.script(script).await;
}

async fn tabs(visitor: &Visitor, count: usize) -> Vec<WindowHandle> {
    let mut tabs = vec![visitor.tab().await];
    while tabs.len() < count {
        tabs.push(visitor.new_tab().await);
        visitor.open(&visitor.place.app("/")).await;
        visitor.see_signed_in().await;
    }
    for tab in &tabs {
        visitor.switch_to(tab).await;
        work(visitor).await;
    }
    tabs
}

/// What the script in each tab gives.
async fn in_each(visitor: &Visitor, tabs: &[WindowHandle], script: &str) -> Vec<Value> {
    let mut values = Vec::new();
    for tab in tabs {
        visitor.switch_to(tab).await;
        values.push(visitor.script(script).await);
    }
    values
}

fn tokens(visitor: &Visitor) -> usize {
    visitor.place.stand_in().expect("a stand-in").count(TOKENS)
}

async fn generation(visitor: &Visitor) -> u64 {
    let script = "return fetch('/auth/session').then((answer) => answer.json())";
    let session = visitor.script(script).await;
    session["generation"].as_u64().unwrap_or_else(|| panic!("no generation: {session}"))
}

/// The moment at which the last of the tabs heard it, in milliseconds, and that of the first.
fn first_and_last(heard: &[Value], what: &str) -> (i64, i64) {
    let moment = |tab: &Value| {
        let news = tab
            .as_array()
            .expect("a list")
            .last()
            .unwrap_or_else(|| panic!("a tab heard nothing: {heard:?}"));
        assert_eq!(news[0], what, "{heard:?}");
        news[1].as_i64().expect("a moment")
    };
    let moments = heard.iter().map(moment);
    (moments.clone().min().expect("a tab"), moments.max().expect("a tab"))
}

#[test]
fn ten_tabs_over_ten_rotations_refresh_once_each_and_sign_out_and_in_together_on_stand_in() {
    test_alone_on_stand_in(async |visitor| {
        let person = visitor.person().await;
        set_lifetime(visitor, 8).await;
        visitor.sign_in(&person).await;
        let begun = tokens(visitor) as u64 - generation(visitor).await;
        let tabs = tabs(visitor, 10).await;
        let already = generation(visitor).await;
        while generation(visitor).await < already + 10 {
            sleep(Duration::from_millis(500)).await;
        }
        in_each(visitor, &tabs, "clearInterval(working)").await;
        sleep(Duration::from_millis(500)).await;

        // Nobody was logged out, no call was refused, and the provider was asked once for each generation.
        for seen in in_each(visitor, &tabs, "return { ...seen, state: document.body.dataset.state }").await {
            let statuses = seen["statuses"].as_object().expect("an object");
            assert!(statuses.len() == 1 && statuses["200"].as_u64() > Some(10), "{seen}");
            assert_eq!((&seen["heard"], &seen["state"]), (&json!([]), &json!("in")), "{seen}");
        }
        assert_eq!(tokens(visitor) as u64, begun + generation(visitor).await);
        let script = "return performance.getEntriesByType('resource') \
            .filter(({ name, responseStatus }) => name.endsWith('/auth/refresh') && responseStatus === 200).length";
        let asked: u64 = in_each(visitor, &tabs, script).await.iter().filter_map(Value::as_u64).sum();
        assert_eq!(asked, generation(visitor).await, "as many refreshes as generations");

        // One signs out, and nine hear of it; it signs in again, and so do they.
        set_lifetime(visitor, 3600).await;
        let (one, others) = tabs.split_first().expect("ten tabs");
        visitor.switch_to(one).await;
        let began = visitor.script("return Date.now()").await.as_i64().expect("a moment");
        visitor.press("Sign out").await;
        visitor.see("You’re signed out").await;
        let heard = "return seen.heard";
        let (_, last) = first_and_last(&in_each(visitor, others, heard).await, "out");
        assert!(last - began < 1000, "the last tab heard of it after {} ms", last - began);
        for shown in in_each(visitor, others, "return document.body.innerText").await {
            assert!(shown.as_str().is_some_and(|text| text.contains("Nobody is signed in.")), "{shown}");
        }

        visitor.switch_to(one).await;
        visitor.sign_in(&person).await;
        let script = "const [{ responseEnd }] = performance.getEntriesByName(`${origin}/auth/session`); \
            return Math.floor(performance.timeOrigin + responseEnd)";
        let began = visitor.script(script).await.as_i64().expect("a moment");
        let (_, last) = first_and_last(&in_each(visitor, others, heard).await, "in");
        assert!(last - began < 1000, "the last tab heard of it after {} ms", last - began);
        for tab in others {
            visitor.switch_to(tab).await;
            visitor.see_signed_in().await;
        }
    });
}

#[test]
fn a_lost_session_is_back_without_a_form_and_no_tab_shows_that_it_was_gone_on_stand_in() {
    test_alone_on_stand_in(async |visitor| {
        visitor.expect_unavailable();
        let person = visitor.person().await;
        visitor.sign_in(&person).await;
        let tabs = tabs(visitor, 3).await;
        let before = visitor.requests().await.len();
        // The provider replaces the refresh token, and its answer with the new one is lost.
        let stand_in = visitor.place.stand_in().expect("a stand-in");
        stand_in.fail_next(TOKENS, fake_zitadel::Fault::Lost, 1);
        let script = "import('/auth/client.js').then(({ refresh }) => \
            setTimeout(async () => { await refresh(); await refresh(); self.done = true; }))";
        visitor.script(script).await;
        let heard = visitor.until("the way through the sign-in", async || {
            sleep(Duration::from_millis(200)).await;
            let requests = visitor.requests().await;
            requests[before..].iter().any(|request| request.contains("/auth/callback?")).then_some(requests)
        });
        heard.await;
        visitor.see_signed_in().await;
        assert_eq!(visitor.script("return self.done ?? null").await, Value::Null, "another page");

        // The person saw no form, and in the other tabs nothing at all.
        let requests = visitor.requests().await.split_off(before);
        let mut posts = requests.iter().filter(|request| request.starts_with("POST"));
        assert!(posts.all(|request| request.ends_with("/auth/refresh")), "{requests:?}");
        let ways = requests.iter().filter(|request| request.contains("/auth/login?")).count();
        assert_eq!(ways, 1, "{requests:?}");
        let (_, others) = tabs.split_last().expect("three tabs");
        // Browsers slow the timers of tabs that nobody sees.
        let called = visitor.until("calls of the API from every tab", async || {
            let script = "return { ...seen, state: document.body.dataset.state }";
            let all = in_each(visitor, others, script).await;
            let busy = |seen: &Value| seen["statuses"]["200"].as_u64() > Some(2);
            all.iter().all(busy).then_some(all)
        });
        for seen in called.await {
            let statuses = seen["statuses"].as_object().expect("an object");
            assert_eq!(statuses.len(), 1, "{seen}");
            assert_eq!((&seen["heard"], &seen["state"]), (&json!([]), &json!("in")), "{seen}");
        }
    });
}

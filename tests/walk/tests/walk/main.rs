//! Whatever order of requests somebody tries, no code is given out without what the policy asks for.
//!
//! A walk is a browser, a person with some ways to sign in, and the rules of their organization. It does a few right steps,
//! then calls some route in the midst of it, and goes on at random: right and wrong answers, old forms, other tabs, cookies
//! of before, of other flows and of other people, skipped steps, time that passes. Routes come from the functions' own
//! sources ([`routes`]) and fields from the pages that are seen, so what is new is walked without being named here.
//!
//! Whoever is let in is judged by what the stand-in knows ([`oracle`]), not by the functions' own rules. Besides, no request
//! is answered with a failure of ours, and each answer is a page or a refusal that is known.
//!
//! Everything is drawn from a seed and a walk's number. `WALK=SEED:FIRST:COUNT` chooses them, so `WALK=1:4711:1` repeats the
//! one walk that a failure names.

#![allow(clippy::unwrap_used, reason = "what a walk cannot have, it cannot do without")]

mod dice;
mod known;
mod lane;
mod oracle;
mod routes;
mod scene;
mod sheet;
mod someone;
mod tally;
mod walker;

use lane::Lane;
use std::{sync::Arc, thread};
use tally::Tally;

/// Side by side; much of a walk is waiting.
const LANES: u64 = 4;

/// Seed, first walk, count.
#[allow(clippy::disallowed_methods, reason = "a test has no other way to be told")]
fn chosen() -> (u64, u64, u64) {
    let text = std::env::var("WALK").unwrap_or_default();
    let mut parts = text.split(':').map(|part| part.parse().expect("WALK=SEED:FIRST:COUNT"));
    if text.is_empty() {
        (1, 0, 1500)
    } else {
        (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap())
    }
}

#[test]
fn no_order_of_requests_reaches_a_code_without_the_factors_that_policy_asks_for_on_stand_in() {
    if harness::zitadel::foreign().is_some() {
        return;
    }
    let (seed, first, count) = chosen();
    let routes = Arc::new(routes::all());
    let lanes: Vec<_> = (0..LANES)
        .map(|lane| {
            let routes = routes.clone();
            thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    let mut lane_tally = Tally::default();
                    let mut place = None;
                    for number in (first..first + count).filter(|number| number % LANES == lane) {
                        let place = match &mut place {
                            Some(place) => place,
                            None => place.insert(Lane::start(routes.clone()).await),
                        };
                        walker::walk(place, seed, number, &mut lane_tally).await;
                    }
                    lane_tally
                })
            })
        })
        .collect();
    let mut tally = Tally::default();
    for lane in lanes {
        tally.add(lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
    }
    if count >= 1000 {
        tally.assert_wide(&routes);
    }
}

#[tokio::test]
async fn the_routes_that_are_walked_are_those_of_the_functions() {
    let stack = harness::Stack::start().await.without_checks();
    let browser = stack.browser();
    let routes = routes::all();
    assert!(routes.len() > 40, "{routes:?}");
    for (method, path) in &routes {
        let answer = browser.send(browser.ask(method.clone(), &stack.auth_url(&routes::filled(path)))).await;
        assert!(answer.status != 405, "{method} {path}: {answer}");
        assert!(answer.status != 404 || path.contains('{'), "{method} {path}: {answer}");
    }
}

//! Does anybody notice? People sign in and stay signed in at a steady rate, over four instances of the functions, while
//! `drawbridge migrate` goes to JWT, back, and to JWT again, and while each kind of key rotates three times.
//!
//! | module | what |
//! |---|---|
//! | [`crowd`] | the people |
//! | [`changes`] | what happens to the secrets meanwhile, and in which order |
//! | [`tally`] | what came of it |
//!
//! The functions keep a secret for five minutes and the migration waits for more than that, so the clock that they, the
//! command and the stand-in for Zitadel share runs [`Plan::speed`] times as fast as the machine's: at 60, the five
//! minutes are five seconds. Access tokens live for three minutes, so that tokens are bought all the time, with whatever
//! key is at hand. The clock runs on while requests are under way, too: what must be done within a minute, such as the use
//! of an assertion, has a second.

pub mod changes;
pub mod crowd;
pub mod tally;

use changes::{CHANGES, Changes};
use crowd::Crowd;
use harness::Stack;
use serde_json::json;
use std::time::Duration;
use tally::{Event, Tally};
use tokio::{sync::watch, time::Instant};

/// How many instances of the functions there are. They share secrets and keep copies of their own.
const INSTANCES: usize = 4;

/// How much of it.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How long people come, at least.
    pub duration: Duration,
    /// Sign-ins a second, and as many refreshes.
    pub rate: u32,
    /// How fast the shared clock runs.
    pub speed: u32,
}

/// Runs it. `None` where the tests run against a server: its clock cannot be moved.
///
/// # Panics
/// If it cannot even begin.
pub async fn run(plan: Plan) -> Option<Tally> {
    let first = Stack::alone().await?;
    shorten_tokens(&first).await;
    let changes = Changes::before(&first).await;
    let mut instances = Vec::new();
    for _ in 0..INSTANCES {
        instances.push(first.with_same_secrets().await.without_checks());
    }
    let clock = tokio::spawn(hasten(first.clone(), plan.speed));
    let crowd = Crowd::of(instances).await;
    let (stop, stopped) = watch::channel(false);
    let begun = Instant::now();
    let crowd = tokio::spawn(crowd.come(plan.rate, begun, stopped));
    let mut events = Vec::new();
    // There is a time before the first change and one after the last.
    let pause = plan.duration / u32::try_from(CHANGES.len() + 1).unwrap_or(u32::MAX);
    for change in CHANGES {
        tokio::time::sleep(pause).await;
        let at = Instant::now();
        let result = changes.make(change).await;
        events.push(Event { at: at - begun, took: at.elapsed(), change, result });
    }
    tokio::time::sleep(pause).await;
    let _ = stop.send(true);
    let visits = crowd.await.unwrap_or_else(|error| panic!("the crowd ends by itself: {error}"));
    clock.abort();
    Some(Tally { visits, events, took: begun.elapsed() })
}

/// Access tokens that end soon; what signs people in for long stays as it is.
async fn shorten_tokens(stack: &Stack) {
    const CALL: &str = "/admin/v1/settings/oidc";
    let zitadel = stack.zitadel();
    let mut settings = zitadel.admin(&format!("GET {CALL}"), None, &json!({})).await["settings"].take();
    settings["accessTokenLifetime"] = json!("180s");
    zitadel.admin(&format!("PUT {CALL}"), None, &settings).await;
}

/// Lets the clocks of the functions and of the stand-in run fast, both alike.
async fn hasten(stack: Stack, speed: u32) {
    let mut last = Instant::now();
    loop {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let now = Instant::now();
        stack.advance((now - last) * speed.saturating_sub(1));
        last = now;
    }
}

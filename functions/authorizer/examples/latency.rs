//! How long a decision takes on a warm instance, without the way to the table:
//! `cargo run --release -p authorizer --example latency`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement for the terminal")]
#![allow(dead_code, reason = "of the tests' world only a part is needed")]

#[path = "../tests/decisions/world.rs"]
mod world;

use serde_json::Value;
use std::time::{Duration, Instant};
use world::{Key, SignIn, World, event};

const DECISIONS: usize = 20_000;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let world = World::new().await;
    world.authorizer.warm().await;
    let mut claims = world.claims();
    claims["padding"] = "x".repeat(400).into();
    let jwt = Key::of_provider().sign(Some("JWT"), &claims);
    println!("{DECISIONS} decisions each, one after the other");
    for (what, token) in [("opaque access token", "x".repeat(90)), ("JWT access token", jwt)] {
        let session = world.session(SignIn { access_token: token, ..SignIn::default() });
        let cookies = world.cookies(&session).await;
        measure(what, &world, &event("GET", &cookies, &[])).await;
    }
    measure("no session", &world, &event("GET", &["theme=dark".into()], &[])).await;
}

async fn measure(what: &str, world: &World, event: &Value) {
    let mut times = Vec::with_capacity(DECISIONS);
    for _ in 0..DECISIONS {
        // The runtime hands the function a tree and writes the answer down.
        let event = event.clone();
        let begun = Instant::now();
        let decision = world.authorizer.handle(event).await.unwrap();
        let text = serde_json::to_string(&decision).unwrap();
        times.push(begun.elapsed());
        assert!(!text.is_empty());
    }
    times.sort_unstable();
    let at = |percent: usize| times[DECISIONS * percent / 100];
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    println!(
        "{what:22} p50 {:6.0} µs   p99 {:6.0} µs   max {:6.0} µs",
        micros(at(50)),
        micros(at(99)),
        micros(times[DECISIONS - 1])
    );
}

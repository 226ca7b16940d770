//! People sign in and stay signed in all the while. `LOAD_SECONDS=60` makes it last that long at least.

use crate::bench::{Bench, key_of, pat_secret};
use harness::Stack;
use serde_json::json;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{sync::RwLock, task::JoinSet};

/// Held by everybody who is on the way: nobody is when the clocks are moved, which no real clock does.
type Gate = Arc<RwLock<()>>;

/// Signs people in and refreshes their sessions over several instances; any failure panics.
fn crowd(instances: &[Stack], gate: &Gate, stop: &Arc<AtomicBool>, done: &Arc<AtomicUsize>) -> JoinSet<()> {
    let mut crowd = JoinSet::new();
    for stack in instances {
        let (stack, gate, stop, done) = (stack.clone(), gate.clone(), stop.clone(), done.clone());
        crowd.spawn(async move {
            let person = stack.person().await;
            while !stop.load(Ordering::SeqCst) {
                let _on_the_way = gate.read().await;
                let browser = stack.browser();
                browser.sign_in(&person).await;
                browser
                    .script(&stack.app_url("/"))
                    .post("/auth/refresh", &json!({}))
                    .await
                    .assert_status(200);
                done.fetch_add(1, Ordering::SeqCst);
            }
        });
    }
    crowd
}

/// Waits until each instance has signed somebody in a few times more, and for as long as is wanted.
async fn some_more(done: &AtomicUsize, pause: Duration) {
    tokio::time::sleep(pause).await;
    let goal = done.load(Ordering::SeqCst) + 8;
    while done.load(Ordering::SeqCst) < goal {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_notices_a_migration_its_way_back_and_the_end_of_the_token_on_stand_in() {
    let Some(first) = Stack::alone().await else { return };
    let mut bench = Bench::before(first.zitadel().clone());
    let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    let first = first.with_service_secret(&pat_secret(&user.pat)).await;
    let mut instances = vec![first.clone()];
    while instances.len() < 4 {
        instances.push(first.with_same_secrets().await);
    }
    bench.clock = Arc::new(StackClock(first.clone()));
    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let gate = Gate::default();
    let mut crowd = crowd(&instances, &gate, &stop, &done);
    let steps = [
        "look", "prepare", "compare", "switch", "back", "back", "prepare", "compare", "switch", "watch",
        "revoke",
    ];
    let seconds = shared::config::environment("LOAD_SECONDS").map_or(0, |text| text.parse().unwrap());
    let pause = Duration::from_secs(seconds) / u32::try_from(steps.len()).unwrap();
    let begun = std::time::Instant::now();
    for step in steps {
        some_more(&done, pause).await;
        if step == "watch" {
            let nobody = gate.write().await;
            first.advance(Duration::from_mins(7));
            drop(nobody);
            some_more(&done, pause).await;
        }
        bench.ok(&["migrate", step]).await;
        first.secrets().set("service", bench.read("service"));
    }
    some_more(&done, pause).await;
    stop.store(true, Ordering::SeqCst);
    while let Some(result) = crowd.join_next().await {
        result.expect("no sign-in fails");
    }
    let all = done.load(Ordering::SeqCst);
    println!("{all} sign-ins, each with a refresh, in {:?}; none failed", begun.elapsed());
    assert_eq!(bench.status_of(&user.pat).await, 401);
    assert!(bench.holding(&user.pat).is_empty());
    assert_eq!(bench.keys(&user.id).await, [key_of(&bench.read("service"))["keyId"].as_str().unwrap()]);
}

struct StackClock(Stack);

impl shared::clock::Clock for StackClock {
    fn now(&self) -> time::OffsetDateTime {
        self.0.clock().now()
    }
}

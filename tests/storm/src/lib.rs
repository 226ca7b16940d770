//! Is anybody logged out? Storms of up to fifty refreshes of one session at once, over four processes of the `refresh`
//! function that share a table and die at the worst moments, before a provider that fails, with answers that are lost
//! or come late.
//!
//! | module | what |
//! |---|---|
//! | [`plan`] | what happens in one storm, drawn from the seed |
//! | [`world`] | the stand-in for Zitadel, the processes, the table |
//! | [`lane`] | one browser's storms, one after the other |
//! | [`latency`] | what a refresh takes besides the provider's time |
//! | [`tally`] | what came of it |
//! | [`steps`] | where a holder can die |
//! | [`instance`] | a process of the function |
//!
//! A lane has a browser and four processes of its own; several lanes share the provider and the table, since most of a
//! storm is waiting. The provider is reached by way of the lane's counter, which fails as planned and counts the
//! rotations. The holder of a lease is ended by SIGKILL when it reports the step that the plan names, at its table or
//! at the provider, before it is answered.

#![allow(clippy::missing_panics_doc, reason = "what cannot even begin panics")]

pub mod instance;
pub mod lane;
pub mod latency;
pub mod plan;
pub mod steps;
pub mod tally;
pub mod world;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tally::Tally;
use tokio::{task::JoinSet, time::Instant};
use world::{Setting, World};

/// How much of it.
#[derive(Debug, Clone)]
pub struct Storms {
    /// How many storms.
    pub count: u64,
    /// The number of the first.
    pub first: u64,
    /// What they are drawn from.
    pub seed: u64,
    /// No storm begins after this time.
    pub longest: Duration,
    /// How many browsers at once.
    pub lanes: usize,
    /// Where and how.
    pub setting: Setting,
}

/// Runs them. `None` where the tests run against a server: its refreshes cannot be made to fail.
pub async fn run(storms: Storms) -> Option<Tally> {
    let world = World::begin(&storms.setting, storms.lanes).await?;
    let begun = Instant::now();
    let next = Arc::new(AtomicU64::new(storms.first));
    let mut lanes = JoinSet::new();
    for number in 0..storms.lanes {
        let (mut lane, next) = (lane::Lane::begin(&world, number).await, next.clone());
        let Storms { count, first, seed, longest, .. } = storms;
        lanes.spawn(async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= first + count || begun.elapsed() > longest {
                    return lane.tally;
                }
                lane.storm(&plan::Plan::draw(seed, number)).await;
            }
        });
    }
    let mut tally = Tally::default();
    while let Some(lane) = lanes.join_next().await {
        tally.add(lane.unwrap_or_else(|error| panic!("a lane ends by itself: {error}")));
    }
    tally.took = begun.elapsed();
    world.end().await;
    Some(tally)
}

#[allow(clippy::disallowed_methods, reason = "a browser's client, not one of the functions'")]
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client without special settings can be built")
}

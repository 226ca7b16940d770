//! What a refresh takes besides the provider's own time: from the browser's request to its answer, over a process and
//! its table, less what passed at the provider between request and answer.

use crate::{
    lane::{Got, Road, hear},
    plan::Fate,
    world::{SEATS, Setting, World},
};
use harness::Browser;
use secrecy::ExposeSecret;
use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{task::JoinSet, time::Instant};

/// Sessions that take turns.
const SESSIONS: usize = 40;

/// How long, how often and where.
#[derive(Debug, Clone)]
pub struct Plan {
    /// For how long.
    pub duration: Duration,
    /// Refreshes a second, whether or not those before are answered.
    pub rate: u32,
    /// Where.
    pub setting: Setting,
}

/// What it took.
#[derive(Debug, Default)]
pub struct Measured {
    /// Added times, shortest first.
    pub added: Vec<Duration>,
    /// Refreshes that failed.
    pub failures: u64,
}

/// Measures. `None` where the tests run against a server.
pub async fn run(plan: Plan) -> Option<Measured> {
    let world = Arc::new(World::begin(&plan.setting, 1).await?);
    let mut browsers = VecDeque::new();
    for _ in 0..SESSIONS {
        let browser = world.stack.browser();
        browser.sign_in(&world.stack.person().await).await;
        browsers.push_back(browser);
    }
    world.lots[0].time();
    let browsers = Arc::new(Mutex::new(browsers));
    let road = Road::to(world.stack.app());
    let mut running = JoinSet::new();
    let mut pace = tokio::time::interval(Duration::from_secs(1) / plan.rate.max(1));
    let begun = Instant::now();
    for number in 0.. {
        pace.tick().await;
        if begun.elapsed() > plan.duration {
            break;
        }
        let (world, browsers, road) = (world.clone(), browsers.clone(), road.clone());
        running.spawn(async move {
            let held = || browsers.lock().unwrap_or_else(PoisonError::into_inner);
            let browser = held().pop_front()?;
            let added = refresh(&world, &road, &browser, number % SEATS).await;
            held().push_back(browser);
            added
        });
    }
    let results = running.join_all().await;
    // The first ones meet cold connections.
    let results = &results[results.len().min(SESSIONS)..];
    let mut added: Vec<_> = results.iter().copied().flatten().collect();
    added.sort_unstable();
    let failures = u64::try_from(results.len() - added.len()).unwrap_or(u64::MAX);
    if let Ok(world) = Arc::try_unwrap(world).map_err(|_| ()) {
        world.end().await;
    }
    Some(Measured { added, failures })
}

async fn refresh(world: &World, road: &Road, browser: &Browser, seat: usize) -> Option<Duration> {
    let app = world.stack.app();
    let cookies = browser.cookies(app);
    let session = world.stack.checker().session(&cookies).await?;
    let token = session.refresh_token()?;
    let begun = Instant::now();
    let got = road.send(world.seats[seat].port(), &cookies, Fate::Heard(Duration::ZERO)).await;
    let took = begun.elapsed();
    let Got::Answer { status: 200, cookies } = got else { return None };
    hear(browser, app, &cookies);
    took.checked_sub(world.lots[0].time_of(token.expose_secret())?)
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |per_mille: usize| {
            let index = self.added.len() * per_mille / 1000;
            self.added.get(index.min(self.added.len().saturating_sub(1))).copied().unwrap_or_default()
        };
        writeln!(f, "{} refreshes, {} failed", self.added.len(), self.failures)?;
        let named = [("p50", 500), ("p90", 900), ("p99", 990), ("p99.9", 999), ("longest", 1000)];
        for (name, per_mille) in named {
            writeln!(f, "  added {name}: {:.1} ms", at(per_mille).as_secs_f64() * 1000.0)?;
        }
        Ok(())
    }
}

//! People who sign in, and people who are signed in.

use crate::tally::{Kind, Visit};
use harness::{Browser, Person, Stack};
use serde_json::json;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::watch,
    task::{JoinError, JoinSet},
    time::Instant,
};

/// So many stay signed in from the beginning to the end; those who sign in later look around once and leave.
const STAYING: usize = 24;

/// Everybody.
pub struct Crowd {
    instances: Vec<Stack>,
    people: Vec<Person>,
    staying: Arc<Mutex<VecDeque<Browser>>>,
}

impl Crowd {
    /// People of these instances.
    pub async fn of(instances: Vec<Stack>) -> Self {
        let mut people = Vec::new();
        for _ in 0..8 {
            people.push(instances[0].person().await);
        }
        let mut staying = VecDeque::new();
        for number in 0..STAYING {
            let browser = instances[number % instances.len()].browser();
            browser.sign_in(&people[number % people.len()]).await;
            staying.push_back(browser);
        }
        Self { instances, people, staying: Arc::new(Mutex::new(staying)) }
    }

    /// Lets somebody sign in and somebody else refresh so many times a second, whether or not those before have been
    /// served, each at the next instance; until told to stop, and everybody is served.
    pub async fn come(self, rate: u32, begun: Instant, stopped: watch::Receiver<bool>) -> Vec<Visit> {
        let mut visits = JoinSet::new();
        let mut pace = tokio::time::interval(Duration::from_secs(1) / rate.max(1));
        let mut number = 0;
        while !*stopped.borrow() {
            pace.tick().await;
            let instance = self.instances[number % self.instances.len()].clone();
            let person = self.people[number % self.people.len()].clone();
            let other = self.instances[(number + 1) % self.instances.len()].clone();
            visits.spawn(visit(Kind::SignIn, begun, sign_in(instance, person)));
            visits.spawn(visit(Kind::Refresh, begun, refresh(other, self.staying.clone())));
            number += 1;
        }
        visits.join_all().await
    }
}

async fn sign_in(instance: Stack, person: Person) {
    let browser = instance.browser();
    browser.sign_in(&person).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id), "who signed in is signed in");
}

/// The one who has waited longest comes, by whichever instance.
async fn refresh(instance: Stack, staying: Arc<Mutex<VecDeque<Browser>>>) {
    let next = || staying.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let browser = next().expect("somebody is signed in and not on the way").through(&instance);
    let answer = browser.script(&instance.app_url("/")).post("/auth/refresh", &json!({})).await;
    staying.lock().unwrap_or_else(PoisonError::into_inner).push_back(browser);
    answer.assert_status(200);
}

/// Keeps the time and what went wrong: whatever is not as a browser of the harness wants it panics.
async fn visit(kind: Kind, begun: Instant, way: impl Future<Output = ()> + Send + 'static) -> Visit {
    let at = Instant::now();
    let failure = tokio::spawn(way).await.err().map(reason);
    Visit { kind, at: at - begun, took: at.elapsed(), failure }
}

/// The first line of what was said.
fn reason(error: JoinError) -> String {
    let said = error.try_into_panic().ok();
    let text = said.as_ref().and_then(|said| said.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("it ended without a word").lines().next().unwrap_or_default().to_owned()
}

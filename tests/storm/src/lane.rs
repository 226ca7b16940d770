//! One browser's storms, one after the other.

mod send;

pub(crate) use send::{Got, Road, hear};

use crate::{
    plan::{Fate, Plan},
    tally::{DEAD, DIFFERS, LOGGED_OUT, ROTATIONS, STRANGE, STUCK, TYPED, Tally, sum},
    world::{Lot, SEATS, Seat, World, stand_in},
};
use axum::body::Body;
use harness::{Browser, Person};
use http::{Request, header};
use secrecy::ExposeSecret;
use shared::cookies::session::Session;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};
use tower::ServiceExt;

/// Between two tries of a tab that was told to come again. `Retry-After` is longer; this is to find faults faster.
const AGAIN: Duration = Duration::from_millis(250);
/// For how long it tries. Longer than the grace time, so that what comes too late shows.
const PATIENCE: Duration = Duration::from_secs(40);

/// A browser with ten tabs, and the processes that answer it.
pub struct Lane {
    browser: Arc<Browser>,
    person: Person,
    seats: Vec<Arc<Seat>>,
    lot: Arc<Lot>,
    road: Road,
    provider: axum::Router,
    issuer: String,
    late: Vec<(Duration, Vec<String>)>,
    /// What came of it so far.
    pub tally: Tally,
}

/// What the answers of one storm have in common.
#[derive(Default)]
struct Answers {
    /// The tokens of each generation.
    tokens: HashMap<u32, String>,
    over: bool,
    /// Whether any of them says that the session is over and nothing explains it.
    refused: bool,
}

impl Lane {
    /// Signs a new person in.
    pub async fn begin(world: &World, number: usize) -> Self {
        let stack = &world.stack;
        let person = stack.person().await;
        let browser = Arc::new(stack.browser());
        browser.sign_in(&person).await;
        Self {
            browser,
            person,
            seats: world.seats[number * SEATS..][..SEATS].to_vec(),
            lot: world.lots[number].clone(),
            road: Road::to(stack.app()),
            provider: stand_in(stack).router(),
            issuer: stack.zitadel().issuer().authority().to_owned(),
            late: Vec::new(),
            tally: Tally::default(),
        }
    }

    async fn session(&self) -> Option<Session> {
        let stack = self.browser.stack();
        stack.checker().session(&self.browser.cookies(stack.app())).await
    }

    /// Lets one happen, and looks what came of it.
    ///
    /// # Panics
    /// If the browser cannot be signed in.
    pub async fn storm(&mut self, plan: &Plan) {
        let Some(before) = self.session().await else { panic!("the browser is signed in") };
        self.tally.storms += 1;
        self.lot.draw(plan);
        let mut answers = Answers::default();
        self.wave(plan, &mut answers).await;
        self.settle(plan, &before, &mut answers).await;
        let seen = self.lot.calm();
        let ended = answers.over;
        let after = if ended { None } else { self.session().await };
        let steps =
            after.as_ref().map_or(0, |after| u64::from(after.generation.saturating_sub(before.generation)));
        self.tally.rotations += seen.rotations;
        self.tally.generations += steps;
        self.tally.gaps += seen.gaps;
        self.tally.cuts += seen.cuts;
        sum(&mut self.tally.deaths, seen.deaths);
        sum(&mut self.tally.troubles, seen.troubles);
        let gap = seen.gaps + seen.cuts > 0;
        if !gap && seen.rotations != steps {
            self.tally.fault(ROTATIONS, plan.number);
        }
        let fresh = plan.requests.iter().any(|request| request.fresh);
        if !fresh && answers.tokens.keys().any(|generation| *generation != before.generation + 1) {
            self.tally.fault(DIFFERS, plan.number);
        }
        if answers.refused {
            self.tally.fault(LOGGED_OUT, plan.number);
        }
        if ended {
            self.tally.ended += 1;
            self.come_back(plan.number).await;
        }
        self.look(plan.number).await;
    }

    /// All tabs at once.
    async fn wave(&mut self, plan: &Plan, answers: &mut Answers) {
        let app = self.browser.stack().app().clone();
        for (after, cookies) in std::mem::take(&mut self.late) {
            let (browser, app) = (self.browser.clone(), app.clone());
            tokio::spawn(async move {
                sleep(after).await;
                hear(&browser, &app, &cookies);
            });
        }
        let cookies = self.browser.cookies(&app);
        let mut wave = JoinSet::new();
        for request in plan.requests.clone() {
            let (road, seat, app) = (self.road.clone(), self.seats[request.seat].clone(), app.clone());
            let (browser, cookies) = (self.browser.clone(), cookies.clone());
            wave.spawn(async move {
                sleep(request.after).await;
                let cookies = if request.fresh { browser.cookies(&app) } else { cookies };
                let got = road.send(seat.port(), &cookies, request.fate).await;
                if let (Fate::Heard(time), Got::Answer { cookies, .. }) = (request.fate, &got) {
                    sleep(time).await;
                    hear(&browser, &app, cookies);
                }
                (request.fate, got)
            });
        }
        while let Some(ended) = wave.join_next().await {
            let (fate, got) = ended.unwrap_or_else(|error| panic!("a request ends by itself: {error}"));
            self.note(plan.number, fate, got, answers).await;
        }
    }

    /// Looks at one answer.
    async fn note(&mut self, storm: u64, fate: Fate, got: Got, answers: &mut Answers) {
        self.tally.requests += 1;
        let Got::Answer { status, cookies } = got else {
            *self.tally.answers.entry(0).or_default() += 1;
            self.tally.lost += u64::from(matches!(got, Got::HungUp));
            return;
        };
        *self.tally.answers.entry(status).or_default() += 1;
        match status {
            200 => {
                let set = send::pairs(&cookies);
                let session = self.browser.stack().checker().session(&set).await;
                let Some(session) = session else { return self.tally.fault(STRANGE, storm) };
                let tokens = tokens(&session);
                if answers.tokens.entry(session.generation).or_insert_with(|| tokens.clone()) != &tokens {
                    self.tally.fault(DIFFERS, storm);
                }
                match fate {
                    Fate::Late(time) => {
                        self.tally.late += 1;
                        self.late.push((time, cookies));
                    }
                    Fate::Lost => self.tally.lost += 1,
                    _ => {}
                }
            }
            401 => {
                answers.over |= matches!(fate, Fate::Heard(_));
                answers.refused |= !self.lot.has_gap();
            }
            503 => {}
            _ => self.tally.fault(STRANGE, storm),
        }
    }

    /// A tab that heard nothing good asks again. So does one whose request came after the session had gone forward and
    /// whose answer it did not get: it may have moved the session on, and the browser's access token is dead then.
    async fn settle(&mut self, plan: &Plan, before: &Session, answers: &mut Answers) {
        let heard = |session: Option<Session>| session.is_some_and(|now| now.generation > before.generation);
        let app = self.browser.stack().app().clone();
        let (begun, mut tries) = (Instant::now(), 0);
        let unheard = !answers.over && !heard(self.session().await);
        self.tally.unheard += u64::from(unheard);
        let mut behind =
            plan.requests.iter().any(|request| request.fresh && !matches!(request.fate, Fate::Heard(_)));
        while !answers.over && (behind || !heard(self.session().await)) {
            if behind {
                behind = false;
            } else if tries == 0 {
                // At once.
            } else if begun.elapsed() > PATIENCE {
                return self.tally.fault(STUCK, plan.number);
            } else {
                sleep(AGAIN).await;
            }
            let port = self.seats[tries % SEATS].is_up().await;
            tries += 1;
            let fate = Fate::Heard(Duration::ZERO);
            let got = self.road.send(port, &self.browser.cookies(&app), fate).await;
            if let Got::Answer { cookies, .. } = &got {
                hear(&self.browser, &app, cookies);
            }
            self.note(plan.number, fate, got, answers).await;
        }
        if unheard && !answers.over {
            self.tally.recovered += 1;
        }
    }

    /// What the application's script does after a gap: once through the sign-in, where the session on the sign-in host
    /// is enough.
    async fn come_back(&mut self, storm: u64) {
        self.late.clear();
        let stack = self.browser.stack();
        let landed = self.browser.visit("/auth/login?return_to=/reports").await;
        if landed.url.as_str() == stack.app_url("/reports") {
            self.tally.untyped += 1;
        } else {
            self.tally.fault(TYPED, storm);
            self.browser.sign_in(&self.person).await;
        }
    }

    /// The session that the browser has now works at the provider.
    async fn look(&mut self, storm: u64) {
        let Some(session) = self.session().await else { return self.tally.fault(LOGGED_OUT, storm) };
        let request = Request::get("/oidc/v1/userinfo")
            .header(header::HOST, &self.issuer)
            .header(header::AUTHORIZATION, format!("Bearer {}", session.access_token().expose_secret()));
        let request = request.body(Body::empty()).expect("a well-formed request");
        let answer = self.provider.clone().oneshot(request).await;
        if !answer.is_ok_and(|answer| answer.status().is_success()) {
            self.tally.fault(DEAD, storm);
        }
    }
}

/// All tokens of a session in one text.
fn tokens(session: &Session) -> String {
    let refresh = session.refresh_token().map(|token| token.expose_secret().to_owned());
    format!("{} {}", session.access_token().expose_secret(), refresh.unwrap_or_default())
}

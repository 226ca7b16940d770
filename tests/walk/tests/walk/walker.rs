//! One walk.

mod answers;
mod tricks;

use crate::{
    dice::Dice,
    known,
    lane::Lane,
    oracle,
    scene::{Rules, SCENES, Scene},
    sheet::{Seen, Sheet, encoded},
    someone::Someone,
    tally::Tally,
};
use harness::{Answer, Browser, Organization, browser::Ask};
use http::Method;
use std::thread;

/// Right steps before the first trick, at most.
const DEPTHS: u64 = 5;
/// Any number without a common divisor with how many starts there are: a few walks then spread over all of them.
const STRIDE: u64 = 7919;
/// Cookies of walks before that are kept for tricks.
const STOLEN: usize = 60;

pub(crate) struct Walker<'a> {
    lane: &'a mut Lane,
    tally: &'a mut Tally,
    dice: Dice,
    scene: Scene,
    organization: Organization,
    me: Someone,
    browser: Browser,
    /// Where each tab is.
    tabs: Vec<Seen>,
    /// Every form that was seen.
    sheets: Vec<Sheet>,
    /// Ids of authorization requests that were seen.
    requests: Vec<String>,
    /// Cookies of the sign-in host that were ever had.
    cookies: Vec<(String, String)>,
    /// A device that waits, by its code.
    device: Option<String>,
    /// A password that is being set.
    wished: String,
    trail: Trail,
}

/// What was done, told when it fails.
struct Trail(String, Vec<String>);

impl Drop for Trail {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{}", self.0);
            for line in &self.1 {
                eprintln!("  {line}");
            }
        }
    }
}

/// The walk of this number: scene, depth and first call are enumerated, the rest is drawn.
pub(crate) async fn walk(lane: &mut Lane, seed: u64, number: u64, tally: &mut Tally) {
    let calls = u64::try_from(lane.routes.len()).unwrap();
    let scenes = u64::try_from(SCENES.len()).unwrap();
    let start = number * STRIDE % (scenes * DEPTHS * calls);
    let scene = SCENES[usize::try_from(start % scenes).unwrap()];
    let depth = start / scenes % DEPTHS;
    let call = lane.routes[usize::try_from(start / scenes / DEPTHS).unwrap()].clone();

    lane.stack.zitadel().stand_in().clear_requests();
    let (me, organization) = lane.someone(scene).await;
    let wished = lane.stack.new_password();
    let title = format!("WALK={seed}:{number}:1 {scene:?}, {depth} right steps, then {} {}", call.0, call.1);
    let browser = lane.stack.browser();
    let dice = Dice::new(seed, number);
    let mut walker = Walker {
        lane,
        tally,
        dice,
        scene,
        organization,
        me,
        browser,
        tabs: Vec::new(),
        sheets: Vec::new(),
        requests: Vec::new(),
        cookies: Vec::new(),
        device: None,
        wished,
        trail: Trail(title, Vec::new()),
    };
    walker.begin().await;
    for _ in 0..depth {
        walker.right_step().await;
    }
    walker.call(&call.0, &call.1).await;
    if scene.1 == Rules::Hardening {
        walker.harden().await;
    }
    for _ in 0..3 + walker.dice.below(5) {
        walker.any_step().await;
    }
    // To the end, if there is a way: what happened in between may have opened one.
    for _ in 0..4 {
        walker.right_step().await;
    }
    walker.end();
}

impl Walker<'_> {
    /// A sign-in begins, in a tab of its own.
    async fn begin(&mut self) {
        self.browser.forget_all(self.lane.stack.app());
        if self.dice.percent(15) {
            let device = self.lane.app.ask("openid profile email").await;
            self.device = Some(device.user_code);
            let page = self.open(&self.lane.stack.auth_url("/device"), "a device").await;
            self.tabs.push(page);
            return;
        }
        let prompt = ["", "", "", "?prompt=login", "?prompt=create"][self.dice.below(5)];
        let start = self.browser.open(&format!("/auth/login{prompt}")).await;
        self.trail.1.push(format!("begins {prompt}"));
        let start = self.seen(start, "the start").await;
        let page = self.follow(start).await;
        self.tabs.push(page);
    }

    async fn open(&mut self, url: &str, what: &str) -> Seen {
        let answer = self.send(self.browser.ask(Method::GET, url), what).await;
        self.follow(answer).await
    }

    /// Sends a request and looks at everything that it led to.
    async fn send(&mut self, ask: Ask, what: &str) -> Seen {
        let answer = self.browser.send(ask).await;
        self.seen(answer, what).await
    }

    /// Follows redirects on the hosts of sign-in and provider; what leads to the application is the end.
    async fn follow(&mut self, mut page: Seen) -> Seen {
        for _ in 0..12 {
            let app = self.lane.stack.app().origin();
            let answer = &page.answer;
            if answer.location().is_none() || (answer.url.origin() != app && answer.target().origin() == app)
            {
                return page;
            }
            let next = self.browser.step(answer).await;
            page = self.seen(next, "followed").await;
        }
        panic!("redirects without end: {}", page.answer)
    }

    /// Looks at an answer: is it known, who was let in, what can be used later.
    async fn seen(&mut self, answer: Answer, what: &str) -> Seen {
        let auth = self.lane.stack.auth().origin();
        let lead = answer.location().unwrap_or_default();
        self.trail.1.push(format!("{what}: {} {} → {} {lead}", answer.method, answer.url, answer.status));
        if answer.url.origin() == auth {
            self.tally.asked(&answer.method, answer.url.path());
        }
        let seen = Seen::new(answer);
        let answer = &seen.answer;
        if let Some(fault) = known::fault(self.lane, &seen) {
            panic!("{fault}: {answer}");
        }
        self.judge().await;
        if let Some((_, id)) = answer.url.query_pairs().find(|(name, _)| name == "authRequest") {
            self.requests.push(id.into_owned());
        }
        for sheet in &seen.sheets {
            self.lane.names.extend(sheet.fields.iter().map(|(name, _, _)| name.clone()));
            self.lane.names.extend(sheet.buttons.iter().map(|(name, _)| name.clone()));
            self.sheets.push(sheet.clone());
        }
        for cookie in self.browser.cookies(self.lane.stack.auth()) {
            if !self.cookies.contains(&cookie) {
                self.cookies.push(cookie);
            }
        }
        seen
    }

    /// Whoever was let in since the last look must have been allowed in.
    async fn judge(&mut self) {
        let let_in = self.lane.stack.zitadel().stand_in().linked_sessions(self.lane.let_in);
        self.lane.let_in += let_in.len();
        for (session, device) in let_in {
            let (user, faults) = oracle::judge(self.lane, &session).await;
            assert!(faults.is_empty(), "somebody was let in without what the policy asks for: {faults:#?}");
            self.trail.1.push("  (let in)".to_owned());
            if user == self.me.person.id {
                self.tally.let_in(self.scene, device);
            }
        }
    }

    /// The newest form that was seen, or another one.
    fn sheet(&self) -> Option<Sheet> {
        let of_tab = self.dice.newish(&self.tabs).and_then(|page| page.sheets.first().cloned());
        of_tab.or_else(|| self.dice.newish(&self.sheets).cloned())
    }

    /// Sends a form with these fields, as its page would.
    async fn post(&mut self, sheet: &Sheet, fields: &[(String, String)], what: &str) -> Seen {
        let ask = self.browser.ask(Method::POST, sheet.action.as_str());
        let ask =
            ask.body("application/x-www-form-urlencoded", encoded(fields)).from_page(sheet.page.as_str());
        self.send(ask, what).await
    }

    /// The rules become stricter, and the functions have learned of it.
    async fn harden(&mut self) {
        let policy = Rules::Hardening.login_policy();
        self.lane.stack.zitadel().set_login_policy(&self.organization, &policy).await;
        self.lane.advance(std::time::Duration::from_mins(1));
        self.trail.1.push("a second factor is forced from now on".to_owned());
    }

    fn end(self) {
        let Self { lane, tally, me, cookies, .. } = self;
        lane.cookies.extend(cookies.into_iter().rev().take(6));
        let surplus = lane.cookies.len().saturating_sub(STOLEN);
        lane.cookies.drain(..surplus);
        lane.other = Some(me);
        tally.walked();
    }
}

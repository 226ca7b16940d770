//! A callback that is delivered more than once: a double click, a reload, several instances.

use fake_zitadel::Fault;
use harness::{Answer, Browser, FaultyTable, Person, Stack, Trouble};
use shared::{
    clock::SystemClock,
    error::Kind,
    random::SystemRandom,
    revocation::Revocations,
    table::{Condition, Item, MemoryTable, Pending, Put, Table, TableError},
};
use std::{sync::Arc, time::Duration};
use url::Url;

const TOKEN: &str = "POST /oauth/v2/token";

/// A browser that is about to open the callback.
struct Ready {
    person: Person,
    browser: Browser,
    callback: Url,
    cookies: Vec<(String, String)>,
    calls: usize,
}

impl Ready {
    async fn new(stack: &Stack) -> Self {
        let person = stack.person().await;
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await.target();
        let cookies = browser.cookies(stack.app());
        Self { person, browser, callback, cookies, calls: stack.zitadel().stand_in().count(TOKEN) }
    }

    /// The same browser's cookies once more, as a request that is under way carries them.
    fn again(&self, stack: &Stack) -> Browser {
        let browser = stack.browser();
        for (name, value) in &self.cookies {
            browser.plant(stack.app(), name, value);
        }
        browser
    }

    /// Delivers the callback.
    async fn deliver(&self, browser: &Browser) -> Answer {
        browser.open(self.callback.as_str()).await
    }

    /// Token requests since.
    fn asked(&self, stack: &Stack) -> usize {
        stack.zitadel().stand_in().count(TOKEN) - self.calls
    }
}

/// The session in a browser's cookies.
async fn session_of(stack: &Stack, browser: &Browser) -> Option<String> {
    stack.checker().session(&browser.cookies(stack.app())).await.map(|session| session.id())
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_asked_for_with_pauses_and_not_forever_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let table = Arc::new(FaultyTable::new(stack.table().clone()));
    let spoilt = stack.with_table(table.clone()).await;
    let ready = Ready::new(&stack).await;
    table.spoil("callback#", 0, usize::MAX, Trouble::Unreadable);
    let answer = ready.deliver(&ready.again(&spoilt)).await;
    answer.assert_problem(Kind::Unavailable);
    assert!(table.calls() < 200, "{} calls", table.calls());
    assert_eq!(ready.asked(&stack), 0);
}

#[tokio::test]
async fn a_table_that_is_slow_lets_nobody_else_redeem_the_code_meanwhile_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let table = Arc::new(FaultyTable::new(stack.table().clone()));
    let slow = stack.with_table(table.clone()).await;
    let ready = Ready::new(&stack).await;
    table.spoil("callback#", 0, 3, Trouble::Slow(Duration::from_millis(1100)));
    stack.zitadel().stand_in().fail_next(TOKEN, Fault::Delay { millis: 4300 }, 1);
    let (one, two) = (ready.again(&slow), ready.again(&stack));
    let later = async {
        tokio::time::sleep(Duration::from_millis(1500)).await;
        ready.deliver(&two).await
    };
    let (first, second) = tokio::join!(ready.deliver(&one), later);
    assert_eq!(ready.asked(&stack), 1, "{first} {second}");
    assert_eq!(session_of(&stack, &one).await, session_of(&stack, &two).await);
}

/// Ten deliveries at once over these stacks.
async fn ten(ready: &Ready, stacks: &[&Stack]) -> Vec<(Browser, Answer)> {
    let browsers: Vec<_> = (0..10).map(|at| ready.again(stacks[at % stacks.len()])).collect();
    let mut set = tokio::task::JoinSet::new();
    for browser in browsers {
        let callback = ready.callback.clone();
        set.spawn(async move {
            let answer = browser.open(callback.as_str()).await;
            (browser, answer)
        });
    }
    set.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_deliveries_over_two_instances_are_one_request_and_one_session_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let other = stack.with_same_secrets().await;
    let ready = Ready::new(&stack).await;
    let answers = ten(&ready, &[&stack, &other]).await;
    let mut sessions = Vec::new();
    for (browser, answer) in &answers {
        answer.assert_goes_to(&stack.app_url("/reports"));
        assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()), "{answer}");
        sessions.push(session_of(&stack, browser).await);
    }
    sessions.dedup();
    assert!(sessions.len() == 1 && sessions[0].is_some(), "{sessions:?}");
    assert_eq!(ready.asked(&stack), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_slower_than_a_lease_is_asked_once_all_the_same_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let other = stack.with_same_secrets().await;
    let ready = Ready::new(&stack).await;
    stack.zitadel().stand_in().fail_next(TOKEN, Fault::Delay { millis: 4000 }, 1);
    for (browser, answer) in ten(&ready, &[&stack, &other]).await {
        answer.assert_goes_to(&stack.app_url("/reports"));
        assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()), "{answer}");
    }
    assert_eq!(ready.asked(&stack), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_of_the_provider_costs_one_delivery_and_the_next_one_signs_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let other = stack.with_same_secrets().await;
    for fault in [Fault::Status { status: 503 }, Fault::Drop, Fault::Nonsense] {
        let ready = Ready::new(&stack).await;
        stack.zitadel().stand_in().fail_next(TOKEN, fault.clone(), 1);
        let answers = ten(&ready, &[&stack, &other]).await;
        let failed: Vec<_> = answers.iter().filter(|(_, answer)| answer.status == 503).collect();
        assert_eq!(failed.len(), 1, "{fault:?}");
        for (browser, answer) in &answers {
            let reloaded = ready.deliver(browser).await;
            assert!(reloaded.status == 303, "{fault:?}: {answer}\n{reloaded}");
            assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()), "{reloaded}");
        }
        assert_eq!(ready.asked(&stack), 2, "{fault:?}");
    }
}

#[tokio::test]
async fn a_delivery_that_dies_on_the_way_is_taken_over_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let other = stack.with_same_secrets().await;
    let ready = Ready::new(&stack).await;
    stack.zitadel().stand_in().fail_next(TOKEN, Fault::Delay { millis: 60_000 }, 1);
    let dying = ready.again(&stack);
    let cut = tokio::time::timeout(Duration::from_millis(500), ready.deliver(&dying)).await;
    assert!(cut.is_err(), "the holder is gone in the middle of its call");
    let browser = ready.again(&other);
    ready.deliver(&browser).await.assert_goes_to(&stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()));
}

#[tokio::test]
async fn a_lost_answer_is_given_again_for_a_minute_and_later_the_person_starts_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    ready.deliver(&ready.browser).await.assert_goes_to(&stack.app_url("/reports"));
    stack.clock().advance(time::Duration::seconds(50));
    let browser = ready.again(&stack);
    ready.deliver(&browser).await.assert_goes_to(&stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()));
    assert_eq!(session_of(&stack, &browser).await, session_of(&stack, &ready.browser).await);
    stack.clock().advance(time::Duration::seconds(15));
    ready.deliver(&ready.again(&stack)).await.assert_problem(Kind::StartAgain);
    assert_eq!(ready.asked(&stack), 1);
}

#[tokio::test]
async fn whoever_is_signed_in_goes_on_however_late_the_callback_comes_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    ready.deliver(&ready.browser).await.assert_goes_to(&stack.app_url("/reports"));
    let kept = ready.browser.cookies(stack.app());
    for late in [0, 50, 600] {
        stack.clock().advance(time::Duration::seconds(late));
        let browser = ready.again(&stack);
        for (name, value) in &kept {
            browser.plant(stack.app(), name, value);
        }
        let again = ready.deliver(&browser).await;
        again.assert_goes_to(&stack.app_url("/reports"));
        assert_eq!(again.sets_cookies().iter().filter(|name| name.contains("session")).count(), 0, "{again}");
        assert_eq!(browser.signed_in_as().await, Some(ready.person.id.clone()), "{late}");
    }
    assert_eq!(ready.asked(&stack), 1);
}

#[tokio::test]
async fn a_refused_code_is_asked_about_once_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    let mut forged = ready.callback.clone();
    let state = forged.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    forged.query_pairs_mut().clear().append_pair("code", "\u{1f511}&code=\"<x>").append_pair("state", &state);
    for _ in 0..3 {
        let browser = ready.again(&stack);
        browser.open(forged.as_str()).await.assert_problem(Kind::StartAgain);
        assert_eq!(browser.signed_in_as().await, None);
    }
    assert_eq!(ready.asked(&stack), 1);
}

#[tokio::test]
async fn where_no_session_can_be_made_of_a_spent_code_the_person_starts_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let stand_in = stack.zitadel().stand_in();
    let ready = Ready::new(&stack).await;
    stand_in.fail_next("/oauth/v2/keys", Fault::Status { status: 500 }, 1000);
    let cold = stack.with_same_secrets().await;
    for _ in 0..3 {
        let browser = ready.again(&cold);
        ready.deliver(&browser).await.assert_problem(Kind::StartAgain);
        assert_eq!(browser.signed_in_as().await, None);
    }
    assert_eq!(ready.asked(&stack), 1);
    assert_eq!(stand_in.count("POST /oauth/v2/revoke"), 1, "nobody has the tokens of that code");
}

#[tokio::test]
async fn a_session_that_has_been_ended_is_not_given_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    ready.deliver(&ready.browser).await.assert_status(303);
    let session = stack.checker().session(&ready.browser.cookies(stack.app())).await.unwrap();
    let revocations =
        Revocations::new(stack.table().clone(), Arc::new(SystemRandom), time::Duration::days(1));
    revocations.end_session(&session, stack.epoch()).await.unwrap();
    let browser = ready.again(&stack);
    ready.deliver(&browser).await.assert_problem(Kind::StartAgain);
    assert_eq!(browser.signed_in_as().await, None);
}

/// A table that cannot be used, or only be written to once.
struct Failing {
    table: MemoryTable,
    puts: std::sync::atomic::AtomicUsize,
    allowed: usize,
}

impl Failing {
    fn after(allowed: usize) -> Arc<Self> {
        let table = MemoryTable::new(Arc::new(SystemClock));
        Arc::new(Self { table, puts: 0.into(), allowed })
    }
}

fn broken<'a, T: Send + 'a>() -> Pending<'a, T> {
    Box::pin(async { Err(TableError("ProvisionedThroughputExceededException".into())) })
}

impl Table for Failing {
    fn get<'a>(&'a self, keys: &'a [String]) -> Pending<'a, Vec<Option<Item>>> {
        if self.allowed == 0 { broken() } else { self.table.get(keys) }
    }

    fn put<'a>(&'a self, key: &'a str, item: Item, condition: Condition) -> Pending<'a, Put> {
        let before = self.puts.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if before < self.allowed { self.table.put(key, item, condition) } else { broken() }
    }

    fn delete<'a>(&'a self, _: &'a str, _: Condition) -> Pending<'a, ()> {
        broken()
    }
}

#[tokio::test]
async fn without_the_table_nothing_is_spent_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    let down = ready.browser.through(&stack.with_table(Failing::after(0)).await);
    let answer = down.open(ready.callback.as_str()).await;
    answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
    assert_eq!(stack.zitadel().stand_in().count(TOKEN), ready.calls);
    let browser = down.through(&stack);
    browser.open(ready.callback.as_str()).await.assert_goes_to(&stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await, Some(ready.person.id));
}

#[tokio::test]
async fn a_table_that_breaks_after_the_code_is_redeemed_costs_nobody_the_sign_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let ready = Ready::new(&stack).await;
    let browser = ready.again(&stack.with_table(Failing::after(1)).await);
    ready.deliver(&browser).await.assert_goes_to(&stack.app_url("/reports"));
    let browser = browser.through(&stack);
    assert_eq!(browser.signed_in_as().await, Some(ready.person.id));
}

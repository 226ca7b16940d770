//! Zitadel down, slow, failing, answering nonsense, or losing its answer: what design.md's table promises.

use fake_zitadel::Fault;
use harness::{Answer, Browser, Stack, unique};
use http::Method;
use serde_json::json;
use shared::error::Kind;

const ALL: u32 = 10_000;

fn faults() -> [Fault; 6] {
    [
        Fault::Drop,
        Fault::Status { status: 500 },
        Fault::Status { status: 503 },
        Fault::Status { status: 429 },
        Fault::Status { status: 404 },
        Fault::Nonsense,
    ]
}

/// Breaks everything that the functions ask, and nothing that the browser asks.
fn break_api(stack: &Stack, fault: &Fault) {
    let stand_in = stack.zitadel().stand_in();
    for pattern in ["/v2/*", "POST /oauth/v2/*", "/oauth/v2/keys", "/.well-known/*", "/oidc/v1/userinfo"] {
        stand_in.fail_next(pattern, fault.clone(), ALL);
    }
}

/// A stand-in that works again.
fn mend(stack: &Stack) {
    stack.zitadel().stand_in().clear_faults();
}

/// A browser in the middle of everything: pages are open, somebody is signed in.
struct Middle {
    stack: Stack,
    browser: Browser,
    person: harness::Person,
    login: Answer,
    signup: Answer,
    verify: Answer,
    callback: Answer,
}

async fn middle(stack: Stack) -> Middle {
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let login = browser.visit("/auth/login?prompt=login").await;
    let signup = browser.visit("/auth/login?prompt=create").await;
    let other = browser.visit("/auth/login?prompt=create").await;
    let form = other.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
    let form = form.fill("email", &unique::email()).fill("password", &stack.new_password());
    let answer = browser.submit(form).await;
    let verify = browser.follow(answer).await;
    verify.assert_screen(200, "/signup/verify");
    let third = browser.visit("/auth/login?prompt=login").await;
    let answer = browser.enter(&third, &person.login_name, &person.password).await;
    let callback = browser.follow_until(answer, &stack.app_url("/auth/callback")).await;
    Middle { stack, browser, person, login, signup, verify, callback }
}

impl Middle {
    /// Every page and endpoint that has to ask Zitadel, side by side.
    async fn all_say_try_again(&self) {
        let Self { stack, browser, person, login, signup, verify, callback } = self;
        let script = browser.script(&stack.app_url("/"));
        let name = &person.login_name;
        let password = stack.new_password();
        let fill_signup = signup.form_to("/signup").fill("given_name", "Zoë").fill("family_name", "O'Hara");
        let fill_signup = fill_signup.fill("email", "zoe@example.com").fill("password", &password);
        let (signup_url, nothing) = (signup.url.to_string(), json!({}));
        let (login_get, signup_get, login_post, signup_post, code, resend, back, refresh) = tokio::join!(
            browser.open(login.url.as_str()),
            browser.open(&signup_url),
            browser.enter(login, name, &person.password),
            browser.submit(fill_signup),
            browser.submit(verify.form().fill("code", "ABC123")),
            browser.submit(verify.form().without("code").press("resend")),
            browser.step(callback),
            script.post("/auth/refresh", &nothing),
        );
        // What was shown a moment ago may be shown again from settings that are kept; else it is try again.
        for (answer, action) in [(&login_get, "/login"), (&signup_get, "/signup")] {
            if answer.status == 200 {
                answer.assert_screen(200, action);
            } else {
                answer.assert_problem(Kind::Unavailable).assert_leaves_cookies();
            }
        }
        login_post.assert_screen(503, "/login").assert_message("try-again").assert_retry_after();
        login_post.assert_field("login_name", name).assert_leaves_cookies();
        signup_post.assert_screen(503, "/signup").assert_message("try-again").assert_retry_after();
        signup_post.assert_field("email", "zoe@example.com").assert_leaves_cookies();
        for answer in [&code, &resend] {
            answer.assert_screen(503, "/signup/verify").assert_message("try-again").assert_retry_after();
            answer.assert_leaves_cookies();
        }
        back.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        refresh.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        // Who is signed in is known without asking.
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    }

    /// Afterwards everything goes on where it was.
    async fn all_goes_on(&self) {
        let Self { stack, browser, person, login, .. } = self;
        let answer = browser.step(&self.callback).await;
        answer.assert_goes_to(&stack.app_url("/"));
        let script = browser.script(&stack.app_url("/"));
        script.post("/auth/refresh", &json!({})).await.assert_status(200);
        let answer = browser.enter(login, &person.login_name, &person.password).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    }
}

#[tokio::test]
async fn when_zitadel_fails_every_page_says_try_again_and_nothing_is_lost_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let middle = middle(stack).await;
    for fault in faults() {
        if matches!(fault, Fault::Status { status: 404 }) {
            // A refusal without an id is a defect of ours or of the set-up, and no reason to try again.
            continue;
        }
        break_api(&middle.stack, &fault);
        Box::pin(middle.all_say_try_again()).await;
        mend(&middle.stack);
    }
    middle.all_goes_on().await;
}

#[tokio::test]
async fn when_zitadel_is_slow_every_page_says_try_again_in_time_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let middle = middle(stack).await;
    break_api(&middle.stack, &Fault::Delay { millis: 20_000 });
    let began = std::time::Instant::now();
    Box::pin(middle.all_say_try_again()).await;
    assert!(began.elapsed().as_secs() < 15, "a page took {:?}", began.elapsed());
    mend(&middle.stack);
    middle.all_goes_on().await;
}

#[tokio::test]
async fn cold_functions_before_a_dead_zitadel_start_and_say_try_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let start = browser.open("/auth/login").await;
    let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
    for fault in faults() {
        let cold = stack.with_same_secrets().await;
        break_api(&cold, &fault);
        let visitor = cold.browser();
        visitor.open("/auth/login").await.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        let page = visitor.open(arrival.target().as_str()).await;
        page.assert_problem(Kind::Unavailable).assert_leaves_cookies();
        let again = page.page().named("a").any(|link| link.get("href") == Some(""));
        assert!(again, "a way to try again: {page}");
        mend(&cold);
        visitor.open(arrival.target().as_str()).await.assert_screen(200, "/login");
    }
}

#[tokio::test]
async fn a_zitadel_that_is_not_there_is_the_same_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let mut fixtures = stack.zitadel().fixtures.clone();
    // Nothing listens there: the port was free a moment ago.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    fixtures.base = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    drop(listener);
    let nowhere = Stack::before(harness::Zitadel::at(fixtures), &[]).await;
    let browser = nowhere.browser();
    browser.open("/auth/login").await.assert_problem(Kind::Unavailable);
    browser.open(&nowhere.auth_url("/login?authRequest=V2_1")).await.assert_problem(Kind::Unavailable);
    browser.open(&nowhere.auth_url("/login")).await.assert_goes_to(&nowhere.app_url("/auth/login"));
    let json = browser.script(nowhere.landing().as_str());
    json.get(&nowhere.auth_url("/login?authRequest=V2_1")).await.assert_problem(Kind::Unavailable);
}

#[tokio::test]
async fn a_connection_that_breaks_once_is_not_noticed_where_a_call_may_be_repeated_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let stand_in = stack.zitadel().stand_in();
    for pattern in [
        "GET /v2/oidc/auth_requests/*",
        "GET /v2/settings*",
        "POST /v2/users",
        "GET /v2/users/*",
        "/.well-known/*",
        "/oauth/v2/keys",
    ] {
        for fault in [Fault::Drop, Fault::Status { status: 502 }] {
            stand_in.fail_next(pattern, fault, 1);
            let fresh = stack.with_same_secrets().await;
            fresh.browser().sign_in(&person).await;
            stand_in.clear_faults();
        }
    }
}

#[tokio::test]
async fn signing_out_of_the_sign_in_host_says_when_it_could_not_be_finished_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let done = stack.app_url("/auth/logged-out");
    let page = browser.open(&stack.auth_url(&format!("/logout?post_logout_redirect={done}"))).await;
    stack.zitadel().stand_in().fail_next("DELETE /v2/sessions/*", Fault::Status { status: 503 }, ALL);
    let answer = browser.submit(page.form()).await;
    answer.assert_status(200);
    assert!(answer.page().with("role", "alert").is_some(), "{answer}");
    assert!(browser.cookies(stack.auth()).is_empty(), "{answer}");
}

#[tokio::test]
async fn json_says_the_same_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    let start = browser.open("/auth/login").await;
    let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
    let script = browser.script(stack.landing().as_str());
    let screen = script.get(arrival.target().as_str()).await;
    let form = screen.json()["form"].clone();
    let body = json!({
        "flow": form["flow"], "csrf": form["csrf"],
        "login_name": person.login_name, "password": person.password,
    });
    for fault in [Fault::Drop, Fault::Nonsense, Fault::Status { status: 500 }] {
        break_api(&stack, &fault);
        let answer = script.post(&stack.auth_url("/login"), &body).await;
        answer.assert_screen(503, "/login").assert_message("try-again").assert_retry_after();
        answer.assert_field("login_name", &person.login_name);
        let who = browser.ask(Method::GET, "/auth/login").header("accept", "application/json");
        let cold = stack.with_same_secrets().await.browser();
        cold.send(who).await.assert_problem(Kind::Unavailable);
        mend(&stack);
    }
    script.post(&stack.auth_url("/login"), &body).await.assert_status(200);
}

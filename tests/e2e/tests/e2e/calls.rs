//! What a sign-in costs at Zitadel.

use harness::{Answer, Browser, Person, Stack};
use serde_json::json;

const TOKEN: &str = "POST /oauth/v2/token";

/// Requests that the login function made: all but what the browser and the application's functions ask.
fn calls_of_login(stack: &Stack) -> Vec<String> {
    let requests = stack.zitadel().stand_in().requests();
    let others = ["/oauth/", "/oidc/", "/.well-known/"];
    let own = requests.iter().filter(|request| !others.iter().any(|path| request.path.starts_with(path)));
    own.map(|request| format!("{} {}", request.method, request.path)).collect()
}

fn tokens_bought(stack: &Stack) -> usize {
    stack.zitadel().stand_in().count(TOKEN)
}

async fn sign_in(browser: &Browser, person: &Person) -> usize {
    let landed = browser.sign_in(person).await;
    let auth = browser.stack().auth().origin();
    // `sign_in` tells the hops after the form; the page before it is one more round trip.
    landed.hops.iter().filter(|hop| hop.url.origin() == auth).count() + 1
}

#[tokio::test]
async fn a_warm_sign_in_costs_at_most_five_calls_and_two_round_trips_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let (first, person) = (stack.person().await, stack.person().await);
    stack.browser().sign_in(&first).await;
    stack.zitadel().stand_in().clear_requests();
    let browser = stack.browser();
    let round_trips = sign_in(&browser, &person).await;
    let calls = calls_of_login(&stack);
    assert!(calls.len() <= 5, "{}: {calls:#?}", calls.len());
    assert_eq!(round_trips, 2);
    // The one grant is the application's: the code.
    assert_eq!(tokens_bought(&stack), 1, "{:#?}", stack.zitadel().stand_in().requests());
}

/// Sends a form and gives its answer and what it cost.
async fn cost(stack: &Stack, browser: &Browser, form: harness::browser::Form) -> (Answer, usize) {
    stack.zitadel().stand_in().clear_requests();
    let answer = browser.submit(form).await;
    let calls = calls_of_login(stack);
    assert!(calls.len() <= 5, "{}: {calls:#?}", calls.len());
    (answer, calls.len())
}

/// The same for an address.
async fn cost_of_opening(stack: &Stack, browser: &Browser, answer: &Answer) -> (Answer, usize) {
    stack.zitadel().stand_in().clear_requests();
    let answer = browser.step(answer).await;
    let calls = calls_of_login(stack);
    assert!(calls.len() <= 5, "{}: {calls:#?}", calls.len());
    (answer, calls.len())
}

/// What each step of a sign-in costs when settings and token are at hand.
#[allow(clippy::too_many_lines, reason = "one journey after the other, into one list")]
#[tokio::test]
async fn no_step_of_a_sign_in_costs_more_than_five_calls_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let factors = ["OTP", "OTP_EMAIL", "OTP_SMS"].map(|name| format!("SECOND_FACTOR_TYPE_{name}"));
    let policy = json!({"forceMfa": true, "secondFactors": factors});
    let organization = stack.organization().login_policy(&policy).await;
    let secret = harness::totp::secret();
    let with_totp = stack.person().of(&organization).with_totp(&secret).with_mailed_factor().await;
    let (first, second, third) = (
        stack.person().of(&organization).await,
        stack.person().of(&organization).await,
        stack.person().of(&organization).await,
    );
    let changer = stack.person().with_password_change().await;
    let unverified = stack.person().unverified().await;
    let mut seen = Vec::new();
    // Once around, so that settings are at hand.
    let other = stack.person().unverified().await;
    for person in [&with_totp, &changer, &other] {
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        let page = browser.follow_home(answer).await;
        if *person.id == other.id {
            let code = stack.mailed_code(&other.id).await;
            browser.submit(page.form().fill("code", &code)).await.assert_status(303);
        }
    }

    let enter = async |person: &Person| {
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let form = page.form().fill("login_name", &person.login_name).fill("password", &person.password);
        let (answer, calls) = cost(&stack, &browser, form).await;
        (browser, answer, calls)
    };
    let (browser, answer, calls) = enter(&with_totp).await;
    seen.push(("password, then a code of the application", calls));
    let (page, calls) = cost_of_opening(&stack, &browser, &answer).await;
    seen.push(("the page for the code", calls));
    let choice = browser.link(&page, &page.link_named("Try another way")).await;
    let (answer, calls) = cost(&stack, &browser, choice.form().with("factor", "otp_email")).await;
    seen.push(("another factor, with a mail", calls));
    let mailed = browser.follow_home(answer).await;
    let (_, calls) = cost(&stack, &browser, mailed.form().without("code").press("resend")).await;
    seen.push(("another mail", calls));
    let (answer, calls) =
        cost(&stack, &browser, page.form().fill("code", &harness::totp::code(&secret))).await;
    seen.push(("the code, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));

    let (browser, answer, calls) = enter(&first).await;
    seen.push(("password, then something to be set up", calls));
    let page = browser.follow_home(answer).await;
    let (answer, calls) = cost(&stack, &browser, page.form().with("factor", "totp")).await;
    seen.push(("an application is chosen", calls));
    let page = browser.follow_home(answer).await;
    let secret: String = page.page().named("code").next().unwrap().text.split_whitespace().collect();
    let (answer, calls) =
        cost(&stack, &browser, page.form().fill("code", &harness::totp::code(&secret))).await;
    seen.push(("the application's first code", calls));
    let (answer, calls) = cost_of_opening(&stack, &browser, &answer).await;
    seen.push(("to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));

    let (browser, answer, _) = enter(&second).await;
    let page = browser.follow_home(answer).await;
    let (_, calls) = cost(&stack, &browser, page.form().with("factor", "otp_email")).await;
    seen.push(("codes by mail are chosen", calls));

    let (browser, answer, _) = enter(&third).await;
    let page = browser.follow_home(answer).await;
    let answer = browser.submit(page.form().with("factor", "otp_sms")).await;
    let page = browser.follow_home(answer).await;
    let (answer, calls) = cost(&stack, &browser, page.form().fill("phone", "+41791234567")).await;
    seen.push(("a number", calls));
    let page = browser.follow_home(answer).await;
    let code = stack.sent_code(&third.id, "verifyPhone");
    let (_, calls) = cost(&stack, &browser, page.form().fill("code", &code)).await;
    seen.push(("the number's code", calls));

    let (browser, answer, calls) = enter(&changer).await;
    seen.push(("password, then a new one", calls));
    let page = browser.follow_home(answer).await;
    let password = stack.new_password();
    let form = page.form().fill("current_password", &changer.password);
    let form = form.fill("password", &password).fill("password_again", &password);
    let (answer, calls) = cost(&stack, &browser, form).await;
    seen.push(("the new password", calls));
    let (_, calls) = cost_of_opening(&stack, &browser, &answer).await;
    seen.push(("to the end", calls));

    let (browser, answer, calls) = enter(&unverified).await;
    seen.push(("password, then the address", calls));
    let page = browser.follow_home(answer).await;
    let code = stack.mailed_code(&unverified.id).await;
    let (answer, calls) = cost(&stack, &browser, page.form().fill("code", &code)).await;
    seen.push(("the address's code, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));

    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let page = browser.link(&page, &page.link_named("Forgot your password?")).await;
    let (answer, calls) = cost(&stack, &browser, page.form().fill("login_name", &person.login_name)).await;
    seen.push(("a forgotten password", calls));
    let page = browser.follow_home(answer).await;
    let code = stack.sent_code(&person.id, "passwordReset");
    let form = page.form().fill("code", &code).fill("password", &password).fill("password_again", &password);
    let (answer, calls) = cost(&stack, &browser, form).await;
    seen.push(("the new one, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));

    let answer = browser.open(&stack.auth_url("/login/password/change")).await;
    let browser_signed_in = answer.status == 303;
    assert!(browser_signed_in, "{answer}");
    let page = browser.follow_home(answer).await;
    let other = stack.new_password();
    let form = page.form().fill("current_password", &password);
    let form = form.fill("password", &other).fill("password_again", &other);
    let (_, calls) = cost(&stack, &browser, form).await;
    seen.push(("a new password as one wishes", calls));
    seen.extend(keys(&stack).await);
    seen.extend(accounts(&stack).await);
    assert_eq!(seen, CALLS, "{seen:#?}");
}

/// The same with keys.
async fn keys(stack: &Stack) -> Vec<(&'static str, usize)> {
    let (holder, keyed) = (stack.person().await, stack.person().await);
    let passkey = stack.zitadel().add_passkey(&holder, stack.auth()).await;
    let key = stack.zitadel().add_security_key(&keyed, stack.auth()).await;
    let mut seen = Vec::new();
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let form = page.form().fill("login_name", &holder.login_name).press("passkey");
    let (answer, calls) = cost(stack, &browser, form).await;
    seen.push(("a name, then its passkey", calls));
    let page = browser.follow_home(answer).await;
    let (answer, calls) = cost(stack, &browser, crate::keys::signed(&page, &passkey, stack)).await;
    seen.push(("the passkey, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));

    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let form = page.form().fill("login_name", &keyed.login_name).press("passkey");
    seen.push(("a passkey that nobody has", cost(stack, &browser, form).await.1));

    let form = page.form().fill("login_name", &keyed.login_name).fill("password", &keyed.password);
    let (answer, calls) = cost(stack, &browser, form).await;
    seen.push(("password, then a security key", calls));
    let page = browser.follow_home(answer).await;
    let (answer, calls) = cost(stack, &browser, crate::keys::signed(&page, &key, stack)).await;
    seen.push(("the key, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    seen
}

/// The same with several accounts.
async fn accounts(stack: &Stack) -> Vec<(&'static str, usize)> {
    let people = [stack.person().await, stack.person().await];
    let browser = stack.browser();
    for person in &people {
        let page = browser.ask_provider(&[("prompt", "login")]).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow(answer).await;
    }
    let mut seen = Vec::new();
    let arrive = async |query: &str| {
        let start = browser.open(&format!("/auth/login?return_to=/reports{query}")).await;
        let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
        cost_of_opening(stack, &browser, &arrival).await
    };
    let (answer, calls) = arrive("").await;
    seen.push(("an earlier session, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    seen.push(("the sign-in page in spite of it", arrive("&prompt=login").await.1));
    let (page, calls) = arrive("&prompt=select_account").await;
    seen.push(("which account", calls));
    let dom = page.page();
    let mut choices = dom.named("button").filter(|button| button.get("name") == Some("account"));
    let older = choices.nth(1).and_then(|button| button.get("value")).unwrap();
    let (answer, calls) = cost(stack, &browser, page.form().with("account", older)).await;
    seen.push(("an account is chosen, to the end", calls));
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    let (page, _) = arrive("&prompt=select_account").await;
    let (_, calls) = cost(stack, &browser, page.form().with("remove", older)).await;
    seen.push(("an account is signed out", calls));
    let form = browser.open(&stack.auth_url("/logout")).await.form();
    seen.push(("the last one is signed out", cost(stack, &browser, form).await.1));
    seen
}

/// Kept here, so that a change that adds a call shows.
const CALLS: [(&str, usize); 31] = [
    ("password, then a code of the application", 3),
    ("the page for the code", 3),
    ("another factor, with a mail", 4),
    ("another mail", 4),
    ("the code, to the end", 4),
    ("password, then something to be set up", 3),
    ("an application is chosen", 4),
    ("the application's first code", 5),
    ("to the end", 3),
    ("codes by mail are chosen", 5),
    ("a number", 4),
    ("the number's code", 5),
    ("password, then a new one", 4),
    ("the new password", 5),
    ("to the end", 4),
    ("password, then the address", 5),
    ("the address's code, to the end", 5),
    ("a forgotten password", 3),
    ("the new one, to the end", 5),
    ("a new password as one wishes", 5),
    ("a name, then its passkey", 2),
    ("the passkey, to the end", 5),
    ("a passkey that nobody has", 2),
    ("password, then a security key", 4),
    ("the key, to the end", 5),
    ("an earlier session, to the end", 5),
    ("the sign-in page in spite of it", 2),
    ("which account", 2),
    ("an account is chosen, to the end", 4),
    ("an account is signed out", 2),
    ("the last one is signed out", 1),
];

#[tokio::test]
async fn a_cold_function_buys_one_service_token_and_a_warm_one_none_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    stack.zitadel().stand_in().clear_requests();
    stack.browser().sign_in_page().await;
    assert_eq!(tokens_bought(&stack), 1, "cold");
    stack.zitadel().stand_in().clear_requests();
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    browser.enter(&page, &person.login_name, &person.password).await.assert_status(303);
    browser.enter(&page, &person.login_name, "wrong").await;
    assert_eq!(tokens_bought(&stack), 0, "warm");
}

#[tokio::test]
async fn many_people_at_once_before_a_cold_function_buy_one_service_token_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    stack.zitadel().stand_in().clear_requests();
    let browsers: Vec<_> = (0..8).map(|_| stack.browser()).collect();
    let arrivals = browsers.iter().map(Browser::sign_in_page);
    let mut tasks = Vec::new();
    for arrival in arrivals {
        tasks.push(arrival);
    }
    let (a, b, c, d) = {
        let mut tasks = tasks.into_iter();
        let mut next = || tasks.next().unwrap();
        tokio::join!(next(), next(), next(), next())
    };
    for page in [a, b, c, d] {
        page.assert_screen(200, "/login");
    }
    assert_eq!(tokens_bought(&stack), 1);
}

#[tokio::test]
async fn a_service_token_is_renewed_before_it_ends_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    stack.browser().sign_in_page().await;
    stack.zitadel().stand_in().clear_requests();
    stack.advance(std::time::Duration::from_hours(11));
    stack.browser().sign_in_page().await;
    assert_eq!(tokens_bought(&stack), 1);
}

//! Several accounts in one browser: which of them signs in, by which wish of the application, and how one is chosen.

use harness::{Answer, Browser, Person, Stack};
use secrecy::ExposeSecret;
use serde_json::json;
use shared::error::Kind;

/// Signs somebody in whatever the browser remembers.
async fn sign_in_besides(browser: &Browser, person: &Person) {
    let page = browser.ask_provider(&[("prompt", "login")]).await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
}

/// A browser in which both have signed in, the second one last.
async fn with_both(stack: &Stack) -> (Browser, Person, Person) {
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&one).await;
    sign_in_besides(&browser, &two).await;
    (browser, one, two)
}

/// What an arrival comes to, in one word: the form's path, `code`, or the error for the application.
fn outcome(stack: &Stack, answer: &Answer) -> String {
    if answer.location().is_none() {
        answer.assert_status(200);
        let page = answer.page();
        return page.named("form").next().and_then(|form| form.get("action")).unwrap_or("no form").to_owned();
    }
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    let error = answer.target_param("error");
    assert_ne!(error.is_some(), answer.target_param("code").is_some(), "{answer}");
    error.unwrap_or_else(|| "code".to_owned())
}

/// The login names of a choice, in their order.
fn names(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let choices = page.named("button").filter(|button| button.get("name") == Some("account"));
    choices.map(|button| button.text.clone()).collect()
}

/// What stands for a person in the choice.
fn reference(answer: &Answer, person: &Person) -> String {
    let page = answer.page();
    let mut choices = page.named("button").filter(|button| button.get("name") == Some("account"));
    let choice = choices.find(|button| button.text.starts_with(&person.login_name));
    choice.and_then(|button| button.get("value")).unwrap_or_else(|| panic!("not there: {answer}")).to_owned()
}

#[tokio::test]
async fn what_the_application_wants_and_who_is_signed_in_decide_what_is_shown() {
    let stack = Stack::start().await;
    let (nobody, one) = (stack.browser(), stack.browser());
    one.sign_in(&stack.person().await).await;
    let (two, ..) = with_both(&stack).await;
    for (prompt, expected) in [
        ("", ["/login", "code", "code"]),
        ("none", ["login_required", "code", "code"]),
        ("login", ["/login", "/login", "/login"]),
        ("create", ["/signup", "/signup", "/signup"]),
        ("select_account", ["/login", "/login/accounts", "/login/accounts"]),
        ("consent", ["/login", "/login/accounts", "/login/accounts"]),
        ("login consent", ["/login", "/login", "/login"]),
        ("login select_account", ["/login", "/login/accounts", "/login/accounts"]),
        ("select_account create", ["/signup", "/signup", "/signup"]),
        ("something_new", ["/login", "code", "code"]),
    ] {
        for (browser, expected) in [&nobody, &one, &two].into_iter().zip(expected) {
            let params = [("prompt", prompt)];
            let answer = browser.ask_provider(&params[usize::from(prompt.is_empty())..]).await;
            assert_eq!(outcome(&stack, &answer), expected, "prompt={prompt}: {answer}");
        }
    }
}

#[tokio::test]
async fn what_was_checked_too_long_ago_for_the_application_is_checked_again_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let (one, two) = (stack.browser(), stack.browser());
    let person = stack.person().await;
    one.sign_in(&person).await;
    let (first, second) = (stack.person().await, stack.person().await);
    two.sign_in(&first).await;
    stack.advance(std::time::Duration::from_mins(10));
    sign_in_besides(&two, &second).await;
    stack.advance(std::time::Duration::from_mins(10));
    for (max_age, prompt, expected) in [
        ("1800", "", ["code", "code"]),
        ("900", "", ["/login", "code"]),
        ("900", "none", ["login_required", "code"]),
        // Whoever signed in last has to do so again: or did the person mean the other account?
        ("300", "", ["/login", "/login/accounts"]),
        ("300", "none", ["login_required", "account_selection_required"]),
        ("0", "", ["/login", "/login/accounts"]),
        ("0", "none", ["login_required", "account_selection_required"]),
    ] {
        for (browser, expected) in [&one, &two].into_iter().zip(expected) {
            let params = [("max_age", max_age), ("prompt", prompt)];
            let answer = browser.ask_provider(&params[..2 - usize::from(prompt.is_empty())]).await;
            assert_eq!(outcome(&stack, &answer), expected, "max_age={max_age} prompt={prompt}: {answer}");
        }
    }
    // Who it is is known.
    let page = one.ask_provider(&[("max_age", "0")]).await;
    page.assert_field("login_name", &person.login_name);
}

#[tokio::test]
async fn the_account_that_is_chosen_signs_in_and_is_the_one_from_then_on() {
    let stack = Stack::start().await;
    let (browser, one, two) = with_both(&stack).await;
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    assert_eq!(names(&page), [two.login_name.clone(), one.login_name.clone()], "{page}");
    let choice = page.form().with("account", &reference(&page, &one));
    let answer = browser.submit(choice).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&one.id));
    browser.forget_all(stack.app());
    browser.visit("/auth/login").await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&one.id));
}

#[tokio::test]
async fn whoever_is_to_sign_in_anew_finds_the_chosen_name_filled_in() {
    let stack = Stack::start().await;
    let (browser, one, _) = with_both(&stack).await;
    let page = browser.ask_provider(&[("prompt", "select_account login")]).await;
    let answer = browser.submit(page.form().with("account", &reference(&page, &one))).await;
    let page = browser.follow_home(answer).await;
    page.assert_screen(200, "/login").assert_field("login_name", &one.login_name);
    let answer = browser.enter(&page, &one.login_name, &one.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(one.id));
}

#[tokio::test]
async fn another_account_signs_in_beside_the_known_ones() {
    let stack = Stack::start().await;
    let (browser, one, two) = with_both(&stack).await;
    let third = stack.person().await;
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    let page = browser.link(&page, &page.link_named("Use another account")).await;
    page.assert_screen(200, "/login").assert_field("login_name", "");
    let answer = browser.enter(&page, &third.login_name, &third.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(third.id));
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    assert_eq!(names(&page), [third.login_name, two.login_name, one.login_name], "{page}");
}

#[tokio::test]
async fn an_account_that_is_removed_is_signed_out_and_the_others_stay() {
    let stack = Stack::start().await;
    let (browser, one, two) = with_both(&stack).await;
    let before = browser.cookies(stack.auth());
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    let answer = browser.submit(page.form().with("remove", &reference(&page, &two))).await;
    let left = browser.follow(answer).await;
    assert_eq!(names(&left).join(" "), one.login_name, "{left}");
    // A copy of the cookies does not bring the session back.
    let copy = stack.browser();
    for (name, value) in before {
        copy.plant(stack.auth(), &name, &value);
    }
    let page = copy.ask_provider(&[("prompt", "select_account")]).await;
    assert_eq!(names(&page).join(" "), one.login_name, "{page}");
    let answer = browser.submit(left.form().with("remove", &reference(&left, &one))).await;
    browser.follow(answer).await.assert_screen(200, "/login").assert_field("login_name", "");
}

#[tokio::test]
async fn what_is_not_of_this_browser_cannot_be_chosen() {
    let stack = Stack::start().await;
    let (browser, one, _) = with_both(&stack).await;
    let other = stack.browser();
    other.sign_in(&stack.person().await).await;
    let foreign = other.ask_provider(&[("prompt", "select_account")]).await;
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    let page_of_other = foreign.page();
    let of_other = page_of_other.with("name", "account").unwrap().get("value").unwrap();
    for reference in [of_other, "", "../x", &one.id, session.id_token().unwrap().expose_secret()] {
        for field in ["account", "remove"] {
            let answer = browser.submit(page.form().with(field, reference)).await;
            let again = browser.follow(answer).await;
            assert_eq!(names(&again).len(), 2, "{field}={reference}: {again}");
        }
    }
    browser
        .submit(page.form().tamper("csrf", "AAAA").with("account", of_other))
        .await
        .assert_problem(Kind::Forbidden);
    browser
        .submit(page.form().tamper("flow", "AAAA").with("account", of_other))
        .await
        .assert_problem(Kind::StartAgain);
    browser.open(&stack.auth_url("/login/accounts")).await.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn after_a_sign_out_nobody_finds_themselves_signed_in_as_somebody_else() {
    let stack = Stack::start().await;
    let (browser, one, two) = with_both(&stack).await;
    let ask = browser.ask(http::Method::POST, "/auth/logout").from_page(&stack.app_url("/reports"));
    let answer = browser.send(ask.body("application/x-www-form-urlencoded", "")).await;
    browser.follow(answer).await;
    let silent = browser.ask_provider(&[("prompt", "none")]).await;
    assert_eq!(outcome(&stack, &silent), "account_selection_required", "{silent}");
    let page = browser.visit("/auth/login").await;
    assert_eq!(names(&page).join(" "), one.login_name, "{page}");
    assert!(!page.body.contains(&two.login_name), "{page}");
    // Who is meant is said: nothing is to be chosen.
    for (hint, expected) in [(&one.login_name, "code"), (&one.email, "code"), (&two.login_name, "/login")] {
        let answer = browser.ask_provider(&[("login_hint", hint)]).await;
        assert_eq!(outcome(&stack, &answer), expected, "{hint}: {answer}");
    }
}

#[tokio::test]
async fn only_the_person_of_the_id_token_may_sign_in_where_the_application_names_one() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&one).await;
    let session = stack.checker().session(&browser.cookies(stack.app())).await.unwrap();
    let hint = session.id_token().unwrap().expose_secret().to_owned();
    let other = stack.browser();
    other.sign_in(&two).await;
    let page = other.ask_provider(&[("id_token_hint", &hint)]).await;
    page.assert_screen(200, "/login").assert_field("login_name", &one.login_name);
    assert!(!page.body.contains("/signup"), "nobody signs up as somebody who exists: {page}");
    let answer = other.enter(&page, &two.login_name, &two.password).await;
    answer.assert_screen(422, "/login").assert_message("login-refused");
    // Nor by an earlier session.
    let page = other.ask_provider(&[("id_token_hint", &hint), ("prompt", "select_account")]).await;
    page.assert_screen(200, "/login");
    let page = other.ask_provider(&[("id_token_hint", &hint)]).await;
    let answer = other.enter(&page, &one.login_name, &one.password).await;
    other.follow(answer).await;
    assert_eq!(other.signed_in_as().await.as_ref(), Some(&one.id));
    // One that is no token of this provider is as good as none.
    let page = stack.browser().ask_provider(&[("id_token_hint", "e30.e30.AA")]).await;
    page.assert_screen(200, "/login").assert_field("login_name", "");
}

#[tokio::test]
async fn the_oldest_account_makes_room_and_never_the_newest() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let mut people = vec![stack.person().await];
    browser.sign_in(&people[0]).await;
    for _ in 0..5 {
        let long = format!("{}.{}", "n".repeat(150), harness::unique::hex());
        people.push(stack.person().username(&long).await);
        sign_in_besides(&browser, people.last().unwrap()).await;
    }
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    let newest: Vec<_> = people.iter().rev().map(|person| person.login_name.clone()).collect();
    let names = names(&page);
    assert!((2..=5).contains(&names.len()), "{page}");
    assert_eq!(names, newest[..names.len()], "{page}");
    let size: usize =
        browser.cookies(stack.auth()).iter().map(|(name, value)| name.len() + value.len()).sum();
    assert!(size < 6 * 1024, "{size}");
}

#[tokio::test]
async fn a_page_of_ones_own_chooses_and_removes_as_well() {
    let stack = Stack::start().await;
    let (browser, one, two) = with_both(&stack).await;
    let start = browser.open("/auth/login?return_to=/reports&prompt=select_account").await;
    let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
    let script = browser.script(stack.landing().as_str());
    let screen = script.get(arrival.target().as_str()).await;
    screen.assert_screen(200, "/login/accounts").assert_json(&json!({"screen": "accounts"}));
    let json = screen.json();
    let named = |person: &Person| {
        let accounts = json["accounts"].as_array().unwrap().iter();
        let found = accounts.clone().find(|account| account["login_name"] == person.login_name.as_str());
        found.unwrap_or_else(|| panic!("{screen}")).clone()
    };
    assert_eq!(named(&one)["active"], true, "{screen}");
    let form = &json["form"];
    let url = stack.auth_url("/login/accounts");
    let body = |name: &str, value: &serde_json::Value| json!({"flow": form["flow"], "csrf": form["csrf"], name: value});
    let left = script.post(&url, &body("remove", &named(&two)["account"])).await;
    left.assert_screen(200, "/login/accounts");
    assert_eq!(left.json()["accounts"].as_array().unwrap().len(), 1, "{left}");
    let wrong = script.post(&url, &json!({"flow": form["flow"], "account": named(&one)["account"]})).await;
    wrong.assert_problem(Kind::Forbidden);
    let answer = script.post(&url, &body("account", &named(&one)["account"])).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
}

#[tokio::test]
async fn a_choice_is_kept_while_zitadel_is_down_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let (browser, one, _) = with_both(&stack).await;
    let page = browser.ask_provider(&[("prompt", "select_account")]).await;
    for field in ["account", "remove"] {
        stack.zitadel().stand_in().fail_next("*", fake_zitadel::Fault::Drop, 100);
        let form = page.form().with(field, &reference(&page, &one));
        let answer = browser.submit(form.clone()).await;
        answer.assert_screen(503, "/login/accounts").assert_message("try-again");
        assert_eq!(names(&answer).len(), 2, "{answer}");
        stack.zitadel().stand_in().clear_faults();
    }
    let answer = browser.submit(page.form().with("account", &reference(&page, &one))).await;
    answer.assert_goes_to(&stack.app_url("/auth/callback"));
}

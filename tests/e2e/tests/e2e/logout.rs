//! Signing out.

use harness::{Answer, Browser, Stack};
use http::Method;
use serde_json::json;
use shared::error::Kind;
use std::time::Duration;

/// The application's sign-out button.
async fn sign_out(browser: &Browser) -> Answer {
    let stack = browser.stack();
    let ask = browser.ask(Method::POST, "/auth/logout").from_page(&stack.app_url("/reports"));
    browser.send(ask.body("application/x-www-form-urlencoded", "")).await
}

async fn refresh(browser: &Browser) -> Answer {
    browser.script(&browser.stack().app_url("/")).post("/auth/refresh", &json!({})).await
}

#[tokio::test]
async fn signing_out_ends_it_here_at_the_provider_and_for_every_copy() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let copies = [stack.browser(), stack.with_same_secrets().await.browser()];
    for copy in &copies {
        for (name, value) in browser.cookies(stack.app()) {
            copy.plant(stack.app(), &name, &value);
        }
        assert_eq!(copy.signed_in_as().await.as_ref(), Some(&person.id));
    }
    let answer = sign_out(&browser).await;
    answer.assert_goes_to(&stack.zitadel().fixtures.issuer);
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    let done = browser.follow(answer).await;
    assert_eq!(done.url.path(), "/auth/logged-out", "{done}");
    done.assert_status(200);
    assert!(done.page().text().contains("signed out"), "{done}");
    assert_eq!(browser.signed_in_as().await, None);
    let [here, elsewhere] = copies;
    refresh(&here).await.assert_problem(Kind::SignedOut);
    elsewhere.who().await.assert_problem(Kind::SignedOut);
    // The provider's session is over: the next sign-in asks.
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn a_refresh_that_is_under_way_does_not_undo_a_sign_out_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    for scope in ["scope=all", "scope=app"] {
        let browser = stack.browser();
        browser.sign_in(&person).await;
        let slow = fake_zitadel::Fault::Delay { millis: 700 };
        stack.zitadel().stand_in().fail_next("POST /oauth/v2/token", slow, 1);
        let meanwhile = async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            let ask = browser.ask(Method::POST, "/auth/logout").from_page(&stack.app_url("/reports"));
            let answer = browser.send(ask.body("application/x-www-form-urlencoded", scope)).await;
            browser.follow(answer).await
        };
        let (late, done) = tokio::join!(refresh(&browser), meanwhile);
        assert_eq!(done.url.path(), "/auth/logged-out", "{done}");
        // Cookies may have come with the late answer. They are good for nothing.
        let who = browser.who().await;
        assert_eq!(who.status, 401, "{who} after {late}");
        assert_eq!(refresh(&browser).await.status, 401, "{late}");
        assert!(browser.cookies(stack.app()).is_empty(), "{late}");
    }
}

#[tokio::test]
async fn after_signing_out_the_same_browser_signs_in_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    for _ in 0..2 {
        browser.sign_in(&person).await;
        let answer = sign_out(&browser).await;
        browser.follow(answer).await;
    }
    browser.sign_in(&person).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_signed_out_all_the_same() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    // The provider may know somebody still.
    let answer = sign_out(&browser).await;
    answer
        .assert_goes_to(stack.zitadel().issuer().join("/oidc/v1/end_session?").unwrap().as_str())
        .assert_leaves_cookies();
    let end = browser.follow(answer).await;
    assert_eq!(end.url.path(), "/auth/logged-out", "nobody is asked whom to sign out: {end}");
    browser.plant(stack.app(), "__Host-session", "1.AAAA");
    let answer = sign_out(&browser).await;
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
}

#[tokio::test]
async fn nobody_else_can_sign_a_person_out() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    for page in ["https://evil.example.org/", &stack.auth_url("/login"), stack.landing().as_str()] {
        let ask = browser.ask(Method::POST, "/auth/logout").from_page(page);
        let answer = browser.send(ask.body("application/x-www-form-urlencoded", "")).await;
        answer.assert_problem(Kind::Forbidden).assert_leaves_cookies();
    }
    browser.open("/auth/logout").await.assert_problem(Kind::MethodNotAllowed).assert_leaves_cookies();
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn a_script_signs_out_and_is_told_where_to_go() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let script = browser.script(&stack.app_url("/reports"));
    let bare = script.posting("/auth/logout", &json!({})).header("x-csrf", "");
    script.fetch(bare).await.unwrap().assert_problem(Kind::Forbidden).assert_leaves_cookies();
    let answer = script.post("/auth/logout", &json!({})).await;
    answer.assert_goes_to(&stack.zitadel().fixtures.issuer);
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    let leave = browser.ask(Method::GET, answer.target().as_str()).from_page(&stack.app_url("/reports"));
    let done = browser.send(leave).await;
    assert_eq!(browser.follow(done).await.url.path(), "/auth/logged-out");
}

#[tokio::test]
async fn the_sign_in_host_asks_before_it_ends_its_sessions() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let done = stack.app_url("/auth/logged-out");
    let page = browser.open(&stack.auth_url(&format!("/logout?post_logout_redirect={done}"))).await;
    page.assert_screen(200, "/logout").assert_leaves_cookies();
    assert!(page.page().text().contains(&person.login_name), "{page}");
    let foreign = page.form().into_ask().from_page("https://evil.example.org/");
    browser.send(foreign).await.assert_problem(Kind::Forbidden);
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(&done);
    assert!(browser.cookies(stack.auth()).is_empty(), "{answer}");
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn without_an_id_token_the_way_leads_over_the_sign_in_host_and_back_with_its_state() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let mut url = stack.zitadel().issuer().join("/oidc/v1/end_session").unwrap();
    let done = stack.app_url("/auth/logged-out");
    url.query_pairs_mut()
        .append_pair("client_id", stack.zitadel().fixtures.var("clientId"))
        .append_pair("logout_hint", &person.login_name)
        .append_pair("post_logout_redirect_uri", &done)
        .append_pair("state", "s \"&<>'+/=%ä");
    let page = browser.visit(url.as_str()).await;
    page.assert_screen(200, "/logout");
    assert!(page.page().text().contains(&person.login_name), "{page}");
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(&format!("{done}?state="));
    assert_eq!(answer.target_param("state").as_deref(), Some("s \"&<>'+/=%ä"), "{answer}");
    assert!(browser.cookies(stack.auth()).is_empty(), "{answer}");
    browser.follow(answer).await.assert_status(200);
    browser.visit("/auth/login").await.assert_screen(200, "/login");
}

#[tokio::test]
async fn the_sign_in_host_ends_the_session_of_whom_the_application_names_and_no_other() {
    let stack = Stack::start().await;
    let (named, other) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&named).await;
    let page = browser.ask_provider(&[("prompt", "login")]).await;
    let answer = browser.enter(&page, &other.login_name, &other.password).await;
    browser.follow_home(answer).await;
    let hint: String = url::form_urlencoded::byte_serialize(named.login_name.as_bytes()).collect();
    let page = browser.open(&stack.auth_url(&format!("/logout?logout_hint={hint}"))).await;
    let text = page.page().text().to_owned();
    assert!(text.contains(&named.login_name) && !text.contains(&other.login_name), "{page}");
    browser.submit(page.form()).await.assert_status(200);
    browser.visit("/auth/login?return_to=/reports").await;
    assert_eq!(browser.signed_in_as().await, Some(other.id));
    // By their address, too; whoever is not here cannot be meant.
    let page = browser.open(&stack.auth_url(&format!("/logout?logout_hint={hint}"))).await;
    let answer = browser.submit(page.form()).await;
    assert!(browser.cookies(stack.auth()).is_empty(), "{answer}");
}

#[tokio::test]
async fn of_several_accounts_one_or_all_are_signed_out() {
    let stack = Stack::start().await;
    let people = [stack.person().await, stack.person().await, stack.person().await];
    let browser = stack.browser();
    for person in &people {
        let page = browser.ask_provider(&[("prompt", "login")]).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow_home(answer).await;
    }
    let done = stack.app_url("/auth/logged-out");
    let open = async || browser.open(&stack.auth_url(&format!("/logout?post_logout_redirect={done}"))).await;
    let page = open().await;
    page.assert_screen(200, "/logout").assert_leaves_cookies();
    let text = page.page().text().to_owned();
    assert!(people.iter().all(|person| text.contains(&person.login_name)), "{page}");
    let button = format!("Sign out {}", people[1].login_name);
    let dom = page.page();
    let reference = dom.with("aria-label", &button).and_then(|button| button.get("value")).unwrap();
    // What another browser calls so is nobody here.
    let answer = browser.submit(page.form().with("account", "AAAAAAAAAAAA")).await;
    answer.assert_goes_to(&done);
    assert!(open().await.page().text().contains(&people[1].login_name));
    let answer = browser.submit(page.form().with("account", reference)).await;
    answer.assert_goes_to(&done);
    let page = open().await;
    let text = page.page().text().to_owned();
    assert!(!text.contains(&people[1].login_name) && text.contains(&people[2].login_name), "{page}");
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(&done);
    assert!(browser.cookies(stack.auth()).is_empty(), "{answer}");
    open().await.assert_goes_to(&done);
}

#[tokio::test]
async fn whose_sessions_are_over_is_not_shown_where_several_sign_out() {
    let stack = Stack::start().await;
    let people = [stack.person().await, stack.person().await];
    let browser = stack.browser();
    for person in &people {
        let page = browser.ask_provider(&[("prompt", "login")]).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow(answer).await;
    }
    // The provider ends the session of the second one by itself.
    let answer = sign_out(&browser).await;
    browser.follow(answer).await;
    let page = browser.open(&stack.auth_url("/logout")).await;
    let text = page.page().text().to_owned();
    assert!(text.contains(&people[0].login_name) && !text.contains(&people[1].login_name), "{page}");
    browser.submit(page.form()).await.assert_status(200);
    assert!(browser.cookies(stack.auth()).is_empty(), "{page}");
}

#[tokio::test]
async fn a_page_of_ones_own_lists_who_is_signed_in_and_signs_one_of_them_out() {
    let stack = Stack::start().await;
    let people = [stack.person().await, stack.person().await];
    let browser = stack.browser();
    for person in &people {
        let page = browser.ask_provider(&[("prompt", "login")]).await;
        let answer = browser.enter(&page, &person.login_name, &person.password).await;
        browser.follow_home(answer).await;
    }
    let script = browser.script(stack.landing().as_str());
    let done = stack.app_url("/auth/logged-out");
    let url = stack.auth_url(&format!("/logout?post_logout_redirect={done}&ui_locales=de%20en"));
    let screen = script.get(&url).await;
    screen.assert_screen(200, "/logout").assert_json(&json!({"screen": "logout"}));
    assert_eq!(screen.header("content-language"), Some("de"), "{screen}");
    let json = screen.json();
    let accounts = json["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 2, "{screen}");
    let body = json!({"flow": json["form"]["flow"], "account": accounts[0]["account"]});
    script.post(&stack.auth_url("/logout"), &body).await.assert_goes_to(&done);
    let left = script.get(&stack.auth_url("/logout")).await;
    left.assert_json(&json!({"login_name": people[0].login_name}));
    let answer = script.post(&stack.auth_url("/logout"), &json!({})).await;
    answer.assert_json(&json!({"screen": "signed_out", "incomplete": false}));
}

#[tokio::test]
async fn the_sign_in_host_goes_back_to_a_host_that_is_trusted_with_pages_of_its_own() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    browser.sign_in(&stack.person().await).await;
    let back = stack.landing().join("/bye?state=a%26b").unwrap();
    let mut url: url::Url = stack.auth_url("/logout").parse().unwrap();
    url.query_pairs_mut().append_pair("post_logout_redirect", back.as_str());
    let page = browser.open(url.as_str()).await;
    let answer = browser.submit(page.form()).await;
    answer.assert_goes_to(back.as_str());
    browser.open(url.as_str()).await.assert_goes_to(back.as_str());
}

#[tokio::test]
async fn the_sign_in_host_goes_back_to_no_other_address() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for wish in ["https://evil.example.org/", "//evil.example.org/auth/logged-out", "/auth/logged-out", ""] {
        let page = browser.open(&stack.auth_url(&format!("/logout?post_logout_redirect={wish}"))).await;
        page.assert_screen(200, "/logout");
        let answer = browser.submit(page.form()).await;
        answer.assert_status(200);
        assert!(!answer.body.contains("evil"), "{answer}");
    }
}

#[tokio::test]
async fn a_provider_that_cannot_be_told_does_not_keep_anybody_signed_in_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    stack.zitadel().stand_in().fail_next("*", fake_zitadel::Fault::Drop, 1000);
    let answer = sign_out(&browser).await;
    answer.assert_goes_to(&stack.app_url("/auth/logged-out?incomplete"));
    assert!(browser.cookies(stack.app()).is_empty(), "{answer}");
    let done = browser.follow(answer).await;
    done.assert_status(200);
    assert!(done.page().with("role", "alert").is_some(), "it says that not all is over: {done}");
}

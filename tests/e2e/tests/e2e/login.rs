//! Name and password.

use harness::{Answer, Stack, unique};
use http::Method;
use shared::error::Kind;

#[tokio::test]
async fn a_person_signs_in_and_lands_where_they_wanted_to_go() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let landed = browser.sign_in(&person).await;
    assert!(landed.hops.iter().all(|hop| hop.status == 303 || hop.status == 200), "{landed}");
    let who = browser.who().await;
    who.assert_status(200);
    assert_eq!(who.json()["sub"], person.id, "{who}");
    assert_eq!(who.json()["email"], person.email, "{who}");
    assert_eq!(who.json()["preferred_username"], person.login_name, "{who}");
    assert_eq!(who.json()["name"], format!("{} {}", unique::GIVEN_NAME, unique::FAMILY_NAME), "{who}");
}

#[tokio::test]
async fn the_address_serves_as_name_and_letter_case_does_not_matter() {
    let stack = Stack::start().await;
    let username = format!("Büro-{}", unique::hex());
    let person = stack.person().username(&username).await;
    for name in [username.to_uppercase(), person.email.to_uppercase(), format!("  {} ", person.email)] {
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let answer = browser.enter(&page, &name, &person.password).await;
        browser.follow(answer).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id), "{name}");
    }
}

#[tokio::test]
async fn wrong_password_unknown_name_and_unusable_accounts_get_the_same_page() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let person = stack.person().await;
    let locked = stack.person().locked().await;
    let inactive = stack.person().deactivated().await;
    let unknown = unique::email();
    let mut seen: Option<(String, String)> = None;
    for (name, password) in [
        (&person.login_name, "wrong \"<&>' wrong"),
        (&unknown, "wrong \"<&>' wrong"),
        (&locked.login_name, locked.password.as_str()),
        (&inactive.login_name, inactive.password.as_str()),
    ] {
        let answer = browser.enter(&page, name, password).await;
        answer.assert_screen(422, "/login").assert_message("login-refused").assert_leaves_cookies();
        answer.assert_field("login_name", name);
        assert_eq!(answer.page().with("name", "password").unwrap().get("value"), None, "{answer}");
        let now = (without_name(&answer, name), headers(&answer));
        assert_eq!(seen.get_or_insert_with(|| now.clone()), &now, "for {name}");
    }
}

/// The page with the entered name taken out, which is all that may differ.
fn without_name(answer: &Answer, name: &str) -> String {
    let shown = answer.page().with("name", "login_name").unwrap().get("value").unwrap().to_owned();
    assert_eq!(shown, name, "{answer}");
    answer.normalized().replace(&name.replace('\'', "&#39;"), "NAME")
}

fn headers(answer: &Answer) -> String {
    format!("{:?}", answer.headers)
}

#[tokio::test]
async fn after_a_wrong_password_the_right_one_signs_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let page = browser.enter(&page, &person.login_name, "wrong").await;
    page.assert_screen(422, "/login");
    let answer = browser.submit(page.form().fill("password", &person.password)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn what_is_missing_or_too_long_is_said_beside_its_field() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let long = "ä".repeat(201);
    for (name, password, name_error, password_error) in [
        ("", "", Some("login-name-missing"), Some("password-missing")),
        ("   ", "x", Some("login-name-missing"), None),
        ("x", "", None, Some("password-missing")),
        (&long, &long, Some("login-name-too-long"), Some("password-too-long")),
    ] {
        let answer = browser.enter(&page, name, password).await;
        answer.assert_screen(422, "/login").assert_leaves_cookies().assert_field("login_name", name.trim());
        for (field, error) in [("login_name", name_error), ("password", password_error)] {
            match error {
                Some(id) => answer.assert_field_error(field, id),
                None => answer.assert_no_field_error(field),
            };
        }
    }
}

#[tokio::test]
async fn a_form_without_its_token_or_with_that_of_another_flow_is_refused() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let (one, two) = (browser.sign_in_page().await, browser.sign_in_page().await);
    let fill =
        |page: &Answer| page.form().fill("login_name", &person.login_name).fill("password", &person.password);
    let token = two.form().value("csrf").to_owned();
    for form in [
        fill(&one).without("csrf"),
        fill(&one).tamper("csrf", ""),
        fill(&one).tamper("csrf", "AAAAAAAAAAAAAAAAAAAAAA"),
        fill(&one).tamper("csrf", &token),
    ] {
        browser.submit(form).await.assert_problem(Kind::Forbidden).assert_leaves_cookies();
    }
    assert_eq!(browser.signed_in_as().await, None);
    let answer = browser.submit(fill(&one)).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(person.id), "the flow survives the refusals");
}

#[tokio::test]
async fn a_form_without_its_cookie_starts_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let fill = || page.form().fill("login_name", &person.login_name).fill("password", &person.password);
    for flow in ["", "nothing", "../../x", "\u{1f511}"] {
        browser.submit(fill().tamper("flow", flow)).await.assert_problem(Kind::StartAgain);
    }
    browser.forget_all(stack.auth());
    browser.submit(fill()).await.assert_problem(Kind::StartAgain).assert_leaves_cookies();
    let other = stack.browser();
    other.sign_in_page().await;
    other.submit(fill()).await.assert_problem(Kind::StartAgain);
    browser.submit(fill().without("flow")).await.assert_problem(Kind::BadRequest);
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let fill = || page.form().fill("login_name", &person.login_name).fill("password", &person.password);
    let ask = fill().into_ask().from_page("https://evil.example.org/");
    browser.send(ask).await.assert_problem(Kind::Forbidden).assert_leaves_cookies();
    // Another application of ours is no page of the sign-in host either, though cookies come along.
    let ask = fill().into_ask().from_page(&stack.app_url("/"));
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    let ask = fill().into_ask().header("origin", "null").header("sec-fetch-site", "cross-site");
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    let ask = fill().into_ask().header("origin", "").header("sec-fetch-site", "");
    browser.send(ask).await.assert_problem(Kind::Forbidden);
    let answer = browser.submit(fill()).await;
    answer.assert_status(303);
}

#[tokio::test]
async fn a_field_that_comes_twice_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let form = page.form().fill("login_name", "a").fill("password", "b").with("password", "c");
    browser.submit(form).await.assert_problem(Kind::BadRequest);
}

#[tokio::test]
async fn whoever_comes_by_hand_is_sent_to_the_application() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for path in ["/", "/login", "/login?unknown=1"] {
        let answer = browser.open(&stack.auth_url(path)).await;
        answer.assert_goes_to(&stack.app_url("/auth/login")).assert_leaves_cookies();
        browser.follow(answer).await.assert_screen(200, "/login");
    }
}

#[tokio::test]
async fn an_authorization_request_that_is_none_leads_back_to_the_start() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    for id in ["V2_1", "V2_999999999999999999", "x", "", "..%2f..%2fv2%2fusers", "V2_1%0a", "%f0%9f%94%91"] {
        let answer = browser.open(&stack.auth_url(&format!("/login?authRequest={id}"))).await;
        answer.assert_problem(Kind::RequestGone).assert_leaves_cookies();
    }
    let twice = browser.open(&stack.auth_url("/login?authRequest=V2_1&authRequest=V2_2")).await;
    assert_ne!(twice.status, 200, "{twice}");
}

#[tokio::test]
async fn a_request_that_was_answered_cannot_be_opened_by_somebody_else() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow(answer).await;
    let other = stack.browser();
    other.open(page.url.as_str()).await.assert_problem(Kind::RequestGone);
}

#[tokio::test]
async fn a_page_that_is_fetched_ahead_begins_nothing() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let start = browser.open("/auth/login").await;
    let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
    let ahead = browser.ask(Method::GET, arrival.target().as_str()).header("sec-purpose", "prefetch");
    browser.send(ahead).await.assert_problem(Kind::Prefetch).assert_leaves_cookies();
    browser.step(&arrival).await.assert_screen(200, "/login");
}

#[tokio::test]
async fn the_page_suits_password_managers() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let answer = browser.sign_in_page().await;
    let page = answer.page();
    let name = page.with("name", "login_name").unwrap();
    let password = page.with("name", "password").unwrap();
    assert_eq!(name.get("autocomplete"), Some("username"), "{answer}");
    assert_eq!(password.get("autocomplete"), Some("current-password"), "{answer}");
    assert_eq!(password.get("type"), Some("password"), "{answer}");
    let script = page.named("script").next().unwrap().get("src").unwrap().to_owned();
    let script = browser.link(&answer, &script).await;
    script.assert_status(200);
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"), "{script}");
}

#[tokio::test]
async fn tags_in_a_name_are_shown_and_not_obeyed() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let name = "\"><script>alert('x')</script><input name=\"\u{1f511} &amp;";
    let answer = browser.enter(&page, name, "wrong").await;
    answer.assert_screen(422, "/login").assert_field("login_name", name);
    assert_eq!(answer.page().named("script").count(), 1, "{answer}");
}

//! Whole days of people.

use harness::{Stack, unique};
use http::Method;
use serde_json::json;
use shared::error::Kind;

#[tokio::test]
async fn somebody_signs_up_comes_back_renews_signs_out_and_in_again() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let (email, password) = (unique::email(), stack.new_password());

    let page = browser.visit("/auth/login?prompt=create&return_to=/reports").await;
    let form = page.form_to("/signup").fill("given_name", unique::GIVEN_NAME);
    let form =
        form.fill("family_name", unique::FAMILY_NAME).fill("email", &email).fill("password", &password);
    let answer = browser.submit(form).await;
    let page = browser.follow(answer).await;
    let user = stack.zitadel().find_by_email(&email).await;
    let code = stack.mailed_code(&user).await;
    let answer = browser.submit(page.form().fill("code", &code)).await;
    assert_eq!(browser.follow(answer).await.url.as_str(), stack.app_url("/reports"));
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&user));

    // The application's cookies are gone, the sign-in host remembers.
    browser.forget_all(stack.app());
    let landed = browser.visit("/auth/login?return_to=/again").await;
    assert_eq!(landed.url.as_str(), stack.app_url("/again"), "{landed}");
    let renewed = browser.script(&stack.app_url("/")).post("/auth/refresh", &json!({})).await;
    renewed.assert_status(200);

    let ask = browser.ask(Method::POST, "/auth/logout").from_page(&stack.app_url("/"));
    let answer = browser.send(ask.body("application/x-www-form-urlencoded", "")).await;
    let done = browser.follow(answer).await;
    assert_eq!(done.url.path(), "/auth/logged-out", "{done}");

    let again = browser.link(&done, &done.link_named("Sign in again")).await;
    let page = browser.follow(again).await;
    let answer = browser.enter(&page, &email, &password).await;
    browser.follow(browser.decline(answer).await).await;
    assert_eq!(browser.signed_in_as().await, Some(user));
}

#[tokio::test]
async fn functions_that_were_replaced_meanwhile_know_their_people_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let waiting = browser.visit("/auth/login?prompt=login").await;
    // Other instances with the same secrets: nothing lives in a process between requests.
    let twins = stack.with_same_secrets().await;
    let moved = twins.browser();
    for host in [stack.auth(), stack.app()] {
        for (name, value) in browser.cookies(host) {
            moved.plant(host, &name, &value);
        }
    }
    assert_eq!(moved.signed_in_as().await.as_ref(), Some(&person.id));
    let answer = moved.enter(&waiting, &person.login_name, &person.password).await;
    moved.follow(answer).await;
    assert_eq!(moved.signed_in_as().await, Some(person.id));
}

#[tokio::test]
async fn cookies_of_another_deployment_start_everything_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    browser.sign_in(&person).await;
    let page = browser.visit("/auth/login?prompt=login").await;
    // Fresh functions have cookie keys of their own.
    let other = stack.with(&[]).await;
    let stranger = other.browser();
    for host in [stack.auth(), stack.app()] {
        for (name, value) in browser.cookies(host) {
            stranger.plant(host, &name, &value);
        }
    }
    assert_eq!(stranger.signed_in_as().await, None);
    let answer = stranger.enter(&page, &person.login_name, &person.password).await;
    answer.assert_problem(Kind::StartAgain);
    stranger.sign_in(&person).await;
}

#[tokio::test]
async fn a_sign_in_that_began_on_another_site_is_the_same() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let start =
        browser.ask(Method::GET, "/auth/login?return_to=/reports").from_page("https://news.example.org/");
    let first = browser.send(start).await;
    let page = browser.follow(first).await;
    page.assert_screen(200, "/login");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
    // The next one from there needs no page: the sign-in host's sessions come along.
    browser.forget_all(stack.app());
    let start =
        browser.ask(Method::GET, "/auth/login?return_to=/reports").from_page("https://news.example.org/");
    let first = browser.send(start).await;
    assert_eq!(browser.follow(first).await.url.as_str(), stack.app_url("/reports"));
}

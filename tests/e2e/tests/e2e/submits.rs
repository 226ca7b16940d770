//! The second submit, the back button, two tabs.

use harness::{Browser, Person, Stack};
use shared::error::Kind;

async fn is_signed_in(browser: &Browser, person: &Person) {
    assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
}

#[tokio::test]
async fn the_second_of_two_submits_ends_signed_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let fill = || page.form().fill("login_name", &person.login_name).fill("password", &person.password);
    let ask = fill().into_ask();
    let cookie = page.sets_cookies().first().map(|name| (name.clone(), browser.cookie(stack.auth(), name)));
    // The browser drops the first answer's page, not its cookies.
    browser.submit(fill()).await.assert_status(303);
    // A submit that was on its way already carries the flow's cookie as it was.
    if let Some((name, Some(value))) = cookie {
        browser.plant(stack.auth(), &name, &value);
    }
    let second = browser.send(ask).await;
    browser.follow(second).await;
    is_signed_in(&browser, &person).await;
}

#[tokio::test]
async fn of_two_submits_at_once_either_ends_signed_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    for first in [true, false] {
        let browser = stack.browser();
        let page = browser.sign_in_page().await;
        let submit = || {
            let form = page.form().fill("login_name", &person.login_name).fill("password", &person.password);
            browser.submit(form)
        };
        let (one, two) = tokio::join!(submit(), submit());
        browser.follow(if first { one } else { two }).await;
        is_signed_in(&browser, &person).await;
    }
}

#[tokio::test]
async fn a_form_sent_again_after_the_sign_in_does_not_sign_anybody_out() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let fill = || page.form().fill("login_name", &person.login_name).fill("password", &person.password);
    let answer = browser.submit(fill()).await;
    browser.follow(answer).await;
    // The flow is over and its cookie gone: the page of a browser's history starts again, which signs in silently.
    let again = browser.submit(fill()).await;
    again.assert_problem(Kind::StartAgain);
    is_signed_in(&browser, &person).await;
    let restart = browser.link(&again, &again.link_to_start()).await;
    let landed = browser.follow(restart).await;
    assert_eq!(landed.url.origin(), stack.app().origin(), "{landed}");
    is_signed_in(&browser, &person).await;
}

#[tokio::test]
async fn going_back_to_the_sign_in_page_after_the_sign_in_leads_to_the_application() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow(answer).await;
    let back = browser.open(page.url.as_str()).await;
    back.assert_problem(Kind::RequestGone);
    let landed = browser.visit(&back.link_to_start()).await;
    assert_eq!(landed.url.origin(), stack.app().origin(), "{landed}");
    is_signed_in(&browser, &person).await;
}

#[tokio::test]
async fn the_callback_opened_again_goes_on_signed_in() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let landed = browser.sign_in(&person).await;
    let callback = landed.hops.iter().find(|hop| hop.url.path() == "/auth/callback").unwrap();
    let again = browser.open(callback.url.as_str()).await;
    again.assert_goes_to(&stack.app_url("/"));
    is_signed_in(&browser, &person).await;
}

#[tokio::test]
async fn two_tabs_do_not_disturb_each_other() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    let (first, second) = (browser.sign_in_page().await, browser.sign_in_page().await);
    let answer = browser.enter(&second, &two.login_name, &two.password).await;
    browser.follow(answer).await;
    is_signed_in(&browser, &two).await;
    let answer = browser.enter(&first, &one.login_name, &one.password).await;
    browser.follow(answer).await;
    is_signed_in(&browser, &one).await;
}

#[tokio::test]
async fn a_reload_of_the_sign_in_page_keeps_its_flow() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let page = browser.sign_in_page().await;
    let reloaded = browser.open(page.url.as_str()).await;
    assert_eq!(page.form().value("csrf"), reloaded.form().value("csrf"), "{reloaded}");
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    answer.assert_status(303);
}

#[tokio::test]
async fn ten_tabs_that_wait_for_a_sign_in_all_work_or_start_again() {
    let stack = Stack::start().await;
    let person = stack.person().await;
    let browser = stack.browser();
    let mut pages = Vec::new();
    for _ in 0..10 {
        pages.push(browser.sign_in_page().await);
    }
    let answer = browser.enter(&pages[9], &person.login_name, &person.password).await;
    browser.follow(answer).await;
    is_signed_in(&browser, &person).await;
    for page in &pages[..9] {
        let answer = browser.enter(page, &person.login_name, &person.password).await;
        if answer.status == 303 {
            browser.follow(answer).await;
        } else {
            answer.assert_problem(Kind::StartAgain);
        }
        is_signed_in(&browser, &person).await;
    }
}

//! What a sign-in costs at Zitadel.

mod journeys;
mod kept;

use harness::{Browser, Person, Stack};

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

//! What goes wrong between browser, endpoint and Zitadel.

use super::{World, person};
use fake_zitadel::Fault;
use harness::Logs;
use serde_json::json;
use shared::{error::Kind, jwt_idp::Proof};
use url::Url;

#[tokio::test]
async fn an_address_that_is_none_of_zitadels_is_refused_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(None);
    for query in [
        "",
        "authRequestID=1",
        "userAgentID=abc",
        "authRequestID=&userAgentID=abc",
        "authRequestID=1&userAgentID=",
        "authRequestID=1&authRequestID=2&userAgentID=abc",
        "authRequestID=1&userAgentID=a&userAgentID=b",
        "authRequestID=1%26x=2&userAgentID=abc",
        "authRequestID=V2_1&userAgentID=abc",
        "authRequestID=1&userAgentID=a%0d%0ab",
        &format!("authRequestID={}&userAgentID=a", "1".repeat(33)),
        &format!("authRequestID=1&userAgentID={}", "a".repeat(257)),
    ] {
        let answer = browser.open(&format!("/auth/jwt-idp?{query}")).await;
        answer.assert_problem(Kind::StartAgain).assert_leaves_cookies();
    }
}

#[tokio::test]
async fn nobody_vouches_for_an_intent_that_another_browser_began_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let (own, other) = (world.intent().await, world.intent().await);
    let session = world.team.token(&world.stack, &person());
    let sealer = world.stack.checker().auth_sealer();
    let seal = async |intent: &str, ticket: &str| {
        Proof { intent: intent.into(), ticket: ticket.into() }.seal(sealer).await.unwrap()
    };
    for what in ["no proof", "nonsense", "of another intent", "for another ticket", "late"] {
        let browser = world.browser(Some(&session));
        let entered = browser.open(&own.address).await;
        let ticket = entered.target_param("ticket").unwrap();
        let proof = match what {
            "no proof" => String::new(),
            "nonsense" => "1.AAAA".to_owned(),
            "of another intent" => seal(&other.id, &ticket).await,
            "for another ticket" => seal(&own.id, "AAAAAAAAAAAAAAAAAAAAAA").await,
            _ => {
                let proof = seal(&own.id, &ticket).await;
                world.stack.advance(std::time::Duration::from_secs(61));
                proof
            }
        };
        let answer = browser.open(&format!("/auth/jwt-idp/continue?ticket={ticket}&proof={proof}")).await;
        answer.assert_problem(Kind::StartAgain);
        assert_eq!(answer.removes_cookies().len(), 1, "{what}: {answer}");
    }
    // The intent is untouched: whoever began it goes on.
    let answer = world.arrive(&world.browser(Some(&session)), &own).await;
    assert!(answer.target_param("token").is_some(), "{answer}");
}

#[tokio::test]
async fn a_ticket_is_good_in_one_browser_and_once_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let session = world.team.token(&world.stack, &person());
    let browser = world.browser(Some(&session));
    let intent = world.intent().await;
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    world.browser(Some(&session)).open(&address).await.assert_problem(Kind::StartAgain);
    assert!(browser.open(&address).await.target_param("token").is_some());
    browser.open(&address).await.assert_problem(Kind::StartAgain);
    browser.open("/auth/jwt-idp/continue").await.assert_problem(Kind::StartAgain);
    browser.open("/auth/jwt-idp/continue?ticket=%00äöü;;").await.assert_problem(Kind::StartAgain);
}

#[tokio::test]
async fn tabs_do_not_disturb_each_other_and_the_oldest_makes_room_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(Some(&world.team.token(&world.stack, &person())));
    let mut addresses = Vec::new();
    for _ in 0..4 {
        let intent = world.intent().await;
        let entered = browser.open(&intent.address).await;
        addresses.push(world.confirmed(&entered, &intent).await);
        world.stack.advance(std::time::Duration::from_secs(1));
    }
    browser.open(&addresses[0]).await.assert_problem(Kind::StartAgain);
    for address in &addresses[1..] {
        let answer = browser.open(address).await;
        assert!(answer.target_param("token").is_some(), "{answer}");
    }
}

#[tokio::test]
async fn zitadels_refusal_reaches_the_sign_in_page_and_its_cause_the_log_on_stand_in() {
    let logs = Logs::capture();
    let Some(world) = World::start().await else { return };
    let session = world.team.token(&world.stack, &person());
    let intent = world.intent().await;
    let first = world.arrive(&world.browser(Some(&session)), &intent).await;
    assert!(first.target_param("token").is_some(), "{first}");
    let second = world.arrive(&world.browser(Some(&session)), &intent).await;
    second.assert_goes_to(&world.stack.auth_url("/login/idp/back"));
    assert_eq!(second.target_param("error").as_deref(), Some("IDP-Sfrgs"), "{second}");
    assert_eq!(logs.lines_with("jwt_idp_refused").len(), 1, "{}", logs.text());
    let url = Url::parse(&intent.address).unwrap();
    let secret = url.query_pairs().find(|(name, _)| name == "userAgentID").unwrap().1.into_owned();
    for hidden in [secret.as_str(), session.as_str(), "eyJ", "proof="] {
        assert!(!logs.text().contains(hidden), "{hidden}: {}", logs.text());
    }
}

#[tokio::test]
async fn an_altered_address_of_zitadels_begins_again_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let session = world.team.token(&world.stack, &person());
    let mut intent = world.intent().await;
    let other = world.intent().await;
    let (own, foreign) = (Url::parse(&intent.address).unwrap(), Url::parse(&other.address).unwrap());
    let agent = |url: &Url| url.query_pairs().find(|(name, _)| name == "userAgentID").unwrap().1.into_owned();
    for agent in [agent(&foreign), "AAAA".to_owned()] {
        let mut url = own.clone();
        url.query_pairs_mut()
            .clear()
            .append_pair("authRequestID", &intent.id)
            .append_pair("userAgentID", &agent);
        intent.address = url.into();
        let answer = world.arrive(&world.browser(Some(&session)), &intent).await;
        answer.assert_problem(Kind::StartAgain);
    }
}

#[tokio::test]
async fn the_browser_is_led_to_no_page_but_the_sign_in_hosts_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let session = world.team.token(&world.stack, &person());
    let evil = "https://evil.example.org/login/idp";
    for (success, failure) in [
        (evil.to_owned(), evil),
        (world.stack.app_url("/login/idp"), evil),
        (world.stack.auth_url("/logout"), evil),
        (world.stack.auth_url("/loginx"), evil),
    ] {
        let intent = world.intent_to(&json!({"successUrl": success, "failureUrl": failure})).await;
        let answer = world.arrive(&world.browser(Some(&session)), &intent).await;
        answer.assert_problem(Kind::Unexpected);
    }
}

#[tokio::test]
async fn a_zitadel_that_is_down_loses_nobody_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(Some(&world.team.token(&world.stack, &person())));
    let intent = world.intent().await;
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    for fault in [Fault::Status { status: 503 }, Fault::Status { status: 429 }, Fault::Drop, Fault::Nonsense]
    {
        world.stack.zitadel().stand_in().fail_next("GET /idps/jwt", fault, 1);
        let answer = browser.open(&address).await;
        answer.assert_problem(Kind::Unavailable).assert_retry_after().assert_leaves_cookies();
    }
    let answer = browser.open(&address).await;
    assert!(answer.target_param("token").is_some(), "{answer}");
}

#[tokio::test]
async fn a_browser_that_runs_ahead_of_the_person_spends_nothing_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(Some(&world.team.token(&world.stack, &person())));
    let intent = world.intent().await;
    let ahead = |address: &str| browser.ask(http::Method::GET, address).header("sec-purpose", "prefetch");
    browser.send(ahead(&intent.address)).await.assert_problem(Kind::Prefetch).assert_leaves_cookies();
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    browser.send(ahead(&address)).await.assert_problem(Kind::Prefetch).assert_leaves_cookies();
    let answer = browser.open(&address).await;
    assert!(answer.target_param("token").is_some(), "{answer}");
}

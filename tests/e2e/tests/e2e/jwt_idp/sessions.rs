//! What the team's session may be, and what does not count as one.

use super::{AUDIENCE, COOKIE, ISSUER, Team, World, person};
use serde_json::{Value, json};
use shared::error::Kind;

fn and(person: &Value, more: &Value) -> Value {
    let mut all = person.clone();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    all
}

#[tokio::test]
async fn a_session_of_any_form_is_asked_about_at_the_teams_system_on_stand_in() {
    let team = Team::start().await;
    let url = format!("{}/who", team.origin);
    let settings = [("JWT_IDP_SESSION_URL", url.as_str()), ("JWT_IDP_CLAIMS", "sub = uid, email=mail")];
    let Some(world) = World::of(team, &settings).await else { return };
    let said = json!({"uid": 4711, "mail": "zoë@example.com", "name": "Zoë", "password_hash": "$2y$10$"});
    let browser = world.browser(Some(&world.team.opaque(&said)));
    let answer = world.arrive(&browser, &world.intent().await).await;
    let known = world.retrieve(&answer).await;
    assert_eq!(known["idpInformation"]["userId"], "4711", "{known}");
    assert_eq!(known["idpInformation"]["rawInformation"]["email"], "zoë@example.com", "{known}");
    assert!(!known.to_string().contains("password_hash"), "{known}");

    let stranger = world.browser(Some("unknown"));
    let sent = world.arrive(&stranger, &world.intent().await).await;
    sent.assert_goes_to("https://portal.example.com/sign-in?");

    for status in [404, 500, 503] {
        world.team.fail(status);
        let answer = world.arrive(&browser, &world.intent().await).await;
        answer.assert_problem(Kind::Unavailable).assert_retry_after().assert_leaves_cookies();
    }
}

#[tokio::test]
async fn a_jwt_that_zitadel_trusts_is_passed_on_as_it_is_on_stand_in() {
    let team = Team::start().await;
    let keys = format!("{}/keys", team.origin);
    let settings = [
        ("JWT_IDP_PASS_ON", "true"),
        ("JWT_IDP_SESSION_ISSUER", ISSUER),
        ("JWT_IDP_SESSION_KEYS", &keys),
        ("JWT_IDP_SESSION_AUDIENCE", AUDIENCE),
    ];
    let Some(world) = World::of(team, &settings).await else { return };
    let person = and(&person(), &json!({"department": "Räume & <Türen>"}));
    let token = world.team.token(&world.stack, &person);
    let browser = world.browser(Some(&token));
    let answer = world.arrive(&browser, &world.intent().await).await;
    let known = world.retrieve(&answer).await;
    assert_eq!(known["idpInformation"]["rawInformation"]["department"], person["department"], "{known}");
    assert_eq!(known["idpInformation"]["oauth"]["idToken"], token, "{known}");
    let keys = browser.open("/auth/jwt-idp/keys").await;
    assert_eq!(keys.json(), json!({"keys": []}), "{keys}");

    // Zitadel takes none that is older than an hour, and the intent would be lost with it.
    let now = world.stack.epoch();
    let old = world.team.token(&world.stack, &and(&person, &json!({"iat": now - 3600})));
    let sent = world.arrive(&world.browser(Some(&old)), &world.intent().await).await;
    sent.assert_goes_to("https://portal.example.com/sign-in?");
}

#[tokio::test]
async fn a_session_that_is_not_good_is_none_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let now = world.stack.epoch();
    let person = person();
    let token = |more: Value| world.team.token(&world.stack, &and(&person, &more));
    let sessions = [
        ("over", token(json!({"exp": now - 31}))),
        ("without an end", token(json!({"exp": null}))),
        ("not yet good", token(json!({"nbf": now + 120}))),
        ("of another issuer", token(json!({"iss": "https://portal.example.com"}))),
        ("for another audience", token(json!({"aud": "somebody else"}))),
        ("for nobody in particular", token(json!({"aud": null}))),
        ("without a person", token(json!({"sub": null}))),
        ("signed by a stranger", Team::forged(&world.stack, &person)),
        ("no JWT", "abc".to_owned()),
        ("unsigned", format!("{}.", token(json!({})).rsplit_once('.').unwrap().0)),
    ];
    for (what, session) in sessions {
        let browser = world.browser(Some(&session));
        let intent = world.intent().await;
        let sent = world.arrive(&browser, &intent).await;
        assert!(
            sent.location().is_some_and(|to| to.starts_with("https://portal.example.com/")),
            "{what}: {sent}"
        );
        // Still so after the team's sign-in page: there is no second round.
        let back = sent.target_param("next").unwrap();
        browser.open(&back).await.assert_problem(Kind::SignedOut);
        browser.open(&back).await.assert_problem(Kind::StartAgain);
    }
}

#[tokio::test]
async fn of_two_sessions_none_counts_on_stand_in() {
    let Some(world) = World::start().await else { return };
    let browser = world.browser(Some(&world.team.token(&world.stack, &person())));
    let intent = world.intent().await;
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    let planted = format!("{COOKIE}={}", world.team.token(&world.stack, &person()));
    let answer = browser.send(browser.ask(http::Method::GET, &address).header("cookie", &planted)).await;
    answer.assert_goes_to("https://portal.example.com/sign-in?");
}

#[tokio::test]
async fn keys_that_cannot_be_fetched_are_no_reason_to_sign_in_again_on_stand_in() {
    let Some(world) = World::start().await else { return };
    world.team.fail(503);
    let browser = world.browser(Some(&world.team.token(&world.stack, &person())));
    let intent = world.intent().await;
    let entered = browser.open(&intent.address).await;
    let address = world.confirmed(&entered, &intent).await;
    let answer = browser.open(&address).await;
    answer.assert_problem(Kind::Unavailable).assert_retry_after().assert_leaves_cookies();
    world.team.fail(0);
    world.stack.advance(std::time::Duration::from_secs(31));
    browser.open(&address).await.assert_goes_to(&world.stack.auth_url("/login/idp/back"));
}

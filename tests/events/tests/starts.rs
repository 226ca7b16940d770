//! Every function starts as a Lambda process and answers recorded events.

use events_kit::{Event, FUNCTIONS, Function, Response, Settings};

async fn answer(event: &str) -> Response {
    let function = Event::function(event);
    let settings = Settings::complete(function);
    let mut process = Function::start(function, &settings).await;
    let response = process.answer(&Event::recorded(event)).await;
    response.assert_sound();
    response
}

#[tokio::test]
async fn login_sends_a_direct_visit_to_the_start_of_a_sign_in() {
    for event in ["login-direct", "login-root"] {
        let response = answer(event).await;
        assert_eq!(response.status(), 303, "{event}: {response:?}");
        assert_eq!(response.header("location"), Some("https://app.example.com/auth/login"), "{response:?}");
    }
}

#[tokio::test]
async fn login_says_try_again_while_the_provider_is_down() {
    let response = answer("login-auth-request").await;
    assert_eq!(response.status(), 503, "{response:?}");
    assert!(response.header("retry-after").is_some(), "{response:?}");
    assert!(response.header("content-type").unwrap_or_default().starts_with("text/html"), "{response:?}");
}

#[tokio::test]
async fn login_refuses_a_form_that_no_flow_showed_and_repeats_none_of_it() {
    let response = answer("login-submit-without-flow").await;
    assert!([400, 403].contains(&response.status()), "{response:?}");
    let body = response.body();
    assert!(!body.contains("<script>&") && !body.contains("p&=%"), "{body}");
}

#[tokio::test]
async fn signup_without_a_flow_leads_back_to_the_start() {
    let response = answer("signup-without-flow").await;
    assert_eq!(response.status(), 303, "{response:?}");
    let start = "https://app.example.com/auth/login?prompt=create";
    assert_eq!(response.header("location"), Some(start), "{response:?}");
}

#[tokio::test]
async fn callback_without_a_transaction_is_a_page_that_starts_again() {
    let response = answer("callback-without-transaction").await;
    assert_eq!(response.status(), 400, "{response:?}");
    let body = response.body();
    assert!(body.contains("/auth/login"), "{body}");
    assert!(!body.contains("c0de-") && !body.contains("<b>"), "{body}");
}

#[tokio::test]
async fn refresh_tells_nobody_in_problem_json() {
    for event in ["refresh-session-without-cookie", "refresh-session-with-foreign-cookies"] {
        let response = answer(event).await;
        assert_eq!(response.status(), 401, "{event}: {response:?}");
        assert_eq!(
            response.header("content-type"),
            Some("application/problem+json"),
            "{event}: {response:?}"
        );
        assert_eq!(response.json()["status"], 401, "{event}: {response:?}");
    }
}

#[tokio::test]
async fn refresh_hands_out_the_script_for_the_applications_pages() {
    let response = answer("refresh-client-script").await;
    assert_eq!(response.status(), 200, "{response:?}");
    assert_eq!(response.header("content-type"), Some("text/javascript; charset=utf-8"), "{response:?}");
    assert!(response.body().contains("export async function session()"), "{response:?}");
    assert!(response.header("etag").is_some_and(|tag| tag.starts_with('"')), "{response:?}");
    assert_eq!(response.header("vary"), Some("Origin"), "{response:?}");
}

#[tokio::test]
async fn logout_says_farewell() {
    let response = answer("logout-logged-out").await;
    assert_eq!(response.status(), 200, "{response:?}");
    assert!(response.header("content-type").unwrap_or_default().starts_with("text/html"), "{response:?}");
    assert!(!response.body().contains("<b>"), "{response:?}");
}

#[tokio::test]
async fn logout_believes_no_unsigned_word_of_a_provider() {
    let response = answer("logout-backchannel-unsigned").await;
    assert_eq!(response.status(), 400, "{response:?}");
    assert_eq!(response.header("content-type"), Some("application/problem+json"), "{response:?}");
    assert_eq!(response.header("cache-control"), Some("no-store"), "{response:?}");
}

#[tokio::test]
async fn jwt_idp_asks_the_sign_in_host_first_and_keeps_zitadels_credential_to_itself() {
    let response = answer("jwt-idp-enter").await;
    assert_eq!(response.status(), 303, "{response:?}");
    let location = response.header("location").unwrap_or_default();
    let start = "https://auth.example.com/login/jwt-idp?intent=344567890123456791&ticket=";
    assert!(location.starts_with(start), "{response:?}");
    assert!(!format!("{response:?}").contains("s3cr3t"), "{response:?}");
    let cookies = response.cookies();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__Host-jwt-idp-")), "{response:?}");
}

#[tokio::test]
async fn jwt_idp_vouches_for_nobody_without_a_ticket() {
    let response = answer("jwt-idp-without-ticket").await;
    assert_eq!(response.status(), 400, "{response:?}");
    assert!(!response.body().contains("<b>") && !response.body().contains("s3ss"), "{response:?}");
}

#[tokio::test]
async fn jwt_idp_publishes_its_keys() {
    let response = answer("jwt-idp-keys").await;
    assert_eq!(response.status(), 200, "{response:?}");
    let key = &response.json()["keys"][0];
    assert!(key["kid"] == "1" && key["d"].is_null(), "{response:?}");
}

#[tokio::test]
async fn every_recorded_event_is_answered_soundly_by_one_process_of_its_function() {
    let names = Event::names();
    for function in FUNCTIONS {
        let settings = Settings::complete(function);
        let mut process = Function::start(function, &settings).await;
        let own: Vec<_> = names.iter().filter(|name| Event::function(name) == function).collect();
        assert!(!own.is_empty(), "no event is recorded for {function}");
        for name in own {
            let response = process.answer(&Event::recorded(name)).await;
            response.assert_sound();
            assert!(response.status() < 500 || response.status() == 503, "{name}: {response:?}");
        }
    }
}

#[tokio::test]
async fn nothing_of_a_request_reaches_the_log() {
    for event in [
        "login-submit-without-flow",
        "callback-without-transaction",
        "logout-backchannel-unsigned",
        "jwt-idp-enter",
        "jwt-idp-without-ticket",
    ] {
        let function = Event::function(event);
        let settings = Settings::complete(function);
        let mut process = Function::start(function, &settings).await;
        process.answer(&Event::recorded(event)).await;
        let log = process.end().await;
        assert!(log.contains("request"), "{event} left no line in the log: {log}");
        for secret in [
            "s3cr3t",
            "s3ss",
            "p&=%",
            "p%26%3D",
            "c0de-",
            "forged",
            "greeting",
            "state=",
            "BEGIN RSA",
            "Z7Z7",
            "eyJ",
        ] {
            assert!(!log.contains(secret), "{event}: {secret} is logged:\n{log}");
        }
    }
}

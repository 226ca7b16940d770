//! The way back to the application.

use harness::{Answer, Browser, Stack};
use shared::error::Kind;
use url::Url;

/// Signs in as far as the address that the browser is sent to next.
async fn callback_of(browser: &Browser, stack: &Stack) -> Url {
    let person = stack.person().await;
    let page = browser.sign_in_page().await;
    let answer = browser.enter(&page, &person.login_name, &person.password).await;
    browser.follow_until(answer, &stack.app_url("/auth/callback")).await.target()
}

fn with(url: &Url, changes: &[(&str, Option<&str>)]) -> String {
    let mut changed = url.clone();
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !changes.iter().any(|(other, _)| other == name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut query = changed.query_pairs_mut();
    query.clear().extend_pairs(kept);
    query.extend_pairs(changes.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))));
    drop(query);
    changed.into()
}

fn state_cookie(browser: &Browser, stack: &Stack) -> Option<String> {
    let cookies = browser.cookies(stack.app());
    cookies.into_iter().find(|(name, _)| name.starts_with("__Host-tx-")).map(|(name, _)| name)
}

#[tokio::test]
async fn the_authorization_request_asks_for_what_it_must() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let start =
        browser.open("/auth/login?client_id=evil&scope=evil&redirect_uri=https://evil.example.org").await;
    start.assert_goes_to(&stack.zitadel().fixtures.issuer);
    let param = |name: &str| start.target_param(name).unwrap_or_default();
    assert_eq!(param("response_type"), "code");
    assert_eq!(param("code_challenge_method"), "S256");
    assert_eq!(param("client_id"), stack.zitadel().fixtures.var("clientId"));
    assert_eq!(param("redirect_uri"), stack.zitadel().fixtures.var("redirectUri"));
    assert_eq!(param("scope"), "openid profile email offline_access");
    for name in ["state", "nonce", "code_challenge"] {
        assert_eq!(param(name).len(), 43, "{name}: {start}");
    }
    let again = browser.open("/auth/login").await;
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(again.target_param(name), start.target_param(name), "{name}");
    }
}

#[tokio::test]
async fn a_sign_in_leaves_one_session_and_nothing_of_the_way_there() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let person = stack.person().await;
    browser.sign_in(&person).await;
    let app: Vec<_> = browser.cookies(stack.app()).into_iter().map(|(name, _)| name).collect();
    assert!(app.iter().all(|name| name.starts_with("__Host-session")), "{app:?}");
    let auth: Vec<_> = browser.cookies(stack.auth()).into_iter().map(|(name, _)| name).collect();
    assert!(!auth.iter().any(|name| name.starts_with("__Host-flow-")), "{auth:?}");
}

#[tokio::test]
async fn an_answer_that_no_transaction_of_this_browser_waits_for_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let stranger = stack.browser();
    stranger.open(callback.as_str()).await.assert_problem(Kind::StartAgain);
    for state in [
        None,
        Some(""),
        Some("x"),
        Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Some("a;b=c\r\nx: y"),
    ] {
        browser.open(&with(&callback, &[("state", state)])).await.assert_problem(Kind::StartAgain);
    }
    browser.open(callback.as_str()).await.assert_goes_to(&stack.app_url("/reports"));
}

#[tokio::test]
async fn a_state_that_shares_only_its_cookie_name_with_ours_is_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let state = callback.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    let forged = format!("{}{}", &state[..8], "A".repeat(state.len() - 8));
    browser.open(&with(&callback, &[("state", Some(&forged))])).await.assert_problem(Kind::StartAgain);
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn malformed_answers_are_refused_and_a_second_parameter_is_one() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    for changed in [
        format!("{callback}&code=again"),
        format!("{callback}&state=again"),
        with(&callback, &[("iss", Some("https://evil.example.org"))]),
    ] {
        let answer = browser.open(&changed).await;
        answer.assert_problem(Kind::StartAgain);
    }
    assert_eq!(browser.signed_in_as().await, None);
}

#[tokio::test]
async fn a_right_issuer_parameter_is_accepted() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let issuer = stack.zitadel().fixtures.issuer.clone();
    let answer = browser.open(&with(&callback, &[("iss", Some(&issuer))])).await;
    answer.assert_goes_to(&stack.app_url("/reports"));
}

#[tokio::test]
async fn a_code_and_an_error_together_are_refused() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let both = with(&callback, &[("error", Some("access_denied"))]);
    browser.open(&both).await.assert_problem(Kind::StartAgain);
    assert_eq!(state_cookie(&browser, &stack), None, "the transaction is over");
}

#[tokio::test]
async fn a_refusal_of_the_provider_says_what_to_do_and_ends_the_transaction() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let start = browser.open("/auth/login").await;
    let state = start.target_param("state").unwrap();
    let mut refusal = stack.app().join("/auth/callback").unwrap();
    refusal.query_pairs_mut().extend_pairs([
        ("error", "access_denied\"><script>alert(1)</script>"),
        ("error_description", "<b>the attacker's words</b>"),
        ("state", &state),
    ]);
    let answer = browser.open(refusal.as_str()).await;
    answer.assert_problem(Kind::ProviderRefused);
    assert!(!answer.body.contains("attacker") && !answer.body.contains("alert(1)"), "{answer}");
    assert_eq!(state_cookie(&browser, &stack), None, "{answer}");
}

#[tokio::test]
async fn refused_answers_never_reach_the_token_endpoint_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let before = stack.zitadel().stand_in().count("POST /oauth/v2/token");
    for changed in [
        with(&callback, &[("state", Some("AAAAAAAAAAAAAAAAAAAAAAAA"))]),
        format!("{callback}&code=again"),
        with(&callback, &[("error", Some("access_denied")), ("code", None)]),
    ] {
        browser.open(&changed).await.assert_status(400);
    }
    assert_eq!(stack.zitadel().stand_in().count("POST /oauth/v2/token"), before);
}

#[tokio::test]
async fn a_code_of_another_sign_in_is_refused() {
    let stack = Stack::start().await;
    let (victim, attacker) = (stack.browser(), stack.browser());
    let own = callback_of(&victim, &stack).await;
    let foreign = callback_of(&attacker, &stack).await;
    let code = foreign.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    let answer = victim.open(&with(&own, &[("code", Some(&code))])).await;
    answer.assert_problem(Kind::StartAgain);
    assert_eq!(victim.signed_in_as().await, None);
}

#[tokio::test]
async fn a_code_that_is_none_starts_again() {
    let stack = Stack::start().await;
    for code in ["x", "AAAA", "\u{1f511}\"<&>"] {
        let browser = stack.browser();
        let callback = callback_of(&browser, &stack).await;
        let answer = browser.open(&with(&callback, &[("code", Some(code))])).await;
        answer.assert_problem(Kind::StartAgain);
    }
}

#[tokio::test]
async fn fetching_ahead_spends_neither_code_nor_transaction() {
    let stack = Stack::start().await;
    let browser = stack.browser();
    let callback = callback_of(&browser, &stack).await;
    let ahead = browser.ask(http::Method::GET, callback.as_str()).header("sec-purpose", "prefetch;prerender");
    let answer: Answer = browser.send(ahead).await;
    answer.assert_problem(Kind::Prefetch);
    assert!(state_cookie(&browser, &stack).is_some(), "{answer}");
    browser.open(callback.as_str()).await.assert_goes_to(&stack.app_url("/reports"));
    let start = browser.ask(http::Method::GET, "/auth/login").header("sec-purpose", "prefetch");
    browser.send(start).await.assert_problem(Kind::Prefetch).assert_leaves_cookies();
}

#[tokio::test]
async fn another_sign_in_takes_the_place_of_the_session_and_revokes_its_refresh_token() {
    let stack = Stack::start().await;
    let (one, two) = (stack.person().await, stack.person().await);
    let browser = stack.browser();
    browser.sign_in(&one).await;
    let old = browser.cookies(stack.app());
    let page = browser.visit("/auth/login?prompt=login&return_to=/reports").await;
    let answer = browser.enter(&page, &two.login_name, &two.password).await;
    browser.follow(answer).await;
    assert_eq!(browser.signed_in_as().await, Some(two.id));
    let thief = stack.browser();
    for (name, value) in old {
        thief.plant(stack.app(), &name, &value);
    }
    let answer = thief.script(&stack.app_url("/")).post("/auth/refresh", &serde_json::json!({})).await;
    answer.assert_problem(Kind::SessionExpired);
}

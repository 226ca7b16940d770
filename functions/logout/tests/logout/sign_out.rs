//! `POST /auth/logout` and `GET /auth/logged-out`.

use crate::{
    bench::{APP, Answer, Bench, SID, SUB},
    provider::CLIENT,
};
use axum::body::Body;
use http::Request;
use serde_json::json;
use shared::{
    cookies::session::{Beginning, Session},
    oidc::TokenSet,
};
use std::collections::BTreeMap;
use url::Url;

/// The sign-out button of the application, with this form.
pub(crate) async fn sign_out(bench: &Bench, session: Option<&Session>, form: &str) -> Answer {
    let cookies = match session {
        Some(session) => bench.cookies(session).await,
        None => "other=1".into(),
    };
    sign_out_with(bench, &cookies, form).await
}

async fn sign_out_with(bench: &Bench, cookies: &str, form: &str) -> Answer {
    let headers = [("origin", APP), ("accept", "text/html"), ("cookie", cookies)];
    bench.post("/auth/logout", &headers, form).await
}

/// It leads to the provider's end of session, with everything that this needs; gives the parameters.
#[track_caller]
pub(crate) fn end_session(bench: &Bench, answer: &Answer) -> BTreeMap<String, String> {
    assert_eq!(answer.status, 303, "{answer}");
    let url: Url = answer.header("location").parse().unwrap();
    assert!(url.as_str().starts_with(&format!("{}/end?x=1&", bench.provider.issuer)), "{answer}");
    let params: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    assert_eq!(params["client_id"], CLIENT, "{answer}");
    assert_eq!(params["post_logout_redirect_uri"], format!("{APP}/auth/logged-out"), "{answer}");
    assert!(params["state"].len() >= 20 || params["state"] == "incomplete", "{answer}");
    params
}

/// The browser comes back with this query, and is told that all is over.
pub(crate) async fn returns(bench: &Bench, query: &str) {
    for (accept, sign) in [("text/html", "signed out"), ("application/json", "\"screen\":\"signed_out\"")] {
        let request = Request::get(format!("/auth/logged-out{query}")).header("accept", accept);
        let answer = bench.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 200, "{query}: {answer}");
        assert!(answer.body.contains(sign) && !answer.body.contains("<script>"), "{query}: {answer}");
        assert!(!answer.body.contains("couldn"), "{query}: {answer}");
    }
}

fn asked(bench: &Bench) -> Vec<String> {
    let bodies = bench.provider.script.lock().unwrap().asked.clone();
    let token = |body: &String| {
        url::form_urlencoded::parse(body.as_bytes()).find(|(name, _)| name == "token").unwrap().1.into_owned()
    };
    bodies.iter().map(token).collect()
}

/// Every cookie of ours in the request is removed, with the attributes it was set with.
#[track_caller]
fn assert_clears(answer: &Answer, names: &[(&str, &str)]) {
    let mut given: Vec<_> =
        answer.headers.get_all("set-cookie").iter().map(|value| untagged(value.to_str().unwrap())).collect();
    given.sort();
    let mut wanted: Vec<_> = names
        .iter()
        .map(|(name, same_site)| {
            format!("{name}=; HttpOnly; SameSite={same_site}; Secure; Path=/; Max-Age=0")
        })
        .collect();
    wanted.sort();
    assert_eq!(given, wanted, "{answer}");
}

/// A session's cookie without the eight digits that tell sign-ins apart.
fn untagged(cookie: &str) -> String {
    let tag = cookie.strip_prefix("__Host-session-").and_then(|rest| rest.split_at_checked(8));
    let tag = tag.filter(|(tag, _)| tag.bytes().all(|byte| byte.is_ascii_hexdigit()));
    tag.map_or_else(|| cookie.to_owned(), |(_, rest)| format!("__Host-session{rest}"))
}

/// The session of an earlier sign-in, without ID token.
fn another(bench: &Bench, refresh_token: Option<&str>) -> Session {
    let tokens = TokenSet {
        access_token: "access-0".to_owned().into(),
        refresh_token: refresh_token.map(|token| token.to_owned().into()),
        id_token: None,
        expires_in: 300,
    };
    let identity = bench.session(SUB, Some(SID)).identity;
    let now = 1_899_999_000;
    let beginning = Beginning { identity, client_id: CLIENT.into(), lineage: [8; 16], tokens: &tokens, now };
    Session::new(beginning)
}

#[tokio::test]
async fn a_session_that_a_later_sign_in_did_not_see_ends_with_it() {
    let bench = Bench::start().await;
    let new = bench.session(SUB, Some(SID));
    let mut old = another(&bench, Some("refresh-0"));
    let again = |token: &str| TokenSet {
        access_token: token.to_owned().into(),
        refresh_token: Some(token.to_owned().into()),
        id_token: None,
        expires_in: 300,
    };
    old.renew(&again("refresh-0 b"), 1_899_999_100);
    let both = format!("{}; {}", bench.cookies(&old).await, bench.cookies(&new).await);
    let answer = sign_out_with(&bench, &both, "").await;
    assert_eq!(end_session(&bench, &answer)["id_token_hint"], "id.token.1", "{answer}");
    assert_clears(&answer, &[("__Host-session-0", "Strict"), ("__Host-session-1", "Strict")]);
    assert_eq!(asked(&bench), ["refresh-1 ä", "refresh-0 b"]);
    assert!(bench.is_ended(&old).await && bench.is_ended(&new).await);
}

#[tokio::test]
async fn by_itself_it_ends_here_and_at_the_provider() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    for form in ["", "scope=all"] {
        let answer = sign_out(&bench, Some(&session), form).await;
        let params = end_session(&bench, &answer);
        assert_eq!(params["id_token_hint"], "id.token.1", "{answer}");
        assert!(!params.contains_key("logout_hint"), "{answer}");
        assert_clears(&answer, &[("__Host-session-0", "Strict")]);
        assert!(bench.is_ended(&session).await);
    }
    assert_eq!(asked(&bench), ["refresh-1 ä", "refresh-1 ä"]);
}

#[tokio::test]
async fn of_this_application_alone_it_leaves_the_provider_s_session() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    let answer = sign_out(&bench, Some(&session), "scope=app").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, &*format!("{APP}/auth/logged-out")),
        "{answer}"
    );
    assert_clears(&answer, &[("__Host-session-0", "Strict")]);
    assert!(bench.is_ended(&session).await);
    assert_eq!(asked(&bench), ["refresh-1 ä"]);
}

#[tokio::test]
async fn how_far_it_goes_is_said_in_one_of_two_words() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    for form in ["scope=", "scope=everything", "scope=app&scope=app"] {
        let answer = sign_out(&bench, Some(&session), form).await;
        assert_eq!(answer.status, 400, "{form}: {answer}");
        assert!(!answer.headers.contains_key("set-cookie"), "{form}: {answer}");
    }
    assert!(!bench.is_ended(&session).await);
}

#[tokio::test]
async fn a_script_says_it_in_json() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    let cookies = bench.cookies(&session).await;
    let headers = [
        ("origin", APP),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("x-csrf", "1"),
        ("cookie", &cookies),
    ];
    let answer = bench.post("/auth/logout", &headers, r#"{"scope":"app"}"#).await;
    assert_eq!(answer.status, 200, "{answer}");
    assert_eq!(answer.body, json!({"location": format!("{APP}/auth/logged-out")}).to_string(), "{answer}");
    let answer = bench.post("/auth/logout", &headers, "{}").await;
    assert!(answer.body.contains("/end?x=1&"), "{answer}");
    let answer = bench.post("/auth/logout", &headers, r#"{"scope":"everything"}"#).await;
    answer.assert_refused(400, "bad-request");
}

#[tokio::test]
async fn every_generation_ends_with_the_one_that_signs_out() {
    let bench = Bench::start().await;
    let old = bench.session(SUB, Some(SID));
    let mut new = old.clone();
    let tokens = TokenSet {
        access_token: "access-2".to_owned().into(),
        refresh_token: Some("refresh-2".to_owned().into()),
        id_token: None,
        expires_in: 300,
    };
    new.renew(&tokens, 1_900_000_001);
    // The answer of a refresh that was under way meanwhile makes nobody signed in.
    sign_out(&bench, Some(&old), "").await;
    assert!(bench.is_ended(&new).await);
    // Of two generations in one browser the newer one's token is the living one.
    let bench = Bench::start().await;
    let both = format!("{}; {}", bench.cookies(&old).await, bench.cookies(&new).await);
    let answer = sign_out_with(&bench, &both, "").await;
    assert_clears(&answer, &[("__Host-session-0", "Strict"), ("__Host-session-1", "Strict")]);
    assert_eq!(asked(&bench), ["refresh-2"]);
    assert!(bench.is_ended(&old).await && bench.is_ended(&new).await);
}

#[tokio::test]
async fn it_works_without_a_session_and_with_one_that_is_over() {
    let bench = Bench::start().await;
    let answer = sign_out(&bench, None, "").await;
    // The provider may still know whoever sat here before.
    let params = end_session(&bench, &answer);
    assert!(!params.contains_key("id_token_hint") && !params.contains_key("logout_hint"), "{answer}");
    assert_clears(&answer, &[]);
    let answer = sign_out(&bench, None, "scope=app").await;
    assert_eq!(answer.header("location"), format!("{APP}/auth/logged-out"), "{answer}");
    let answer =
        sign_out_with(&bench, "__Host-session-3=1.AAAA; __Host-session-3.1=x; __Host-tx-abcdefgh=y", "")
            .await;
    end_session(&bench, &answer);
    let strict =
        [("__Host-session-3", "Strict"), ("__Host-session-3.1", "Strict"), ("__Host-tx-abcdefgh", "Lax")];
    assert_clears(&answer, &strict);
    // The provider ended it first.
    let session = bench.session(SUB, Some(SID));
    bench.tell(&bench.token(&json!({}))).await.assert_taken();
    end_session(&bench, &sign_out(&bench, Some(&session), "").await);
}

#[tokio::test]
async fn without_an_id_token_the_person_is_named() {
    let bench = Bench::start().await;
    let session = another(&bench, None);
    let answer = sign_out(&bench, Some(&session), "").await;
    let params = end_session(&bench, &answer);
    assert_eq!(params["logout_hint"], "zoë&co@example.com", "{answer}");
    assert!(!params.contains_key("id_token_hint"), "{answer}");
    assert_eq!(asked(&bench), [""; 0]);
}

#[tokio::test]
async fn trouble_at_the_provider_or_in_the_table_keeps_nobody_signed_in() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    let tokens = |answer| bench.provider.script.lock().unwrap().tokens = vec![answer];
    for form in ["", "scope=app"] {
        tokens((503, json!({})));
        let answer = sign_out(&bench, Some(&session), form).await;
        assert_eq!(answer.header("location"), format!("{APP}/auth/logged-out?incomplete=1"), "{answer}");
        assert_clears(&answer, &[("__Host-session-0", "Strict")]);
    }
    assert!(bench.is_ended(&session).await);
    // Our client is refused: the provider's session ends all the same.
    tokens((401, json!({"error": "invalid_client"})));
    end_session(&bench, &sign_out(&bench, Some(&session), "").await);
    // The token may live on, or copies of the cookies, but the provider is there and ends its session.
    tokens((500, json!({"error": "server_error"})));
    let params = end_session(&bench, &sign_out(&bench, Some(&session), "").await);
    assert_eq!(params["state"], "incomplete");
    tokens((200, json!({})));
    bench.table.fail_after(0);
    let answer = sign_out(&bench, Some(&session), "").await;
    assert_eq!(end_session(&bench, &answer)["state"], "incomplete", "{answer}");
    assert_clears(&answer, &[("__Host-session-0", "Strict")]);
    let page = Request::get("/auth/logged-out?state=incomplete").header("accept", "application/json");
    let page = bench.send(page.body(Body::empty()).unwrap()).await;
    assert!(page.body.contains("\"incomplete\":true"), "{page}");
}

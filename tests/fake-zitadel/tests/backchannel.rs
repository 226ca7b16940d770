//! Back-channel logout: applications are told, once for each login, that a login session ended.

#![allow(clippy::unwrap_used, reason = "what goes wrong in a helper is a failed test")]

use axum::body::{Body, Bytes};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fake_zitadel::FakeZitadel;
use http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tower::ServiceExt as _;

const CALLBACK: &str = "http://app.example.localhost:3000/auth/callback";

/// An application that is told about logouts at `/gone?tenant=7`, and what it was told.
struct Application {
    project: String,
    client: String,
    told: Arc<Mutex<Vec<(HeaderMap, String)>>>,
}

/// The answer to a request of `who` (a token of the fixtures, or nobody): status, `Location`, body.
async fn send(
    stand_in: &FakeZitadel,
    who: &str,
    request: &str,
    (content_type, body): (&str, String),
) -> (StatusCode, String, Value) {
    let (method, path) = request.split_once(' ').unwrap();
    let token = stand_in.fixtures()["tokens"][who].as_str().unwrap_or_default().to_owned();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "zitadel.example.localhost:3000")
        .header("content-type", content_type)
        .header("authorization", format!("Bearer {token}"))
        .body(Body::from(body))
        .unwrap();
    let response = stand_in.router().oneshot(request).await.unwrap();
    let status = response.status();
    let location = response.headers().get("location").map_or("", |value| value.to_str().unwrap()).to_owned();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, location, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

async fn call(stand_in: &FakeZitadel, who: &str, request: &str, body: Value) -> Value {
    let (status, _, body) = send(stand_in, who, request, ("application/json", body.to_string())).await;
    assert!(status.is_success(), "{request}: {status} {body}");
    body
}

async fn token(stand_in: &FakeZitadel, form: &[(&str, &str)]) -> Value {
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let content = ("application/x-www-form-urlencoded", form);
    let (status, _, body) = send(stand_in, "", "POST /oauth/v2/token", content).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

fn stand_in() -> FakeZitadel {
    FakeZitadel::builder().issuer("http://zitadel.example.localhost:3000").build()
}

async fn switch(stand_in: &FakeZitadel, on: bool) {
    let body = json!({"enableBackChannelLogout": on});
    call(stand_in, "admin", "PUT /v2/features/instance", body).await;
}

/// Registers an application whose listener answers with `status`.
async fn register(stand_in: &FakeZitadel, status: StatusCode) -> Application {
    let told: Arc<Mutex<Vec<(HeaderMap, String)>>> = Arc::default();
    let kept = Arc::clone(&told);
    let listen = move |headers: HeaderMap, body: Bytes| async move {
        kept.lock().unwrap().push((headers, String::from_utf8_lossy(&body).into_owned()));
        status
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}/gone?tenant=7", listener.local_addr().unwrap());
    let router = axum::Router::new().route("/gone", post(listen));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let project = call(stand_in, "admin", "POST /management/v1/projects", json!({"name": "Ö & <p>"})).await;
    let project = project["id"].as_str().unwrap().to_owned();
    let body = json!({"name": "app", "redirectUris": [CALLBACK], "devMode": true,
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE", "backChannelLogoutUri": uri,
        "grantTypes": ["OIDC_GRANT_TYPE_AUTHORIZATION_CODE", "OIDC_GRANT_TYPE_REFRESH_TOKEN"]});
    let path = format!("POST /management/v1/projects/{project}/apps/oidc");
    let app = call(stand_in, "admin", &path, body).await;
    Application { project, client: app["clientId"].as_str().unwrap().to_owned(), told }
}

async fn sign_in(stand_in: &FakeZitadel) -> Value {
    let user = stand_in.fixtures()["vars"]["aliceUserId"].clone();
    let body = json!({"checks": {"user": {"userId": user}}});
    call(stand_in, "login-client", "POST /v2/sessions", body).await
}

/// The code of a login, not exchanged yet.
async fn code(stand_in: &FakeZitadel, application: &Application, session: &Value) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", application.client.as_str()), ("redirect_uri", CALLBACK)])
        .extend_pairs([("response_type", "code"), ("scope", "openid offline_access")])
        .finish();
    let request = format!("GET /oauth/v2/authorize?{query}");
    let (_, location, body) = send(stand_in, "", &request, ("", String::new())).await;
    let id = location.split_once("authRequest=").unwrap_or_else(|| panic!("{location} {body}")).1.to_owned();
    let body =
        json!({"session": {"sessionId": session["sessionId"], "sessionToken": session["sessionToken"]}});
    let path = format!("POST /v2/oidc/auth_requests/{id}");
    let callback = call(stand_in, "login-client", &path, body).await;
    let url = url::Url::parse(callback["callbackUrl"].as_str().unwrap()).unwrap();
    url.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned()
}

async fn log_in(stand_in: &FakeZitadel, application: &Application, session: &Value) -> Value {
    let code = code(stand_in, application, session).await;
    let form = [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", CALLBACK)];
    token(stand_in, &[form.as_slice(), &[("client_id", &application.client)]].concat()).await
}

async fn sign_out(stand_in: &FakeZitadel, session: &Value) {
    let path = format!("DELETE /v2/sessions/{}", session["sessionId"].as_str().unwrap());
    call(stand_in, "login-client", &path, json!({})).await;
}

/// Waits until `count` notices came, and a moment longer for one too many.
async fn told(application: &Application, count: usize) -> Vec<(HeaderMap, String)> {
    for _ in 0..200 {
        if application.told.lock().unwrap().len() >= count {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    let told = application.told.lock().unwrap().clone();
    assert_eq!(told.len(), count, "{told:?}");
    told
}

fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn the_end_of_a_session_posts_a_logout_token_for_each_login_and_none_for_a_refresh() {
    let stand_in = stand_in();
    switch(&stand_in, true).await;
    let application = register(&stand_in, StatusCode::INTERNAL_SERVER_ERROR).await;
    let session = sign_in(&stand_in).await;
    let first = log_in(&stand_in, &application, &session).await;
    log_in(&stand_in, &application, &session).await;
    code(&stand_in, &application, &session).await;
    let refresh = first["refresh_token"].as_str().unwrap();
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    token(&stand_in, &[form.as_slice(), &[("client_id", &application.client)]].concat()).await;
    sign_out(&stand_in, &session).await;
    sign_out(&stand_in, &session).await;
    let notices = told(&application, 2).await;
    for (headers, body) in &notices {
        assert_eq!(headers["content-type"], "application/x-www-form-urlencoded", "{headers:?}");
        let token = body.strip_prefix("logout_token=").unwrap_or_else(|| panic!("{body}"));
        assert_eq!(part(token, 0)["typ"], "JWT", "{body}");
        assert_eq!(part(token, 0)["kid"], part(first["id_token"].as_str().unwrap(), 0)["kid"], "{body}");
        let claims = part(token, 1);
        assert_eq!(claims["aud"], json!([application.client]), "{claims}");
        assert_eq!(claims["sid"], session["sessionId"], "{claims}");
        let events = json!({"http://schemas.openid.net/event/backchannel-logout": {}});
        assert_eq!(claims["events"], events, "{claims}");
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 901, "{claims}");
        assert_eq!(claims.get("nonce"), None, "{claims}");
    }
    assert_ne!(notices[0].1, notices[1].1);
}

#[tokio::test]
async fn logins_from_before_the_feature_was_on_are_not_announced() {
    let stand_in = stand_in();
    let application = register(&stand_in, StatusCode::OK).await;
    let session = sign_in(&stand_in).await;
    log_in(&stand_in, &application, &session).await;
    switch(&stand_in, true).await;
    sign_out(&stand_in, &session).await;
    told(&application, 0).await;
    let path = format!("GET /management/v1/projects/{}", application.project);
    let project = call(&stand_in, "admin", &path, json!({})).await;
    assert_eq!(project["project"]["name"], "Ö & <p>", "{project}");
}

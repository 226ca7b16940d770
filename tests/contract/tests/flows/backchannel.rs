//! Back-channel logout: applications are told, once for each login, that a login session ended.

use axum::body::Bytes;
use axum::routing::post;
use fake_zitadel::FakeZitadel;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::calls::{CALLBACK, call, code, part, sign_in, stand_in, token};

/// An application that is told about logouts at `/gone?tenant=7`, and what it was told.
struct Application {
    project: String,
    client: String,
    told: Arc<Mutex<Vec<(HeaderMap, String)>>>,
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

async fn log_in(stand_in: &FakeZitadel, application: &Application, session: &Value) -> Value {
    let code = code(stand_in, &application.client, session).await;
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

#[tokio::test]
async fn the_end_of_a_session_posts_a_logout_token_for_each_login_and_none_for_a_refresh() {
    let stand_in = stand_in();
    switch(&stand_in, true).await;
    let application = register(&stand_in, StatusCode::INTERNAL_SERVER_ERROR).await;
    let session = sign_in(&stand_in).await;
    let first = log_in(&stand_in, &application, &session).await;
    log_in(&stand_in, &application, &session).await;
    code(&stand_in, &application.client, &session).await;
    let refresh = first["refresh_token"].as_str().unwrap();
    let form = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    token(&stand_in, &[form.as_slice(), &[("client_id", &application.client)]].concat()).await;
    sign_out(&stand_in, &session).await;
    sign_out(&stand_in, &session).await;
    let notices = told(&application, 2).await;
    for (headers, body) in &notices {
        assert_eq!(headers["content-type"], "application/x-www-form-urlencoded", "{headers:?}");
        assert_eq!(headers["user-agent"], "Go-http-client/1.1", "{headers:?}");
        assert_eq!(headers["accept-encoding"], "gzip", "{headers:?}");
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

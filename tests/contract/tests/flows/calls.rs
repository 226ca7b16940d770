//! Requests to a stand-in, and the steps every login takes.

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fake_zitadel::FakeZitadel;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// Where the applications want to be called back.
pub(crate) const CALLBACK: &str = "http://app.example.localhost:3000/auth/callback";

/// The answer to a request of `who` (a token of the fixtures, or nobody): status, `Location`, body.
pub(crate) async fn send(
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

/// The body of a success.
pub(crate) async fn call(stand_in: &FakeZitadel, who: &str, request: &str, body: Value) -> Value {
    let (status, _, body) = send(stand_in, who, request, ("application/json", body.to_string())).await;
    assert!(status.is_success(), "{request}: {status} {body}");
    body
}

/// The tokens bought with `form`.
pub(crate) async fn token(stand_in: &FakeZitadel, form: &[(&str, &str)]) -> Value {
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let content = ("application/x-www-form-urlencoded", form);
    let (status, _, body) = send(stand_in, "", "POST /oauth/v2/token", content).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

/// A stand-in that is asked through its router.
pub(crate) fn stand_in() -> FakeZitadel {
    FakeZitadel::builder().issuer("http://zitadel.example.localhost:3000").build()
}

/// A session of alice with nothing but a user check.
pub(crate) async fn sign_in(stand_in: &FakeZitadel) -> Value {
    let user = stand_in.fixtures()["vars"]["aliceUserId"].clone();
    let body = json!({"checks": {"user": {"userId": user}}});
    call(stand_in, "login-client", "POST /v2/sessions", body).await
}

/// The callback address of a login at `client`.
pub(crate) async fn callback(
    stand_in: &FakeZitadel,
    client: &str,
    response_type: &str,
    session: &Value,
) -> url::Url {
    let scope = "openid profile offline_access urn:zitadel:iam:org:project:id:zitadel:aud";
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", client), ("redirect_uri", CALLBACK), ("state", "s t&")])
        .extend_pairs([("response_type", response_type), ("scope", scope)])
        .finish();
    let request = format!("GET /oauth/v2/authorize?{query}");
    let (_, location, body) = send(stand_in, "", &request, ("", String::new())).await;
    let id = location.split_once("authRequest=").unwrap_or_else(|| panic!("{location} {body}")).1.to_owned();
    let body =
        json!({"session": {"sessionId": session["sessionId"], "sessionToken": session["sessionToken"]}});
    let path = format!("POST /v2/oidc/auth_requests/{id}");
    let callback = call(stand_in, "login-client", &path, body).await;
    callback["callbackUrl"].as_str().unwrap().parse().unwrap()
}

/// The code of a login, not exchanged yet.
pub(crate) async fn code(stand_in: &FakeZitadel, client: &str, session: &Value) -> String {
    let url = callback(stand_in, client, "code", session).await;
    url.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned()
}

/// Header (0) or claims (1) of a JWT.
pub(crate) fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

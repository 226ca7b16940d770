//! Tokens of an application in browsers: the API takes them from the application's own origins.

use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use crate::calls::{CALLBACK, call, callback, stand_in};

#[tokio::test]
async fn a_token_of_an_application_is_refused_from_a_foreign_origin() {
    let stand_in = stand_in();
    let vars = stand_in.fixtures()["vars"].clone();
    let path = format!("POST /management/v1/projects/{}/apps/oidc", vars["projectId"].as_str().unwrap());
    let body = json!({"name": "spa", "redirectUris": [CALLBACK], "devMode": true,
        "responseTypes": ["OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN"],
        "grantTypes": ["OIDC_GRANT_TYPE_IMPLICIT"], "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE"});
    let app = call(&stand_in, "admin", &path, body).await;
    let checks = json!({"checks": {"user": {"userId": vars["aliceUserId"]},
        "password": {"password": vars["alicePassword"]}}});
    let session = call(&stand_in, "login-client", "POST /v2/sessions", checks).await;
    let client = app["clientId"].as_str().unwrap();
    let url = callback(&stand_in, client, "id_token token", &session).await;
    let parameters = form_urlencoded::parse(url.fragment().unwrap().as_bytes());
    let token = parameters.into_owned().find(|(name, _)| name == "access_token").unwrap().1;
    for (origin, wanted) in [
        ("http://app.example.localhost:3000", StatusCode::OK),
        ("http://evil.example", StatusCode::FORBIDDEN),
    ] {
        let request = Request::get("/v2/features/instance")
            .header("host", "zitadel.example.localhost:3000")
            .header("authorization", format!("Bearer {token}"))
            .header("origin", origin)
            .body(Body::empty())
            .unwrap();
        let response = stand_in.router().oneshot(request).await.unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(status, wanted, "{body}");
        let refused = json!("AUTH-DZG21");
        assert_eq!(body["details"][0]["id"] == refused, status == StatusCode::FORBIDDEN, "{body}");
    }
}

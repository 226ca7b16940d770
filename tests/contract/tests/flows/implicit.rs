//! The implicit flow: tokens in the callback address.

use serde_json::json;
use std::collections::BTreeMap;

use crate::calls::{CALLBACK, call, callback, part, sign_in, stand_in};

/// The parameters of the fragment after a login with `response_type`.
async fn fragment(response_type: &str) -> BTreeMap<String, String> {
    let stand_in = stand_in();
    let project = stand_in.fixtures()["vars"]["projectId"].as_str().unwrap().to_owned();
    let body = json!({"name": "Läden & <Söhne>", "redirectUris": [CALLBACK], "devMode": true,
        "responseTypes": ["OIDC_RESPONSE_TYPE_ID_TOKEN", "OIDC_RESPONSE_TYPE_ID_TOKEN_TOKEN"],
        "grantTypes": ["OIDC_GRANT_TYPE_IMPLICIT"], "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE"});
    let path = format!("POST /management/v1/projects/{project}/apps/oidc");
    let app = call(&stand_in, "admin", &path, body).await;
    let session = sign_in(&stand_in).await;
    let url = callback(&stand_in, app["clientId"].as_str().unwrap(), response_type, &session).await;
    assert_eq!(url.query(), None, "{url}");
    form_urlencoded::parse(url.fragment().unwrap().as_bytes()).into_owned().collect()
}

#[tokio::test]
async fn id_token_and_token_come_in_the_fragment() {
    let parameters = fragment("id_token token").await;
    let names: Vec<&str> = parameters.keys().map(String::as_str).collect();
    assert_eq!(names, ["access_token", "expires_in", "id_token", "state", "token_type"], "{parameters:?}");
    assert_eq!(parameters["state"], "s t&", "{parameters:?}");
    let claims = part(&parameters["id_token"], 1);
    assert!(claims.get("at_hash").is_some(), "{claims}");
    assert_eq!(claims.get("name"), None, "{claims}");
}

#[tokio::test]
async fn an_id_token_alone_holds_the_profile_and_no_hash() {
    let parameters = fragment("id_token").await;
    assert_eq!(parameters.keys().collect::<Vec<_>>(), ["id_token", "state"], "{parameters:?}");
    let claims = part(&parameters["id_token"], 1);
    assert_eq!(claims.get("at_hash"), None, "{claims}");
    assert_eq!(claims["name"], "Alice Example", "{claims}");
}

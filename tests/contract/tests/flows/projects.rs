//! Projects that ask for more than a login.

use http::StatusCode;
use serde_json::json;

use crate::calls::{CALLBACK, call, send, sign_in, stand_in};

#[tokio::test]
async fn a_project_with_a_role_check_refuses_users_without_a_role() {
    let stand_in = stand_in();
    let body = json!({"name": "p", "projectRoleCheck": true});
    let project = call(&stand_in, "admin", "POST /management/v1/projects", body).await;
    let path = format!("POST /management/v1/projects/{}/apps/oidc", project["id"].as_str().unwrap());
    let body = json!({"name": "a", "redirectUris": [CALLBACK], "devMode": true});
    let app = call(&stand_in, "admin", &path, body).await;
    assert!(app["clientSecret"].is_string(), "{app}");
    let session = sign_in(&stand_in).await;
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", app["clientId"].as_str().unwrap()), ("redirect_uri", CALLBACK)])
        .extend_pairs([("response_type", "code"), ("scope", "openid")])
        .finish();
    let request = format!("GET /oauth/v2/authorize?{query}");
    let (_, location, body) = send(&stand_in, "", &request, ("", String::new())).await;
    let id = location.split_once("authRequest=").unwrap_or_else(|| panic!("{location} {body}")).1;
    let link =
        json!({"session": {"sessionId": session["sessionId"], "sessionToken": session["sessionToken"]}});
    let request = format!("POST /v2/oidc/auth_requests/{id}");
    let (status, _, body) =
        send(&stand_in, "login-client", &request, ("application/json", link.to_string())).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{body}");
    assert_eq!(body["details"][0]["id"], "OIDC-foSyH49RvL", "{body}");
    assert_eq!(body["details"][0]["message"], "Errors.User.GrantRequired", "{body}");
}

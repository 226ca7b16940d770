//! Settings that are changed while a stand-in runs.

use http::StatusCode;
use serde_json::{Value, json};

use crate::calls::{call, send, stand_in};

async fn error_of(stand_in: &fake_zitadel::FakeZitadel, request: &str, body: Value) -> (StatusCode, Value) {
    let content = ("application/json", body.to_string());
    let (status, _, body) = send(stand_in, "admin", request, content).await;
    (status, body["details"][0]["id"].clone())
}

#[tokio::test]
async fn a_login_policy_made_of_nothing_inherits_nothing_and_goes_away_again() {
    let stand_in = stand_in();
    let path = "/management/v1/policies/login";
    call(&stand_in, "admin", &format!("POST {path}"), json!({})).await;
    let shown = call(&stand_in, "login-client", "GET /v2/settings/login", json!({})).await;
    assert_eq!(shown["settings"]["passwordCheckLifetime"], "0s", "{shown}");
    assert_eq!(shown["settings"].get("allowRegister"), None, "{shown}");
    let again = error_of(&stand_in, &format!("POST {path}"), json!({})).await;
    assert_eq!(again, (StatusCode::CONFLICT, json!("Org-Dgfb2")));
    let unchanged = error_of(&stand_in, &format!("PUT {path}"), json!({})).await;
    assert_eq!(unchanged, (StatusCode::BAD_REQUEST, json!("Org-5M9vdd")));
    let factor = json!({"type": "SECOND_FACTOR_TYPE_OTP_EMAIL"});
    call(&stand_in, "admin", &format!("POST {path}/second_factors"), factor).await;
    let shown = call(&stand_in, "login-client", "GET /v2/settings/login", json!({})).await;
    assert_eq!(shown["settings"]["secondFactors"], json!(["SECOND_FACTOR_TYPE_OTP_EMAIL"]), "{shown}");
    call(&stand_in, "admin", &format!("DELETE {path}"), json!({})).await;
    let shown = call(&stand_in, "login-client", "GET /v2/settings/login", json!({})).await;
    assert_eq!(shown["settings"]["resourceOwnerType"], "RESOURCE_OWNER_TYPE_INSTANCE", "{shown}");
    let gone = error_of(&stand_in, &format!("DELETE {path}"), json!({})).await;
    assert_eq!(gone, (StatusCode::NOT_FOUND, json!("Org-GHB37")));
}

#[tokio::test]
async fn two_contexts_at_once_are_refused_before_authentication() {
    let stand_in = stand_in();
    let request = "GET /v2/settings/login?ctx.instance=true&ctx.orgId=1";
    let (status, _, body) = send(&stand_in, "", request, ("", String::new())).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    let wanted = json!({"code": 3, "message": "field already set for oneof \"resource_owner\""});
    assert_eq!(body, wanted);
}

#[tokio::test]
async fn a_feature_once_set_keeps_its_source_when_it_is_off_and_loses_it_by_a_reset() {
    let stand_in = stand_in();
    let path = "/v2/features/instance";
    for (on, shown) in [
        (true, json!({"enabled": true, "source": "SOURCE_INSTANCE"})),
        (false, json!({"source": "SOURCE_INSTANCE"})),
    ] {
        let body = json!({"enableBackChannelLogout": on});
        call(&stand_in, "admin", &format!("PUT {path}"), body).await;
        let features = call(&stand_in, "login-client", &format!("GET {path}"), json!({})).await;
        assert_eq!(features["enableBackChannelLogout"], shown, "{features}");
        assert_eq!(features["loginV2"]["required"], true, "{features}");
    }
    call(&stand_in, "admin", &format!("DELETE {path}"), json!({})).await;
    let features = call(&stand_in, "login-client", &format!("GET {path}"), json!({})).await;
    assert_eq!(features["enableBackChannelLogout"], json!({}), "{features}");
    assert_eq!(features["loginV2"], json!({}), "{features}");
}

//! Users over time: codes that expire, mails and their links, lists that lag behind. Recorded cases cannot show these.

use fake_zitadel::FakeZitadel;
use http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

use crate::calls::{self, call, stand_in};

/// Sends a request as the login client; gives status and body.
async fn send(stand_in: &FakeZitadel, method: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let content = ("application/json", body.to_string());
    let (status, _, body) = calls::send(stand_in, "login-client", &format!("{method} {path}"), content).await;
    (status, body)
}

/// Creates a person with this e-mail part of the request and gives the answer.
async fn create(stand_in: &FakeZitadel, name: &str, mut email: Value) -> Value {
    email["email"] = json!("zoe.o'neil+tag@example.com");
    let body =
        json!({"username": name, "profile": {"givenName": "Zoë", "familyName": "O'Neil"}, "email": email});
    call(stand_in, "login-client", "POST /v2/users/human", body).await
}

fn id_of(created: &Value) -> &str {
    created["userId"].as_str().expect("an id")
}

fn error_id(body: &Value) -> &str {
    body["details"][0]["id"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn an_expired_email_code_is_a_wrong_one() {
    let stand_in = stand_in();
    let user = create(&stand_in, "zoë", json!({"returnCode": {}})).await;
    let path = format!("/v2/users/{}/email/verify", id_of(&user));
    stand_in.advance(Duration::from_secs(3601));
    let (status, body) = send(&stand_in, "POST", &path, json!({"verificationCode": user["emailCode"]})).await;
    assert_eq!((status, error_id(&body)), (StatusCode::BAD_REQUEST, "COMMAND-eis9R"), "{body}");
}

#[tokio::test]
async fn an_expired_password_code_says_so() {
    let stand_in = stand_in();
    let user = create(&stand_in, "zoë", json!({"isVerified": true})).await;
    let path = format!("/v2/users/{}", id_of(&user));
    let (_, reset) =
        send(&stand_in, "POST", &format!("{path}/password_reset"), json!({"returnCode": {}})).await;
    stand_in.advance(Duration::from_secs(3601));
    let body = json!({"newPassword": {"password": "Ünter-Passw0rt!"}, "verificationCode": reset["verificationCode"]});
    let (status, body) = send(&stand_in, "POST", &format!("{path}/password"), body).await;
    assert_eq!((status, error_id(&body)), (StatusCode::BAD_REQUEST, "CODE-QvUQ4P"), "{body}");
}

#[tokio::test]
async fn an_expired_one_time_code_says_so_and_counts_as_a_failure() {
    let stand_in = stand_in();
    let user = create(&stand_in, "zoë", json!({"isVerified": true})).await;
    let (status, body) =
        send(&stand_in, "POST", &format!("/v2/users/{}/otp_email", id_of(&user)), json!({})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let body =
        json!({"checks": {"user": {"userId": id_of(&user)}}, "challenges": {"otpEmail": {"returnCode": {}}}});
    let (status, session) = send(&stand_in, "POST", "/v2/sessions", body).await;
    assert_eq!(status, StatusCode::CREATED, "{session}");
    stand_in.advance(Duration::from_secs(301));
    let path = format!("/v2/sessions/{}", session["sessionId"].as_str().expect("an id"));
    let body = json!({"checks": {"otpEmail": {"code": session["challenges"]["otpEmail"]}}});
    let (status, body) = send(&stand_in, "PATCH", &path, body).await;
    assert_eq!((status, error_id(&body)), (StatusCode::BAD_REQUEST, "CODE-QvUQ4P"), "{body}");
}

#[tokio::test]
async fn three_wrong_tries_end_an_invitation_and_make_room_for_another() {
    let stand_in = stand_in();
    let user = create(&stand_in, "zoë", json!({"isVerified": false})).await;
    let path = format!("/v2/users/{}/invite_code", id_of(&user));
    let (_, invited) = send(&stand_in, "POST", &path, json!({"returnCode": {}})).await;
    let (_, again) = send(&stand_in, "POST", &path, json!({"returnCode": {}})).await;
    assert_eq!(error_id(&again), "COMMAND-Wr3gq", "{again}");
    for _ in 0..3 {
        let wrong = json!({"verificationCode": "WRONG1"});
        let (_, body) = send(&stand_in, "POST", &format!("{path}/verify"), wrong).await;
        assert_eq!(error_id(&body), "COMMAND-Wgn4q", "{body}");
    }
    let right = json!({"verificationCode": invited["inviteCode"]});
    let (_, body) = send(&stand_in, "POST", &format!("{path}/verify"), right).await;
    assert_eq!(error_id(&body), "COMMAND-Wgn4q", "{body}");
    let (status, body) = send(&stand_in, "POST", &path, json!({"returnCode": {}})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
}

#[tokio::test]
async fn mails_carry_the_link_of_the_template_or_the_default_one() {
    let stand_in = stand_in();
    let template = "https://auth.example.com/verify?c={{.Code}}&u={{.UserID}}&o={{.OrgID}}";
    let user = create(&stand_in, "zoë", json!({"sendCode": {"urlTemplate": template}})).await;
    let organization = stand_in.fixtures()["vars"]["orgId"].as_str().expect("an id").to_owned();
    let path = format!("/v2/users/{}/password_reset", id_of(&user));
    let (status, body) = send(&stand_in, "POST", &path, json!({})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let mails = stand_in.mails();
    let (first, second) = (&mails[0], &mails[1]);
    let id = id_of(&user);
    let code = &first.code;
    assert_eq!(first.to, "zoe.o'neil+tag@example.com");
    assert_eq!(first.url, format!("https://auth.example.com/verify?c={code}&u={id}&o={organization}"));
    let code = &second.code;
    let base = "http://auth.example.localhost:3000/ui/v2/login/password/set";
    assert_eq!(second.url, format!("{base}?code={code}&userId={id}&organization={organization}"));
}

#[tokio::test]
async fn a_refused_update_changes_nothing_and_sends_nothing() {
    let stand_in = stand_in();
    let user = create(&stand_in, "zoë", json!({"isVerified": true})).await;
    let path = format!("/v2/users/human/{}", id_of(&user));
    let body = json!({"username": "other", "email": {"email": "new@example.com"},
        "password": {"password": {"password": "weak"}}});
    let (status, body) = send(&stand_in, "PUT", &path, body).await;
    assert_eq!((status, error_id(&body)), (StatusCode::BAD_REQUEST, "DOMAIN-HuJf6"), "{body}");
    let (_, body) = send(&stand_in, "GET", &format!("/v2/users/{}", id_of(&user)), json!({})).await;
    assert_eq!(body["user"]["username"], "zoë", "{body}");
    assert_eq!(body["user"]["human"]["email"]["email"], "zoe.o'neil+tag@example.com", "{body}");
    assert_eq!(stand_in.mails(), []);
}

#[tokio::test]
async fn a_new_user_is_listed_late_and_its_login_names_still_later() {
    let stand_in = FakeZitadel::builder()
        .issuer("http://zitadel.example.localhost:3000")
        .projection_lag(Duration::from_mins(1))
        .build();
    let user = create(&stand_in, "zoë", json!({"isVerified": true})).await;
    let search = json!({"queries": [{"inUserIdsQuery": {"userIds": [id_of(&user)]}}]});
    let (_, body) = send(&stand_in, "POST", "/v2/users", search.clone()).await;
    assert_eq!(body.get("result"), None, "{body}");
    stand_in.advance(Duration::from_secs(31));
    let (_, body) = send(&stand_in, "POST", "/v2/users", search.clone()).await;
    assert_eq!(body["result"][0]["username"], "zoë", "{body}");
    assert_eq!(body["result"][0].get("loginNames"), None, "{body}");
    stand_in.advance(Duration::from_secs(31));
    let (_, body) = send(&stand_in, "POST", "/v2/users", search).await;
    assert_eq!(body["result"][0]["loginNames"], json!(["zoë"]), "{body}");
}

#[tokio::test]
async fn reading_a_user_brings_the_list_up_to_date() {
    let stand_in = FakeZitadel::builder()
        .issuer("http://zitadel.example.localhost:3000")
        .projection_lag(Duration::from_mins(1))
        .build();
    let user = create(&stand_in, "zoë", json!({"isVerified": true})).await;
    let (status, body) = send(&stand_in, "GET", &format!("/v2/users/{}", id_of(&user)), json!({})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let search = json!({"queries": [{"loginNameQuery": {"loginName": "zoë"}}]});
    let (_, body) = send(&stand_in, "POST", "/v2/users", search).await;
    assert_eq!(body["result"][0]["userId"], id_of(&user), "{body}");
}

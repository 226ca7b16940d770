//! The modules of the OpenID Foundation's conformance suite for relying parties that concern logout, by their names.
//! Plans `oidcc-client-back-channel-logout-rp-basic` and `oidcc-client-rp-initiated-logout-rp-basic`.

use crate::{
    bench::{Bench, EVENT, SID, SUB},
    sign_out::{end_session, returns, sign_out},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::json;

/// The token is refused, and the person stays signed in; afterwards a right one is taken.
async fn assert_refused(bench: &Bench, token: &str) {
    let session = bench.session(SUB, Some(SID));
    bench.tell(token).await.assert_refused(400, "bad-request");
    assert!(!bench.is_ended(&session).await, "{token}");
    let sid = format!("sid after {token}");
    let other = bench.session(SUB, Some(&sid));
    bench.tell(&bench.token(&json!({"jti": format!("after {token}"), "sid": sid}))).await.assert_taken();
    assert!(bench.is_ended(&other).await && !bench.is_ended(&session).await, "{token}");
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_rpinitlogout() {
    let bench = Bench::start().await;
    let session = bench.session(SUB, Some(SID));
    let answer = sign_out(&bench, Some(&session), "").await;
    end_session(&bench, &answer);
    // Copies of another sign-in under the same session of the provider end with it.
    let other = bench.session(SUB, Some(SID));
    bench.tell(&bench.token(&json!({}))).await.assert_taken();
    assert!(bench.is_ended(&session).await && bench.is_ended(&other).await);
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_alg_none() {
    let bench = Bench::start().await;
    let signed = bench.token(&json!({}));
    let claims = signed.split('.').nth(1).unwrap();
    for header in [r#"{"alg":"none"}"#, r#"{"alg":"none","typ":"logout+jwt"}"#, r#"{"alg":"None"}"#] {
        let header = URL_SAFE_NO_PAD.encode(header);
        for signature in ["", signed.split('.').nth(2).unwrap()] {
            assert_refused(&bench, &format!("{header}.{claims}.{signature}")).await;
        }
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_wrong_alg() {
    let bench = Bench::start().await;
    let key = &bench.provider.key;
    for algorithm in [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256] {
        let header = Header { kid: Some(key.kid.clone()), ..Header::new(algorithm) };
        assert_refused(&bench, &key.sign_as(&header, &bench.claims())).await;
    }
    // The public key, or nothing, as the secret of a MAC.
    for secret in [key.jwk["n"].as_str().unwrap(), ""] {
        let header = Header { kid: Some(key.kid.clone()), ..Header::new(Algorithm::HS256) };
        let secret = EncodingKey::from_secret(secret.as_bytes());
        let token = jsonwebtoken::encode(&header, &bench.claims(), &secret).unwrap();
        assert_refused(&bench, &token).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_wrong_aud() {
    let bench = Bench::start().await;
    for aud in [json!("somebody else"), json!(["somebody else"]), json!([]), json!(""), json!(null), json!(7)]
    {
        assert_refused(&bench, &bench.token(&json!({"aud": aud}))).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_wrong_iss() {
    let bench = Bench::start().await;
    let issuer = bench.provider.issuer.clone();
    for iss in [json!("https://evil.example.org"), json!(format!("{issuer}/")), json!([]), json!(null)] {
        assert_refused(&bench, &bench.token(&json!({"iss": iss}))).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_no_event() {
    let bench = Bench::start().await;
    for events in [json!(null), json!({})] {
        assert_refused(&bench, &bench.token(&json!({"events": events}))).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_wrong_event() {
    let bench = Bench::start().await;
    for events in [
        json!({"http://schemas.openid.net/event/backchannel-login": {}}),
        json!({format!("{EVENT}/"): {}}),
        json!({EVENT: null}),
        json!({EVENT: "{}"}),
        json!({EVENT: []}),
        json!([EVENT]),
        json!(EVENT),
    ] {
        assert_refused(&bench, &bench.token(&json!({"events": events}))).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_backchannel_with_nonce() {
    let bench = Bench::start().await;
    for nonce in [json!("n-1"), json!(""), json!(0), json!({})] {
        assert_refused(&bench, &bench.token(&json!({"nonce": nonce}))).await;
    }
    let mut claims = bench.claims();
    claims["nonce"] = json!(null);
    assert_refused(&bench, &bench.sign(&claims)).await;
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout() {
    let bench = Bench::start().await;
    let answer = sign_out(&bench, Some(&bench.session(SUB, Some(SID))), "").await;
    let state = end_session(&bench, &answer)["state"].clone();
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("state", &state).finish();
    returns(&bench, &format!("?{query}")).await;
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout_other_state() {
    let bench = Bench::start().await;
    let answer = sign_out(&bench, Some(&bench.session(SUB, Some(SID))), "").await;
    end_session(&bench, &answer);
    for state in
        ["?state=another", "?state=", "?state", "?state=1&state=2", "?state=%00%ff%3Cscript%3E", "?%"]
    {
        returns(&bench, state).await;
    }
}

#[tokio::test]
async fn oidcc_client_test_rp_init_logout_no_state() {
    let bench = Bench::start().await;
    let answer = sign_out(&bench, Some(&bench.session(SUB, Some(SID))), "").await;
    end_session(&bench, &answer);
    returns(&bench, "").await;
}

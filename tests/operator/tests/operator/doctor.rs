//! `drawbridge doctor`.

use crate::bench::Bench;
use base64::{Engine, engine::general_purpose::STANDARD};
use drawbridge::{Mark, Report};
use serde_json::json;
use shared::clock::Clock;

/// A whole installation as the stand-in's seed has it, in an environment file.
async fn installation(bench: &Bench) {
    let fixtures = &bench.zitadel.fixtures;
    bench.write("service", &fixtures.keys["drawbridge"].to_string());
    bench.write("client", &fixtures.keys["app"].to_string());
    let created = bench.clock.now().date();
    let ring = json!({"keys": [{"id": "1", "key": STANDARD.encode([7; 32]), "created": format!("{created}T00:00:00Z")}]});
    bench.write("cookies", &ring.to_string());
    set(bench, &[]);
    for pat in bench.pats(fixtures.var("drawbridgeUserId")).await {
        let call = format!("DELETE /v2/users/{}/pats/{pat}", fixtures.var("drawbridgeUserId"));
        bench.zitadel.admin(&call, None, &json!(null)).await;
    }
}

/// Writes the environment file, with these settings in place of the right ones.
fn set(bench: &Bench, other: &[(&str, &str)]) {
    let fixtures = &bench.zitadel.fixtures;
    let origin = |name| fixtures.origin(name).unwrap().origin().ascii_serialization();
    let mut lines = vec![
        ("AUTH_ORIGIN".to_owned(), origin("loginBaseUri")),
        ("APP_ORIGIN".to_owned(), origin("redirectUri")),
        ("CLIENT_SECRET".to_owned(), bench.secret("client")),
        ("COOKIE_SECRET".to_owned(), bench.secret("cookies")),
    ];
    lines.extend(other.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let text: Vec<_> = lines.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
    bench.write("env", &text.join("\n"));
}

async fn examine(bench: &Bench) -> Report {
    let file = bench.file("env");
    bench.run(&["doctor", "--env-file", file.to_str().unwrap()]).await.unwrap()
}

/// The finding is there, in these words, and is the only failure if it is one.
#[track_caller]
fn assert_finds(report: &Report, mark: Mark, name: &str, words: &str) {
    let text = report.text(false);
    let found =
        report.rows.iter().any(|row| row.mark == mark && row.name == name && row.text.contains(words));
    assert!(found, "{name} {words:?} is not in\n{text}");
    let failed: Vec<_> =
        report.rows.iter().filter(|row| row.mark == Mark::Fail).map(|row| &row.name).collect();
    assert_eq!(failed.len(), usize::from(mark == Mark::Fail), "{failed:?} in\n{text}");
}

#[tokio::test]
async fn a_right_installation_has_no_finding_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    for _ in 0..2 {
        let report = examine(&bench).await;
        let text = report.text(false);
        assert!(report.rows.iter().all(|row| [Mark::Ok, Mark::Info].contains(&row.mark)), "{text}");
        let open: Vec<_> =
            report.rows.iter().filter(|row| row.mark == Mark::Info).map(|row| &row.name).collect();
        assert_eq!(open, ["logout feature", "back-channel address"], "{text}");
        assert!(report.rows.len() > 14, "{text}");
    }
    let said = bench.said();
    assert!(!said.contains("PRIVATE KEY") && !said.contains(&STANDARD.encode([7; 32])), "{said}");
}

#[tokio::test]
async fn each_fault_of_the_service_user_is_found_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    let whole = bench.read("service");
    bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    let report = examine(&bench).await;
    assert_finds(&report, Mark::Warn, "service secret", "drawbridge migrate");
    assert_finds(&report, Mark::Warn, "tokens", "2098-01-01");
    bench.service_user(Some("IAM_OWNER_VIEWER")).await;
    assert_finds(&examine(&bench).await, Mark::Warn, "role", "not IAM_LOGIN_CLIENT");
    bench.service_user(None).await;
    assert_finds(&examine(&bench).await, Mark::Fail, "role", "IAM_LOGIN_CLIENT");
    bench.write("service", &whole.replacen("keyId\":\"", "keyId\":\"9", 1));
    assert_finds(&examine(&bench).await, Mark::Fail, "service token", "make a new key");
    bench.write("service", "é");
    assert_finds(&examine(&bench).await, Mark::Fail, "service secret", "put the service user's key file");
    std::fs::remove_file(bench.file("service")).unwrap();
    assert_finds(&examine(&bench).await, Mark::Fail, "service secret", "missing or empty");
}

#[tokio::test]
async fn each_fault_of_the_application_is_found_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    let whole = bench.read("client");
    bench.write("client", &whole.replacen("keyId\":\"", "keyId\":\"9", 1));
    assert_finds(&examine(&bench).await, Mark::Fail, "client key", "make a new key");
    bench.write("client", &bench.read("service"));
    assert_finds(&examine(&bench).await, Mark::Fail, "client secret", "application");
    bench.write("client", &whole);
    let vars = |name| bench.zitadel.fixtures.var(name).to_owned();
    let call =
        format!("PUT /management/v1/projects/{}/apps/{}/oidc_config", vars("projectId"), vars("appId"));
    let organization = vars("orgId");
    let mut config = json!({
        "redirectUris": [vars("redirectUri")],
        "postLogoutRedirectUris": [vars("postLogoutRedirectUri")],
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_NONE",
        "devMode": true,
    });
    bench.zitadel.admin(&call, Some(&organization), &config).await;
    assert_finds(&examine(&bench).await, Mark::Fail, "client method", "private key JWT");
    config["authMethodType"] = json!("OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT");
    config["redirectUris"] = json!(["https://elsewhere.example.com/é"]);
    bench.zitadel.admin(&call, Some(&organization), &config).await;
    assert_finds(&examine(&bench).await, Mark::Fail, "redirect address", "register it");
    config["redirectUris"] = json!([vars("redirectUri")]);
    config["postLogoutRedirectUris"] = json!([]);
    bench.zitadel.admin(&call, Some(&organization), &config).await;
    assert_finds(&examine(&bench).await, Mark::Fail, "logout address", "register it");
}

#[tokio::test]
async fn what_back_channel_logout_lacks_is_found_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    let (env, admin) = (bench.file("env"), bench.file("admin token"));
    bench.write("admin token", &format!("{}\n", bench.zitadel.fixtures.tokens["admin"]));
    let words = ["doctor", "--env-file", env.to_str().unwrap(), "--admin-token", admin.to_str().unwrap()];
    let report = bench.run(&words).await.unwrap();
    assert_finds(&report, Mark::Info, "logout feature", "enableBackChannelLogout");
    assert_finds(&report, Mark::Warn, "back-channel address", "missing: `drawbridge provision` registers");
    let body = json!({"enableBackChannelLogout": true});
    bench.zitadel.admin("PUT /v2/features/instance", None, &body).await;
    let vars = |name| bench.zitadel.fixtures.var(name).to_owned();
    let call =
        format!("PUT /management/v1/projects/{}/apps/{}/oidc_config", vars("projectId"), vars("appId"));
    let mut config = json!({
        "redirectUris": [vars("redirectUri")],
        "postLogoutRedirectUris": [vars("postLogoutRedirectUri")],
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT",
        "devMode": true,
        "backChannelLogoutUri": "https://elsewhere.example.com/é",
    });
    bench.zitadel.admin(&call, Some(&vars("orgId")), &config).await;
    let report = bench.run(&words).await.unwrap();
    assert_finds(&report, Mark::Ok, "logout feature", "tells applications");
    assert_finds(&report, Mark::Warn, "back-channel address", "https://elsewhere.example.com/é");
    let app = bench.zitadel.fixtures.origin("redirectUri").unwrap().origin().ascii_serialization();
    let address = format!("{app}/auth/backchannel-logout");
    config["backChannelLogoutUri"] = json!(address);
    bench.zitadel.admin(&call, Some(&vars("orgId")), &config).await;
    let report = bench.run(&words).await.unwrap();
    assert_finds(&report, Mark::Ok, "back-channel address", &address);
    assert!(report.rows.iter().all(|row| row.mark == Mark::Ok), "{}", report.text(false));
}

#[tokio::test]
async fn login_pages_elsewhere_are_found_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    let body = json!({"loginV2": {"required": true, "baseUri": "https://other.example.com"}});
    bench.zitadel.admin("PUT /v2/features/instance", None, &body).await;
    let report = examine(&bench).await;
    assert_finds(&report, Mark::Fail, "login pages", "https://other.example.com");
    assert!(report.rows.iter().any(|row| row.mark == Mark::Warn && row.name == "loginV2"));
}

#[tokio::test]
async fn clock_issuer_cookie_keys_and_settings_are_looked_at_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    installation(&bench).await;
    bench.write("cookies", r#"{"keys":[{"id":"é","key":"AAAA"}]}"#);
    assert_finds(&examine(&bench).await, Mark::Fail, "cookie keys", "32 random bytes");
    let old =
        json!({"keys": [{"id": "1", "key": STANDARD.encode([7; 32]), "created": "2020-02-29T00:00:00Z"}]});
    bench.write("cookies", &old.to_string());
    assert_finds(&examine(&bench).await, Mark::Warn, "cookie keys", "put a new one in front");
    set(&bench, &[("ISSUER", &format!("{}/", bench.zitadel.fixtures.issuer))]);
    assert_finds(&examine(&bench).await, Mark::Fail, "issuer", "calls itself");
    set(&bench, &[("AUTH_ORIGIN", "nowhere")]);
    assert_finds(&examine(&bench).await, Mark::Warn, "addresses", "AUTH_ORIGIN");
    set(&bench, &[]);
    bench.skew(180);
    let report = examine(&bench).await;
    assert!(
        report.rows.iter().any(|row| row.mark == Mark::Fail && row.name == "clock"),
        "{}",
        report.text(false)
    );
}

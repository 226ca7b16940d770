//! `drawbridge provision`.

use crate::bench::{Bench, Kill, pat_secret};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt;

const AUTH: &str = "http://auth.example.localhost:3000";
const APP: &str = "http://app.example.localhost:3000";

/// The words of a run that names everything after `name`.
fn words(bench: &Bench, name: &str) -> Vec<String> {
    let (out, admin) = (bench.file(name), bench.file("admin token"));
    bench.write("admin token", &format!("{}\n", bench.zitadel.fixtures.tokens["admin"]));
    let words = [
        "provision",
        "--admin-token",
        admin.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--auth-origin",
        AUTH,
        "--app-origin",
        APP,
        "--project",
        name,
        "--application",
        name,
        "--service-user",
        name,
    ];
    words.map(str::to_owned).into()
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn file(bench: &Bench, name: &str, file: &str) -> Value {
    serde_json::from_str(&bench.read(&format!("{name}/{file}"))).unwrap()
}

/// The path of the application.
async fn find_app(bench: &Bench, name: &str) -> String {
    let organization = bench.zitadel.fixtures.var("orgId").to_owned();
    let find = async |path: &str| {
        let query = json!({"queries": [{"nameQuery": {"name": name, "method": "TEXT_QUERY_METHOD_EQUALS"}}]});
        let found = bench.zitadel.admin(&format!("POST {path}/_search"), Some(&organization), &query).await;
        let all = found["result"].as_array().unwrap().clone();
        assert_eq!(all.len(), 1, "{path}: {found}");
        all[0]["id"].as_str().unwrap().to_owned()
    };
    let project = find("/management/v1/projects").await;
    let apps = format!("/management/v1/projects/{project}/apps");
    format!("{apps}/{}", find(&apps).await)
}

/// What Zitadel holds of an application and a service user: their keys.
pub(crate) async fn keys(bench: &Bench, name: &str, user: &str) -> (Vec<String>, Vec<String>) {
    let organization = bench.zitadel.fixtures.var("orgId").to_owned();
    let call = format!("POST {}/keys/_search", find_app(bench, name).await);
    let found = bench.zitadel.admin(&call, Some(&organization), &json!({})).await;
    let ids = |all: &Value| -> Vec<String> {
        let all = all.as_array().cloned().unwrap_or_default();
        all.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    (ids(&found["result"]), bench.keys(user).await)
}

/// Everything works, and nothing is there twice.
async fn assert_whole(bench: &Bench, name: &str) {
    let user = file(bench, name, "service-key.json")["userId"].as_str().unwrap().to_owned();
    let (app_keys, user_keys) = keys(bench, name, &user).await;
    assert_eq!(app_keys, [file(bench, name, "client-key.json")["keyId"].as_str().unwrap()], "{name}");
    assert_eq!(user_keys, [file(bench, name, "service-key.json")["keyId"].as_str().unwrap()], "{name}");
    let mut names: Vec<_> = bench.file(name).read_dir().unwrap().map(|entry| entry.unwrap()).collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    let shown: Vec<_> = names.iter().map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(shown, ["client-key.json", "cookie-keys.json", "service-key.json"], "{name}");
    for entry in names {
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{entry:?}");
    }
    let secret = |file: &str| bench.secret(&format!("{name}/{file}"));
    let (service, client, cookies) =
        (secret("service-key.json"), secret("client-key.json"), secret("cookie-keys.json"));
    let admin = bench.file("admin token");
    let doctor = [
        "doctor",
        "--admin-token",
        admin.to_str().unwrap(),
        "--service-secret",
        &service,
        "--client-secret",
        &client,
        "--cookie-secret",
        &cookies,
        "--auth-origin",
        AUTH,
        "--app-origin",
        APP,
    ];
    let report = bench.ok(&doctor).await;
    assert!(
        report.rows.iter().all(|row| row.mark == drawbridge::Mark::Ok || row.name == "logout feature"),
        "{name}:\n{}",
        report.text(false)
    );
}

#[tokio::test]
async fn everything_is_made_once_and_a_second_run_changes_nothing_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let words = words(&bench, "Zoë's new");
    let dry = [borrowed(&words), vec!["--dry-run"]].concat();
    let report = bench.ok(&dry).await;
    assert!(report.text(false).contains("would be made") && !bench.file("Zoë's new").exists());
    bench.ok(&borrowed(&words)).await;
    assert_whole(&bench, "Zoë's new").await;
    let read = || {
        ["service-key.json", "client-key.json", "cookie-keys.json"]
            .map(|n| bench.read(&format!("Zoë's new/{n}")))
    };
    let before = read();
    let report = bench.ok(&borrowed(&words)).await;
    assert!(!report.text(false).contains("made"), "{}", report.text(false));
    assert_eq!(read(), before);
    assert_whole(&bench, "Zoë's new").await;
    let said = bench.said();
    assert!(
        !said.contains("PRIVATE KEY") && !said.contains(&bench.zitadel.fixtures.tokens["admin"]),
        "{said}"
    );
}

#[tokio::test]
async fn a_run_killed_after_any_trace_is_finished_by_the_next_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    for number in 1.. {
        let name = format!("é {number}");
        let words = words(&bench, &name);
        let all = borrowed(&words);
        let kill = Kill::at(number);
        let killed = tokio::select! {
            result = bench.run_with(&all, kill.clone()) => { result.unwrap(); false }
            () = kill.reached() => true,
        };
        if killed {
            bench.ok(&all).await;
        }
        assert_whole(&bench, &name).await;
        if !killed {
            assert!(number > 15, "there are more checkpoints than {number}");
            break;
        }
    }
}

#[tokio::test]
async fn keys_that_zitadel_lost_are_made_anew_wherever_a_run_was_killed_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let words = words(&bench, "lost");
    let all = borrowed(&words);
    bench.ok(&all).await;
    for number in (1..).step_by(2) {
        let ids = ["client-key.json", "service-key.json"].map(|name| file(&bench, "lost", name));
        let text = |at: usize, name: &str| ids[at][name].as_str().unwrap().to_owned();
        let app = find_app(&bench, "lost").await;
        let call = format!("DELETE {app}/keys/{}", text(0, "keyId"));
        bench.zitadel.admin(&call, Some(bench.zitadel.fixtures.var("orgId")), &json!(null)).await;
        let call = format!("DELETE /v2/users/{}/keys/{}", text(1, "userId"), text(1, "keyId"));
        bench.zitadel.admin(&call, None, &json!(null)).await;
        let kill = Kill::at(number);
        let killed = tokio::select! {
            result = bench.run_with(&all, kill.clone()) => { result.unwrap(); false }
            () = kill.reached() => true,
        };
        if killed {
            bench.ok(&all).await;
        }
        assert_whole(&bench, "lost").await;
        if !killed {
            assert!(number > 15, "there are more checkpoints than {number}");
            break;
        }
    }
}

#[tokio::test]
async fn pages_that_others_have_are_not_taken_over_unasked_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let body = json!({"loginV2": {"required": true, "baseUri": "https://other.example.com"}});
    bench.zitadel.admin("PUT /v2/features/instance", None, &body).await;
    let words = words(&bench, "new");
    let features = async || bench.zitadel.admin("GET /v2/features/instance", None, &json!(null)).await;
    let report = bench.ok(&borrowed(&words)).await;
    assert!(report.text(false).contains("--take-over"), "{}", report.text(false));
    assert_eq!(features().await["loginV2"]["baseUri"], "https://other.example.com");
    bench.ok(&[borrowed(&words), vec!["--take-over"]].concat()).await;
    assert_eq!(features().await["loginV2"]["baseUri"], AUTH);
}

#[tokio::test]
async fn an_application_and_a_user_that_are_there_get_what_they_lack_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let organization = bench.zitadel.fixtures.var("orgId").to_owned();
    let make = async |call: &str, body: Value| bench.zitadel.admin(call, Some(&organization), &body).await;
    let made = make("POST /management/v1/projects", json!({"name": "old"})).await;
    let project = made["id"].as_str().unwrap().to_owned();
    let body = json!({
        "name": "old", "redirectUris": ["https://old.example.com/é"], "additionalOrigins": ["https://old.example.com"],
        "authMethodType": "OIDC_AUTH_METHOD_TYPE_BASIC",
    });
    let app = make(&format!("POST /management/v1/projects/{project}/apps/oidc"), body).await;
    let user = make("POST /management/v1/users/machine", json!({"userName": "old", "name": "Old"})).await;
    let body = json!({"userId": user["userId"], "roles": ["IAM_OWNER_VIEWER"]});
    bench.zitadel.admin("POST /admin/v1/members", None, &body).await;
    bench.ok(&borrowed(&words(&bench, "old"))).await;
    let call = format!("GET /management/v1/projects/{project}/apps/{}", app["appId"].as_str().unwrap());
    let config = make(&call, json!(null)).await["app"]["oidcConfig"].clone();
    assert_eq!(config["redirectUris"], json!(["https://old.example.com/é", format!("{APP}/auth/callback")]));
    assert_eq!(config["additionalOrigins"], json!(["https://old.example.com"]), "{config}");
    assert_eq!(config["authMethodType"], "OIDC_AUTH_METHOD_TYPE_PRIVATE_KEY_JWT");
    let call = format!("GET /v2/users/{}", user["userId"].as_str().unwrap());
    let known = make(&call, json!(null)).await;
    assert_eq!(known["user"]["machine"]["accessTokenType"], "ACCESS_TOKEN_TYPE_JWT", "{known}");
}

#[tokio::test]
async fn mistakes_are_told_and_nothing_is_half_done_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let words = words(&bench, "new");
    let all = borrowed(&words);
    let sentence = bench.fails(&[&all[..1], &all[3..]].concat()).await;
    assert!(sentence.contains("--admin-token"), "{sentence}");
    let sentence = bench.fails(&[&all[..3], &all[5..]].concat()).await;
    assert!(sentence.contains("--out"), "{sentence}");
    let plain = bench.service_user(None).await;
    bench.write("admin token", &plain.pat);
    let sentence = bench.fails(&all).await;
    assert!(sentence.contains("IAM_OWNER"), "{sentence}");
    bench.write("admin token", "none");
    let sentence = bench.fails(&all).await;
    assert!(sentence.contains("does not accept the credential"), "{sentence}");
    assert_eq!(bench.file("new").read_dir().unwrap().count(), 0, "nothing was written");
    bench.write("admin token", &bench.zitadel.fixtures.tokens["admin"]);
    bench.write("new/service-key.json", &pat_secret(&plain.pat));
    let sentence = bench.fails(&all).await;
    assert!(sentence.contains("drawbridge migrate"), "{sentence}");
    bench.write("new/service-key.json", &bench.zitadel.fixtures.keys["drawbridge"].to_string());
    let sentence = bench.fails(&all).await;
    assert!(sentence.contains("another user"), "{sentence}");
}

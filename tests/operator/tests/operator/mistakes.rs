//! Mistakes: each ends in a sentence that says what to do, and changes nothing.

use crate::bench::{Bench, pat_secret};
use serde_json::json;
use std::os::unix::fs::PermissionsExt;

const COMMANDS: [&[&str]; 4] =
    [&["token"], &["migrate", "look"], &["migrate", "prepare"], &["migrate", "prepare", "--dry-run"]];

async fn all_say(bench: &Bench, commands: &[&[&str]], more: &[&str], wanted: &str) {
    for command in commands {
        let sentence = bench.fails(&[command, more].concat()).await;
        assert!(sentence.contains(wanted), "{command:?}: {sentence}");
        assert!(
            sentence.contains(':') && !sentence.contains('\n'),
            "{command:?} says what to do: {sentence}"
        );
        assert_eq!(bench.holding("").len(), 1, "{command:?} leaves something: {:?}", bench.holding(""));
    }
}

#[tokio::test]
async fn a_wrong_issuer_is_told_with_the_right_one_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.write("service", &bench.zitadel.fixtures.keys["drawbridge"].to_string());
    let address = bench.zitadel.fixtures.base.to_string();
    let sentence = bench.fails(&["token", "--issuer", &address]).await;
    assert!(sentence.contains("issuer"), "{sentence}");
    let slash = format!("{}/", bench.zitadel.fixtures.issuer);
    all_say(&bench, &COMMANDS[..2], &["--issuer", &slash], &format!("{:?}", bench.zitadel.fixtures.issuer))
        .await;
    all_say(&bench, &COMMANDS, &["--issuer", "ftp://id.example.com"], "ISSUER must be").await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    all_say(&bench, &COMMANDS[..2], &["--issuer", &format!("http://{free}")], "check --issuer").await;
}

#[tokio::test]
async fn a_key_of_another_instance_is_told_on_stand_in() {
    let (Some(bench), Some(other)) = (Bench::new(), Bench::new()) else { return };
    let mut key = other.zitadel.fixtures.keys["drawbridge"].clone();
    key["keyId"] = json!("299999999999999999");
    bench.write("service", &key.to_string());
    all_say(&bench, &COMMANDS[..2], &[], "belongs to another instance").await;
    let user = other.service_user(Some("IAM_LOGIN_CLIENT")).await;
    bench.write("service", &pat_secret(&user.pat));
    all_say(&bench, &COMMANDS[1..], &[], "belongs to another instance").await;
}

#[tokio::test]
async fn a_missing_role_is_told_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.service_user(None).await;
    all_say(&bench, &[&["migrate", "look"]], &[], "IAM_LOGIN_CLIENT").await;
}

#[tokio::test]
async fn a_clock_off_by_minutes_is_told_by_how_much_on_stand_in() {
    for (seconds, side) in [(180, "ahead of"), (-240, "behind")] {
        let Some(bench) = Bench::new() else { return };
        bench.write("service", &bench.zitadel.fixtures.keys["drawbridge"].to_string());
        bench.skew(seconds);
        all_say(&bench, &COMMANDS[..2], &[], side).await;
        let sentence = bench.fails(&["token"]).await;
        let near = (-1..=1).any(|off| sentence.contains(&format!("{} s", seconds.abs() + off)));
        assert!(near && sentence.contains("set the clock"), "{sentence}");
    }
}

#[tokio::test]
async fn a_clock_found_wrong_before_the_switch_leaves_the_secret_as_it_is_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    bench.ok(&["migrate", "prepare"]).await;
    bench.ok(&["migrate", "compare"]).await;
    bench.skew(180);
    let sentence = bench.fails(&["migrate", "switch"]).await;
    assert!(sentence.contains("set the clock"), "{sentence}");
    assert_eq!(bench.read("service"), pat_secret(&user.pat));
}

#[tokio::test]
async fn a_missing_empty_or_malformed_secret_is_told_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let nowhere = bench.secret("nowhere");
    bench.write("service", "");
    all_say(&bench, &COMMANDS, &[], "missing or empty").await;
    all_say(&bench, &COMMANDS, &["--service-secret", &nowhere], "missing or empty").await;
    bench.write("service", "{\"type\":\"s3cret\"}");
    all_say(&bench, &COMMANDS, &[], "put Zitadel's key file").await;
    all_say(&bench, &COMMANDS, &["--service-secret", "file://nowhere"], "write file:///").await;
    all_say(&bench, &COMMANDS, &["--env-file", "nowhere.env"], "--env-file").await;
    assert!(!bench.said().contains("s3cret"));
}

#[tokio::test]
async fn a_directory_that_may_not_be_written_to_is_told_and_no_key_is_made_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    // The owner of everything writes anywhere, so the place itself is made impossible: a directory has its name.
    std::fs::create_dir(bench.file("service.migration")).unwrap();
    let permissions = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(bench.file("service.migration"), permissions).unwrap();
    let sentence = bench.fails(&["migrate", "prepare"]).await;
    assert!(sentence.contains("service.migration") && sentence.contains("permissions"), "{sentence}");
    assert!(bench.keys(&user.id).await.is_empty());
}

#[tokio::test]
async fn a_secret_that_somebody_else_changed_meanwhile_is_left_alone_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    bench.ok(&["migrate", "prepare"]).await;
    bench.write("service", &pat_secret("another"));
    let sentence = bench.fails(&["migrate", "compare"]).await;
    assert!(sentence.contains("somebody changed it"), "{sentence}");
    assert_eq!(bench.read("service"), pat_secret("another"));
}

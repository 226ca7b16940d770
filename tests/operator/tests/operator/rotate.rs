//! `drawbridge rotate`.

use crate::bench::{Bench, Kill, key_of, pat_secret};
use serde_json::{Value, json};

/// A service user whose key is the secret.
async fn with_key(bench: &Bench) -> String {
    let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    let call = format!("POST /v2/users/{}/keys", user.id);
    let made = bench.zitadel.admin(&call, None, &json!({"expirationDate": "2098-01-01T00:00:00Z"})).await;
    let content = made["keyContent"].as_str().unwrap();
    let file = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, content).unwrap();
    bench.write("service", str::from_utf8(&file).unwrap());
    user.id
}

fn id(bench: &Bench) -> String {
    key_of(&bench.read("service"))["keyId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_rotation_keeps_the_previous_key_and_removes_older_ones_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = with_key(&bench).await;
    let mut held = vec![id(&bench)];
    for _ in 0..3 {
        bench.ok(&["rotate", "--dry-run"]).await;
        assert_eq!(Some(&id(&bench)), held.last());
        bench.ok(&["rotate"]).await;
        held.push(id(&bench));
        let mut keys = bench.keys(&user).await;
        keys.sort_by_key(|key| held.iter().position(|known| known == key));
        assert_eq!(keys, held[held.len() - 2..]);
        bench.ok(&["token"]).await;
        assert_eq!(bench.holding(""), ["service"]);
    }
    assert!(!bench.said().contains("PRIVATE KEY"));
}

#[tokio::test]
async fn a_rotation_killed_after_any_trace_is_finished_by_the_next_run_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    for number in 1.. {
        let user = with_key(&bench).await;
        let before = id(&bench);
        let kill = Kill::at(number);
        let killed = tokio::select! {
            result = bench.run_with(&["rotate"], kill.clone()) => { result.unwrap(); false }
            () = kill.reached() => true,
        };
        if killed {
            bench.ok(&["rotate"]).await;
        }
        assert_ne!(id(&bench), before, "killed at {number}");
        let keys = bench.keys(&user).await;
        assert!(keys.len() == 2 && keys.contains(&id(&bench)), "killed at {number}: {keys:?}");
        assert_eq!(bench.holding(""), ["service"], "killed at {number}");
        bench.ok(&["token"]).await;
        if !killed {
            assert!(number > 6, "there are more checkpoints than {number}");
            break;
        }
    }
}

#[tokio::test]
async fn what_cannot_be_rotated_is_told_and_left_alone_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
    let sentence = bench.fails(&["rotate"]).await;
    assert!(sentence.contains("drawbridge migrate"), "{sentence}");
    assert_eq!(bench.read("service"), pat_secret(&user.pat));
    with_key(&bench).await;
    let mut file: Value = serde_json::from_str(&bench.read("service")).unwrap();
    file["keyId"] = json!("299999999999999999");
    bench.write("service", &file.to_string());
    let sentence = bench.fails(&["rotate"]).await;
    assert!(sentence.contains("make a new key"), "{sentence}");
    assert_eq!(bench.holding(""), ["service"]);
}

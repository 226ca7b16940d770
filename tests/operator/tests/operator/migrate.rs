//! `drawbridge migrate`, undisturbed.

use crate::bench::{Bench, key_of, pat_secret};
use std::{os::unix::fs::PermissionsExt, time::Duration};

const LOGIN: Option<&str> = Some("IAM_LOGIN_CLIENT");
const WAIT: Duration = Duration::from_mins(7);

#[tokio::test]
async fn all_steps_lead_from_a_token_to_a_key_and_doing_each_twice_changes_nothing_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    for step in ["look", "prepare", "compare", "switch", "watch", "revoke"] {
        if step == "watch" {
            let report = bench.ok(&["migrate", "watch", "--no-wait"]).await;
            assert!(report.text(false).contains("no function holds"), "{}", report.text(false));
            bench.advance(WAIT);
        }
        bench.ok(&["migrate", step]).await;
        let (secret, keys) = (bench.read("service"), bench.keys(&user.id).await);
        bench.ok(&["migrate", step]).await;
        assert_eq!((bench.read("service"), bench.keys(&user.id).await), (secret, keys), "{step} twice");
        bench.ok(&["migrate", "status"]).await;
    }
    let file = key_of(&bench.read("service"));
    assert_eq!(bench.keys(&user.id).await, [file["keyId"].as_str().unwrap()]);
    assert!(bench.pats(&user.id).await.is_empty());
    assert_eq!(bench.status_of(&user.pat).await, 401, "the token is refused");
    assert!(bench.holding(&user.pat).is_empty() && bench.holding("").len() == 1, "{:?}", bench.holding(""));
    let said = bench.said();
    assert!(!said.contains(&user.pat) && !said.contains("PRIVATE KEY"), "{said}");
}

#[tokio::test]
async fn what_is_kept_meanwhile_is_for_its_owner_alone_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.service_user(LOGIN).await;
    for step in ["prepare", "compare", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    for name in ["service", "service.migration"] {
        let mode = bench.file(name).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name} has mode {mode:o}");
    }
}

#[tokio::test]
async fn each_step_can_be_undone_and_done_again_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    for step in ["prepare", "compare", "switch", "back", "switch", "back", "back"] {
        bench.ok(&["migrate", step]).await;
    }
    assert_eq!(bench.read("service"), pat_secret(&user.pat));
    assert_eq!(bench.status_of(&user.pat).await, 200, "the token is as good as before");
    assert!(bench.keys(&user.id).await.is_empty());
    assert_eq!(bench.holding("").len(), 1, "{:?}", bench.holding(""));
    bench.ok(&["migrate", "back"]).await;
}

#[tokio::test]
async fn a_rotation_between_two_steps_is_not_in_their_way_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    for step in ["prepare", "compare", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    let migrated = bench.read("service");
    bench.rotated(&user.id).await;
    assert_ne!(bench.read("service"), migrated);
    bench.advance(WAIT);
    bench.ok(&["migrate", "watch"]).await;
    bench.ok(&["migrate", "revoke"]).await;
    assert_eq!(bench.status_of(&user.pat).await, 401, "the token is refused");
    let key = key_of(&bench.read("service"));
    assert!(bench.keys(&user.id).await.contains(&key["keyId"].as_str().unwrap().to_owned()));
}

#[tokio::test]
async fn a_rotation_before_a_step_back_leaves_no_key_at_zitadel_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    let migrated = async || {
        for step in ["prepare", "compare", "switch"] {
            bench.ok(&["migrate", step]).await;
        }
        let key = key_of(&bench.read("service"))["keyId"].as_str().unwrap().to_owned();
        bench.rotated(&user.id).await;
        key
    };
    migrated().await;
    bench.ok(&["migrate", "back"]).await;
    assert_eq!(bench.keys(&user.id).await.len(), 2, "functions may hold it yet");
    bench.ok(&["migrate", "back"]).await;
    assert!(bench.keys(&user.id).await.is_empty());

    let key = migrated().await;
    for step in ["back", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    bench.advance(WAIT);
    for step in ["watch", "revoke"] {
        bench.ok(&["migrate", step]).await;
    }
    assert_eq!(bench.keys(&user.id).await, [key]);
}

#[tokio::test]
async fn a_key_that_the_secret_holds_again_is_not_removed_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    for step in ["prepare", "compare", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    bench.rotated(&user.id).await;
    let rotated = bench.read("service");
    for step in ["back", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    bench.write("service", &rotated);
    bench.advance(WAIT);
    for step in ["watch", "revoke"] {
        bench.ok(&["migrate", step]).await;
    }
    bench.ok(&["token"]).await;
    assert!(bench.keys(&user.id).await.contains(&key_of(&rotated)["keyId"].as_str().unwrap().to_owned()));
}

#[tokio::test]
async fn a_dry_run_changes_nothing_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    bench.ok(&["migrate", "prepare", "--dry-run"]).await;
    assert!(bench.keys(&user.id).await.is_empty() && bench.holding("").len() == 1);
    bench.ok(&["migrate", "prepare"]).await;
    bench.ok(&["migrate", "compare"]).await;
    bench.ok(&["migrate", "switch", "--dry-run"]).await;
    assert_eq!(bench.read("service"), pat_secret(&user.pat));
    bench.ok(&["migrate", "back", "--dry-run"]).await;
    bench.ok(&["migrate", "switch"]).await;
    bench.advance(WAIT);
    bench.ok(&["migrate", "watch"]).await;
    bench.ok(&["migrate", "revoke", "--dry-run"]).await;
    assert_eq!(bench.status_of(&user.pat).await, 200);
}

#[tokio::test]
async fn look_shows_every_service_user_with_a_token_its_roles_and_its_end_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    let text = bench.ok(&["migrate", "look"]).await.text(false);
    let pat = &bench.pats(&user.id).await[0];
    assert!(text.contains(pat) && text.contains("ends 2098-01-01"), "{text}");
    assert!(text.contains("admin-sa") && text.contains("IAM_OWNER"), "{text}");
}

#[tokio::test]
async fn of_several_tokens_the_operator_names_the_one_to_remove_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    let user = bench.service_user(LOGIN).await;
    let right = bench.pats(&user.id).await.remove(0);
    let other = bench.zitadel.add_pat(&user.id).await;
    for step in ["prepare", "compare", "switch"] {
        bench.ok(&["migrate", step]).await;
    }
    bench.advance(WAIT);
    bench.ok(&["migrate", "watch"]).await;
    let sentence = bench.fails(&["migrate", "revoke"]).await;
    assert!(sentence.contains("--pat") && sentence.contains(&right), "{sentence}");
    let sentence = bench.fails(&["migrate", "revoke", "--pat", "none"]).await;
    assert!(sentence.contains("no live token none"), "{sentence}");
    bench.ok(&["migrate", "revoke", "--pat", &right]).await;
    assert_eq!((bench.status_of(&user.pat).await, bench.status_of(&other).await), (401, 200));
}

#[tokio::test]
async fn steps_out_of_order_say_which_comes_first_on_stand_in() {
    let Some(bench) = Bench::new() else { return };
    bench.service_user(LOGIN).await;
    for (step, first) in
        [("compare", "prepare"), ("switch", "prepare"), ("watch", "switch"), ("revoke", "switch")]
    {
        let sentence = bench.fails(&["migrate", step]).await;
        assert!(sentence.contains(&format!("migrate {first}")), "{step}: {sentence}");
    }
    bench.ok(&["migrate", "prepare"]).await;
    let sentence = bench.fails(&["migrate", "switch"]).await;
    assert!(sentence.contains("migrate compare"), "{sentence}");
    bench.ok(&["migrate", "compare"]).await;
    bench.ok(&["migrate", "switch"]).await;
    let sentence = bench.fails(&["migrate", "revoke"]).await;
    assert!(sentence.contains("migrate watch"), "{sentence}");
}

//! Killed after every single trace that a command leaves, and run again: it finishes, and nothing is left over.

use crate::bench::{Bench, Kill, key_of, pat_secret};
use std::time::Duration;

/// Runs the steps; the one that reaches checkpoint `number` is killed there and begun again. Tells whether one was.
async fn run_killed(bench: &Bench, steps: &[&str], number: usize) -> bool {
    let kill = Kill::at(number);
    let mut killed = false;
    for step in steps {
        if *step == "watch" {
            bench.advance(Duration::from_mins(7));
        }
        let words = ["migrate", step];
        tokio::select! {
            result = bench.run_with(&words, kill.clone()) => {
                let report = result.unwrap_or_else(|failure| panic!("{step}, killed at {number}: {failure}"));
                assert!(!report.failed(), "{step}, killed at {number}:\n{}", report.text(false));
            }
            () = kill.reached() => {
                killed = true;
                bench.ok(&words).await;
            }
        }
    }
    killed
}

#[tokio::test]
async fn a_migration_killed_after_any_trace_goes_on_from_there_on_stand_in() {
    let Some(mut bench) = Bench::new() else { return };
    for number in 1.. {
        let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
        let steps = ["look", "prepare", "compare", "switch", "watch", "revoke"];
        let killed = run_killed(&bench, &steps, number).await;
        let file = key_of(&bench.read("service"));
        assert_eq!(bench.keys(&user.id).await, [file["keyId"].as_str().unwrap()], "killed at {number}");
        assert!(bench.pats(&user.id).await.is_empty(), "killed at {number}");
        assert_eq!(bench.status_of(&user.pat).await, 401, "killed at {number}");
        assert_eq!(bench.holding(""), ["service"], "killed at {number}");
        if !killed {
            assert!(number > 30, "there are more checkpoints than {number}");
            break;
        }
        bench = bench.cleared();
    }
}

#[tokio::test]
async fn the_way_back_killed_after_any_trace_leaves_everything_as_it_was_on_stand_in() {
    let Some(mut bench) = Bench::new() else { return };
    for number in 1.. {
        let user = bench.service_user(Some("IAM_LOGIN_CLIENT")).await;
        let forth = run_killed(&bench, &["prepare", "compare", "switch"], usize::MAX).await;
        assert!(!forth);
        let mut killed = false;
        let kill = Kill::at(number);
        // The state after a kill decides how many steps back remain.
        while bench.read("service") != pat_secret(&user.pat) || bench.holding("").len() > 1 {
            let words = ["migrate", "back"];
            tokio::select! {
                result = bench.run_with(&words, kill.clone()) => { result.unwrap(); }
                () = kill.reached() => killed = true,
            }
        }
        assert!(bench.keys(&user.id).await.is_empty(), "killed at {number}");
        assert_eq!(bench.status_of(&user.pat).await, 200, "killed at {number}");
        if !killed {
            assert!(number > 5, "there are more checkpoints than {number}");
            break;
        }
        bench = bench.cleared();
    }
}

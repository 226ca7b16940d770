//! `drawbridge migrate`, forth and back.

use super::{
    scene::{Scene, Store},
    together,
};
use crate::bench::pat_secret;
use harness::{Zitadel, gate::Cut};
use serde_json::Value;

/// The steps in their order, and what each says when it is done.
const STEPS: [(&str, &str); 6] = [
    ("look", "Next: drawbridge migrate prepare"),
    ("prepare", "Next: drawbridge migrate compare"),
    ("compare", "Next: drawbridge migrate switch"),
    ("switch", "Next: drawbridge migrate watch"),
    ("watch", "Next: drawbridge migrate revoke"),
    ("revoke", "refused by Zitadel, kept nowhere here"),
];
const AGAIN: &str = "holds the token again";
const REMOVED: &str = "removed at Zitadel and here";
const NOTHING: &str = "nothing is left of it";

/// Runs a step that is killed at the cut, then once more. Tells whether it was killed.
async fn killed_and_again(scene: &Scene, step: &str, says: &str, cut: Cut) -> bool {
    let words = ["migrate", step];
    let when = format!("{step}, {cut:?}");
    let first = scene.run(&words, Some(cut)).await;
    if first.killed() {
        scene.run(&words, None).await.assert_says(says, &when);
    } else {
        first.assert_says(says, &when);
    }
    first.killed()
}

async fn forth(zitadel: Zitadel, store: Store, cut: fn(usize) -> Cut) -> usize {
    let mut points = 0;
    for number in 1.. {
        let scene = Scene::before(zitadel.clone(), store).await;
        let user = scene.user_with_token().await;
        let before = points;
        for (step, says) in STEPS {
            if step == "watch" {
                scene.let_time_pass();
            }
            // These two leave nothing behind but a note at their very end: one migration meets all their points, each
            // run going one exchange further than the one before.
            if ["look", "compare"].contains(&step) {
                let mut ended = scene.run(&["migrate", step], (number == 1).then(|| cut(1))).await;
                let mut point = 1;
                while ended.killed() {
                    point += 1;
                    ended = scene.run(&["migrate", step], Some(cut(point))).await;
                }
                ended.assert_says(says, step);
                points += point - 1;
            } else if killed_and_again(&scene, step, says, cut(number)).await {
                points += 1;
            }
        }
        let when = format!("{store:?}, {:?}", cut(number));
        scene.assert_only_the_secret(&user.pat, &when);
        scene.assert_key_works(1, &when).await;
        assert!(scene.bench.pats(&user.id).await.is_empty(), "{when}");
        assert_eq!(scene.bench.status_of(&user.pat).await, 401, "{when}");
        if points == before {
            break;
        }
    }
    points
}

/// Whether the note of the first step back is written: the migration stands where `switch` begins.
fn is_noted(scene: &Scene, old: &str) -> bool {
    let state: Value = serde_json::from_str(&scene.text(&scene.beside("migration"))).unwrap();
    scene.text("service") == old && state["switched"].is_null()
}

/// Kills a step back: the first, to the token, or the second, which removes the key.
async fn back(zitadel: Zitadel, store: Store, cut: fn(usize) -> Cut, second: bool) -> usize {
    for number in 1.. {
        let scene = Scene::before(zitadel.clone(), store).await;
        let user = scene.user_with_token().await;
        let old = pat_secret(&user.pat);
        for step in ["prepare", "compare", "switch"] {
            scene.ok(&["migrate", step]).await;
        }
        // Rotations came between: the last of a file's keys is known, and of a managed secret the one before, too.
        for _ in 0..if store == Store::Files { 1 } else { 2 } {
            scene.put("service", &scene.bench.new_key(&user.id).await);
        }
        let (words, when) = (["migrate", "back"], format!("{store:?}, {:?}", cut(number)));
        if second {
            scene.run(&words, None).await.assert_says(AGAIN, &when);
        }
        let killed = scene.run(&words, Some(cut(number))).await.killed();
        let left: &[_] = match second {
            true if scene.everything().len() == 1 => &[NOTHING],
            false if !is_noted(&scene, &old) => &[AGAIN, REMOVED, NOTHING],
            _ => &[REMOVED, NOTHING],
        };
        for says in left {
            scene.run(&words, None).await.assert_says(says, &when);
        }
        assert_eq!((scene.text("service"), scene.everything()), (old, vec!["service".into()]), "{when}");
        assert!(scene.bench.keys(&user.id).await.is_empty(), "{when}");
        assert_eq!(scene.bench.status_of(&user.pat).await, 200, "{when}");
        if !killed {
            return number - 1;
        }
    }
    unreachable!("a command has an end")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_goes_on_from_wherever_it_was_killed_on_stand_in() {
    together("migrate", 200, forth).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_back_goes_on_from_wherever_it_was_killed_on_stand_in() {
    together("migrate back", 10, |zitadel, store, cut| back(zitadel, store, cut, false)).await;
    together("migrate back, again", 10, |zitadel, store, cut| back(zitadel, store, cut, true)).await;
}

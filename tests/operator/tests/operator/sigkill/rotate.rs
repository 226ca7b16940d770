//! `drawbridge rotate`.

use super::{
    scene::{Scene, Store},
    together,
};
use harness::{Zitadel, gate::Cut};

/// There is none that could be left.
const NO_TOKEN: &str = "\u{0}";
const DONE: &str = "The functions follow within five minutes.";

async fn lane(zitadel: Zitadel, store: Store, cut: fn(usize) -> Cut) -> usize {
    for number in 1.. {
        let scene = Scene::before(zitadel.clone(), store).await;
        scene.user_with_keys().await;
        let before = scene.text("service");
        let when = format!("{store:?}, {:?}", cut(number));
        let first = scene.run(&["rotate"], Some(cut(number))).await;
        if first.killed() {
            scene.run(&["rotate"], None).await.assert_says(DONE, &when);
        } else {
            first.assert_says(DONE, &when);
        }
        assert_ne!(scene.text("service"), before, "{when}");
        scene.assert_only_the_secret(NO_TOKEN, &when);
        scene.assert_key_works(2, &when).await;
        if !first.killed() {
            return number - 1;
        }
    }
    unreachable!("a command has an end")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_is_finished_wherever_it_was_killed_on_stand_in() {
    together("rotate", 30, lane).await;
}

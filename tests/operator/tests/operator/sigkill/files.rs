//! Killed in the middle of writing files. That is no exchange to count, so the folder is watched: the process is killed
//! as soon as it changes for a chosen time, which is now before, now after the file is whole.

use super::{
    process::{Ended, ended},
    scene::{Scene, Store},
};
use harness::Zitadel;
use std::{
    fs::Metadata,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// Shorter than what is done between two changes, long enough to leave the processor to others.
const LOOK_EVERY: Duration = Duration::from_micros(50);

/// How a folder looks: names, lengths, times.
fn look(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let seen = |data: Metadata| format!("{} {:?}", data.len(), data.modified().ok());
    let mut all: Vec<_> = entries
        .map(|entry| format!("{} {:?}", entry.file_name().display(), entry.metadata().map(seen).ok()))
        .collect();
    all.sort();
    all
}

/// Runs a command that is killed when its folder has changed so many times.
async fn run_until_changed(scene: &Scene, words: &[&str], changes: usize) -> Ended {
    scene.gate.arm(None);
    let folder = scene.bench.directory.path().to_owned();
    let done = Arc::new(AtomicBool::new(false));
    let watched = done.clone();
    let mut seen = look(&folder);
    let mut child = scene.start(words);
    let mut watch = tokio::task::spawn_blocking(move || {
        let mut left = changes;
        while left > 0 && !watched.load(Ordering::Relaxed) {
            let now = look(&folder);
            if now != seen {
                (left, seen) = (left - 1, now);
            }
            std::thread::sleep(LOOK_EVERY);
        }
    });
    tokio::select! {
        _ = child.wait() => {}
        _ = &mut watch => child.start_kill().unwrap(),
    }
    done.store(true, Ordering::Relaxed);
    ended(child).await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_killed_while_writing_files_leaves_none_half_written_on_stand_in() {
    let Some(zitadel) = Zitadel::own() else { return };
    let mut killed = 0;
    for changes in 1..=5 {
        let scene = Scene::before(zitadel.clone(), Store::Files).await;
        let user = scene.user_with_token().await;
        for step in ["prepare", "compare", "switch", "watch", "revoke"] {
            if step == "watch" {
                scene.let_time_pass();
            }
            killed += usize::from(run_until_changed(&scene, &["migrate", step], changes).await.killed());
            scene.ok(&["migrate", step]).await;
        }
        let when = format!("killed at change {changes}");
        scene.assert_only_the_secret(&user.pat, &when);
        scene.assert_key_works(1, &when).await;
        killed += usize::from(run_until_changed(&scene, &["rotate"], changes).await.killed());
        scene.ok(&["rotate"]).await;
        scene.assert_only_the_secret(&user.pat, &when);
        scene.assert_key_works(2, &when).await;
    }
    eprintln!("files: killed {killed} times");
    assert!(killed > 5, "killed only {killed} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_killed_run_left_half_written_is_gone_after_the_next_on_stand_in() {
    let Some(zitadel) = Zitadel::own() else { return };
    let scene = Scene::before(zitadel, Store::Files).await;
    let user = scene.user_with_token().await;
    let plant = || {
        for name in [".service.half-written", ".service.migration.half-written"] {
            scene.bench.write(name, &format!("{{\"old\": \"{}", user.pat));
        }
    };
    plant();
    for words in [&["migrate", "status"][..], &["migrate", "look"], &["migrate", "prepare", "--dry-run"]] {
        scene.ok(words).await;
        assert_eq!(scene.everything().len(), 3, "{words:?} may run beside a step that writes");
    }
    for step in ["prepare", "compare", "switch", "watch", "revoke"] {
        if step == "watch" {
            scene.let_time_pass();
        }
        plant();
        scene.ok(&["migrate", step]).await;
        let left = scene.everything();
        assert!(left.iter().all(|name| !name.starts_with('.')), "{step}: {left:?}");
    }
    scene.assert_only_the_secret(&user.pat, "in the end");
}

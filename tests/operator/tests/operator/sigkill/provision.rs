//! `drawbridge provision`.

use super::{
    scene::{APP, AUTH, Scene, Store},
    together,
};
use crate::provision::keys;
use harness::{Zitadel, gate::Cut};
use serde_json::{Value, json};

const DONE: &str = "Next: drawbridge doctor";
const NAME: &str = "Zoë's new";

/// What a run is told.
fn words(scene: &Scene, name: &str) -> Vec<String> {
    scene.bench.write("admin token", &scene.bench.zitadel.fixtures.tokens["admin"]);
    let admin = scene.bench.file("admin token").display().to_string();
    let (flag, place) = match scene.store {
        Store::Files => ("--out", scene.bench.file("out").display().to_string()),
        Store::Manager => ("--secrets", "o-h+1@x".to_owned()),
    };
    let words = ["provision", "--admin-token", &admin, flag, &place, "--project", name];
    let more = ["--application", name, "--service-user", name];
    words.into_iter().chain(more).map(str::to_owned).collect()
}

/// The secrets' names as the settings write them, and everything that is beside them.
fn secrets(scene: &Scene) -> ([String; 3], Vec<String>) {
    match scene.store {
        Store::Files => {
            let out = scene.bench.file("out");
            let entries = out.read_dir().unwrap().map(|entry| entry.unwrap().file_name());
            let mut all: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
            all.sort();
            (["client-key", "cookie-keys", "service-key"].map(|name| format!("out/{name}.json")), all)
        }
        Store::Manager => {
            (["client-key", "cookie-keys", "service-key"].map(str::to_owned), scene.everything())
        }
    }
}

/// Everything works, and nothing is there twice or left over.
async fn assert_whole(scene: &Scene, name: &str, when: &str) {
    let ([client, cookies, service], all) = secrets(scene);
    assert_eq!(all.len(), 3, "{when}: {all:?}");
    let value = |name: &str| -> Value { serde_json::from_str(&scene.text(name)).unwrap() };
    let id = |name: &str| value(name)["keyId"].as_str().unwrap().to_owned();
    let user = value(&service)["userId"].as_str().unwrap().to_owned();
    let (app_keys, user_keys) = keys(&scene.bench, name, &user).await;
    assert_eq!((app_keys, user_keys), (vec![id(&client)], vec![id(&service)]), "{when}");
    let (client, cookies, service) = (scene.id(&client), scene.id(&cookies), scene.id(&service));
    let names = ["--client-secret", &client, "--cookie-secret", &cookies, "--service-secret", &service];
    // It buys a token with the service key, and has the client's assertion tested.
    let doctor = scene.ok(&[&["doctor"], &names[..]].concat()).await;
    assert!(!doctor.contains("  warn  ") && !doctor.contains("  fail  "), "{when}:\n{doctor}");
    assert!(doctor.contains("is accepted for client"), "{when}:\n{doctor}");
}

async fn lane(_: Zitadel, store: Store, cut: fn(usize) -> Cut) -> usize {
    // Where an instance's sign-ins lead is one thing for all of it.
    let zitadel = Zitadel::own().unwrap();
    for number in 1.. {
        let scene = Scene::before(zitadel.clone(), store).await;
        scene.bench.zitadel.admin("DELETE /v2/features/instance", None, &json!(null)).await;
        let name = format!("{NAME} {number}");
        let words = words(&scene, &name);
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let when = format!("{store:?}, {:?}", cut(number));
        let first = scene.run(&words, Some(cut(number))).await;
        if first.killed() {
            scene.run(&words, None).await.assert_says(DONE, &when);
        } else {
            first.assert_says(DONE, &when);
        }
        assert_whole(&scene, &name, &when).await;
        let features = scene.bench.zitadel.admin("GET /v2/features/instance", None, &json!(null)).await;
        assert_eq!(features["loginV2"]["baseUri"], AUTH, "{when}: {APP} is signed in for elsewhere");
        if !first.killed() {
            return number - 1;
        }
    }
    unreachable!("a command has an end")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_is_made_whole_wherever_it_was_killed_on_stand_in() {
    together("provision", 80, lane).await;
}

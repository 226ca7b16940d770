//! What gets into the log.

use crate::world::{KINDS, Kind, STEPS, World, event};
use harness::Logs;
use serde_json::Value;
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS};

/// Every text of a value that must not be seen: a key as it stands, and a piece from its middle.
fn secrets_of(value: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(value).unwrap();
    let ring = value["keys"].as_array().cloned().unwrap_or_default();
    let keys = ring.iter().chain([&value]).filter_map(|one| one["key"].as_str());
    keys.flat_map(|key| [key.to_owned(), key.lines().nth(key.lines().count() / 2).unwrap().to_owned()])
        .collect()
}

#[tokio::test]
async fn a_rotation_is_told_and_nothing_of_its_event_or_values_is() {
    let world = World::new().await;
    let logs = Logs::capture();
    let mut hidden = Vec::new();
    for kind in KINDS {
        let id = world.id(kind);
        let token = world.account.rotate(id).await;
        world.finish(id, &token).await;
        hidden.push(token);
        // And one that fails.
        let token = world.account.rotate(id).await;
        world.step("testSecret", id, &token).await.unwrap_err();
        world.step("createSecret", id, &token).await.unwrap();
        let foreign = event("nonsense \u{1f511}", id, &token);
        world.function().handle(&foreign).await.unwrap_err();
        hidden.extend(["nonsense".to_owned(), token]);
        for stage in [CURRENT, PENDING, PREVIOUS] {
            hidden.extend(secrets_of(&world.account.value(id, stage).await.unwrap()));
        }
    }
    let text = logs.text();
    for kind in [Kind::Service, Kind::Client, Kind::Cookies] {
        let begun = logs.lines_with(&format!("\"kind\":\"{kind:?}\"")).len();
        assert_eq!(begun, STEPS.len() + 2, "{kind:?}: {text}");
    }
    for secret in &hidden {
        assert!(!text.contains(secret.as_str()), "{secret} is in {text}");
    }
}

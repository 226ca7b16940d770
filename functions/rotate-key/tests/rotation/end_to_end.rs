//! Whole rotations.

use crate::world::{KINDS, Kind, World};
use rotate_key::RotationError;
use serde_json::{Value, json};
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS};
use std::{collections::BTreeSet, time::Duration};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

#[tokio::test]
async fn a_rotation_leaves_the_new_key_and_the_one_before_and_both_work() {
    let world = World::new().await;
    for kind in KINDS {
        let id = world.id(kind);
        let mut former = world.key_id(id, CURRENT).await;
        for _ in 0..3 {
            world.rotate(id).await;
            let current = world.key_id(id, CURRENT).await;
            assert_ne!(current, former, "{kind:?}");
            assert_eq!(world.key_id(id, PREVIOUS).await, former, "{kind:?}");
            if kind != Kind::Cookies {
                let both: BTreeSet<_> = [&current, &former].into_iter().flatten().cloned().collect();
                assert_eq!(world.registered(kind).await, both, "{kind:?}");
            }
            former = current;
        }
        world.assert_current_works(kind).await;
    }
}

#[tokio::test]
async fn the_key_that_manages_application_keys_rotates_like_a_service_key() {
    let world = World::new().await;
    let id = world.setting("ROTATION_SECRET");
    let first = world.key_id(id, CURRENT).await;
    world.rotate(id).await;
    assert_ne!(world.key_id(id, CURRENT).await, first);
    world.rotate(world.id(Kind::Client)).await;
}

#[tokio::test]
async fn a_new_key_has_an_end_about_as_far_away_as_the_setting_says() {
    let mut world = World::new().await;
    world.set("KEY_LIFETIME_DAYS", Some("40"));
    let id = world.id(Kind::Service);
    world.rotate(id).await;
    let file: Value = serde_json::from_str(&world.account.value(id, CURRENT).await.unwrap()).unwrap();
    let end = OffsetDateTime::parse(file["expirationDate"].as_str().unwrap(), &Rfc3339).unwrap();
    let days = (end - world.clock.now()).whole_days();
    assert!((39..=41).contains(&days), "{days} days");
}

#[tokio::test]
async fn keys_that_others_made_stay() {
    let world = World::new().await;
    let user = world.zitadel.fixtures.var("drawbridgeUserId");
    let body = json!({"expirationDate": "2098-01-01T00:00:00.5Z"});
    let made = world.zitadel.admin(&format!("POST /v2/users/{user}/keys"), None, &body).await;
    let body = json!({"type": "KEY_TYPE_JSON"});
    let other = world.zitadel.admin(&world.application(), None, &body).await;
    for (kind, theirs) in [(Kind::Service, &made["keyId"]), (Kind::Client, &other["id"])] {
        for _ in 0..3 {
            world.rotate(world.id(kind)).await;
        }
        let keys = world.registered(kind).await;
        assert!(keys.contains(theirs.as_str().unwrap()) && keys.len() == 3, "{kind:?}: {keys:?}");
    }
}

#[tokio::test]
async fn a_key_that_zitadel_does_not_know_yet_is_waited_for() {
    let world = World::with(|builder| builder.projection_lag(Duration::from_millis(700))).await;
    tokio::time::sleep(Duration::from_millis(750)).await;
    for kind in KINDS {
        world.rotate(world.id(kind)).await;
    }
}

#[tokio::test]
async fn a_value_that_an_operator_put_meanwhile_is_the_one_to_go_on_from() {
    let world = World::new().await;
    let id = world.id(Kind::Service);
    world.rotate(id).await;
    let first = world.zitadel.fixtures.keys["drawbridge"].to_string();
    world.account.put_current(id, &first).await;
    world.rotate(id).await;
    let expected = [CURRENT, PREVIOUS].map(|stage| world.key_id(id, stage));
    let mut held = BTreeSet::new();
    for id in expected {
        held.extend(id.await);
    }
    assert_eq!(world.registered(Kind::Service).await, held);
    world.assert_current_works(Kind::Service).await;
}

#[tokio::test]
async fn without_the_credential_for_it_the_client_key_is_not_rotated_and_the_error_says_so() {
    for name in ["ROTATION_SECRET", "PROJECT_ID"] {
        let mut world = World::new().await;
        world.set(name, None);
        let id = world.id(Kind::Client);
        let pending = world.account.rotate(id).await;
        let error = world.step("createSecret", id, &pending).await.unwrap_err();
        assert!(matches!(error, RotationError::Setting(named, _) if named == name), "{error}");
        assert_eq!(world.account.value(id, PENDING).await, None);
        assert_eq!(world.registered(Kind::Client).await.len(), 1);
    }
}

#[tokio::test]
async fn a_credential_that_may_not_make_application_keys_changes_nothing() {
    let mut world = World::new().await;
    let login_client = world.id(Kind::Service).to_owned();
    world.set("ROTATION_SECRET", Some(&login_client));
    let id = world.id(Kind::Client);
    let pending = world.account.rotate(id).await;
    let error = world.step("createSecret", id, &pending).await.unwrap_err();
    assert!(matches!(error, RotationError::Zitadel { .. }), "{error}");
    assert!(shared::error::chain(&error).contains("403"), "{}", shared::error::chain(&error));
    assert_eq!(world.account.value(id, PENDING).await, None);
}

#[tokio::test]
async fn a_personal_access_token_is_not_rotated_and_the_error_says_so() {
    let world = World::new().await;
    let id = world.id(Kind::Service);
    let pat = json!({"type": "pat", "token": world.zitadel.fixtures.tokens["login-client"]});
    world.account.put_current(id, &pat.to_string()).await;
    let pending = world.account.rotate(id).await;
    let error = world.step("createSecret", id, &pending).await.unwrap_err();
    assert!(matches!(error, RotationError::PersonalAccessToken), "{error}");
}

#[tokio::test]
async fn a_key_that_was_removed_at_zitadel_is_not_made_current() {
    let world = World::new().await;
    let id = world.id(Kind::Service);
    let pending = world.account.rotate(id).await;
    world.step("createSecret", id, &pending).await.unwrap();
    let user = world.zitadel.fixtures.var("drawbridgeUserId");
    let key = world.key_id(id, PENDING).await.unwrap();
    world.zitadel.admin(&format!("DELETE /v2/users/{user}/keys/{key}"), None, &json!(null)).await;
    let error = world.step("testSecret", id, &pending).await.unwrap_err();
    assert!(matches!(error, RotationError::ServiceTest(_)), "{error}");
    assert_eq!(
        world.key_id(id, CURRENT).await.as_deref(),
        world.zitadel.fixtures.keys["drawbridge"]["keyId"].as_str()
    );
}

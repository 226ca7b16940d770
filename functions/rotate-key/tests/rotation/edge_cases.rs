//! What Secrets Manager may bring about.

use crate::world::{Kind, STEPS, World, event};
use harness::unique::uuid;
use rotate_key::RotationError;
use serde_json::json;
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS, VersionError};

#[tokio::test]
async fn an_event_that_is_none_of_a_rotation_is_refused_and_nothing_of_it_is_shown() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies).to_owned();
    let pending = world.account.rotate(&id).await;
    for event in [
        json!(null),
        json!("s3cret"),
        json!({"Step": "createSecret", "SecretId": id}),
        json!({"Step": 1, "SecretId": "s3cret", "ClientRequestToken": pending}),
        event("createSecret", "", &pending),
        event("createSecret", &id, ""),
        event("CreateSecret", &id, &pending),
        event("s3cret", &id, &pending),
    ] {
        let error = world.function().handle(&event).await.unwrap_err();
        assert!(matches!(error, RotationError::Event | RotationError::UnknownStep), "{event}: {error}");
        assert!(!format!("{error}{error:?}").contains("s3cret"), "{error:?}");
    }
    assert_eq!(world.account.value(&id, PENDING).await, None);
}

#[tokio::test]
async fn both_spellings_of_a_step_are_understood() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    let first = world.key_id(id, CURRENT).await;
    let pending = world.account.rotate(id).await;
    for step in ["create_secret", "set_secret", "test_secret", "finish_secret"] {
        world.step(step, id, &pending).await.unwrap();
    }
    assert_ne!(world.key_id(id, CURRENT).await, first);
    assert_eq!(world.key_id(id, PREVIOUS).await, first);
}

#[tokio::test]
async fn a_secret_that_no_setting_names_is_not_touched() {
    let world = World::new().await;
    let value = world.account.value(world.id(Kind::Cookies), CURRENT).await.unwrap();
    let other = world.account.create(&value).await;
    let pending = world.account.rotate(&other).await;
    for step in STEPS {
        let error = world.step(step, &other, &pending).await.unwrap_err();
        assert!(matches!(error, RotationError::ForeignSecret), "{step}: {error}");
    }
    assert_eq!(world.account.value(&other, PENDING).await, None);
}

#[tokio::test]
async fn a_secret_is_known_by_its_name_as_well() {
    let mut world = World::new().await;
    let id = world.id(Kind::Cookies).to_owned();
    let name = world.account.describe(&id).await.name;
    world.set("COOKIE_SECRET", Some(&name));
    world.rotate(&id).await;
}

#[tokio::test]
async fn every_step_is_refused_where_rotation_is_switched_off() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    let pending = world.account.rotate(id).await;
    world.account.cancel(id).await;
    for step in STEPS {
        let error = world.step(step, id, &pending).await.unwrap_err();
        assert!(matches!(error, RotationError::Disabled), "{step}: {error}");
    }
}

#[tokio::test]
async fn a_token_that_is_no_version_is_refused() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    world.account.rotate(id).await;
    for step in STEPS {
        let error = world.step(step, id, &uuid()).await.unwrap_err();
        assert!(matches!(error, RotationError::UnknownVersion), "{step}: {error}");
    }
}

#[tokio::test]
async fn a_token_that_is_current_already_is_a_repeated_delivery_and_changes_nothing() {
    let world = World::new().await;
    for kind in [Kind::Service, Kind::Client, Kind::Cookies] {
        let id = world.id(kind);
        let pending = world.account.rotate(id).await;
        world.finish(id, &pending).await;
        let (before, keys) = (world.account.value(id, CURRENT).await, world.registered(kind).await);
        world.finish(id, &pending).await;
        assert!(world.account.value(id, CURRENT).await == before, "{kind:?}");
        assert_eq!(world.registered(kind).await, keys, "{kind:?}");
    }
}

#[tokio::test]
async fn a_version_that_is_neither_pending_nor_current_is_refused() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    let first = world.account.describe(id).await.version_at(CURRENT).unwrap().to_owned();
    world.rotate(id).await;
    // It is AWSPREVIOUS now.
    for step in STEPS {
        let error = world.step(step, id, &first).await.unwrap_err();
        assert!(matches!(error, RotationError::NotPending), "{step}: {error}");
    }
}

#[tokio::test]
async fn every_step_may_come_twice() {
    let world = World::new().await;
    for kind in [Kind::Service, Kind::Client, Kind::Cookies] {
        let id = world.id(kind);
        world.rotate(id).await;
        let pending = world.account.rotate(id).await;
        for step in STEPS {
            world.step(step, id, &pending).await.unwrap();
            let made = world.account.value(id, PENDING).await;
            world.step(step, id, &pending).await.unwrap();
            assert!(world.account.value(id, PENDING).await == made, "{kind:?} {step}");
            assert_eq!(made.is_none(), step == "finishSecret", "{kind:?} {step}");
        }
        if kind != Kind::Cookies {
            let held = [CURRENT, PREVIOUS].map(|stage| world.key_id(id, stage));
            let mut expected = std::collections::BTreeSet::new();
            for id in held {
                expected.extend(id.await);
            }
            assert_eq!(world.registered(kind).await, expected, "{kind:?}");
        }
    }
}

#[tokio::test]
async fn steps_after_the_first_are_refused_while_the_pending_version_is_empty() {
    let world = World::new().await;
    for kind in [Kind::Service, Kind::Client, Kind::Cookies] {
        let id = world.id(kind);
        let before = world.account.value(id, CURRENT).await;
        let pending = world.account.rotate(id).await;
        for step in &STEPS[1..] {
            let error = world.step(step, id, &pending).await.unwrap_err();
            let cause = VersionError::NotFound;
            assert!(
                matches!(&error, RotationError::Version { cause: found, .. } if *found == cause),
                "{step}: {error}"
            );
        }
        assert!(world.account.value(id, CURRENT).await == before, "{kind:?}");
        // The first step fills it, and all is well.
        world.finish(id, &pending).await;
    }
}

#[tokio::test]
async fn a_pending_value_of_another_token_is_not_taken_for_ones_own() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    let given_up = world.account.rotate(id).await;
    world.step("createSecret", id, &given_up).await.unwrap();
    // An operator gives the rotation up and begins another.
    world.account.give_up(id, &given_up).await;
    let pending = world.account.rotate(id).await;
    let error = world.step("finishSecret", id, &given_up).await.unwrap_err();
    assert!(matches!(error, RotationError::UnknownVersion | RotationError::NotPending), "{error}");
    world.finish(id, &pending).await;
    assert_eq!(world.account.describe(id).await.version_at(CURRENT), Some(pending.as_str()));
}

#[tokio::test]
async fn a_value_for_somebody_else_is_not_made_current() {
    let world = World::new().await;
    for (kind, foreign) in [
        (Kind::Service, world.zitadel.fixtures.keys["drawbridge-bearer"].clone()),
        (Kind::Client, {
            let mut file = world.zitadel.fixtures.keys["app"].clone();
            file["clientId"] = json!("another-\u{e9}");
            file
        }),
    ] {
        let id = world.id(kind);
        let pending = world.account.rotate(id).await;
        let store = world.account.store();
        store.put_pending(id, &pending, &foreign.to_string().into(), None).await.unwrap();
        world.step("createSecret", id, &pending).await.unwrap();
        for step in &STEPS[1..] {
            let error = world.step(step, id, &pending).await.unwrap_err();
            assert!(matches!(error, RotationError::OtherSubject), "{kind:?} {step}: {error}");
        }
        assert_ne!(world.account.describe(id).await.version_at(CURRENT), Some(pending.as_str()));
    }
}

#[tokio::test]
async fn a_ring_that_would_sign_everybody_out_is_not_made_current() {
    let world = World::new().await;
    let id = world.id(Kind::Cookies);
    let pending = world.account.rotate(id).await;
    let other = json!({"id": "other", "key": "Z9".repeat(32)}).to_string();
    world.account.store().put_pending(id, &pending, &other.into(), None).await.unwrap();
    let error = world.step("testSecret", id, &pending).await.unwrap_err();
    assert!(matches!(error, RotationError::RingBroken), "{error}");
}

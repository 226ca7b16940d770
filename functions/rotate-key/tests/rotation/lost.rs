//! A key that was made and not kept is removed, by whichever rotation comes next.

use crate::world::{Kind, World, event};
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS};
use std::collections::BTreeSet;

/// Runs the first step until a key is made, and not until it is kept.
async fn lose_a_key(world: &World, kind: Kind, token: &str) {
    let before = world.registered(kind).await.len();
    for calls in 1.. {
        world.fuse.arm(calls);
        let function = world.function();
        let event = event("createSecret", world.id(kind), token);
        tokio::select! {
            biased;
            () = world.fuse.blown() => {}
            done = function.handle(&event) => panic!("no key was lost: {done:?}"),
        }
        world.fuse.disarm();
        if world.registered(kind).await.len() > before {
            assert_eq!(world.account.value(world.id(kind), PENDING).await, None);
            return;
        }
    }
}

#[tokio::test]
async fn a_lost_key_is_removed_by_another_rotation_too() {
    let world = World::new().await;
    for kind in [Kind::Service, Kind::Client] {
        let id = world.id(kind);
        world.rotate(id).await;
        let given_up = world.account.rotate(id).await;
        lose_a_key(&world, kind, &given_up).await;
        world.account.give_up(id, &given_up).await;
        world.rotate(id).await;
        let mut held = BTreeSet::new();
        for stage in [CURRENT, PREVIOUS] {
            held.extend(world.key_id(id, stage).await);
        }
        assert_eq!(world.registered(kind).await, held, "{kind:?}");
    }
}

//! The function ends after any of its remote calls, and whoever runs the steps again ends well.

use crate::world::{KINDS, Kind, STEPS, World, event};
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS};
use std::collections::BTreeSet;

/// A rotation cut off after this many calls: whether it was.
async fn cut_off(world: &World, id: &str, token: &str, calls: usize) -> bool {
    world.fuse.arm(calls);
    let mut cut = false;
    for step in STEPS {
        let function = world.function();
        let event = event(step, id, token);
        tokio::select! {
            biased;
            () = world.fuse.blown() => cut = true,
            done = function.handle(&event) => {
                done.unwrap_or_else(|error| panic!("{step}: {}", shared::error::chain(&error)));
            }
        }
        if cut {
            break;
        }
    }
    world.fuse.disarm();
    cut
}

async fn each_call_of(kind: Kind) -> usize {
    let world = World::new().await;
    let id = world.id(kind);
    // So that there is an older key to be removed.
    world.rotate(id).await;
    for calls in 1.. {
        let before = world.key_id(id, CURRENT).await;
        let token = world.account.rotate(id).await;
        let cut = cut_off(&world, id, &token, calls).await;
        world.finish(id, &token).await;
        let current = world.key_id(id, CURRENT).await;
        assert_ne!(current, before, "{kind:?} after {calls} calls");
        assert_eq!(world.key_id(id, PREVIOUS).await, before, "{kind:?} after {calls} calls");
        let description = world.account.describe(id).await;
        assert_eq!(description.version_at(CURRENT), Some(token.as_str()));
        assert_eq!(description.version_at(PENDING), None);
        if kind != Kind::Cookies {
            let both: BTreeSet<_> = [current, before].into_iter().flatten().collect();
            assert_eq!(world.registered(kind).await, both, "{kind:?} after {calls} calls");
        }
        if !cut {
            world.assert_current_works(kind).await;
            return calls;
        }
    }
    unreachable!("a rotation has an end")
}

#[tokio::test]
async fn a_rotation_that_was_killed_after_any_call_ends_well_when_it_is_run_again() {
    for (kind, least) in KINDS.into_iter().zip([20, 20, 10]) {
        let calls = each_call_of(kind).await;
        assert!(calls > least, "{kind:?} makes only {calls} calls");
    }
}

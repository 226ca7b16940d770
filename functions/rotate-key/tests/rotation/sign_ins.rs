//! People sign in and stay signed in while every key rotates.

use crate::{
    fuse::Fuse,
    world::{KINDS, Kind, World},
};
use harness::{Person, Stack};
use shared::secrets::versions::CURRENT;
use std::{cell::Cell, time::Duration};

/// Rotates a kind, and lets the functions see it as they see a changed secret.
async fn rotate(world: &World, stack: &Stack, kind: Kind) {
    let id = world.id(kind);
    world.rotate(id).await;
    let name = match kind {
        Kind::Service => "service",
        Kind::Client => "client",
        Kind::Cookies => "cookies",
    };
    stack.secrets().set(name, world.account.value(id, CURRENT).await.unwrap());
}

/// Signs in with each of the instances in turn, until told to stop.
async fn sign_in_until(done: &Cell<bool>, instances: &[Stack], person: &Person) -> usize {
    let mut count = 0;
    while !done.get() {
        let browser = instances[count % instances.len()].browser();
        browser.sign_in(person).await;
        assert_eq!(browser.signed_in_as().await.as_ref(), Some(&person.id));
        count += 1;
    }
    count
}

#[tokio::test]
async fn nobody_notices_three_rotations_of_each_kind_on_stand_in() {
    let Some(stack) = Stack::alone().await else { return };
    let person = stack.person().await;
    let mut world = World::before(stack.zitadel().clone(), Fuse::new(), stack.shared_clock()).await;
    world.set("KEY_LIFETIME_DAYS", Some("30"));
    // The functions begin with what the rotation begins with.
    for (name, kind) in [("service", Kind::Service), ("client", Kind::Client), ("cookies", Kind::Cookies)] {
        stack.secrets().set(name, world.account.value(world.id(kind), CURRENT).await.unwrap());
    }
    let instances = [stack.with_same_secrets().await, stack.with_same_secrets().await];
    let early = instances[0].browser();
    early.sign_in(&person).await;

    let done = Cell::new(false);
    let rotations = async {
        for _ in 0..3 {
            for kind in KINDS {
                rotate(&world, &stack, kind).await;
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            // Long enough for a cached secret to be read again, far shorter than any real interval.
            stack.advance(Duration::from_mins(6));
        }
        done.set(true);
    };
    let (count, ()) = tokio::join!(sign_in_until(&done, &instances, &person), rotations);
    assert!(count > 5, "only {count} sign-ins");
    assert_eq!(early.signed_in_as().await, Some(person.id), "who signed in before is signed out");
}

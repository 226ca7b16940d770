//! The function's real process, killed with SIGKILL after every single exchange with Zitadel and with Secrets Manager;
//! the step that was under way is invoked again in another process, as Lambda does it.

use crate::{
    account::Account,
    fuse::Fuse,
    world::{Kind, STEPS, World, event},
};
use axum::middleware::from_fn_with_state;
use events_kit::Function;
use harness::{
    Zitadel,
    gate::{Cut, Gate},
    secrets_manager,
};
use serde_json::Value;
use shared::{
    clock::SystemClock,
    secrets::versions::{CURRENT, PENDING, PREVIOUS},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

/// Points by step.
type Points = BTreeMap<&'static str, usize>;

/// Starts the function before the gate, with what the template sets.
async fn start(world: &World, gate: &Gate) -> Function {
    let issuer = world.zitadel.issuer();
    let address = gate.address();
    let gated = [
        ("CONNECT_TO", format!("{}={address}", issuer.authority())),
        ("AWS_ENDPOINT_URL_SECRETS_MANAGER", format!("http://{address}")),
    ];
    let settings = world.settings.iter().cloned().chain(gated);
    Function::spawn("rotate-key", Path::new(env!("CARGO_BIN_EXE_rotate-key")), settings).await
}

/// Has a step done. Where this machine is so busy that an answer does not come in time, it is tried again, as Secrets
/// Manager does.
async fn invoke(function: &mut Function, event: &Value) {
    for _ in 0..10 {
        match function.invoke(event).await {
            Err(error) if error.body.contains("no answer in time") => {}
            Err(error) => panic!("{event}: {error:?}"),
            Ok(_) => return,
        }
    }
    panic!("this machine is too busy");
}

/// A whole rotation, in whose course the process is killed at the cut, if it comes there. Tells in which step it was.
async fn rotate(world: &World, gate: &Gate, id: &str, token: &str, cut: Option<Cut>) -> Option<&'static str> {
    gate.arm(cut);
    let mut killed = None;
    let mut function = start(world, gate).await;
    for step in STEPS {
        let event = event(step, id, token);
        let done = tokio::select! {
            () = invoke(&mut function, &event) => true,
            () = gate.reached() => false,
        };
        if !done {
            function.end().await;
            gate.arm(None);
            killed = Some(step);
            function = start(world, gate).await;
            invoke(&mut function, &event).await;
        }
    }
    function.end().await;
    killed
}

async fn lane(kind: Kind, cut: fn(usize) -> Cut) -> Option<Points> {
    let zitadel = Zitadel::own()?;
    let world = World::before(zitadel.clone(), Fuse::new(), Arc::new(SystemClock)).await;
    // A server that stands in for AWS is a slower way to the same rules.
    let Account::Double(secrets) = &world.account else { return None };
    let servers = zitadel.stand_in().router();
    let servers = servers.layer(from_fn_with_state(secrets.clone(), secrets_manager::answer));
    let gate = Gate::before(servers).await;
    let id = world.id(kind);
    // So that there is an older key to be removed.
    rotate(&world, &gate, id, &world.account.rotate(id).await, None).await;
    let mut points = Points::new();
    for number in 1.. {
        let before = world.key_id(id, CURRENT).await;
        let token = world.account.rotate(id).await;
        let killed = rotate(&world, &gate, id, &token, Some(cut(number))).await;
        let when = format!("{kind:?}, {:?}, in {killed:?}", cut(number));
        let current = world.key_id(id, CURRENT).await;
        assert_ne!(current, before, "{when}");
        assert_eq!(world.key_id(id, PREVIOUS).await, before, "{when}");
        let description = world.account.describe(id).await;
        assert_eq!(description.version_at(CURRENT), Some(token.as_str()), "{when}");
        assert_eq!(description.version_at(PENDING), None, "{when}");
        if kind != Kind::Cookies {
            let both: BTreeSet<_> = [current, before].into_iter().flatten().collect();
            assert_eq!(world.registered(kind).await, both, "{when}");
        }
        world.assert_current_works(kind).await;
        match killed {
            Some(step) => *points.entry(step).or_default() += 1,
            None => break,
        }
    }
    Some(points)
}

/// Rotations of a kind with both ways to die, at once: they mostly wait.
async fn assert_ends_well(kind: Kind, least: usize) {
    let (unanswered, answered) =
        tokio::join!(Box::pin(lane(kind, Cut::Unanswered)), Box::pin(lane(kind, Cut::Answered)));
    for (cut, points) in [("unanswered", unanswered), ("answered", answered)] {
        let Some(points) = points else { continue };
        eprintln!("{kind:?}, {cut}: killed at {points:?}");
        let all: usize = points.values().sum();
        assert!(all >= least && points.len() == STEPS.len(), "{kind:?}, {cut}: killed only at {points:?}");
    }
}

#[tokio::test]
async fn another_process_ends_a_rotation_of_the_service_key_well_on_stand_in() {
    assert_ends_well(Kind::Service, 20).await;
}

#[tokio::test]
async fn another_process_ends_a_rotation_of_the_client_key_well_on_stand_in() {
    assert_ends_well(Kind::Client, 20).await;
}

#[tokio::test]
async fn another_process_ends_a_rotation_of_the_cookie_keys_well_on_stand_in() {
    assert_ends_well(Kind::Cookies, 10).await;
}

//! Several people, and the ends of their sessions.

use crate::world::{SignIn, World, refused};
use serde_json::Value;
use shared::{clock::Clock, random::SeededRandom, revocation::Revocations};
use std::sync::Arc;
use time::Duration;

fn revocations(world: &World) -> Revocations {
    Revocations::new(world.table.clone(), Arc::new(SeededRandom::new(3)), Duration::days(1))
}

fn is_granted(decision: &Value) -> bool {
    decision["isAuthorized"] == true
}

#[tokio::test]
async fn a_sign_out_counts_from_the_next_call_on_and_for_no_other_session() {
    let world = World::new().await;
    let (one, other) =
        (world.session(SignIn::default()), world.session(SignIn { lineage: 2, ..SignIn::default() }));
    let (one_cookies, other_cookies) = (world.cookies(&one).await, world.cookies(&other).await);
    assert!(is_granted(&world.get(&one_cookies).await));
    revocations(&world).end_session(&one, world.clock.epoch()).await.unwrap();
    assert_eq!(world.get(&one_cookies).await, refused());
    assert!(is_granted(&world.get(&other_cookies).await));
}

#[tokio::test]
async fn the_end_of_the_providers_session_or_of_the_person_counts_at_once() {
    let world = World::new().await;
    let mine = world.signed_in().await;
    let same_sid = world.cookies(&world.session(SignIn { lineage: 2, ..SignIn::default() })).await;
    let other_sid = SignIn { lineage: 3, sid: Some("another".into()), ..SignIn::default() };
    let other_sid = world.cookies(&world.session(other_sid)).await;
    let no_sid = world.cookies(&world.session(SignIn { lineage: 4, sid: None, ..SignIn::default() })).await;
    let else_sub = SignIn { lineage: 5, sub: "sid ä".into(), sid: None, ..SignIn::default() };
    let else_sub = world.cookies(&world.session(else_sub)).await;

    let revocations = revocations(&world);
    revocations.end_sid("sid ä", world.clock.epoch()).await.unwrap();
    for (cookies, granted) in
        [(&mine, false), (&same_sid, false), (&other_sid, true), (&no_sid, true), (&else_sub, true)]
    {
        assert_eq!(is_granted(&world.get(cookies).await), granted);
    }
    revocations.end_sub("person \"ä\"", world.clock.epoch()).await.unwrap();
    for (cookies, granted) in [(&other_sid, false), (&no_sid, false), (&else_sub, true)] {
        assert_eq!(is_granted(&world.get(cookies).await), granted);
    }
    world.clock.advance(Duration::seconds(1));
    let later = SignIn { lineage: 6, sid: Some("sid of later".into()), ..SignIn::default() };
    let later = world.cookies(&world.session(later)).await;
    assert!(is_granted(&world.get(&later).await), "a sign-in afterwards is another one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_on_one_instance_never_get_each_others_token() {
    let world = Arc::new(World::new().await);
    let mut tasks = tokio::task::JoinSet::new();
    for person in 0..8_u8 {
        let (sub, token) = (format!("person {person}"), format!("token of {person}"));
        let sign_in = SignIn {
            sub: sub.clone(),
            sid: None,
            access_token: token.clone(),
            lineage: person,
            expires_in: 600,
        };
        let cookies = world.cookies(&world.session(sign_in)).await;
        let world = world.clone();
        tasks.spawn(async move {
            for _ in 0..200 {
                let context = &world.get(&cookies).await["context"];
                assert_eq!(context["sub"], sub);
                assert_eq!(context["authorization"], format!("Bearer {token}"));
                assert_eq!(world.get(&[]).await, refused());
                tokio::task::yield_now().await;
            }
        });
    }
    while let Some(task) = tasks.join_next().await {
        task.unwrap();
    }
}

#[tokio::test]
async fn a_rotation_of_the_cookie_keys_ends_nobodys_session() {
    let world = World::new().await;
    let sign_in = || world.session(SignIn { expires_in: 3600, ..SignIn::default() });
    let before = world.cookies(&sign_in()).await;
    // Other functions seal with the new key before this instance has read the ring again.
    world.ring.set(&[2, 1]);
    let after = world.cookies(&sign_in()).await;
    assert!(is_granted(&world.get(&after).await), "a new key is looked up");
    assert!(is_granted(&world.get(&before).await));
    world.clock.advance(Duration::seconds(301));
    assert!(is_granted(&world.get(&before).await) && is_granted(&world.get(&after).await));
    world.ring.set(&[2]);
    world.clock.advance(Duration::seconds(301));
    assert_eq!(world.get(&before).await, refused(), "the old key is gone");
    assert!(is_granted(&world.get(&after).await));
}

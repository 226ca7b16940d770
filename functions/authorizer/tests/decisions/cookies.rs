//! Which cookies are a session.

use crate::world::{APP, SignIn, World, event, refused};
use authorizer::Failure;
use serde_json::json;
use shared::cookies::session::Session;
use time::Duration;

#[tokio::test]
async fn a_session_is_handed_to_the_api_as_a_bearer_token_with_its_subject_and_end() {
    let world = World::new().await;
    world.clock.advance(Duration::ZERO);
    let cookies = world.signed_in().await;
    world.clock.advance(Duration::seconds(100));
    let context =
        json!({"authorization": "Bearer opaque \"token\"", "sub": "person \"ä\"", "expires_in": 500});
    assert_eq!(world.get(&cookies).await, json!({"isAuthorized": true, "context": context}));
}

#[tokio::test]
async fn it_is_found_among_whatever_else_the_browser_holds() {
    let world = World::new().await;
    let mut cookies = vec!["theme=dark".to_owned(), "a=b=c==; x=\"q\"".into(), "name=Zoë\u{1f511}".into()];
    cookies.extend(world.signed_in().await);
    cookies.extend(["__Host-sessions=x".to_owned(), String::new(), "=".into(), "\u{0}\r\n=1".into()]);
    assert_eq!(world.get(&cookies).await["isAuthorized"], true);
}

#[tokio::test]
async fn it_may_come_in_the_list_in_the_header_or_in_both() {
    let world = World::new().await;
    let cookies = world.signed_in().await;
    let header = cookies.join("; ");
    for event in [
        event("GET", &[], &[("cookie", &header)]),
        event("GET", &[], &[("Cookie", &header)]),
        event("GET", &cookies, &[("cookie", &header)]),
        event("GET", std::slice::from_ref(&header), &[]),
    ] {
        assert_eq!(world.decide(&event).await.unwrap()["isAuthorized"], true, "{event}");
    }
    let mut null = event("GET", &cookies, &[]);
    null["cookies"] = json!(null);
    assert_eq!(world.decide(&null).await.unwrap(), refused());
}

#[tokio::test]
async fn a_cookie_with_any_byte_changed_or_cut_off_is_none() {
    let world = World::new().await;
    let cookie = world.signed_in().await.remove(0);
    let (name, value) = cookie.split_once('=').unwrap();
    for at in 0..value.len() {
        let cut = [format!("{name}={}", &value[..at])];
        assert_eq!(world.get(&cut).await, refused(), "cut at {at}");
        let byte = value.as_bytes()[at];
        // Another of the alphabet, another digit, and what is in no cookie of ours.
        for other in [if byte == b'A' { 'B' } else { 'A' }, if byte == b'9' { '8' } else { '9' }, '.', 'ä'] {
            let changed = [format!("{name}={}{other}{}", &value[..at], &value[at + 1..])];
            if changed[0] != cookie {
                // Of a key that nobody knows it is told after the keys were read once more, which is not always done.
                match world.decide(&event("GET", &changed, &[])).await {
                    Ok(decision) => assert_eq!(decision, refused(), "{other} at {at}"),
                    Err(failure) => {
                        assert!(matches!(failure, Failure::Keys(_)), "{other} at {at}: {failure:?}");
                    }
                }
            }
        }
    }
    for tail in ["A", "=", ".", " x", "\u{0}"] {
        assert_eq!(world.get(&[format!("{cookie}{tail}")]).await, refused(), "{tail:?}");
    }
    assert_eq!(world.get(&[cookie]).await["isAuthorized"], true);
}

#[tokio::test]
async fn a_call_without_cookies_is_nobodys() {
    let world = World::new().await;
    for cookies in
        [vec![], vec!["theme=dark".to_owned()], vec!["__Host-session-0=".into()], vec![String::new()]]
    {
        assert_eq!(world.get(&cookies).await, refused(), "{cookies:?}");
    }
}

#[tokio::test]
async fn a_cookie_that_came_twice_counts_for_nothing() {
    let world = World::new().await;
    let first = world.session(SignIn::default());
    let mut second = first.clone();
    let tokens = shared::oidc::TokenSet {
        access_token: "next".to_owned().into(),
        refresh_token: None,
        id_token: None,
        expires_in: 600,
    };
    second.renew(&tokens, first.started_at + 1);
    let (old, new) = (world.cookies(&first).await.remove(0), world.cookies(&second).await.remove(0));
    let both = [old.clone(), new.clone()];
    assert_eq!(world.get(&both).await["context"]["authorization"], "Bearer next", "the newer generation");
    for twice in [
        vec![old.clone(), old.clone()],
        vec![old.clone(), new.clone(), new.clone()],
        vec![new.clone(), old.clone(), old.clone()],
        vec![format!("{}x", new), new.clone()],
        vec![new.clone(), format!("{}=", new.split('=').next().unwrap())],
    ] {
        assert_eq!(world.get(&twice).await, refused(), "{twice:?}");
    }
}

#[tokio::test]
async fn a_cookie_of_another_host_name_or_key_is_none() {
    let world = World::new().await;
    let session = world.session(SignIn::default());
    let other = world.cookies_of(&session, "https://auth.example.com", Duration::hours(1)).await;
    assert_eq!(world.get(&other).await, refused(), "another host's");
    let own = world.cookies(&session).await.remove(0);
    for name in ["__Host-session", "__Host-session-1", "__Host-tx-a", "session-0", "__Secure-session-0"] {
        let renamed = [format!("{name}={}", own.split_once('=').unwrap().1)];
        assert_eq!(world.get(&renamed).await, refused(), "{name}");
    }
    let foreign = World::new().await;
    foreign.ring.set(&[7]);
    assert_eq!(world.get(&foreign.signed_in().await).await, refused(), "another key's");
}

#[tokio::test]
async fn a_session_of_two_cookies_needs_both_in_order() {
    let world = World::new().await;
    let token = "x".repeat(5000);
    let sign_in = SignIn { access_token: token.clone(), ..SignIn::default() };
    let cookies = world.cookies(&world.session(sign_in)).await;
    assert_eq!(cookies.len(), 2);
    assert_eq!(world.get(&cookies).await["context"]["authorization"], format!("Bearer {token}"));
    let named = |name: usize, value: usize| {
        let part = |index: usize| cookies[index].split_once('=').unwrap();
        format!("{}={}", part(name).0, part(value).1)
    };
    let third = format!("{}.2=x", cookies[0].split('=').next().unwrap());
    for wrong in [
        vec![cookies[0].clone()],
        vec![cookies[1].clone()],
        vec![named(0, 1), named(1, 0)],
        vec![cookies[0].clone(), cookies[1].clone(), cookies[1].clone()],
        vec![cookies[0].clone(), cookies[1].clone(), third],
    ] {
        assert_eq!(world.get(&wrong).await, refused(), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_session_is_over_with_its_access_token_and_with_its_seal() {
    let world = World::new().await;
    let session: Session = world.session(SignIn::default());
    let cookies = world.cookies(&session).await;
    let short = world.cookies_of(&session, APP, Duration::seconds(300)).await;
    world.clock.advance(Duration::seconds(299));
    assert_eq!(world.get(&short).await["context"]["expires_in"], 301);
    world.clock.advance(Duration::seconds(1));
    assert_eq!(world.get(&short).await, refused(), "the seal");
    world.clock.advance(Duration::seconds(299));
    assert_eq!(world.get(&cookies).await["context"]["expires_in"], 1);
    world.clock.advance(Duration::seconds(1));
    assert_eq!(world.get(&cookies).await, refused(), "the access token");
}

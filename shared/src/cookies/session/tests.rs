use super::*;
use crate::{
    clock::FixedClock,
    random::{Random, SeededRandom},
    secrets::{Fetch, Secret, SecretStore, StoreError},
};
use http::{HeaderMap, header::COOKIE};
use std::sync::Arc;
use time::OffsetDateTime;

struct Ring;

impl SecretStore for Ring {
    fn fetch<'a>(&'a self, _: &'a str) -> Fetch<'a> {
        let text = r#"{"keys":[{"id":"1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}"#;
        Box::pin(async move { Ok::<_, StoreError>(SecretString::from(text.to_owned())) })
    }
}

fn sealer() -> Sealer {
    let clock = Arc::new(FixedClock::new(OffsetDateTime::from_unix_timestamp(1_900_000_000).unwrap()));
    let ring = Secret::new("ring".into(), Arc::new(Ring), clock.clone());
    Sealer::new(ring, "https://app.example.com".into(), clock, Arc::new(SeededRandom::new(1)))
}

/// A token that looks like a JWT of so many characters.
fn jwt(characters: usize) -> SecretString {
    let random = SeededRandom::new(characters as u64);
    let body = random.token(characters);
    let text = format!("eyJhbGciOiJSUzI1NiJ9.{}.{}", &body[..(characters - 365) / 4 * 4], random.token(256));
    text.into()
}

fn tokens(access: usize, id: usize) -> TokenSet {
    TokenSet {
        access_token: jwt(access),
        refresh_token: Some("opaque-refresh_token~with+any/char=".repeat(5).into()),
        id_token: Some(jwt(id)),
        expires_in: 3600,
    }
}

fn session(access: usize, id: usize) -> Session {
    let identity =
        Identity { sub: "s \"<>ä\u{1f511}".into(), name: Some("Zoë; \"=,".into()), ..Identity::default() };
    begin(identity, &tokens(access, id))
}

fn begin(identity: Identity, tokens: &TokenSet) -> Session {
    let (client_id, lineage) = ("client \"ä\"".to_owned(), [7; 16]);
    Session::new(Beginning { identity, client_id, lineage, tokens, now: 1_900_000_000 })
}

async fn keep(session: &Session, jar: &Jar) -> Vec<(String, String)> {
    let (cookies, size) = session.keep(jar, &sealer(), Duration::days(90)).await.unwrap();
    let cookies: Vec<_> = cookies
        .into_iter()
        .map(|cookie| {
            let text = cookie.into_header().to_str().unwrap().to_owned();
            let (name, rest) = text.split_once('=').unwrap();
            let (value, attributes) = rest.split_once(';').unwrap();
            assert!(attributes.contains("SameSite=Strict"), "{name}");
            assert!(name.len() + value.len() <= LONGEST, "{name}: {}", value.len());
            (name.to_owned(), value.to_owned())
        })
        .collect();
    let stays = cookies.iter().filter(|(_, value)| !value.is_empty());
    let total: usize = stays.map(|(name, value)| name.len() + value.len()).sum();
    assert!(total <= size && size <= BUDGET, "{total} {size}");
    cookies
}

fn jar(cookies: &[(String, String)]) -> Jar {
    let mut headers = HeaderMap::new();
    let text: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    headers.insert(COOKIE, text.join("; ").parse().unwrap());
    Jar::read(&headers)
}

#[tokio::test]
async fn a_session_comes_back_as_it_was_whatever_the_size_of_its_tokens() {
    for (access, pieces) in [(400, 1), (2000, 1), (4096, 2), (5000, 2)] {
        let session = session(access, 800);
        let cookies = keep(&session, &Jar::default()).await;
        assert_eq!(cookies.len(), pieces, "{access}");
        let opened = Session::open(&jar(&cookies), &sealer()).await.unwrap().unwrap();
        assert_eq!(opened.identity, session.identity);
        assert_eq!(opened.access_token().expose_secret(), jwt(access).expose_secret());
        let refresh = opened.refresh_token().unwrap();
        assert_eq!(refresh.expose_secret(), tokens(400, 400).refresh_token.unwrap().expose_secret());
    }
}

#[tokio::test]
async fn with_tokens_of_4_kilobytes_only_the_id_token_makes_room() {
    let session = session(4096, 4096);
    let opened =
        Session::open(&jar(&keep(&session, &Jar::default()).await), &sealer()).await.unwrap().unwrap();
    assert!(opened.id_token().is_none() && opened.refresh_token().is_some());
    assert_eq!(opened.access_token().expose_secret(), jwt(4096).expose_secret());
}

#[tokio::test]
async fn the_id_token_makes_room_for_a_second_generation_where_that_is_enough() {
    for (access, id, named, stays) in
        [(1000, 1000, true, true), (2000, 1600, true, false), (3600, 800, false, true)]
    {
        let session = session(access, id);
        let cookies = keep(&session, &Jar::default()).await;
        assert_eq!(cookies[0].0.ends_with("-0"), named, "{access} {id}: {}", cookies[0].0);
        let opened = Session::open(&jar(&cookies), &sealer()).await.unwrap().unwrap();
        assert_eq!(opened.id_token().is_some(), stays, "{access} {id}");
    }
}

/// The browser after an answer: what that set, and not what it removed.
fn after(held: &[(String, String)], answer: &[(String, String)]) -> Vec<(String, String)> {
    let kept = held.iter().filter(|(name, _)| answer.iter().all(|(other, _)| other != name));
    kept.chain(answer.iter().filter(|(_, value)| !value.is_empty())).cloned().collect()
}

#[tokio::test]
async fn a_late_answer_to_an_old_session_leaves_a_new_sign_in_alone() {
    for (access, wide) in [(400, false), (4096, false), (400, true), (4096, true)] {
        let keep = async |session: &Session, jar: &Jar| {
            if wide { keep_wide(session, jar).await } else { keep(session, jar).await }
        };
        let read = |held: &[(String, String)]| if wide { jar(held).within(domain()) } else { jar(held) };
        let sealer = if wide { super::tests::wide() } else { sealer() };

        let old = session(access, 400);
        let new = Session { lineage: [9; 16], started_at: 1_900_000_060, ..session(access, 400) };
        let asked = keep(&old, &Jar::default()).await;
        // Both were asked with the old session; the sign-in is answered first.
        let held = after(&asked, &keep(&new, &read(&asked)).await);
        let removal = Session::remove(&read(&asked));
        let removal: Vec<_> = removal.iter().map(|cookie| pair(&text(cookie))).collect();
        let mut renewed = old.clone();
        renewed.renew(&tokens(access, 400), 1_900_000_050);
        for late in [keep(&renewed, &read(&asked)).await, removal] {
            let held = after(&held, &late);
            let opened = Session::open(&read(&held), &sealer).await.unwrap();
            assert_eq!(opened.map(|opened| opened.lineage), Some([9; 16]), "{access} {wide}: {late:?}");
        }
    }
}

fn pair(text: &str) -> (String, String) {
    let (name, rest) = text.split_once('=').unwrap();
    (name.to_owned(), rest.split(';').next().unwrap().to_owned())
}

#[tokio::test]
async fn tokens_that_never_fit_are_an_explicit_error() {
    let error = session(7000, 400).keep(&Jar::default(), &sealer(), Duration::days(1)).await.err().unwrap();
    assert!(matches!(error, SessionError::TooLarge(size) if size > BUDGET), "{error}");
}

#[tokio::test]
async fn a_missing_foreign_swapped_or_altered_piece_makes_the_whole_unreadable() {
    let cookies = keep(&session(4096, 400), &Jar::default()).await;
    let mut newer = session(4096, 400);
    newer.renew(&tokens(4096, 400), 1_900_000_100);
    let other = {
        let sealer = sealer();
        // A second sealing under the same sealer, so that its nonce is another one.
        session(4096, 400).keep(&Jar::default(), &sealer, Duration::days(90)).await.unwrap();
        let (cookies, _) = newer.keep(&Jar::default(), &sealer, Duration::days(90)).await.unwrap();
        let text = cookies[1].clone().into_header().to_str().unwrap().to_owned();
        text.split(['=', ';']).nth(1).unwrap().to_owned()
    };
    let piece = |index: usize| cookies[index].clone();
    let named = |index: usize, value: &str| (cookies[index].0.clone(), value.to_owned());
    for (what, changed) in [
        ("first missing", vec![piece(1)]),
        ("second missing", vec![piece(0)]),
        ("second of another time", vec![piece(0), named(1, &other)]),
        ("swapped", vec![named(0, &cookies[1].1), named(1, &cookies[0].1)]),
        ("twice", vec![piece(0), piece(1), piece(1)]),
        ("count changed", vec![named(0, &cookies[0].1.replacen('2', "1", 1)), piece(1)]),
        ("count absurd", vec![named(0, &cookies[0].1.replacen('2', "9", 1)), piece(1)]),
        ("empty", vec![named(0, ""), piece(1)]),
    ] {
        assert!(Session::open(&jar(&changed), &sealer()).await.unwrap().is_none(), "{what}");
        assert!(Session::is_present(&jar(&changed)), "{what}");
    }
    assert!(Session::open(&jar(&cookies), &sealer()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_piece_that_came_twice_shows_whichever_generation_opens() {
    let first = session(400, 400);
    let mut second = first.clone();
    second.renew(&tokens(404, 400), 1_900_000_100);
    let (older, newer) = (keep(&first, &Jar::default()).await, keep(&second, &Jar::default()).await);
    let held = [older[0].clone(), newer[0].clone()];
    assert!(!Session::is_doubled(&jar(&held), &Scope::Host));
    let other = ("__Host-sessions".to_owned(), "x".to_owned());
    assert!(!Session::is_doubled(&jar(&[other.clone(), other]), &Scope::Host), "another cookie's affair");
    for twice in &held {
        assert!(Session::is_doubled(&jar(&[&held[..], std::slice::from_ref(twice)].concat()), &Scope::Host));
    }
}

#[tokio::test]
async fn a_smaller_session_removes_the_pieces_that_a_larger_one_left() {
    let before = keep(&session(4096, 400), &Jar::default()).await;
    let after = keep(&session(400, 400), &jar(&before)).await;
    assert_eq!(after.len(), 3, "one piece, two removals");
    assert!(after[1..].iter().all(|(name, value)| name.starts_with("__Host-session") && value.is_empty()));
    assert_eq!(Session::remove(&jar(&before)).len(), 2);
}

#[test]
fn a_refresh_keeps_what_the_provider_leaves_out_and_counts() {
    let mut session = session(400, 400);
    let bare = TokenSet { refresh_token: None, id_token: None, ..tokens(500, 400) };
    session.renew(&bare, 1_900_000_500);
    assert_eq!((session.generation, session.access_ends_at), (1, 1_900_004_100));
    assert_eq!(session.started_at, 1_900_000_000);
    assert!(session.refresh_token().is_some() && session.id_token().is_some());
}

#[tokio::test]
async fn an_answer_that_comes_late_does_not_overwrite_a_newer_one() {
    let first = session(400, 400);
    let mut second = first.clone();
    second.renew(&tokens(404, 400), 1_900_000_100);
    let mut third = second.clone();
    third.renew(&tokens(408, 400), 1_900_000_200);

    // Asked with the first generation, answered with the second; the answer is delayed.
    let before = keep(&first, &Jar::default()).await;
    let late = keep(&second, &jar(&before)).await;
    // Meanwhile the browser has had the second, and then the third.
    let newest = keep(&third, &jar(&late[..1])).await;
    let mut held = vec![newest[0].clone()];
    held.extend(late.iter().filter(|(_, value)| !value.is_empty()).cloned());
    assert_eq!(held.len(), 2, "both generations are there");
    let opened = Session::open(&jar(&held), &sealer()).await.unwrap().unwrap();
    assert_eq!(opened.generation, 2);
    assert!(
        late.iter().all(|(name, _)| *name != newest[0].0),
        "the late answer does not name the newer cookie"
    );
    // The next answer tidies up.
    let after = keep(&opened, &jar(&held)).await;
    assert_eq!(after.last().unwrap(), &(held[1].0.clone(), String::new()));
}

#[tokio::test]
async fn of_a_large_and_a_small_session_the_newer_counts() {
    let large = session(4096, 400);
    let mut small = large.clone();
    small.renew(&tokens(400, 400), 1_900_000_100);
    let mut held = keep(&large, &Jar::default()).await;
    held.extend(keep(&small, &Jar::default()).await);
    assert_eq!(Session::open(&jar(&held), &sealer()).await.unwrap().unwrap().generation, 1);
}

#[test]
fn a_session_has_the_same_name_in_all_its_generations_and_another_than_others() {
    let one = session(400, 400);
    let mut renewed = one.clone();
    renewed.renew(&tokens(500, 400), 1_900_000_500);
    assert_eq!(one.id(), renewed.id());
    assert_eq!(one.id().len(), 32, "{}", one.id());
    let other = Session { lineage: [8; 16], ..session(400, 400) };
    assert_ne!(one.id(), other.id());
}

#[test]
fn a_session_ends_when_it_was_idle_for_too_long_and_never_later_than_its_longest_age() {
    use std::time::Duration as Span;
    let settings = ClientSettings {
        secret: String::new(),
        scopes: String::new(),
        session_max_age: Span::from_secs(1000),
        session_idle: Span::from_mins(5),
    };
    let mut session = session(400, 400);
    let left = |session: &Session, after: i64| session.left(&settings, 1_900_000_000 + after).whole_seconds();
    assert_eq!((left(&session, 0), left(&session, 299), left(&session, 300)), (300, 1, 0));
    session.renew(&tokens(400, 400), 1_900_000_250);
    assert_eq!((left(&session, 250), left(&session, 549)), (300, 1));
    session.renew(&tokens(400, 400), 1_900_000_900);
    assert_eq!((left(&session, 900), left(&session, 1000)), (100, 0));
}

fn wide() -> Sealer {
    sealer().within(domain())
}

fn domain() -> Scope {
    Scope::Domain("example.com".into())
}

/// What `keep` sets in the wider layout.
async fn keep_wide(session: &Session, jar: &Jar) -> Vec<(String, String)> {
    let (cookies, _) = session.keep(jar, &wide(), Duration::days(90)).await.unwrap();
    let pair = |cookie: SetCookie| {
        let text = cookie.into_header().to_str().unwrap().to_owned();
        let (name, rest) = text.split_once('=').unwrap();
        let (value, attributes) = rest.split_once(';').unwrap();
        assert_eq!(attributes.contains("Domain=example.com"), name.starts_with("__Secure-"), "{text}");
        (name.to_owned(), value.to_owned())
    };
    cookies.into_iter().map(pair).collect()
}

#[tokio::test]
async fn a_session_of_a_domain_comes_back_and_is_removed_with_its_domain() {
    for access in [400, 4096] {
        let session = session(access, 400);
        let cookies = keep_wide(&session, &Jar::default()).await;
        let handler = jar(&cookies).within(domain());
        assert_eq!(Session::open(&handler, &wide()).await.unwrap().unwrap().identity, session.identity);
        let removed = Session::remove(&handler);
        assert_eq!(removed.len(), cookies.len());
        assert!(Session::is_present(&handler));
        // Another application's, to a host that keeps its session to itself.
        assert!(!Session::is_present(&jar(&cookies)));
        assert!(Session::open(&jar(&cookies), &sealer()).await.unwrap().is_none());
        assert!(Session::remove(&jar(&cookies)).iter().all(|cookie| !text(cookie).starts_with("__Secure-")));
    }
}

fn text(cookie: &SetCookie) -> String {
    cookie.clone().into_header().to_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_an_earlier_layout_left_is_removed_as_it_was_set() {
    let before = keep(&session(400, 400), &Jar::default()).await;
    let handler = jar(&before).within(domain());
    assert!(Session::open(&handler, &wide()).await.unwrap().is_none());
    let after = keep_wide(&session(400, 400), &handler).await;
    assert_eq!(after.last().unwrap(), &(before[0].0.clone(), String::new()));
}

#[tokio::test]
async fn a_session_that_another_host_has_planted_is_nobodys() {
    let own = keep_wide(&session(400, 400), &Jar::default()).await;
    let mut theirs = Session { lineage: [9; 16], started_at: 1_900_000_600, ..session(400, 400) };
    let is_own = |held: Vec<(String, String)>, lineage: [u8; 16]| async move {
        let handler = Session::open(&jar(&held).within(domain()), &wide()).await.unwrap();
        let elsewhere = Session::open(&jar(&held), &wide()).await.unwrap();
        let is = |found: Option<Session>| found.map(|found| found.lineage == lineage);
        (is(handler), is(elsewhere))
    };
    // Beside ours: the token handler knows which is which, an API on another host takes neither.
    theirs.generation = 99;
    let planted = keep_wide(&theirs, &Jar::default()).await;
    let held = [own.clone(), vec![planted[0].clone()]].concat();
    assert_eq!(is_own(held, [7; 16]).await, (Some(true), None));
    // In place of ours: the token handler takes it for nobody's.
    theirs.generation = 0;
    let planted = keep_wide(&theirs, &Jar::default()).await;
    let renamed = (own[0].0.clone(), planted[0].1.clone());
    for held in [planted[0].clone(), renamed] {
        assert_eq!(is_own(vec![held, own[1].clone()], [7; 16]).await.0, None);
    }
    // In a browser where nobody was signed in.
    assert_eq!(is_own(vec![planted[0].clone()], [7; 16]).await.0, None);
}

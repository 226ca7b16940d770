use super::*;
use shared::{
    cookies::session::{Beginning, Identity},
    oidc::TokenSet,
};

fn session(lineage: u8, access: &str, refresh: &str) -> Session {
    let tokens = TokenSet {
        access_token: access.to_owned().into(),
        refresh_token: Some(refresh.to_owned().into()),
        id_token: None,
        expires_in: 60,
    };
    let identity = Identity { sub: "u#1 ä".into(), ..Identity::default() };
    let now = 1_900_000_000;
    Session::new(Beginning { identity, client_id: "c".into(), lineage: [lineage; 16], tokens: &tokens, now })
}

fn vault(lineage: u8, token: &str) -> Vault {
    let session = session(lineage, "a", token);
    Vault::of(&session, &session.refresh_token().unwrap()).unwrap()
}

fn done() -> Entry {
    Entry::Done(Done { at_ms: 7, successor: Box::new(session(1, "secret-access", "secret-ä-refresh")) })
}

fn successor(entry: Option<Entry>) -> Option<(i64, String)> {
    match entry? {
        Entry::Done(done) => Some((done.at_ms, done.successor.access_token().expose_secret().to_owned())),
        _ => None,
    }
}

#[test]
fn only_who_shows_the_same_cookie_opens_the_successor() {
    let bytes = vault(1, "old ä").write(&done(), [9; NONCE_LEN]).unwrap();
    assert_eq!(successor(vault(1, "old ä").read(&bytes)), Some((7, "secret-access".into())));
    assert_eq!(successor(vault(2, "old ä").read(&bytes)), None, "another session with the same token");
    assert_eq!(successor(vault(1, "other").read(&bytes)), None, "another token of the same session");
}

#[test]
fn neither_name_nor_item_shows_a_token() {
    let vault = vault(1, "old ä");
    let bytes = vault.write(&done(), [9; NONCE_LEN]).unwrap();
    let shown = format!("{} {}", vault.name(), String::from_utf8_lossy(&bytes));
    for secret in ["secret-access", "refresh-token", "secret-ä-refresh", "old ä", "u#1"] {
        assert!(!shown.contains(secret), "{secret} is in {shown}");
    }
}

#[test]
fn every_session_and_token_and_generation_has_a_name_of_its_own() {
    let mut later = session(1, "a", "t");
    later.generation += 1;
    let later = Vault::of(&later, &later.refresh_token().unwrap()).unwrap();
    let names: std::collections::BTreeSet<_> =
        [vault(1, "t"), vault(2, "t"), vault(1, "u"), later].map(|vault| vault.name().to_owned()).into();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn an_altered_item_is_unreadable_and_no_panic() {
    let vault = vault(1, "t");
    let bytes = vault.write(&done(), [9; NONCE_LEN]).unwrap();
    for at in 0..bytes.len() {
        assert_eq!(successor(vault.read(&bytes[..at])), None, "cut at {at}");
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            assert_eq!(successor(vault.read(&altered)), None, "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn an_entry_comes_back_as_it_was() {
    let vault = vault(1, "t");
    let read = |entry| vault.read(&vault.write(&entry, [1; NONCE_LEN]).unwrap()).unwrap();
    assert!(matches!(read(Entry::Leased { until_ms: -5 }), Entry::Leased { until_ms: -5 }));
    assert!(matches!(read(Entry::Failed { spent: true }), Entry::Failed { spent: true }));
    for ending in [Ending::Refused, Ending::Gap, Ending::Ended, Ending::Replaced] {
        assert!(matches!(read(Entry::Over(ending)), Entry::Over(read) if read == ending));
    }
}

//! Sessions that are ended before their time: by a sign-out, by the provider's back-channel logout, by a reused
//! refresh token. A sealed cookie cannot be called back, so every function that trusts one asks here first.

use crate::{
    cookies::session::Session,
    random::Random,
    table::{Condition, Item, Table, TableError},
};
use aws_lc_rs::digest;
use std::{fmt::Write, sync::Arc};
use time::Duration;

/// The sessions that are ended.
#[derive(Clone)]
pub struct Revocations {
    table: Arc<dyn Table>,
    random: Arc<dyn Random>,
    /// Longest life of a session: a revocation need not be remembered for longer.
    memory: Duration,
}

impl Revocations {
    /// Revocations in this table, each remembered for `memory`.
    pub fn new(table: Arc<dyn Table>, random: Arc<dyn Random>, memory: Duration) -> Self {
        Self { table, random, memory }
    }

    /// Ends one session, in every copy of its cookies, and no other one.
    pub async fn end_session(&self, session: &Session, now: i64) -> Result<(), TableError> {
        self.write(&session_key(session), now).await
    }

    /// Ends the sessions that were begun under the provider's session `sid` (OpenID Connect Back-Channel Logout 1.0
    /// section 2.6).
    pub async fn end_sid(&self, sid: &str, now: i64) -> Result<(), TableError> {
        self.write(&key("sid", sid), now).await
    }

    /// Ends the sessions of a person that were begun until now.
    pub async fn end_sub(&self, sub: &str, now: i64) -> Result<(), TableError> {
        self.write(&key("sub", sub), now).await
    }

    /// Whether a session is ended.
    pub async fn is_ended(&self, session: &Session) -> Result<bool, TableError> {
        is_ended(&*self.table, session).await
    }

    /// Whether a logout token of this `jti` has ended something already (section 2.6 rule 8).
    pub async fn is_used(&self, jti: &str) -> Result<bool, TableError> {
        Ok(self.table.get(&[key("jti", jti)]).await?.iter().any(Option::is_some))
    }

    /// Remembers the `jti` of a logout token until `until`, when the token has expired anyway. To be called after what
    /// the token ends is ended: if one of the two fails, the provider may send it again.
    pub async fn use_up(&self, jti: &str, until: i64) -> Result<(), TableError> {
        self.table.put(&key("jti", jti), self.item(Vec::new(), until), Condition::Absent).await.map(drop)
    }

    async fn write(&self, key: &str, now: i64) -> Result<(), TableError> {
        let item = self.item(now.to_be_bytes().to_vec(), now + self.memory.whole_seconds());
        self.table.put(key, item, Condition::Any).await.map(drop)
    }

    fn item(&self, value: Vec<u8>, expires_at: i64) -> Item {
        let mut stamp = [0; 8];
        self.random.fill(&mut stamp);
        Item { value, stamp: u64::from_be_bytes(stamp), expires_at }
    }
}

/// Whether a session is ended, for those who only ask: one consistent read of all that could have ended it.
pub async fn is_ended(table: &dyn Table, session: &Session) -> Result<bool, TableError> {
    let mut keys = vec![key("sub", &session.identity.sub), session_key(session)];
    keys.extend(session.identity.sid.as_deref().map(|sid| key("sid", sid)));
    let items = table.get(&keys).await?;
    let (person, own) =
        items.split_first().map_or((None, items.as_slice()), |(sub, own)| (sub.as_ref(), own));
    // A person may sign in anew. Nothing begins anew under a session that is over, here or at the provider: a sign-in
    // that was under way when it ended only finishes later.
    let before = person.is_some_and(|item| {
        let at = item.value.as_slice().try_into().map_or(i64::MAX, i64::from_be_bytes);
        session.started_at <= at
    });
    Ok(before || own.iter().any(Option::is_some))
}

fn session_key(session: &Session) -> String {
    format!("ended#session#{}", session.id())
}

/// Hashed, so that the table names nobody and a key's length is bounded.
fn key(kind: &str, name: &str) -> String {
    let hash = digest::digest(&digest::SHA256, name.as_bytes());
    hash.as_ref().iter().fold(format!("ended#{kind}#"), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::FixedClock,
        cookies::session::{Beginning, Identity},
        oidc::TokenSet,
        random::SeededRandom,
        table::MemoryTable,
    };
    use time::OffsetDateTime;

    const NOW: i64 = 1_900_000_000;

    fn session(lineage: u8, sub: &str, sid: Option<&str>) -> Session {
        let tokens = TokenSet {
            access_token: "a".to_owned().into(),
            refresh_token: None,
            id_token: None,
            expires_in: 60,
        };
        let identity = Identity { sub: sub.into(), sid: sid.map(Into::into), ..Identity::default() };
        let lineage = [lineage; 16];
        Session::new(Beginning { identity, client_id: "c".into(), lineage, tokens: &tokens, now: NOW })
    }

    fn revocations() -> (Revocations, Arc<FixedClock>) {
        let clock = Arc::new(FixedClock::new(OffsetDateTime::from_unix_timestamp(NOW).unwrap()));
        let table = Arc::new(MemoryTable::new(clock.clone()));
        (Revocations::new(table, Arc::new(SeededRandom::new(1)), Duration::hours(1)), clock)
    }

    #[tokio::test]
    async fn the_end_of_one_session_leaves_the_others_of_the_person_alone() {
        let (revocations, _) = revocations();
        let (one, other) = (session(1, "u#1 ä", Some("s1")), session(2, "u#1 ä", Some("s1")));
        revocations.end_session(&one, NOW).await.unwrap();
        assert!(revocations.is_ended(&one).await.unwrap());
        assert!(!revocations.is_ended(&other).await.unwrap());
    }

    #[tokio::test]
    async fn the_end_of_a_provider_session_ends_what_was_begun_under_it_even_if_that_finishes_later() {
        let (revocations, _) = revocations();
        revocations.end_sid("s1", NOW - 1).await.unwrap();
        assert!(revocations.is_ended(&session(1, "u", Some("s1"))).await.unwrap());
        for other in [session(1, "u", Some("s2")), session(1, "u", None), session(1, "s1", None)] {
            assert!(!revocations.is_ended(&other).await.unwrap());
        }
    }

    #[tokio::test]
    async fn a_logout_token_is_known_for_as_long_as_it_could_be_used_again() {
        let (revocations, clock) = revocations();
        assert!(!revocations.is_used("jti ä").await.unwrap());
        for _ in 0..2 {
            revocations.use_up("jti ä", NOW + 60).await.unwrap();
        }
        assert!(revocations.is_used("jti ä").await.unwrap());
        assert!(!revocations.is_used("jti").await.unwrap());
        clock.advance(Duration::seconds(60));
        assert!(!revocations.is_used("jti ä").await.unwrap());
    }

    #[tokio::test]
    async fn the_end_of_a_person_ends_every_session_until_it_is_forgotten() {
        let (revocations, clock) = revocations();
        revocations.end_sub("u", NOW + 5).await.unwrap();
        assert!(revocations.is_ended(&session(1, "u", None)).await.unwrap());
        assert!(!revocations.is_ended(&session(1, "v", None)).await.unwrap());
        revocations.end_sub("u", NOW - 1).await.unwrap();
        assert!(!revocations.is_ended(&session(1, "u", None)).await.unwrap(), "signed in anew");
        clock.advance(Duration::hours(2));
        assert!(!revocations.is_ended(&session(1, "u", None)).await.unwrap());
    }
}

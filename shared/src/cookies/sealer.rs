//! Sealing: AES-256-GCM with the key's id in front and with cookie name, host and layout as associated data, so
//! that a value works only where it was set. The end of its life lies inside.

use super::{KeyRing, Scope};
use crate::{
    clock::Clock,
    random::Random,
    secrets::{Parsed, Secret, SecretError},
};
use aws_lc_rs::{
    aead::{Aad, NONCE_LEN, Nonce},
    digest,
    error::Unspecified,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use time::Duration;

/// The layout of sealed values. Part of the associated data: a change makes older cookies unreadable, not garbled.
const LAYOUT: u8 = 1;

/// Why a value could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key ring cannot be read.
    #[error("the cookie keys cannot be used")]
    Secret(#[from] SecretError),
    /// The value cannot be written or encrypted.
    #[error("a cookie could not be sealed")]
    Crypto,
}

impl From<Unspecified> for SealError {
    fn from(_: Unspecified) -> Self {
        Self::Crypto
    }
}

/// Seals and opens the cookies of one host.
pub struct Sealer {
    ring: Secret<KeyRing>,
    host: String,
    scope: Scope,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    missing: Mutex<Option<digest::Digest>>,
}

impl Sealer {
    /// A sealer for `host`, the origin on which its cookies live.
    pub fn new(ring: Secret<KeyRing>, host: String, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { ring, host, scope: Scope::default(), clock, random, missing: Mutex::default() }
    }

    /// The same with a scope of its session cookies.
    #[must_use]
    pub fn within(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The scope of session cookies.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Reads the key ring, so that a malformed secret shows at start.
    pub async fn check(&self) -> Result<(), SecretError> {
        self.ring.get().await.map(drop)
    }

    /// Seals a value for the cookie `name`; it opens until `lifetime` is over.
    pub async fn seal<T: Serialize + Sync>(
        &self,
        name: &str,
        value: &T,
        lifetime: Duration,
    ) -> Result<String, SealError> {
        let ring = self.ring.get().await?;
        let ends = self.clock.epoch() + lifetime.whole_seconds();
        let mut sealed = postcard::to_allocvec(&(ends, value)).map_err(|_| SealError::Crypto)?;

        let (id, key) = ring.writing();
        let mut nonce = [0; NONCE_LEN];
        self.random.fill(&mut nonce);
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), self.context(name), &mut sealed)?;

        let length = u8::try_from(id.len()).map_err(|_| SealError::Crypto)?;
        let text = [&[LAYOUT, length], id.as_bytes(), &nonce, &sealed].concat();
        Ok(URL_SAFE_NO_PAD.encode(text))
    }

    /// 32 bytes in base64url that look random and are always the same for a text: what is shown about somebody who does
    /// not exist.
    pub async fn decoy(&self, text: &str) -> Result<String, SealError> {
        Ok(URL_SAFE_NO_PAD.encode(self.ring.get().await?.decoy(text)))
    }

    /// Opens the value of the cookie `name`. `None` whatever is wrong with it: altered, of another cookie or host,
    /// past its end, sealed by a key that is gone. An error when the keys cannot be read, or its key may be one that
    /// cannot be read just now: then nothing is known of the value, and it must not be removed.
    pub async fn read<T: DeserializeOwned>(&self, name: &str, text: &str) -> Result<Option<T>, SecretError> {
        let Some((id, nonce, mut sealed)) = parts(text) else { return Ok(None) };
        let Some(ring) = self.ring_with(&id).await? else { return Ok(None) };
        let plain =
            ring.find(&id).and_then(|key| key.open_in_place(nonce, self.context(name), &mut sealed).ok());
        let read = plain.and_then(|plain| postcard::from_bytes::<(i64, T)>(plain).ok());
        Ok(read.filter(|(ends, _)| self.clock.epoch() < *ends).map(|(_, value)| value))
    }

    /// The same for values that are begun anew when they are lost: `None` as well when the keys cannot be read.
    pub async fn open<T: DeserializeOwned>(&self, name: &str, text: &str) -> Option<T> {
        self.read(name, text).await.unwrap_or_else(|error| {
            tracing::error!(cause = crate::error::chain(&error), "the cookie keys cannot be read");
            None
        })
    }

    /// The ring, read once more if it does not know a key: another instance may write with a newer one already.
    async fn ring_with(&self, id: &[u8]) -> Result<Option<Arc<Parsed<KeyRing>>>, SecretError> {
        let ring = self.ring.get().await?;
        if ring.find(id).is_some() {
            return Ok(Some(ring));
        }
        let digest = digest::digest(&digest::SHA256, id);
        match self.ring.reread(&ring).await {
            Ok(other) => {
                *self.missing() = Some(digest);
                Ok(other)
            }
            // Its cookie was there before the keys were last read, and its key would have been among them.
            Err(SecretError::Recent) if self.missing().is_some_and(|it| it.as_ref() == digest.as_ref()) => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The key id for which the keys were last read again.
    fn missing(&self) -> MutexGuard<'_, Option<digest::Digest>> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn context(&self, name: &str) -> Aad<Vec<u8>> {
        Aad::from([&[LAYOUT], name.as_bytes(), b"\0", self.host.as_bytes()].concat())
    }
}

/// Key id, nonce and what is sealed.
fn parts(text: &str) -> Option<(Vec<u8>, Nonce, Vec<u8>)> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (&[layout, length], rest) = bytes.split_first_chunk::<2>()?;
    let (id, rest) = rest.split_at_checked(length.into())?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>()?;
    (layout == LAYOUT).then(|| (id.to_vec(), Nonce::assume_unique_for_key(*nonce), sealed.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::FixedClock,
        random::SeededRandom,
        secrets::{SecretStore, StoreError},
    };
    use secrecy::SecretString;
    use time::OffsetDateTime;

    struct Fixed(String);

    impl SecretStore for Fixed {
        fn fetch<'a>(&'a self, _: &'a str) -> crate::secrets::Fetch<'a> {
            Box::pin(async { Ok::<_, StoreError>(SecretString::from(self.0.clone())) })
        }
    }

    fn sealer(host: &str, ring: &str, clock: &Arc<FixedClock>) -> Sealer {
        let secret = Secret::new("ring".into(), Arc::new(Fixed(ring.into())), clock.clone());
        Sealer::new(secret, host.into(), clock.clone(), Arc::new(SeededRandom::new(1)))
    }

    fn clock() -> Arc<FixedClock> {
        Arc::new(FixedClock::new(OffsetDateTime::from_unix_timestamp(1_900_000_000).unwrap()))
    }

    const OLD: &str = r#"{"keys":[{"id":"1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}"#;
    const BOTH: &str = r#"{"keys":[{"id":"2/ä","key":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="},
        {"id":"1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}"#;
    const NEW: &str = r#"{"keys":[{"id":"2/ä","key":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}]}"#;

    #[tokio::test]
    async fn a_sealed_value_opens_only_under_its_name_on_its_host() {
        let clock = clock();
        let here = sealer("https://app.example.com", OLD, &clock);
        let text = here.seal("__Host-a", &"wert \u{1f511}", Duration::minutes(10)).await.unwrap();
        assert_eq!(here.open::<String>("__Host-a", &text).await.as_deref(), Some("wert \u{1f511}"));
        assert_eq!(here.open::<String>("__Host-b", &text).await, None);
        let there = sealer("https://auth.example.com", OLD, &clock);
        assert_eq!(there.open::<String>("__Host-a", &text).await, None);
    }

    #[tokio::test]
    async fn a_sealed_value_with_any_byte_changed_or_missing_does_not_open() {
        let clock = clock();
        let sealer = sealer("https://app.example.com", OLD, &clock);
        let text = sealer.seal("__Host-a", &"value", Duration::minutes(10)).await.unwrap();
        for at in 0..text.len() {
            assert_eq!(sealer.open::<String>("__Host-a", &text[..at]).await, None, "cut at {at}");
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(sealer.open::<String>("__Host-a", &changed).await, None, "changed at {at}");
        }
    }

    #[tokio::test]
    async fn a_sealed_value_ends_with_its_lifetime() {
        let clock = clock();
        let sealer = sealer("https://app.example.com", OLD, &clock);
        let text = sealer.seal("__Host-a", &1_u8, Duration::minutes(10)).await.unwrap();
        clock.advance(Duration::seconds(599));
        assert_eq!(sealer.open::<u8>("__Host-a", &text).await, Some(1));
        clock.advance(Duration::seconds(1));
        assert_eq!(sealer.open::<u8>("__Host-a", &text).await, None);
    }

    #[tokio::test]
    async fn during_a_rotation_values_of_both_keys_open_and_the_first_key_writes() {
        let clock = clock();
        let (old, both, new) =
            (sealer("h", OLD, &clock), sealer("h", BOTH, &clock), sealer("h", NEW, &clock));
        let earlier = old.seal("__Host-a", &1_u8, Duration::minutes(10)).await.unwrap();
        let later = both.seal("__Host-a", &2_u8, Duration::minutes(10)).await.unwrap();
        assert_eq!(both.open::<u8>("__Host-a", &earlier).await, Some(1));
        assert_eq!(new.open::<u8>("__Host-a", &later).await, Some(2));
        assert_eq!(new.open::<u8>("__Host-a", &earlier).await, None);
        assert_eq!(old.open::<u8>("__Host-a", &later).await, None);
    }

    #[tokio::test]
    async fn a_generated_secret_is_a_ring_of_one_key() {
        let clock = clock();
        let text = format!(r#"{{"id":"bootstrap","key":"{}"}}"#, "a1B2".repeat(16));
        let sealer = sealer("h", &text, &clock);
        let text = sealer.seal("__Host-a", &1_u8, Duration::minutes(10)).await.unwrap();
        assert_eq!(sealer.open::<u8>("__Host-a", &text).await, Some(1));
    }

    #[test]
    fn a_ring_without_keys_or_with_short_or_equal_ones_is_refused() {
        use crate::secrets::SecretValue;
        for text in [
            r#"{"keys":[]}"#,
            r#"{"keys":[{"id":"1","key":"c2hvcnQ="}]}"#,
            r#"{"id":"x","key":"short"}"#,
            "[]",
            r#"{"keys":[{"id":"1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
                {"id":"1","key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}"#,
        ] {
            assert!(KeyRing::parse(&SecretString::from(text.to_owned())).is_err(), "{text}");
        }
    }

    /// A store whose text changes, or that is down.
    struct Changing(std::sync::Mutex<Option<&'static str>>);

    impl Changing {
        fn set(&self, text: Option<&'static str>) {
            *self.0.lock().unwrap() = text;
        }
    }

    impl SecretStore for Changing {
        fn fetch<'a>(&'a self, _: &'a str) -> crate::secrets::Fetch<'a> {
            let text = self.0.lock().unwrap().map(SecretString::from);
            Box::pin(async { text.ok_or_else(|| StoreError::Unavailable("down".into())) })
        }
    }

    #[tokio::test]
    async fn a_value_whose_key_cannot_be_read_just_now_is_not_taken_for_a_bad_one() {
        let clock = clock();
        let newer = sealer("h", NEW, &clock).seal("a", &1_u8, Duration::DAY).await.unwrap();
        let store = Arc::new(Changing(std::sync::Mutex::default()));
        let ring = Secret::new("ring".into(), store.clone(), clock.clone());
        let sealer = Sealer::new(ring, "h".into(), clock.clone(), Arc::new(SeededRandom::new(1)));
        let read = async |text: &str| sealer.read::<u8>("a", text).await;

        assert!(read(&newer).await.is_err(), "a cold start without the store");
        assert!(read("not sealed").await.unwrap().is_none(), "which needs no key");
        store.set(Some(OLD));
        let junk = newer.replacen("AQQ", "AQM", 1);
        assert_ne!(junk, newer);
        assert!(read(&junk).await.unwrap().is_none(), "no such key");
        assert!(read(&junk).await.unwrap().is_none(), "still none");
        store.set(Some(BOTH));
        assert!(read(&newer).await.is_err(), "the keys were read a moment ago, and have changed since");
        clock.advance(Duration::seconds(10));
        store.set(None);
        assert!(read(&newer).await.is_err(), "the store is down");
        store.set(Some(BOTH));
        assert_eq!(read(&newer).await.unwrap(), Some(1));
        store.set(None);
        assert_eq!(read(&newer).await.unwrap(), Some(1));
        assert_eq!(sealer.open::<u8>("b", &newer).await, None);
    }
}

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
    error::Unspecified,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::Arc;
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
}

impl Sealer {
    /// A sealer for `host`, the origin on which its cookies live.
    pub fn new(ring: Secret<KeyRing>, host: String, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { ring, host, scope: Scope::default(), clock, random }
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
    /// past its end, sealed by a key that is gone.
    pub async fn open<T: DeserializeOwned>(&self, name: &str, text: &str) -> Option<T> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (&[layout, length], rest) = bytes.split_first_chunk::<2>()?;
        let (id, rest) = rest.split_at_checked(length.into())?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE_LEN>()?;
        if layout != LAYOUT {
            return None;
        }
        let ring = self.ring_with(id).await?;
        let mut sealed = sealed.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = ring.find(id)?.open_in_place(nonce, self.context(name), &mut sealed).ok()?;
        let (ends, value): (i64, T) = postcard::from_bytes(plain).ok()?;
        (self.clock.epoch() < ends).then_some(value)
    }

    /// The ring, read once more if it does not know a key: another instance may write with a newer one already.
    async fn ring_with(&self, id: &[u8]) -> Option<Arc<Parsed<KeyRing>>> {
        let ring = match self.ring.get().await {
            Ok(ring) => ring,
            Err(error) => {
                tracing::error!(cause = crate::error::chain(&error), "the cookie keys cannot be read");
                return None;
            }
        };
        if ring.find(id).is_some() { Some(ring) } else { self.ring.another_than(&ring).await }
    }

    fn context(&self, name: &str) -> Aad<Vec<u8>> {
        Aad::from([&[LAYOUT], name.as_bytes(), b"\0", self.host.as_bytes()].concat())
    }
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
}

//! The provider's signing keys (RFC 7517), fetched again when a token names one that we do not know.

use crate::{
    clock::Clock,
    outbound::{Outbound, OutboundError},
};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{Jwk, JwkSet, KeyAlgorithm, PublicKeyUse},
};
use reqwest::Method;
use std::sync::Arc;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;
use url::Url;

/// The only signature algorithms that are accepted: one family, chosen by us and not by the token's header.
pub(super) const ALGORITHMS: [Algorithm; 2] = [Algorithm::RS256, Algorithm::ES256];

/// How a token came to us, which says how far it may make us ask the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Straight from the token endpoint, or out of our own sealed session: nobody can make one up, so a key that we do
    /// not know is a new one.
    Provider,
    /// Somebody shows it, and may have made it up.
    Presented,
}

struct Held {
    set: Arc<JwkSet>,
    asked_at: OffsetDateTime,
    /// When a presented token last made us ask before the keys were due.
    forced_at: Option<OffsetDateTime>,
    /// Why the keys are older than the last try to fetch them.
    failure: Option<OutboundError>,
}

pub(super) struct Jwks {
    outbound: Arc<Outbound>,
    clock: Arc<dyn Clock>,
    held: Mutex<Option<Held>>,
}

impl Jwks {
    const MAX_AGE: Duration = Duration::hours(1);
    /// Tokens with made-up key ids must not turn us into a load on the provider.
    const MIN_REFETCH: Duration = Duration::seconds(30);

    pub(super) fn new(outbound: Arc<Outbound>, clock: Arc<dyn Clock>) -> Self {
        Self { outbound, clock, held: Mutex::new(None) }
    }

    pub(super) async fn warm(&self, url: &Url) {
        if let Err(error) = self.key(url, None, Algorithm::RS256, Source::Presented).await {
            tracing::warn!(
                cause = crate::error::chain(&error),
                "the provider's keys could not be fetched ahead"
            );
        }
    }

    /// The key that a token's header names, or the only one there is when it names none.
    pub(super) async fn key(
        &self,
        url: &Url,
        kid: Option<&str>,
        algorithm: Algorithm,
        source: Source,
    ) -> Result<Option<DecodingKey>, OutboundError> {
        let mut held = self.held.lock().await;
        let now = self.clock.now();
        let recent = |at: OffsetDateTime| now - at < Self::MIN_REFETCH;
        let mut forced_at = held.as_ref().and_then(|held| held.forced_at);
        if let Some(Held { set, asked_at, failure, .. }) =
            held.as_ref().filter(|held| now - held.asked_at < Self::MAX_AGE)
        {
            let found = find(set, kid, algorithm);
            if found.is_some() {
                return Ok(found);
            }
            // The key may be among those that could not be fetched a moment ago.
            if let Some(error) = failure.as_ref().filter(|_| recent(*asked_at)) {
                return Err(error.clone());
            }
            if source == Source::Presented {
                if forced_at.is_some_and(recent) {
                    return Ok(None);
                }
                forced_at = Some(now);
            }
        }
        let (set, failure) = match (self.fetch(url).await, held.as_ref()) {
            (Ok(set), _) => (Arc::new(set), None),
            (Err(error), Some(old)) => {
                tracing::warn!(
                    cause = crate::error::chain(&error),
                    "the provider's keys could not be renewed"
                );
                (old.set.clone(), Some(error))
            }
            (Err(error), None) => return Err(error),
        };
        let found = find(&set, kid, algorithm);
        *held = Some(Held { set, asked_at: now, forced_at, failure: failure.clone() });
        match (found, failure) {
            (None, Some(error)) => Err(error),
            (found, _) => Ok(found),
        }
    }

    async fn fetch(&self, url: &Url) -> Result<JwkSet, OutboundError> {
        let answer = self.outbound.send_read(self.outbound.request(Method::GET, url)?).await?;
        if !answer.status.is_success() {
            return Err(answer.nonsense("not a success"));
        }
        let set: JwkSet = answer.json()?;
        // Nobody signs without a key: it is a slip of the provider's, and the keys before are better.
        if set.keys.is_empty() { Err(answer.nonsense("a set without any key")) } else { Ok(set) }
    }
}

fn find(set: &JwkSet, kid: Option<&str>, algorithm: Algorithm) -> Option<DecodingKey> {
    let usable = |key: &&Jwk| {
        let signs = !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
        let fits = matches!(
            (key.common.key_algorithm, algorithm),
            (None, _)
                | (Some(KeyAlgorithm::RS256), Algorithm::RS256)
                | (Some(KeyAlgorithm::ES256), Algorithm::ES256)
        );
        signs && fits
    };
    let key = match kid {
        Some(kid) => set.keys.iter().filter(usable).find(|key| key.common.key_id.as_deref() == Some(kid)),
        None => {
            let mut candidates = set.keys.iter().filter(usable);
            // With several keys and no name there is nothing to choose by.
            candidates.next().filter(|_| candidates.next().is_none())
        }
    };
    key.and_then(|key| DecodingKey::from_jwk(key).ok())
}

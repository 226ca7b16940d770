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

struct Held {
    set: Arc<JwkSet>,
    fetched_at: OffsetDateTime,
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
        if let Err(error) = self.key(url, None, Algorithm::RS256).await {
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
    ) -> Result<Option<DecodingKey>, OutboundError> {
        let mut held = self.held.lock().await;
        let now = self.clock.now();
        let age = held.as_ref().map(|h| now - h.fetched_at);
        if let Some(Held { set, .. }) = held.as_ref().filter(|_| age.is_some_and(|age| age < Self::MAX_AGE)) {
            let found = find(set, kid, algorithm);
            if found.is_some() || age.is_some_and(|age| age < Self::MIN_REFETCH) {
                return Ok(found);
            }
        }
        let set = match (self.fetch(url).await, held.as_ref()) {
            (Ok(set), _) => Arc::new(set),
            (Err(error), Some(old)) => {
                tracing::warn!(
                    cause = crate::error::chain(&error),
                    "the provider's keys could not be renewed"
                );
                old.set.clone()
            }
            (Err(error), None) => return Err(error),
        };
        *held = Some(Held { set: set.clone(), fetched_at: now });
        Ok(find(&set, kid, algorithm))
    }

    async fn fetch(&self, url: &Url) -> Result<JwkSet, OutboundError> {
        let answer = self.outbound.send_read(self.outbound.request(Method::GET, url)?).await?;
        answer.json()
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

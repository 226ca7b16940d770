//! JWTs of somebody else than the provider: an issuer without metadata, whose keys lie at an address that the settings
//! name.

use super::{
    JwtError, Source,
    jwks::Jwks,
    verifier::{Expected, Verified},
};
use crate::{clock::Clock, outbound::Outbound};
use secrecy::SecretString;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use url::Url;

/// Verifies what one such issuer signed: RS256 or ES256, chosen by us and not by the token.
pub struct ForeignVerifier {
    issuer: String,
    audience: Option<String>,
    keys: Url,
    jwks: Jwks,
    clock: Arc<dyn Clock>,
}

impl ForeignVerifier {
    /// A verifier that has asked for no key yet. Without an audience a token may name none either.
    pub fn new(
        outbound: Arc<Outbound>,
        clock: Arc<dyn Clock>,
        issuer: String,
        audience: Option<String>,
        keys: Url,
    ) -> Self {
        outbound.allow(&keys);
        Self { issuer, audience, keys, jwks: Jwks::new(outbound, clock.clone()), clock }
    }

    /// The claims of a token that somebody shows, if it is this issuer's, for us, and not over.
    pub async fn verify<T: DeserializeOwned>(&self, token: &SecretString) -> Result<T, JwtError> {
        let audiences: Vec<_> = self.audience.as_deref().into_iter().collect();
        let expected = Expected {
            issuer: &self.issuer,
            audiences: &audiences,
            keys: &self.keys,
            source: Source::Presented,
        };
        let Verified { claims, .. } = expected.verify(token, &self.jwks, &*self.clock).await?;
        Ok(claims)
    }
}

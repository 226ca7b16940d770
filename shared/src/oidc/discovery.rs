//! Provider metadata (OpenID Connect Discovery 1.0 section 4, RFC 8414).

use crate::{
    clock::Clock,
    outbound::{Outbound, OutboundError},
};
use reqwest::Method;
use serde::Deserialize;
use std::sync::Arc;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;
use url::Url;

/// Why there is no metadata to work with.
#[derive(Debug, thiserror::Error)]
pub enum DiscoveryError {
    /// The provider cannot be reached or answers nonsense.
    #[error("the provider's metadata cannot be fetched")]
    Outbound(#[from] OutboundError),
    /// The document could not be had.
    #[error("the provider's metadata is answered with HTTP {0}")]
    Status(u16),
    /// The document speaks for another issuer: everything in it is refused (section 4.3).
    #[error("the provider's metadata names another issuer")]
    Issuer,
    /// PKCE with S256 is not offered, and we do nothing without it (RFC 9700 section 2.1.1).
    #[error("the provider's metadata does not offer PKCE with S256")]
    NoPkce,
}

/// The part of the metadata that is used.
#[derive(Debug, Clone, Deserialize)]
pub struct Metadata {
    issuer: String,
    /// Where the browser is sent to sign in.
    pub authorization_endpoint: Url,
    /// Where codes and refresh tokens are redeemed.
    pub token_endpoint: Url,
    /// Signing keys.
    pub jwks_uri: Url,
    /// Who is signed in.
    pub userinfo_endpoint: Option<Url>,
    /// RFC 7009.
    pub revocation_endpoint: Option<Url>,
    /// OpenID Connect RP-Initiated Logout 1.0.
    pub end_session_endpoint: Option<Url>,
    #[serde(default)]
    code_challenge_methods_supported: Vec<String>,
    /// The callback always carries `iss` (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    fn check(self, issuer: &str) -> Result<Self, DiscoveryError> {
        if self.issuer != issuer {
            return Err(DiscoveryError::Issuer);
        }
        if !self.code_challenge_methods_supported.iter().any(|method| method == "S256") {
            return Err(DiscoveryError::NoPkce);
        }
        Ok(self)
    }

    fn endpoints(&self) -> impl Iterator<Item = &Url> {
        let optional = [&self.userinfo_endpoint, &self.revocation_endpoint];
        [&self.token_endpoint, &self.jwks_uri].into_iter().chain(optional.into_iter().flatten())
    }
}

/// Fetches and keeps the metadata.
pub(super) struct Discovery {
    issuer: String,
    outbound: Arc<Outbound>,
    clock: Arc<dyn Clock>,
    held: Mutex<Option<(Arc<Metadata>, OffsetDateTime)>>,
}

impl Discovery {
    const MAX_AGE: Duration = Duration::hours(1);
    /// After a failed renewal the old document serves this long before the next try.
    const RETRY: Duration = Duration::minutes(1);

    pub(super) fn new(issuer: String, outbound: Arc<Outbound>, clock: Arc<dyn Clock>) -> Self {
        Self { issuer, outbound, clock, held: Mutex::new(None) }
    }

    pub(super) async fn get(&self) -> Result<Arc<Metadata>, DiscoveryError> {
        let mut held = self.held.lock().await;
        let now = self.clock.now();
        if let Some((metadata, _)) = held.as_ref().filter(|(_, until)| now < *until) {
            return Ok(metadata.clone());
        }
        match (self.fetch().await, held.as_ref()) {
            (Ok(metadata), _) => {
                let metadata = Arc::new(metadata);
                *held = Some((metadata.clone(), now + Self::MAX_AGE));
                Ok(metadata)
            }
            (Err(error), Some((old, _))) => {
                tracing::warn!(
                    cause = crate::error::chain(&error),
                    "the provider's metadata could not be renewed"
                );
                let old = old.clone();
                *held = Some((old.clone(), now + Self::RETRY));
                Ok(old)
            }
            (Err(error), None) => Err(error),
        }
    }

    async fn fetch(&self) -> Result<Metadata, DiscoveryError> {
        let address = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let url = Url::parse(&address).map_err(|_| DiscoveryError::Issuer)?;
        let answer = self.outbound.send_read(self.outbound.request(Method::GET, &url)?).await?;
        if !answer.status.is_success() {
            return Err(DiscoveryError::Status(answer.status.as_u16()));
        }
        let metadata = answer.json::<Metadata>()?.check(&self.issuer)?;
        metadata.endpoints().for_each(|endpoint| self.outbound.allow(endpoint));
        Ok(metadata)
    }
}

//! The relying party's side of OpenID Connect. Standard, driven by the provider's metadata: nothing here knows
//! that the provider is Zitadel, except where a comment says that its answers differ from the standard's.

mod authorize;
mod discovery;
mod end_session;
mod id_token;
mod jwks;
mod token;
mod userinfo;

pub use authorize::{AuthorizationRequest, Challenge};
pub use discovery::{DiscoveryError, Metadata};
pub use end_session::EndSession;
pub use id_token::{IdTokenClaims, IdTokenError};
pub use token::{GrantError, TokenSet};
pub use userinfo::UserInfo;

use crate::{
    assertion::ApplicationKey,
    clock::Clock,
    config::ClientSettings,
    outbound::Outbound,
    random::Random,
    secrets::{Secret, SecretError},
};
use discovery::Discovery;
use jwks::Jwks;
use std::sync::Arc;

/// A relying party: one client at one provider.
pub struct RelyingParty {
    outbound: Arc<Outbound>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    issuer: String,
    redirect_uri: String,
    settings: ClientSettings,
    key: Secret<ApplicationKey>,
    discovery: Discovery,
    jwks: Jwks,
}

/// What a [`RelyingParty`] is made of.
pub struct RelyingPartyParts {
    /// HTTP client.
    pub outbound: Arc<Outbound>,
    /// Clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness for `jti`.
    pub random: Arc<dyn Random>,
    /// Issuer identifier.
    pub issuer: String,
    /// The registered redirect address.
    pub redirect_uri: String,
    /// Settings.
    pub settings: ClientSettings,
    /// The application key.
    pub key: Secret<ApplicationKey>,
}

impl RelyingParty {
    /// A relying party that has asked the provider nothing yet.
    pub fn new(parts: RelyingPartyParts) -> Self {
        let RelyingPartyParts { outbound, clock, random, issuer, redirect_uri, settings, key } = parts;
        let discovery = Discovery::new(issuer.clone(), outbound.clone(), clock.clone());
        let jwks = Jwks::new(outbound.clone(), clock.clone());
        Self { outbound, clock, random, issuer, redirect_uri, settings, key, discovery, jwks }
    }

    /// Reads the key, so that a malformed secret shows at start.
    pub async fn check(&self) -> Result<(), SecretError> {
        self.key.get().await.map(drop)
    }

    /// Fetches metadata and keys ahead of the first person. A failure only costs that person the time.
    pub async fn warm(&self) {
        let warmed = async {
            let metadata = self.discovery.get().await?;
            self.jwks.warm(&metadata.jwks_uri).await;
            Ok::<_, DiscoveryError>(())
        };
        if let Err(error) = warmed.await {
            tracing::warn!(
                cause = crate::error::chain(&error),
                "the provider's metadata could not be fetched ahead"
            );
        }
    }

    /// The provider's metadata, at most an hour old.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, DiscoveryError> {
        self.discovery.get().await
    }

    /// The client id, which the key file names.
    pub async fn client_id(&self) -> Result<String, SecretError> {
        Ok(self.key.get().await?.0.subject().to_owned())
    }

    /// The provider's issuer identifier.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The settings.
    pub fn settings(&self) -> &ClientSettings {
        &self.settings
    }
}

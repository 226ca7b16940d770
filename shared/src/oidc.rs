//! The relying party's side of OpenID Connect. Standard, driven by the provider's metadata: nothing here knows
//! that the provider is Zitadel, except where a comment says that its answers differ from the standard's.

mod access_token;
mod authorize;
mod discovery;
mod end_session;
mod foreign;
mod id_token;
mod jwks;
mod logout_token;
mod token;
mod userinfo;
mod verifier;

pub use access_token::{AccessToken, AccessTokenError};
pub use authorize::{AuthorizationRequest, Challenge};
pub use discovery::{DiscoveryError, Metadata};
pub use end_session::EndSession;
pub use foreign::ForeignVerifier;
pub use id_token::{IdTokenClaims, IdTokenError};
pub use jwks::Source;
pub use logout_token::{Ended, LogoutToken, LogoutTokenError};
pub use token::{GrantError, TokenSet};
pub use userinfo::UserInfo;
pub use verifier::{JwtError, TokenVerifier};

use crate::{
    assertion::ApplicationKey,
    clock::Clock,
    config::ClientSettings,
    outbound::Outbound,
    random::Random,
    secrets::{Secret, SecretError},
};
use std::sync::Arc;

/// A relying party: one client at one provider.
pub struct RelyingParty {
    outbound: Arc<Outbound>,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    redirect_uri: String,
    settings: ClientSettings,
    key: Secret<ApplicationKey>,
    verifier: TokenVerifier,
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
        let verifier = TokenVerifier::new(outbound.clone(), clock.clone(), issuer);
        Self { outbound, clock, random, redirect_uri, settings, key, verifier }
    }

    /// Reads the key, so that a malformed secret shows at start.
    pub async fn check(&self) -> Result<(), SecretError> {
        self.key.get().await.map(drop)
    }

    /// Fetches metadata and keys ahead of the first person. A failure only costs that person the time.
    pub async fn warm(&self) {
        self.verifier.warm().await;
    }

    /// The provider's metadata, at most an hour old.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, DiscoveryError> {
        self.verifier.metadata().await
    }

    /// The client id, which the key file names.
    pub async fn client_id(&self) -> Result<String, SecretError> {
        Ok(self.key.get().await?.0.subject().to_owned())
    }

    /// The provider's issuer identifier.
    pub fn issuer(&self) -> &str {
        self.verifier.issuer()
    }

    /// The settings.
    pub fn settings(&self) -> &ClientSettings {
        &self.settings
    }
}

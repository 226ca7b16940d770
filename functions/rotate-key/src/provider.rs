//! The identity provider, called with a value of a secret instead of with the secret.

use crate::{RotationError, State};
use secrecy::SecretString;
use shared::{
    config::{ClientSettings, Provider},
    oidc::{RelyingParty, RelyingPartyParts},
    outbound::Outbound,
    secrets::{AtHand, Secret, SecretValue, versions::CURRENT},
    zitadel::{ServiceToken, Zitadel},
};
use std::{sync::Arc, time::Duration};

/// Settings of the provider.
pub(crate) struct ProviderParts {
    pub(crate) provider: Provider,
    /// `ROTATION_SECRET`: where the key lies with which application keys are managed.
    pub(crate) rotation: Option<String>,
    /// `PROJECT_ID`: project of the application.
    pub(crate) project: Option<String>,
}

impl State {
    /// Zitadel, called as the service user whose key this is.
    pub(crate) fn zitadel_as(&self, key: &SecretString) -> Result<Zitadel, RotationError> {
        let provider = &self.provider.provider;
        let outbound = self.outbound()?;
        let unreadable = |_| RotationError::Setting("ISSUER", "it must be an address");
        let base: url::Url = provider.issuer.parse().map_err(unreadable)?;
        let endpoint = base.join("/oauth/v2/token").map_err(unreadable)?;
        let service = ServiceToken::new(
            self.at_hand(key),
            outbound.clone(),
            provider.issuer.clone(),
            endpoint,
            self.clock.clone(),
            self.random.clone(),
        );
        Ok(Zitadel::new(outbound, service, base, self.clock.clone()))
    }

    /// Zitadel, called as the service user that may manage application keys.
    pub(crate) async fn zitadel_as_manager(&self) -> Result<Zitadel, RotationError> {
        let missing = "it names the key of a service user that may write the project's applications (ORG_OWNER, or \
                       PROJECT_OWNER on the project), without which the client key is not rotated";
        let id = self.provider.rotation.as_ref().ok_or(RotationError::Setting("ROTATION_SECRET", missing))?;
        let what = "value of ROTATION_SECRET";
        let key = self.secrets.read(id, None, CURRENT).await;
        self.zitadel_as(&key.map_err(|cause| RotationError::Version { what, cause })?)
    }

    /// The application's project.
    pub(crate) fn project(&self) -> Result<&str, RotationError> {
        let missing =
            "it is the id of the application's project, without which the client key is not rotated";
        self.provider.project.as_deref().ok_or(RotationError::Setting("PROJECT_ID", missing))
    }

    /// The application, authenticated with this key.
    pub(crate) fn party_with(&self, key: &SecretString) -> Result<RelyingParty, RotationError> {
        Ok(RelyingParty::new(RelyingPartyParts {
            outbound: self.outbound()?,
            clock: self.clock.clone(),
            random: self.random.clone(),
            issuer: self.provider.provider.issuer.clone(),
            // Nobody is sent anywhere.
            redirect_uri: String::new(),
            settings: ClientSettings {
                secret: String::new(),
                scopes: "openid".into(),
                session_max_age: Duration::ZERO,
                session_idle: Duration::ZERO,
            },
            key: self.at_hand(key),
        }))
    }

    /// A value as a secret that never changes.
    pub(crate) fn at_hand<T: SecretValue>(&self, value: &SecretString) -> Secret<T> {
        Secret::new(String::new(), Arc::new(AtHand(value.clone())), self.clock.clone())
    }

    fn outbound(&self) -> Result<Arc<Outbound>, RotationError> {
        Outbound::new(&self.provider.provider).map(Arc::new).map_err(|_| RotationError::HttpClient)
    }
}

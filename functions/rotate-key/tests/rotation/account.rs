//! Where a test's secrets lie.

use crate::moto::Moto;
use harness::{unique, versions::Double};
use secrecy::ExposeSecret;
use shared::secrets::{
    SecretsManager,
    versions::{Description, VersionError, VersionedSecrets},
};
use std::sync::Arc;

/// Secrets Manager, in memory or on a server.
#[derive(Clone)]
pub(crate) enum Account {
    Double(Arc<Double>),
    Moto(Moto),
}

/// A name that nobody else uses.
pub(crate) fn name() -> String {
    format!("rotation-{}", unique::hex())
}

impl Account {
    /// The server that `MOTO_URL` names, else one in memory.
    pub(crate) async fn chosen() -> Self {
        match shared::config::environment("MOTO_URL").filter(|url| !url.is_empty()) {
            Some(url) => Self::Moto(Moto::at(url.trim_end_matches('/')).await),
            None => Self::Double(Arc::default()),
        }
    }

    /// As the function sees it.
    pub(crate) fn store(&self) -> Arc<dyn VersionedSecrets> {
        match self {
            Self::Double(double) => double.clone(),
            Self::Moto(moto) => Arc::new(SecretsManager::by(moto.client.clone())),
        }
    }

    /// Makes a secret and gives its ARN.
    pub(crate) async fn create(&self, value: &str) -> String {
        let (name, version) = (name(), unique::uuid());
        match self {
            Self::Double(double) => double.create(&name, &version, value),
            Self::Moto(moto) => moto.create(&name, &version, value).await,
        }
    }

    /// Begins a rotation and gives its token.
    pub(crate) async fn rotate(&self, id: &str) -> String {
        let token = unique::uuid();
        match self {
            Self::Double(double) => double.rotate(id, &token),
            Self::Moto(moto) => moto.rotate(id, &token).await,
        }
        token
    }

    /// Switches rotation off.
    pub(crate) async fn cancel(&self, id: &str) {
        match self {
            Self::Double(double) => double.cancel(id),
            Self::Moto(moto) => moto.cancel(id).await,
        }
    }

    /// Gives a rotation up, as an operator does.
    pub(crate) async fn give_up(&self, id: &str, token: &str) {
        self.store().remove_pending(id, token).await.unwrap();
    }

    /// Puts a value as an operator does.
    pub(crate) async fn put_current(&self, id: &str, value: &str) {
        let version = unique::uuid();
        match self {
            Self::Double(double) => double.put_current(id, &version, value),
            Self::Moto(moto) => moto.put_current(id, &version, value).await,
        }
    }

    /// The value at a stage.
    pub(crate) async fn value(&self, id: &str, stage: &str) -> Option<String> {
        match self.store().read(id, None, stage).await {
            Ok(text) => Some(text.expose_secret().to_owned()),
            Err(VersionError::NotFound) => None,
            Err(error) => panic!("{error}"),
        }
    }

    /// What it says of a secret.
    pub(crate) async fn describe(&self, id: &str) -> Description {
        self.store().describe(id).await.unwrap()
    }
}

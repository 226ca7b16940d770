//! The values of a secret that matter to a rotation.

use crate::RotationError;
use secrecy::SecretString;
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS, VersionError, VersionedSecrets};

/// One secret of the store.
pub(crate) struct Versions<'a> {
    pub(crate) store: &'a dyn VersionedSecrets,
    pub(crate) id: &'a str,
    pub(crate) token: &'a str,
}

fn unusable(what: &'static str) -> impl Fn(VersionError) -> RotationError {
    move |cause| RotationError::Version { what, cause }
}

impl Versions<'_> {
    /// The value in use. A rotation without one has nothing to go by.
    pub(crate) async fn current(&self) -> Result<SecretString, RotationError> {
        self.store.read(self.id, None, CURRENT).await.map_err(unusable("current value"))
    }

    /// The value of this rotation. Nothing only if Secrets Manager says that there is nothing: any other failure must
    /// not lead to a second one.
    pub(crate) async fn pending(&self) -> Result<Option<SecretString>, RotationError> {
        match self.store.read(self.id, Some(self.token), PENDING).await {
            Err(VersionError::NotFound) => Ok(None),
            result => result.map(Some).map_err(unusable("pending value")),
        }
    }

    /// The value of this rotation, which by now must be there.
    pub(crate) async fn made(&self) -> Result<SecretString, RotationError> {
        let cause = VersionError::NotFound;
        self.pending().await?.ok_or(RotationError::Version { what: "pending value", cause })
    }

    /// The value before the one in use, if there was one.
    pub(crate) async fn previous(&self) -> Result<Option<SecretString>, RotationError> {
        match self.store.read(self.id, None, PREVIOUS).await {
            Err(VersionError::NotFound) => Ok(None),
            result => result.map(Some).map_err(unusable("previous value")),
        }
    }

    /// Keeps the value of this rotation.
    pub(crate) async fn put(
        &self,
        value: &SecretString,
        rotation_token: Option<&SecretString>,
    ) -> Result<(), RotationError> {
        let put = self.store.put_pending(self.id, self.token, value, rotation_token).await;
        put.map_err(unusable("pending value"))
    }

    /// Makes the value of this rotation the one in use.
    pub(crate) async fn promote(&self, from: &str) -> Result<(), RotationError> {
        self.store.move_current(self.id, self.token, from).await.map_err(unusable("stage AWSCURRENT"))
    }

    /// Ends the rotation. Left in place, the stage would stay behind when an operator puts another value, and Secrets
    /// Manager would take this rotation for one still under way.
    pub(crate) async fn close(&self) -> Result<(), RotationError> {
        self.store.remove_pending(self.id, self.token).await.map_err(unusable("stage AWSPENDING"))
    }
}

//! The key of a service user. It is made here, so that its private half never travels, and registered with the key in
//! use: a service user may manage its own keys.

use crate::{RotationError, State, mark::Mark, patience::patiently, versions::Versions};
use secrecy::SecretString;
use shared::{
    assertion::{KeyPair, ServiceCredential, Signer, service_key_file},
    secrets::SecretValue,
    zitadel::{TokenError, Zitadel},
};

fn read(what: &'static str, text: &SecretString) -> Result<Box<Signer>, RotationError> {
    match ServiceCredential::parse(text).map_err(RotationError::malformed(what))? {
        ServiceCredential::Key(signer) => Ok(signer),
        ServiceCredential::Pat(_) => Err(RotationError::PersonalAccessToken),
    }
}

/// The key in an older value, if it holds one of this user.
fn key_of(user: &str, text: &SecretString) -> Option<String> {
    match ServiceCredential::parse(text) {
        Ok(ServiceCredential::Key(signer)) if signer.subject() == user => Some(signer.key_id().to_owned()),
        _ => None,
    }
}

impl State {
    pub(crate) async fn make_service_key(
        &self,
        versions: &Versions<'_>,
        current: &SecretString,
        mark: Mark,
    ) -> Result<SecretString, RotationError> {
        let signer = read("current value", current)?;
        let user = signer.subject();
        let previous = versions.previous().await?.and_then(|text| key_of(user, &text));
        let zitadel = self.zitadel_as(current)?;
        let held = [Some(signer.key_id().to_owned()), previous];
        remove_lost(&zitadel, user, mark, &held).await?;

        let pair = KeyPair::generate().map_err(|_| RotationError::Generation)?;
        let expires = mark.end(self.clock.now(), self.key_lifetime);
        let added = zitadel.add_user_key(user, &pair.public, expires).await;
        let id = added.map_err(RotationError::zitadel("register the new key"))?;
        Ok(service_key_file(user, &id, &pair, expires))
    }

    /// Both keys, if they are of the same user: a value put by somebody else must not lead the function elsewhere.
    pub(crate) fn compare_service_keys(
        current: &SecretString,
        made: &SecretString,
    ) -> Result<(Box<Signer>, Box<Signer>), RotationError> {
        let (current, made) = (read("current value", current)?, read("pending value", made)?);
        if current.subject() == made.subject() {
            Ok((current, made))
        } else {
            Err(RotationError::OtherSubject)
        }
    }

    pub(crate) async fn test_service_key(
        &self,
        current: &SecretString,
        made: &SecretString,
    ) -> Result<(), RotationError> {
        Self::compare_service_keys(current, made)?;
        let zitadel = self.zitadel_as(made)?;
        let unknown = |error: &TokenError| matches!(error, TokenError::Refused { .. });
        patiently(async || zitadel.service().bearer().await.map(drop), unknown).await?;
        Ok(())
    }

    /// Removes the key before the one in use, which becomes the previous one now, and lost ones. With the new key: it
    /// has just been tested, and this tests that it may do what the next rotation needs.
    pub(crate) async fn retire_service_keys(
        &self,
        versions: &Versions<'_>,
        mark: Mark,
    ) -> Result<(), RotationError> {
        let (current, made) = (versions.current().await?, versions.made().await?);
        let (old, new) = Self::compare_service_keys(&current, &made)?;
        let user = new.subject();
        let zitadel = self.zitadel_as(&made)?;
        let held = [Some(old.key_id().to_owned()), Some(new.key_id().to_owned())];
        let previous = versions.previous().await?.and_then(|text| key_of(user, &text));
        if let Some(previous) = previous.filter(|id| !held.iter().flatten().any(|held| held == id)) {
            let removed = zitadel.remove_user_key(user, &previous).await;
            removed.map_err(RotationError::zitadel("remove the key before the previous one"))?;
        }
        remove_lost(&zitadel, user, mark, &held).await
    }
}

/// Removes the keys that were made for this secret and that no version of it holds.
async fn remove_lost(
    zitadel: &Zitadel,
    user: &str,
    mark: Mark,
    held: &[Option<String>],
) -> Result<(), RotationError> {
    let keys = zitadel.user_keys(user).await.map_err(RotationError::zitadel("list the keys"))?;
    for key in keys.iter().filter(|key| mark.is_on(key.expires)) {
        if !held.iter().flatten().any(|held| *held == key.id) {
            tracing::warn!(key = key.id, "a key that no version of the secret holds is removed");
            let removed = zitadel.remove_user_key(user, &key.id).await;
            removed.map_err(RotationError::zitadel("remove a lost key"))?;
        }
    }
    Ok(())
}

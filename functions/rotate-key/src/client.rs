//! The key of the application. Zitadel makes it and hands the private half out once, so the next thing that is done with
//! it is to keep it; a key lost in between is removed and another one asked for.

use crate::{RotationError, State, mark::Mark, patience::patiently, versions::Versions};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    assertion::ApplicationKey,
    oidc::GrantError,
    secrets::{Malformed, SecretValue},
    zitadel::{ApplicationId, Zitadel},
};

/// A token that nobody was ever given: revoking it is answered like any other revocation and changes nothing.
const NO_TOKEN: &str = "drawbridge-rotation-test";

/// What a key file says of itself.
pub(crate) struct File {
    client: String,
    application: String,
    key: String,
}

#[derive(Deserialize)]
struct Ids {
    #[serde(rename = "appId")]
    application: String,
}

fn read(text: &SecretString) -> Result<File, Malformed> {
    let signer = ApplicationKey::parse(text)?.0;
    let ids: Ids =
        serde_json::from_str(text.expose_secret()).map_err(|_| Malformed("its `appId` is missing".into()))?;
    let (client, key) = (signer.subject().to_owned(), signer.key_id().to_owned());
    Ok(File { client, application: ids.application, key })
}

fn same(one: &File, other: &File) -> bool {
    (&one.client, &one.application) == (&other.client, &other.application)
}

impl State {
    pub(crate) async fn make_client_key(
        &self,
        versions: &Versions<'_>,
        current: &SecretString,
        mark: Mark,
    ) -> Result<SecretString, RotationError> {
        let file = read(current).map_err(RotationError::malformed("current value"))?;
        let of = ApplicationId { project: self.project()?, application: &file.application };
        let previous = versions.previous().await?.and_then(|text| read(&text).ok());
        let zitadel = self.zitadel_as_manager().await?;
        let held = [Some(&file), previous.as_ref()].into_iter().flatten().map(|file| file.key.as_str());
        remove_lost(&zitadel, of, mark, &held.collect::<Vec<_>>()).await?;

        let expires = mark.end(self.clock.now(), self.key_lifetime);
        let made = zitadel.add_application_key(of, expires).await;
        made.map_err(RotationError::zitadel("make a key for the application"))
    }

    /// Both files, if they are of the same application: a value put by somebody else must not lead the function
    /// elsewhere.
    pub(crate) fn compare_client_keys(
        current: &SecretString,
        made: &SecretString,
    ) -> Result<(File, File), RotationError> {
        let current = read(current).map_err(RotationError::malformed("current value"))?;
        let made = read(made).map_err(RotationError::malformed("pending value"))?;
        if same(&current, &made) { Ok((current, made)) } else { Err(RotationError::OtherSubject) }
    }

    pub(crate) async fn test_client_key(
        &self,
        current: &SecretString,
        made: &SecretString,
    ) -> Result<(), RotationError> {
        Self::compare_client_keys(current, made)?;
        let party = self.party_with(made)?;
        let token = SecretString::from(NO_TOKEN);
        let unknown =
            |error: &GrantError| matches!(error, GrantError::Client { .. } | GrantError::Failed(500));
        patiently(async || party.revoke(&token).await, unknown).await?;
        Ok(())
    }

    /// Removes the key before the one in use, which becomes the previous one now, and lost ones.
    pub(crate) async fn retire_client_keys(
        &self,
        versions: &Versions<'_>,
        mark: Mark,
    ) -> Result<(), RotationError> {
        let (current, made) = (versions.current().await?, versions.made().await?);
        let (old, new) = Self::compare_client_keys(&current, &made)?;
        let of = ApplicationId { project: self.project()?, application: &new.application };
        let zitadel = self.zitadel_as_manager().await?;
        let held = [old.key.as_str(), new.key.as_str()];
        let previous = versions.previous().await?.and_then(|text| read(&text).ok());
        if let Some(file) = previous.filter(|file| same(file, &new) && !held.contains(&file.key.as_str())) {
            let removed = zitadel.remove_application_key(of, &file.key).await;
            removed.map_err(RotationError::zitadel("remove the key before the previous one"))?;
        }
        remove_lost(&zitadel, of, mark, &held).await
    }
}

/// Removes the keys that were made for this secret and that no version of it holds.
async fn remove_lost(
    zitadel: &Zitadel,
    of: ApplicationId<'_>,
    mark: Mark,
    held: &[&str],
) -> Result<(), RotationError> {
    let keys = zitadel.application_keys(of).await.map_err(RotationError::zitadel("list the keys"))?;
    for key in keys.iter().filter(|key| mark.is_on(key.expires)) {
        if !held.contains(&key.id.as_str()) {
            tracing::warn!(key = key.id, "a key that no version of the secret holds is removed");
            let removed = zitadel.remove_application_key(of, &key.id).await;
            removed.map_err(RotationError::zitadel("remove a lost key"))?;
        }
    }
    Ok(())
}

//! Where a migration stands.

use super::state::State;
use crate::{Failure, place::Place, remote::Remote, service_user, world::World};
use secrecy::{ExposeSecret, SecretString};
use shared::{assertion::ServiceCredential, secrets::SecretValue};

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The secret holds a personal access token and nothing was done yet.
    Fresh,
    /// A key was made; whether Zitadel knows it is not certain.
    Preparing,
    /// Zitadel knows the key; the secret holds the token.
    Prepared,
    /// The secret holds the key, or one that a rotation put in its place; the token is still good.
    Switched,
    /// The secret holds a key and nothing is kept: done, or there never was a token.
    Done,
}

/// A migration: the secret, what is kept beside it, and Zitadel.
pub(super) struct Migration<'a> {
    pub(super) world: &'a World,
    pub(super) remote: Remote,
    pub(super) secret: Place,
    pub(super) keep: Place,
    /// The secret's value.
    pub(super) value: SecretString,
    /// What is kept.
    pub(super) state: Option<State>,
    pub(super) stage: Stage,
}

impl<'a> Migration<'a> {
    /// Reads the secret and what is kept.
    pub(super) async fn load(world: &'a World) -> Result<Self, Failure> {
        let remote = world.settings.remote()?;
        let secret = world.place("SERVICE_SECRET").await?;
        let value = secret.require().await?;
        let credential = ServiceCredential::parse(&value)?;
        let keep = secret.beside("migration").await?;
        let state = keep.read().await?.map(|text| State::read(&text)).transpose()?;
        let stage = stage(&value, &credential, state.as_ref())?;
        Ok(Self { world, remote, secret, keep, value, state, stage })
    }

    /// Takes away what a killed run has left half-written.
    pub(super) fn tidy(&self) -> Result<(), Failure> {
        self.secret.tidy()?;
        self.keep.tidy()
    }

    /// What is kept, where the stage says that there is something.
    pub(super) fn kept(&self) -> Result<State, Failure> {
        self.state
            .clone()
            .ok_or_else(|| Failure::new("nothing is prepared yet: run `drawbridge migrate prepare`"))
    }

    /// Keeps a new state.
    pub(super) async fn keep(&mut self, state: State) -> Result<(), Failure> {
        self.keep.write(&state.text()).await?;
        self.state = Some(state);
        Ok(())
    }

    /// Removes keys of the migration's user at Zitadel, but none that the secret's value holds.
    pub(super) async fn remove_keys(&self, bearer: &str, user: &str, keys: &[String]) -> Result<(), Failure> {
        let held = key_of(user, &self.value);
        for key in keys.iter().filter(|key| held.as_ref() != Some(*key)) {
            self.world.say(&format!("Removing the key {key}"));
            let removed = service_user::remove_key(&self.remote, bearer, user, key).await;
            removed.map_err(|error| service_user::lacking(error, user))?;
        }
        Ok(())
    }

    /// A token for the secret's value.
    pub(super) async fn bearer(&self) -> Result<SecretString, Failure> {
        self.world.bearer(&self.remote, &self.value).await
    }
}

/// The id of the key in a value, if it holds one of this user.
pub(super) fn key_of(user: &str, value: &SecretString) -> Option<String> {
    match ServiceCredential::parse(value) {
        Ok(ServiceCredential::Key(signer)) if signer.subject() == user => Some(signer.key_id().to_owned()),
        _ => None,
    }
}

fn stage(
    value: &SecretString,
    credential: &ServiceCredential,
    state: Option<&State>,
) -> Result<Stage, Failure> {
    let foreign = || {
        Failure::new(
            "the secret holds neither the value from before the migration nor the migration's key, somebody changed \
             it: put one of them back, or remove what is kept beside the secret to begin again",
        )
    };
    match (credential, state) {
        (ServiceCredential::Pat(_), None) => Ok(Stage::Fresh),
        (ServiceCredential::Key(_), None) => Ok(Stage::Done),
        (_, Some(state)) if state.old.expose_secret() == value.expose_secret() => {
            Ok(if state.key.key_id.is_some() { Stage::Prepared } else { Stage::Preparing })
        }
        // Or a later key of the same user: a rotation may come between two steps.
        (ServiceCredential::Key(signer), Some(state))
            if state.key.key_id.is_some() && state.key.user == signer.subject() =>
        {
            Ok(Stage::Switched)
        }
        _ => Err(foreign()),
    }
}

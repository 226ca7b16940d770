//! One run: its surroundings, its settings, whether it may change anything.

use crate::{
    Failure, cli::Common, grant, place::Place, remote::Remote, settings::Settings, surroundings::Surroundings,
};
use secrecy::SecretString;
use shared::{assertion::ServiceCredential, secrets::SecretValue};
use std::time::Duration;
use time::OffsetDateTime;

/// What every command has.
pub(crate) struct World {
    /// Time, randomness and the rest.
    pub(crate) surroundings: Surroundings,
    /// Where things are.
    pub(crate) settings: Settings,
    /// Change nothing.
    pub(crate) dry_run: bool,
}

impl World {
    /// Reads flags and files.
    pub(crate) fn new(common: &Common, surroundings: &Surroundings) -> Result<Self, Failure> {
        let settings = Settings::new(common, surroundings)?;
        Ok(Self { surroundings: surroundings.clone(), settings, dry_run: common.dry_run })
    }

    /// Tells how far the command is.
    pub(crate) fn say(&self, line: &str) {
        (self.surroundings.progress)(line);
    }

    /// Now.
    pub(crate) fn now(&self) -> OffsetDateTime {
        self.surroundings.clock.now()
    }

    /// Gives Zitadel, or time, a moment.
    pub(crate) async fn pause(&self) {
        tokio::time::sleep(self.surroundings.patience).await;
    }

    /// Gives other things time for as long as is needed, but looks at the clock again now and then.
    pub(crate) async fn pause_at_most(&self, rest: Duration) {
        tokio::time::sleep(self.surroundings.patience.min(rest)).await;
    }

    /// The secret that a setting names.
    pub(crate) async fn place(&self, setting: &str) -> Result<Place, Failure> {
        Place::of(&self.settings.require(setting)?, &self.surroundings.checkpoint).await
    }

    /// The bearer token of a service credential's text.
    pub(crate) async fn bearer(&self, remote: &Remote, text: &SecretString) -> Result<SecretString, Failure> {
        let credential = ServiceCredential::parse(text)?;
        grant::bearer(remote, &credential, &self.surroundings).await
    }
}

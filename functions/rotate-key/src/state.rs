//! What the function is given.

use crate::provider::ProviderParts;
use shared::{
    clock::Clock,
    config::{ClientSettings, Faults, Lookup, Provider, Reader},
    cookies::sessions,
    random::Random,
    secrets::versions::{Description, VersionedSecrets},
};
use std::sync::Arc;
use time::Duration;

/// Everything from outside that the function depends on.
pub struct Outside<'a> {
    /// Settings by name.
    pub lookup: &'a Lookup<'a>,
    /// Clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub random: Arc<dyn Random>,
    /// Where the secrets lie, with their versions.
    pub secrets: Arc<dyn VersionedSecrets>,
}

/// What a secret holds, and so what rotating it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The key of a service user.
    Service,
    /// The key of the application.
    Client,
    /// The ring of cookie keys.
    Cookies,
}

/// What the function may use.
pub struct State {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) secrets: Arc<dyn VersionedSecrets>,
    pub(crate) provider: ProviderParts,
    /// `KEY_LIFETIME_DAYS`.
    pub(crate) key_lifetime: Duration,
    /// How long a cookie key is kept after it was replaced.
    pub(crate) keep: Duration,
    kinds: Vec<(String, Kind)>,
}

impl State {
    /// How long a function may go on sealing with a key after it was replaced, with much to spare.
    const SLACK: Duration = Duration::days(1);

    /// Reads the settings; every fault is in the error. The secrets are read when one of them is to be rotated.
    pub fn load(outside: &Outside<'_>) -> Result<Self, Faults> {
        let mut reader = Reader::new(outside.lookup);
        let provider = Provider::read(&mut reader);
        let service = reader.optional("SERVICE_SECRET");
        let client = reader.optional("CLIENT_SECRET");
        let cookies = reader.optional("COOKIE_SECRET");
        let rotation = reader.optional("ROTATION_SECRET");
        let project = reader.optional("PROJECT_ID");
        let days = reader.number("KEY_LIFETIME_DAYS", 180, 3..=3650);
        let session = ClientSettings::session_max_age(&mut reader);
        if [&service, &client, &cookies].iter().all(|secret| secret.is_none()) {
            reader.fault("SERVICE_SECRET", "is missing, and so are CLIENT_SECRET and COOKIE_SECRET");
        }
        reader.finish()?;
        // Whatever is missing was reported as a fault above.
        let Some(provider) = provider else { return Err(Faults::default()) };
        let kinds = [
            (service, Kind::Service),
            (client, Kind::Client),
            (cookies, Kind::Cookies),
            (rotation.clone(), Kind::Service),
        ];
        let session = Duration::try_from(session).unwrap_or(Duration::MAX / 2);
        Ok(Self {
            clock: outside.clock.clone(),
            random: outside.random.clone(),
            secrets: outside.secrets.clone(),
            provider: ProviderParts { provider, rotation, project },
            key_lifetime: Duration::days(days.cast_signed()),
            keep: session.max(sessions::LIFETIME) + Self::SLACK,
            kinds: kinds.into_iter().filter_map(|(name, kind)| Some((name?, kind))).collect(),
        })
    }

    /// The kind of a secret that a setting names, by ARN or name.
    pub(crate) fn kind(&self, id: &str, description: &Description) -> Option<Kind> {
        let named = |name: &str| [id, &description.arn, &description.name].contains(&name);
        self.kinds.iter().find(|(name, _)| named(name)).map(|(_, kind)| *kind)
    }
}

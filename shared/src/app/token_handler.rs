//! The state of the functions on the application's host: callback, refresh and logout share one.

use super::{Ambient, Base, Host, Parts};
use crate::{
    config::{Faults, Reader},
    oidc::RelyingParty,
    revocation::Revocations,
    table::Table,
};
use std::sync::Arc;
use time::Duration;

/// The client key and the cookies of the application's host, and nothing of the sign-in pages.
#[derive(Clone)]
pub struct TokenHandler {
    /// Clock, randomness, cookies, origins and pages.
    pub base: Base,
    /// The client at the provider.
    pub party: Arc<RelyingParty>,
    /// What the instances share.
    pub table: Arc<dyn Table>,
    /// Sessions that are ended.
    pub revocations: Revocations,
}

impl TokenHandler {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        Self::load_with(ambient, |_| ()).await.map(|(handler, ())| handler)
    }

    /// The same together with a section of settings that only one function has.
    pub async fn load_with<S>(
        ambient: &Ambient<'_>,
        read: impl FnOnce(&mut Reader<'_>) -> S,
    ) -> Result<(Self, S), Faults> {
        let mut parts = Parts::new(ambient);
        let section = parts.section(read);
        let (base, party) = (parts.base(Host::App).await, parts.relying_party().await);
        let table = parts.table();
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some(party), Some(table)) = (base, party, table) else {
            return Err(Faults::default());
        };
        let longest = Duration::try_from(party.settings().session_max_age).unwrap_or(Duration::DAY);
        let revocations = Revocations::new(table.clone(), base.random.clone(), longest);
        Ok((Self { base, party, table, revocations }, section))
    }

    /// Fetches the provider's metadata and keys ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.party.warm().await;
    }
}

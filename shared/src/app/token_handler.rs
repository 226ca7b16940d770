//! The state of the functions on the application's host: callback, refresh and logout share one.

use super::{Ambient, Base, Host, Parts};
use crate::{config::Faults, oidc::RelyingParty};
use std::sync::Arc;

/// The client key and the cookies of the application's host, and nothing of the sign-in pages.
#[derive(Clone)]
pub struct TokenHandler {
    /// Clock, randomness, cookies, origins and pages.
    pub base: Base,
    /// The client at the provider.
    pub party: Arc<RelyingParty>,
}

impl TokenHandler {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let (base, party) = (parts.base(Host::App).await, parts.relying_party().await);
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some(party)) = (base, party) else { return Err(Faults::default()) };
        Ok(Self { base, party })
    }

    /// Fetches the provider's metadata and keys ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.party.warm().await;
    }
}

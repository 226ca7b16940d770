//! What the function is given.

use shared::{
    app::{Ambient, Base, Host, Parts},
    config::{Faults, Reader},
    oidc::TokenVerifier,
    table::Table,
};
use std::sync::Arc;

/// The cookie keys of the application's host, the table, and what verifies tokens: no key of the client.
pub struct State {
    pub(crate) base: Base,
    pub(crate) table: Arc<dyn Table>,
    pub(crate) verifier: Arc<TokenVerifier>,
    pub(crate) api: ApiSettings,
}

/// What the API accepts.
pub(crate) struct ApiSettings {
    /// `API_AUDIENCE`: a further audience of JWT access tokens, such as the project's id at Zitadel; by default only
    /// the session's client is one.
    pub(crate) audience: Option<String>,
    /// `BEARER_PASSTHROUGH`: whether calls may bring an access token of their own.
    pub(crate) passthrough: bool,
}

impl ApiSettings {
    fn read(reader: &mut Reader<'_>) -> Self {
        let audience = reader.optional("API_AUDIENCE");
        let passthrough = reader.flag("BEARER_PASSTHROUGH", false);
        if passthrough && audience.is_none() {
            reader.fault("API_AUDIENCE", "is missing, and BEARER_PASSTHROUGH needs it");
        }
        Self { audience, passthrough }
    }
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let base = parts.base(Host::App).await;
        let verifier = parts.token_verifier();
        let table = parts.table();
        let api = parts.section(ApiSettings::read);
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some(verifier), Some(table)) = (base, verifier, table) else {
            return Err(Faults::default());
        };
        Ok(Self { base, table, verifier, api })
    }

    /// Fetches the provider's metadata and keys ahead of the first call. A failure only costs that call the time.
    pub async fn warm(&self) {
        self.verifier.warm().await;
    }
}

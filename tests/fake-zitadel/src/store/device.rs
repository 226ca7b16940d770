//! Device authorizations (RFC 8628).

use time::OffsetDateTime;

/// What was decided about a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Nothing yet.
    Pending,
    /// Approved with a login session.
    Approved(String),
    /// Denied.
    Denied,
    /// Tokens were fetched.
    Done,
}

/// A device authorization.
#[derive(Debug, Clone)]
pub(crate) struct DeviceRequest {
    /// Device code.
    pub(crate) device_code: String,
    /// User code with its dash.
    pub(crate) user_code: String,
    /// Client that asked.
    pub(crate) client_id: String,
    /// Scopes.
    pub(crate) scopes: Vec<String>,
    /// When it was asked for.
    pub(crate) created: OffsetDateTime,
    /// When it ends.
    pub(crate) expires: OffsetDateTime,
    /// Decision.
    pub(crate) decision: Decision,
    /// When the decision was made, for reads that lag.
    pub(crate) decided: Option<OffsetDateTime>,
}

impl DeviceRequest {
    /// Whether nothing was decided yet.
    pub(crate) fn is_pending(&self) -> bool {
        self.decision == Decision::Pending
    }
}

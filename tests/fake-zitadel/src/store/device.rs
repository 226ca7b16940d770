//! Device authorizations (RFC 8628).

use time::OffsetDateTime;

/// What an approval keeps of the login session: later changes of that do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Approval {
    /// The session.
    pub(crate) session_id: String,
    /// Its user; nothing if it had none.
    pub(crate) user_id: Option<String>,
    /// Its newest check but the user's.
    pub(crate) auth_time: Option<OffsetDateTime>,
    /// Its `amr`.
    pub(crate) amr: Vec<&'static str>,
}

/// What was decided about a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Nothing yet.
    Pending,
    /// Approved with a login session, as it was then.
    Approved(Approval),
    /// Denied.
    Denied,
    /// A poll came too late.
    Expired,
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

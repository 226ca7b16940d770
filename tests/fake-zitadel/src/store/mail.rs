//! What was sent to users: nothing leaves the stand-in, tests read it here.

use serde::Serialize;

/// A mail or SMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// `email` or `sms`.
    pub channel: &'static str,
    /// What for: `verifyEmail`, `verifyPhone`, `passwordReset`, `invite`, `passkeyRegistration`, `otpEmail`, `otpSms`.
    pub kind: &'static str,
    /// Address or number.
    pub to: String,
    /// User it was sent to.
    pub user_id: String,
    /// The code in it.
    pub code: String,
    /// The link in it, from the request's template or the default; empty for SMS.
    pub url: String,
}

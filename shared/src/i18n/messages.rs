//! The texts that a flow may put on a field or a screen, and what each says about the request.

use serde::Serialize;

/// What a message means for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Something the person entered is wrong: status 422.
    Fault,
    /// It merely informs: status 200.
    Info,
    /// We could not do it just now, the form is kept: status 503 with `Retry-After`.
    TryAgain,
}

/// Every text that a flow may name, by id.
pub const MESSAGES: [(&str, Nature); 33] = [
    ("account-locked", Nature::Fault),
    ("code-missing", Nature::Fault),
    ("code-refused", Nature::Fault),
    ("code-refused-app", Nature::Fault),
    ("code-sent", Nature::Info),
    ("code-used", Nature::Fault),
    ("credential-missing", Nature::Fault),
    ("credential-refused", Nature::Fault),
    ("current-password-refused", Nature::Fault),
    ("device-code-refused", Nature::Fault),
    ("email-invalid", Nature::Fault),
    ("email-missing", Nature::Fault),
    ("email-too-long", Nature::Fault),
    ("family-name-missing", Nature::Fault),
    ("given-name-missing", Nature::Fault),
    ("invite-refused", Nature::Fault),
    ("invite-sent", Nature::Info),
    ("login-name-missing", Nature::Fault),
    ("login-name-too-long", Nature::Fault),
    ("login-refused", Nature::Fault),
    ("login-refused-lockout", Nature::Fault),
    ("name-too-long", Nature::Fault),
    ("password-mismatch", Nature::Fault),
    ("password-missing", Nature::Fault),
    ("password-rules-broken", Nature::Fault),
    ("password-same", Nature::Fault),
    ("password-too-long", Nature::Fault),
    ("phone-invalid", Nature::Fault),
    ("phone-missing", Nature::Fault),
    ("phone-unsent", Nature::Fault),
    ("privacy-missing", Nature::Fault),
    ("terms-missing", Nature::Fault),
    ("try-again", Nature::TryAgain),
];

/// What the message with this id means. One that is not listed counts as a fault, the careful reading.
pub fn nature(id: &str) -> Nature {
    MESSAGES.iter().find(|(known, _)| *known == id).map_or(Nature::Fault, |(_, nature)| *nature)
}

//! Who walks, and under which rules.

use serde_json::{Value, json};

/// How somebody can sign in, and what is still open with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Password,
    NeverAsked,
    Unverified,
    MustChange,
    Totp,
    Mail,
    Sms,
    TotpAndMail,
    Key,
    Passkey,
    PasskeyAndPassword,
    UnverifiedTotp,
    MustChangeTotp,
    UnverifiedMustChange,
    Locked,
    Deactivated,
}

/// The rules of their organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Rules {
    /// Zitadel's own.
    Usual,
    Forced,
    ForcedLocally,
    /// Passwords are too old after a day, and a day has passed.
    Expiring,
    /// Two wrong passwords or codes lock an account.
    LocksSoon,
    /// What was checked counts for this sign-in only.
    Brief,
    NoPasswords,
    /// A second factor becomes forced in the midst of the walk.
    Hardening,
}

pub(crate) type Scene = (Kind, Rules);

/// Those that are walked.
pub(crate) const SCENES: [Scene; 30] = [
    (Kind::Password, Rules::Usual),
    (Kind::Password, Rules::Forced),
    (Kind::NeverAsked, Rules::Usual),
    (Kind::Totp, Rules::Usual),
    (Kind::Unverified, Rules::Usual),
    (Kind::MustChange, Rules::Usual),
    (Kind::Password, Rules::ForcedLocally),
    (Kind::Totp, Rules::Forced),
    (Kind::Mail, Rules::Usual),
    (Kind::Sms, Rules::Forced),
    (Kind::TotpAndMail, Rules::Usual),
    (Kind::Key, Rules::Usual),
    (Kind::Passkey, Rules::Usual),
    (Kind::PasskeyAndPassword, Rules::Forced),
    (Kind::UnverifiedTotp, Rules::Usual),
    (Kind::MustChangeTotp, Rules::Forced),
    (Kind::UnverifiedMustChange, Rules::Usual),
    (Kind::Locked, Rules::Usual),
    (Kind::Deactivated, Rules::Forced),
    (Kind::Password, Rules::Expiring),
    (Kind::Totp, Rules::Expiring),
    (Kind::Password, Rules::LocksSoon),
    (Kind::Totp, Rules::LocksSoon),
    (Kind::Password, Rules::Brief),
    (Kind::Totp, Rules::Brief),
    (Kind::PasskeyAndPassword, Rules::NoPasswords),
    (Kind::Password, Rules::Hardening),
    (Kind::Unverified, Rules::Forced),
    (Kind::UnverifiedMustChange, Rules::Forced),
    (Kind::PasskeyAndPassword, Rules::Usual),
];

/// Every second factor.
fn every() -> Value {
    json!(["OTP", "U2F", "OTP_EMAIL", "OTP_SMS"].map(|name| format!("SECOND_FACTOR_TYPE_{name}")))
}

impl Rules {
    /// Those that hold all along, each with an organization of its own.
    pub(crate) const LASTING: [Self; 7] = [
        Self::Usual,
        Self::Forced,
        Self::ForcedLocally,
        Self::Expiring,
        Self::LocksSoon,
        Self::Brief,
        Self::NoPasswords,
    ];

    /// What differs from Zitadel's login policy.
    pub(crate) fn login_policy(self) -> Value {
        match self {
            Self::Usual | Self::Expiring | Self::LocksSoon => json!({"secondFactors": every()}),
            Self::Forced | Self::Hardening => json!({"forceMfa": true, "secondFactors": every()}),
            Self::ForcedLocally => json!({"forceMfaLocalOnly": true}),
            Self::Brief => json!({
                "passwordCheckLifetime": "0s",
                "secondFactorCheckLifetime": "60s",
                "multiFactorCheckLifetime": "0s",
                "secondFactors": every(),
            }),
            Self::NoPasswords => json!({"allowUsernamePassword": false}),
        }
    }
}

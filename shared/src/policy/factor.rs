//! Second factors.

use crate::zitadel::{AuthMethod, LoginSettings};

/// A second factor beside a password, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// Security key (FIDO U2F, WebAuthn without user verification).
    U2f,
    /// Code of an authenticator application (RFC 6238).
    Totp,
    /// Code by mail.
    OtpEmail,
    /// Code by SMS.
    OtpSms,
}

impl Factor {
    /// Every factor, in the order in which they are preferred.
    pub const ALL: [Self; 4] = [Self::U2f, Self::Totp, Self::OtpEmail, Self::OtpSms];

    /// Its name in forms and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::U2f => "u2f",
            Self::Totp => "totp",
            Self::OtpEmail => "otp_email",
            Self::OtpSms => "otp_sms",
        }
    }

    /// The factor of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|factor| factor.name() == name)
    }

    /// Those that are set up, strongest first. What is set up is asked for, whether or not the policy would let one
    /// set it up today: a policy that forgets a factor must not take the protection of those who have it.
    pub fn enrolled(methods: &[AuthMethod]) -> Vec<Self> {
        let has = |factor: &Self| methods.contains(&factor.method());
        Self::ALL.into_iter().filter(has).collect()
    }

    /// Whether the policy lets people set it up.
    pub fn is_allowed(self, settings: &LoginSettings) -> bool {
        let name = match self {
            Self::U2f => "SECOND_FACTOR_TYPE_U2F",
            Self::Totp => "SECOND_FACTOR_TYPE_OTP",
            Self::OtpEmail => "SECOND_FACTOR_TYPE_OTP_EMAIL",
            Self::OtpSms => "SECOND_FACTOR_TYPE_OTP_SMS",
        };
        settings.second_factors.iter().any(|allowed| allowed == name)
    }

    /// The same among all ways to authenticate.
    pub const fn method(self) -> AuthMethod {
        match self {
            Self::U2f => AuthMethod::U2f,
            Self::Totp => AuthMethod::Totp,
            Self::OtpEmail => AuthMethod::OtpEmail,
            Self::OtpSms => AuthMethod::OtpSms,
        }
    }
}

//! The screens between the first check and the end of a sign-in.

use super::{Field, Form, PasswordRule, Text};
use crate::policy::Factor;
use crate::web_authn::CeremonyKind;
use serde::Serialize;

/// `factor_code`: a code, by mail, by SMS, or of an authenticator application.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeScreen {
    /// Where it goes: `code` continues, `resend=1` asks for a code to be sent.
    pub form: Form,
    /// What the code is for.
    pub kind: CodeKind,
    /// Who signs in.
    pub account: String,
    /// The address or number that the code goes to, partly hidden.
    pub sent_to: Option<String>,
    /// A code is on its way. Opening a page sends none.
    pub sent: bool,
    /// `code`.
    pub code: Field,
    /// What happened, for instance that a new code is on its way.
    pub message: Option<Text>,
    /// Path of the page where another factor is chosen, if there is one.
    pub factors: Option<String>,
    /// Path of the page where somebody else signs in.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// Second factor: authenticator application.
    Totp,
    /// Second factor: mailed code.
    OtpEmail,
    /// Second factor: code by SMS.
    OtpSms,
    /// The telephone number is to be verified.
    Phone,
}

impl CodeKind {
    /// Whether the code is sent, so that another one can be asked for.
    pub const fn is_sent(self) -> bool {
        !matches!(self, Self::Totp)
    }
}

/// `factors`: which second factor to prove, or to set up.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorsScreen {
    /// Where it goes: `factor=NAME` chooses, `skip=1` declines.
    pub form: Form,
    /// Why one is to be chosen.
    pub purpose: FactorsPurpose,
    /// The choice.
    pub factors: Vec<Factor>,
    /// Whether a passkey belongs to it: `factor=passkey`.
    pub passkey: bool,
    /// Whether a password belongs to it: `factor=password`.
    pub password: bool,
    /// Who signs in.
    pub account: String,
    /// What went wrong.
    pub message: Option<Text>,
    /// Path of the page where somebody else signs in.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// Why a second factor is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactorsPurpose {
    /// To be proved.
    Prove,
    /// To be set up: the policy forces it.
    Enrol,
    /// To be set up, or not.
    Offer,
    /// There is nothing to sign in with yet: a password or a passkey is to be set up as the first.
    First,
}

/// `web_authn`: a passkey or a security key is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct WebAuthnScreen {
    /// Where it goes: `credential`, what `navigator.credentials` gave, as JSON with buffers in base64url. Of a new key
    /// `name` may say what it is to be called.
    pub form: Form,
    /// What is asked.
    pub kind: CeremonyKind,
    /// Options for `navigator.credentials`, as JSON with buffers in base64url.
    pub options: String,
    /// Who signs in.
    pub account: String,
    /// What went wrong.
    pub message: Option<Text>,
    /// Path of the page where another factor is chosen, if there is one.
    pub factors: Option<String>,
    /// Path of the page where the password is used instead, if it is not what came before.
    pub password: Option<String>,
    /// Path of the page where somebody else signs in.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// `enrol_totp`: an authenticator application is set up.
#[derive(Debug, Clone, PartialEq)]
pub struct EnrolTotpScreen {
    /// Where it goes.
    pub form: Form,
    /// `otpauth` URI, for the QR code and as a link.
    pub uri: String,
    /// The secret alone, in base32, to be typed.
    pub secret: String,
    /// `code`: the application's first.
    pub code: Field,
    /// What went wrong as a whole.
    pub message: Option<Text>,
    /// Path of the page where another factor is chosen.
    pub factors: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// `phone`: the number that codes go to.
#[derive(Debug, Clone, PartialEq)]
pub struct PhoneScreen {
    /// Where it goes.
    pub form: Form,
    /// `phone`: with country code.
    pub phone: Field,
    /// What went wrong as a whole.
    pub message: Option<Text>,
    /// Path of the page where another factor is chosen.
    pub factors: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// `password_reset`: whose password was forgotten, or who needs a new code of their invitation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResetScreen {
    /// Where it goes.
    pub form: Form,
    /// The code came along with an address in a mail: none is sent.
    pub has_code: bool,
    /// The code is that of an invitation.
    pub invitation: bool,
    /// `login_name`: login name or e-mail address.
    pub login_name: Field,
    /// What went wrong as a whole.
    pub message: Option<Text>,
    /// Path of the sign-in page.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// `new_password`: a new password.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewPasswordScreen {
    /// Where it goes; `resend=1` asks for another mail.
    pub form: Form,
    /// Why there is to be one.
    pub reason: PasswordReason,
    /// Whose it is, as far as this browser knows.
    pub account: Option<String>,
    /// `code`, where a mailed one is asked for.
    pub code: Option<Field>,
    /// `current_password`, where it is asked for: never kept.
    pub current: Option<Field>,
    /// `password`: never kept.
    pub password: Field,
    /// `password_again`: never kept.
    pub again: Field,
    /// The organization's rules for passwords, in the order they are checked.
    pub rules: Vec<PasswordRule>,
    /// What happened, for instance that a mail is on its way.
    pub message: Option<Text>,
    /// Whether another mail can be asked for here.
    pub resend: bool,
    /// Path of the page where a passkey may be chosen instead.
    pub factors: Option<String>,
    /// Path of the sign-in page.
    pub login: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// Why there is to be a new password.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PasswordReason {
    /// The person wishes it.
    #[default]
    Wish,
    /// An administrator wants it.
    Required,
    /// The old one is too old.
    Expired,
    /// The old one was forgotten.
    Forgotten,
    /// There is none yet.
    First,
}

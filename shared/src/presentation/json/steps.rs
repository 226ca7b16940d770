//! The screens between the first check and the end of a sign-in.

use super::{Field, Links, Rule, Secret, Shown, present};
use crate::i18n::Texts;
use crate::outcome::{self, CodeKind, FactorsPurpose, PasswordReason};
use crate::web_authn::CeremonyKind;
use serde::Serialize;

/// A screen whose buttons say everything.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NoFields {}

/// `factor_code`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FactorCode<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, CodeFields<'a>>,
    /// What the code is for.
    pub factor: CodeKind,
    /// Who signs in.
    pub account: &'a str,
    /// Where the code goes, partly hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_to: Option<&'a str>,
    /// A code is on its way.
    pub sent: bool,
    /// Whether `"resend":"1"` may be posted to have a code sent.
    pub resend: bool,
}

/// Fields of `factor_code` and `enrol_totp`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CodeFields<'a> {
    /// The code.
    pub code: Field<'a>,
}

impl<'a> FactorCode<'a> {
    pub(super) fn new(screen: &'a outcome::CodeScreen, t: &Texts) -> Self {
        let links = Links {
            login: present(&screen.login),
            factors: screen.factors.as_deref(),
            application: present(&screen.application),
            ..Links::default()
        };
        let fields = CodeFields { code: Field::new(&screen.code, t) };
        Self {
            shown: Shown::new(&screen.form, fields, screen.message.as_ref(), links, t),
            factor: screen.kind,
            account: &screen.account,
            sent_to: screen.sent_to.as_deref(),
            sent: screen.sent,
            resend: screen.kind.is_sent(),
        }
    }
}

/// `factors`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Factors<'a> {
    /// Form, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, NoFields>,
    /// Why one is to be chosen; with `offer`, `"skip":"1"` may be posted.
    pub purpose: FactorsPurpose,
    /// What may be posted as `factor`.
    pub factors: Vec<&'static str>,
    /// Who signs in.
    pub account: &'a str,
}

impl<'a> Factors<'a> {
    pub(super) fn new(screen: &'a outcome::FactorsScreen, t: &Texts) -> Self {
        let links = Links {
            login: present(&screen.login),
            application: present(&screen.application),
            ..Links::default()
        };
        let passkey = screen.passkey.then_some("passkey");
        let factors = screen.factors.iter().map(|factor| factor.name());
        Self {
            shown: Shown::new(&screen.form, NoFields {}, screen.message.as_ref(), links, t),
            purpose: screen.purpose,
            factors: passkey
                .into_iter()
                .chain(screen.password.then_some("password"))
                .chain(factors)
                .collect(),
            account: &screen.account,
        }
    }
}

/// `web_authn`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct WebAuthn<'a> {
    /// Form, message, links. What the browser gave is posted as `credential`, JSON in a text.
    #[serde(flatten)]
    pub shown: Shown<'a, NoFields>,
    /// What is asked: `enrol_passkey` and `enrol_u2f` are for `navigator.credentials.create`, and of them a `name` for the
    /// key may be posted, too.
    pub ceremony: CeremonyKind,
    /// Options for `navigator.credentials`, buffers in base64url.
    pub options: serde_json::Value,
    /// Who signs in.
    pub account: &'a str,
}

impl<'a> WebAuthn<'a> {
    pub(super) fn new(screen: &'a outcome::WebAuthnScreen, t: &Texts) -> Self {
        let links = Links {
            login: present(&screen.login),
            factors: screen.factors.as_deref(),
            application: present(&screen.application),
            ..Links::default()
        };
        Self {
            shown: Shown::new(&screen.form, NoFields {}, screen.message.as_ref(), links, t),
            ceremony: screen.kind,
            options: serde_json::from_str(&screen.options).unwrap_or_default(),
            account: &screen.account,
        }
    }
}

/// `enrol_totp`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EnrolTotp<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, CodeFields<'a>>,
    /// `otpauth` URI, for a QR code and as a link.
    pub uri: &'a str,
    /// The secret alone, in base32.
    pub secret: &'a str,
}

impl<'a> EnrolTotp<'a> {
    pub(super) fn new(screen: &'a outcome::EnrolTotpScreen, t: &Texts) -> Self {
        let links = links(screen.factors.as_deref(), &screen.application);
        let fields = CodeFields { code: Field::new(&screen.code, t) };
        let shown = Shown::new(&screen.form, fields, screen.message.as_ref(), links, t);
        Self { shown, uri: &screen.uri, secret: &screen.secret }
    }
}

fn links<'a>(factors: Option<&'a str>, application: &'a str) -> Links<'a> {
    Links { factors, application: present(application), ..Links::default() }
}

/// Fields of `phone`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PhoneFields<'a> {
    /// Number with country code.
    pub phone: Field<'a>,
}

pub(super) fn phone<'a>(screen: &'a outcome::PhoneScreen, t: &Texts) -> Shown<'a, PhoneFields<'a>> {
    let links = links(screen.factors.as_deref(), &screen.application);
    let fields = PhoneFields { phone: Field::new(&screen.phone, t) };
    Shown::new(&screen.form, fields, screen.message.as_ref(), links, t)
}

/// Fields of `password_reset`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ResetFields<'a> {
    /// Login name or e-mail address.
    pub login_name: Field<'a>,
}

pub(super) fn reset<'a>(screen: &'a outcome::ResetScreen, t: &Texts) -> Shown<'a, ResetFields<'a>> {
    let links = Links {
        login: present(&screen.login),
        application: present(&screen.application),
        ..Links::default()
    };
    let fields = ResetFields { login_name: Field::new(&screen.login_name, t) };
    Shown::new(&screen.form, fields, screen.message.as_ref(), links, t)
}

/// `new_password`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewPassword<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, NewPasswordFields<'a>>,
    /// Why there is to be one.
    pub reason: PasswordReason,
    /// Whose password it is, as far as this browser knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<&'a str>,
    /// The organization's rules for passwords.
    pub rules: Vec<Rule>,
    /// Whether `"resend":"1"` may be posted to have another mail sent.
    pub resend: bool,
}

/// Fields of `new_password`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewPasswordFields<'a> {
    /// The mailed code, where one is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Field<'a>>,
    /// The current password, where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_password: Option<Secret>,
    /// The new password.
    pub password: Secret,
    /// The same once more.
    pub password_again: Secret,
}

impl<'a> NewPassword<'a> {
    pub(super) fn new(screen: &'a outcome::NewPasswordScreen, t: &Texts) -> Self {
        let fields = NewPasswordFields {
            code: screen.code.as_ref().map(|field| Field::new(field, t)),
            current_password: screen.current.as_ref().map(|field| Secret::new(field, t)),
            password: Secret::new(&screen.password, t),
            password_again: Secret::new(&screen.again, t),
        };
        let links = Links {
            login: screen.login.as_deref(),
            factors: screen.factors.as_deref(),
            application: present(&screen.application),
            ..Links::default()
        };
        Self {
            shown: Shown::new(&screen.form, fields, screen.message.as_ref(), links, t),
            reason: screen.reason,
            account: screen.account.as_deref(),
            rules: screen.rules.iter().map(|rule| Rule::new(rule, t)).collect(),
            resend: screen.resend,
        }
    }
}

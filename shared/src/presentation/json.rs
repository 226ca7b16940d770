//! The types of the JSON presentation; [`super`] shows what they look like.

mod accounts;
mod device;
mod steps;

pub use accounts::{Account, Accounts};
pub use device::{DeviceCodeFields, DeviceConsent, DeviceDone};
pub use steps::{
    CodeFields, EnrolTotp, FactorCode, Factors, NewPassword, NewPasswordFields, NoFields, PhoneFields,
    ResetFields, WebAuthn,
};

use crate::error::Kind;
use crate::i18n::{Nature, Texts, nature};
use crate::outcome::{self, PasswordRule, PasswordRuleKind, Text};
use crate::pages::rules;
use serde::Serialize;

/// A screen, told apart by `screen`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "screen", rename_all = "snake_case")]
pub enum Screen<'a> {
    /// Name and password.
    Login(Login<'a>),
    /// Which of the accounts of this browser.
    Accounts(Accounts<'a>),
    /// A new person.
    Signup(Signup<'a>),
    /// The code from the mail.
    Verify(Verify<'a>),
    /// Asks whether to sign out.
    Logout(Logout<'a>),
    /// Signed out of the application.
    SignedOut(SignedOut<'a>),
    /// A code of a second factor.
    FactorCode(FactorCode<'a>),
    /// Which second factor.
    Factors(Factors<'a>),
    /// An authenticator application is set up.
    EnrolTotp(EnrolTotp<'a>),
    /// The number that codes go to.
    Phone(Shown<'a, PhoneFields<'a>>),
    /// Whose password was forgotten.
    PasswordReset(Shown<'a, ResetFields<'a>>),
    /// A new password.
    NewPassword(NewPassword<'a>),
    /// A passkey or a security key.
    WebAuthn(WebAuthn<'a>),
    /// The code that a device shows.
    DeviceCode(Shown<'a, DeviceCodeFields<'a>>),
    /// Whether a device may sign in.
    DeviceConsent(DeviceConsent<'a>),
    /// What became of a device.
    DeviceDone(DeviceDone),
}

/// What every screen with a form has.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "Shown{F}"))]
pub struct Shown<'a, F> {
    /// Where the answer goes and what goes with it.
    pub form: Form<'a>,
    /// The fields by name.
    pub fields: F,
    /// What is to be said about the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// Where else one can go.
    pub links: Links<'a>,
}

/// Where the answer goes and what goes with it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Form<'a> {
    /// Path to post to.
    pub action: &'a str,
    /// To be sent along.
    pub flow: &'a str,
    /// To be sent along.
    pub csrf: &'a str,
}

/// Where else one can go; absolute URLs or paths of this host.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Links<'a> {
    /// Creates an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signup: Option<&'a str>,
    /// Signs in; in the midst of a sign-in: as somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login: Option<&'a str>,
    /// Asks for a new password in place of a forgotten one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_reset: Option<&'a str>,
    /// Chooses another second factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factors: Option<&'a str>,
    /// The operator's terms of service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<&'a str>,
    /// The operator's privacy policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<&'a str>,
    /// Back to the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<&'a str>,
    /// A new code of an invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_invitation: Option<&'a str>,
}

/// A field with what was entered.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Field<'a> {
    /// What was entered; empty at first.
    pub value: &'a str,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Fault>,
}

/// A field whose content is never sent back.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Secret {
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Fault>,
}

/// What is wrong with a field.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Fault {
    /// Names it for programs.
    pub id: &'static str,
    /// Says it to people, in their language.
    pub text: String,
}

/// What is to be said about a screen as a whole.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Message {
    /// Names it for programs.
    pub id: &'static str,
    /// What it means.
    pub kind: Nature,
    /// Says it to people, in their language.
    pub text: String,
}

/// `login`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Login<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, LoginFields<'a>>,
    /// Whether `"passkey":"1"` may be posted with the name, in place of the password.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub passkey: bool,
}

/// Fields of `login`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LoginFields<'a> {
    /// Login name or e-mail address.
    pub login_name: Field<'a>,
    /// Password.
    pub password: Secret,
}

/// `signup`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Signup<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, SignupFields<'a>>,
    /// Whether `"passkey":"1"` may be posted in place of the password: a passkey is set up after the mailed code.
    pub passkey: bool,
    /// The organization's rules for passwords.
    pub rules: Vec<Rule>,
}

/// Fields of `signup`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SignupFields<'a> {
    /// Given name.
    pub given_name: Field<'a>,
    /// Family name.
    pub family_name: Field<'a>,
    /// E-mail address.
    pub email: Field<'a>,
    /// Password, unless passwords are off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Where there are terms, `"1"` agrees to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Field<'a>>,
    /// Where there is a privacy policy, `"1"` agrees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Field<'a>>,
}

/// A rule for passwords: length counts bytes of UTF-8, letters and digits are ASCII, all else is a symbol.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rule {
    /// `rule`, and for the lengths `value` in bytes.
    #[serde(flatten)]
    pub rule: PasswordRuleKind,
    /// The password that was sent broke it.
    pub broken: bool,
    /// Says it to people, in their language.
    pub text: String,
}

/// `verify`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Verify<'a> {
    /// Form, fields, message, links.
    #[serde(flatten)]
    pub shown: Shown<'a, VerifyFields<'a>>,
    /// The address the mail went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<&'a str>,
    /// The code is that of an invitation.
    pub invitation: bool,
    /// Whether a new code can be asked for.
    pub resend: bool,
}

/// Fields of `verify`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct VerifyFields<'a> {
    /// The code.
    pub code: Field<'a>,
}

/// `logout`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Logout<'a> {
    /// Form, fields, links.
    #[serde(flatten)]
    pub shown: Shown<'a, LogoutFields>,
    /// Who is signed in, where it is one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_name: Option<&'a str>,
    /// Who is signed in, where there are several: `account` may be posted to sign one of them out, else all are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account<'a>>,
}

/// `logout` asks for nothing but the confirmation.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LogoutFields {}

/// `signed_out`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SignedOut<'a> {
    /// The provider could not be told, so its session may live on.
    pub incomplete: bool,
    /// Where one can go.
    pub links: Links<'a>,
}

/// Where to go.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Location<'a> {
    /// Absolute URL.
    pub location: &'a str,
}

/// A failure (RFC 9457).
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Problem<'a> {
    /// `urn:drawbridge:error:NAME`.
    #[cfg_attr(feature = "openapi", schemars(schema_with = "crate::openapi::problem_type"))]
    pub r#type: String,
    /// Says it to people in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Says what to do.
    pub detail: String,
    /// Finds the cause in the log.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub reference: &'a str,
    /// Absolute URL where one begins again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<&'a str>,
}

impl<'a> Screen<'a> {
    /// A screen in the language of these texts.
    pub fn new(screen: &'a outcome::Screen, t: &Texts) -> Self {
        match screen {
            outcome::Screen::Login(screen) => {
                let fields = LoginFields {
                    login_name: Field::new(&screen.login_name, t),
                    password: Secret::new(&screen.password, t),
                };
                let links = Links {
                    signup: screen.signup.as_deref(),
                    password_reset: screen.reset.as_deref(),
                    application: present(&screen.application),
                    ..Links::default()
                };
                let shown = Shown::new(&screen.form, fields, screen.message.as_ref(), links, t);
                Self::Login(Login { shown, passkey: screen.passkey })
            }
            outcome::Screen::Accounts(screen) => Self::Accounts(Accounts::new(screen, t)),
            outcome::Screen::Signup(screen) => Self::Signup(signup(screen, t)),
            outcome::Screen::Verify(screen) => {
                let fields = VerifyFields { code: Field::new(&screen.code, t) };
                let links = Links {
                    login: screen.login.as_deref(),
                    new_invitation: screen.invitation.as_deref(),
                    application: present(&screen.application),
                    ..Links::default()
                };
                let shown = Shown::new(&screen.form, fields, screen.message.as_ref(), links, t);
                let (email, invitation) = (screen.email.as_deref(), screen.invitation.is_some());
                Self::Verify(Verify { shown, email, invitation, resend: screen.resend })
            }
            outcome::Screen::Logout(screen) => {
                let links = Links { application: present(&screen.application), ..Links::default() };
                let shown = Shown::new(&screen.form, LogoutFields {}, None, links, t);
                let accounts = Account::all(&screen.accounts);
                Self::Logout(Logout { shown, login_name: screen.login_name.as_deref(), accounts })
            }
            outcome::Screen::SignedOut(screen) => {
                let links = Links { login: present(&screen.login), ..Links::default() };
                Self::SignedOut(SignedOut { incomplete: screen.incomplete, links })
            }
            outcome::Screen::Code(screen) => Self::FactorCode(FactorCode::new(screen, t)),
            outcome::Screen::Factors(screen) => Self::Factors(Factors::new(screen, t)),
            outcome::Screen::EnrolTotp(screen) => Self::EnrolTotp(EnrolTotp::new(screen, t)),
            outcome::Screen::Phone(screen) => Self::Phone(steps::phone(screen, t)),
            outcome::Screen::Reset(screen) => Self::PasswordReset(steps::reset(screen, t)),
            outcome::Screen::NewPassword(screen) => Self::NewPassword(NewPassword::new(screen, t)),
            outcome::Screen::WebAuthn(screen) => Self::WebAuthn(WebAuthn::new(screen, t)),
            outcome::Screen::DeviceCode(screen) => Self::DeviceCode(device::code(screen, t)),
            outcome::Screen::DeviceConsent(screen) => Self::DeviceConsent(DeviceConsent::new(screen, t)),
            outcome::Screen::DeviceDone(screen) => Self::DeviceDone(DeviceDone { result: screen.result }),
        }
    }
}

fn signup<'a>(screen: &'a outcome::SignupScreen, t: &Texts) -> Signup<'a> {
    let fields = SignupFields {
        given_name: Field::new(&screen.given_name, t),
        family_name: Field::new(&screen.family_name, t),
        email: Field::new(&screen.email, t),
        password: (!screen.password_off).then(|| Secret::new(&screen.password, t)),
        terms: screen.terms.as_ref().map(|_| Field::new(&screen.accept_terms, t)),
        privacy: screen.privacy.as_ref().map(|_| Field::new(&screen.accept_privacy, t)),
    };
    let links = Links {
        login: present(&screen.login),
        terms: screen.terms.as_deref(),
        privacy: screen.privacy.as_deref(),
        application: present(&screen.application),
        ..Links::default()
    };
    let shown = Shown::new(&screen.form, fields, screen.message.as_ref(), links, t);
    Signup {
        shown,
        passkey: screen.passkey,
        rules: screen.rules.iter().map(|rule| Rule::new(rule, t)).collect(),
    }
}

fn present(url: &str) -> Option<&str> {
    Some(url).filter(|url| !url.is_empty())
}

impl<'a, F> Shown<'a, F> {
    fn new(form: &'a outcome::Form, fields: F, message: Option<&Text>, links: Links<'a>, t: &Texts) -> Self {
        let form = Form { action: &form.action, flow: &form.flow, csrf: &form.csrf };
        Self { form, fields, message: message.map(|text| Message::new(text, t)), links }
    }
}

impl<'a> Field<'a> {
    fn new(field: &'a outcome::Field, t: &Texts) -> Self {
        Self { value: &field.value, error: field.error.as_ref().map(|text| Fault::new(text, t)) }
    }
}

impl Secret {
    fn new(field: &outcome::Field, t: &Texts) -> Self {
        Self { error: field.error.as_ref().map(|text| Fault::new(text, t)) }
    }
}

impl Fault {
    fn new(text: &Text, t: &Texts) -> Self {
        Self { id: text.id, text: t.text(text) }
    }
}

impl Message {
    fn new(text: &Text, t: &Texts) -> Self {
        Self { id: text.id, kind: nature(text.id), text: t.text(text) }
    }
}

impl Rule {
    fn new(rule: &PasswordRule, t: &Texts) -> Self {
        let PasswordRule { kind, broken } = *rule;
        Self { rule: kind, broken, text: rules::text(kind, t) }
    }
}

impl<'a> Problem<'a> {
    /// A failure in the language of these texts.
    pub fn new(kind: Kind, reference: &'a str, location: Option<&'a str>, t: &Texts) -> Self {
        Self {
            r#type: format!("urn:drawbridge:error:{}", kind.name()),
            title: t.say(&format!("error-{}-title", kind.name())),
            status: kind.status().as_u16(),
            detail: t.say(&format!("error-{}-text", kind.name())),
            reference,
            location,
        }
    }
}

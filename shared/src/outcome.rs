//! What a step of a flow leads to, before anybody decides whether it becomes a page or JSON.
//!
//! Flow code builds these values and knows neither HTML nor AWS; [`crate::presentation`] renders them. Every
//! text is named by its id in the catalogue, so both presentations say the same in the person's language.

mod accounts;
mod device;
mod rules;
mod steps;

pub use accounts::{AccountsScreen, KnownAccount};
pub use device::{DeviceCodeScreen, DeviceConsentScreen, DeviceDoneScreen, DeviceResult};
pub use rules::{PasswordRule, PasswordRuleKind};
pub use steps::{
    CodeKind, CodeScreen, EnrolTotpScreen, FactorsPurpose, FactorsScreen, NewPasswordScreen, PasswordReason,
    PhoneScreen, ResetScreen, WebAuthnScreen,
};

/// Where a step leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Show this screen.
    Show(Box<Screen>),
    /// Leave for this absolute URL: 303 for a page, `location` in JSON.
    Go(String),
    /// The next step of the flow, on a path of ours: 303 for a page, so that a reload does not post again; JSON gets
    /// the screen at once.
    Continue {
        /// Path and query on this host.
        path: String,
        /// What is shown there.
        screen: Box<Screen>,
    },
}

impl Outcome {
    /// Shows a screen.
    pub fn show(screen: impl Into<Screen>) -> Self {
        Self::Show(Box::new(screen.into()))
    }
}

/// A text of the catalogue with the values it mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Its id in `locales/*.ftl`.
    pub id: &'static str,
    /// Values for its placeholders.
    pub args: Vec<(&'static str, String)>,
}

impl Text {
    /// A text without placeholders.
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Adds the value of a placeholder.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// A field of a form as it is shown again: what was entered (never a password) and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The entered value that is kept.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<Text>,
}

impl Field {
    /// A field with a value and no fault.
    pub fn kept(value: impl Into<String>) -> Self {
        Self { value: value.into(), error: None }
    }

    /// Marks the field as wrong.
    pub fn refuse(&mut self, id: &'static str) {
        self.error = Some(Text::new(id));
    }
}

/// What every form carries besides its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Path that the form is posted to.
    pub action: String,
    /// Names the flow of this tab; its secrets lie in the sealed cookie of the same name.
    pub flow: String,
    /// Proves that the form was shown by us to this browser in this flow.
    pub csrf: String,
    /// Origins, besides our own, that answering the form may redirect to (`form-action` of the CSP).
    pub targets: Vec<String>,
}

/// One of our screens. The name in JSON is the field `screen`.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// Name and password.
    Login(LoginScreen),
    /// Which of the accounts of this browser.
    Accounts(AccountsScreen),
    /// A new person.
    Signup(SignupScreen),
    /// The code from the mail.
    Verify(VerifyScreen),
    /// Asks whether to sign out on this host.
    Logout(LogoutScreen),
    /// Signed out of the application.
    SignedOut(SignedOutScreen),
    /// A code of a second factor.
    Code(CodeScreen),
    /// Which second factor.
    Factors(FactorsScreen),
    /// An authenticator application is set up.
    EnrolTotp(EnrolTotpScreen),
    /// The number that codes go to.
    Phone(PhoneScreen),
    /// Whose password was forgotten.
    Reset(ResetScreen),
    /// A new password.
    NewPassword(NewPasswordScreen),
    /// A passkey or a security key.
    WebAuthn(WebAuthnScreen),
    /// The code that a device shows.
    DeviceCode(DeviceCodeScreen),
    /// Whether a device may sign in.
    DeviceConsent(DeviceConsentScreen),
    /// What became of a device.
    DeviceDone(DeviceDoneScreen),
}

impl Screen {
    /// Its form, if it has one.
    pub fn form(&self) -> Option<&Form> {
        match self {
            Self::Login(screen) => Some(&screen.form),
            Self::Accounts(screen) => Some(&screen.form),
            Self::Signup(screen) => Some(&screen.form),
            Self::Verify(screen) => Some(&screen.form),
            Self::Logout(screen) => Some(&screen.form),
            Self::SignedOut(_) | Self::DeviceDone(_) => None,
            Self::Code(screen) => Some(&screen.form),
            Self::Factors(screen) => Some(&screen.form),
            Self::EnrolTotp(screen) => Some(&screen.form),
            Self::Phone(screen) => Some(&screen.form),
            Self::Reset(screen) => Some(&screen.form),
            Self::NewPassword(screen) => Some(&screen.form),
            Self::WebAuthn(screen) => Some(&screen.form),
            Self::DeviceCode(screen) => Some(&screen.form),
            Self::DeviceConsent(screen) => Some(&screen.form),
        }
    }

    /// Puts a message above the form, in place of another one. Screens without room for one stay as they are.
    pub fn say(&mut self, text: Text) {
        let message = match self {
            Self::Login(screen) => &mut screen.message,
            Self::Accounts(screen) => &mut screen.message,
            Self::Signup(screen) => &mut screen.message,
            Self::Verify(screen) => &mut screen.message,
            Self::Logout(_) | Self::SignedOut(_) | Self::DeviceDone(_) => return,
            Self::Code(screen) => &mut screen.message,
            Self::Factors(screen) => &mut screen.message,
            Self::EnrolTotp(screen) => &mut screen.message,
            Self::Phone(screen) => &mut screen.message,
            Self::Reset(screen) => &mut screen.message,
            Self::NewPassword(screen) => &mut screen.message,
            Self::WebAuthn(screen) => &mut screen.message,
            Self::DeviceCode(screen) => &mut screen.message,
            Self::DeviceConsent(screen) => &mut screen.message,
        };
        *message = Some(text);
    }

    /// What is said about it as a whole, and its fields.
    pub fn said(&self) -> (Option<&Text>, Vec<&Field>) {
        match self {
            Self::Login(s) => (s.message.as_ref(), vec![&s.login_name, &s.password]),
            Self::Signup(s) => {
                let names = [&s.given_name, &s.family_name, &s.email];
                let rest = [&s.password, &s.accept_terms, &s.accept_privacy];
                (s.message.as_ref(), names.into_iter().chain(rest).collect())
            }
            Self::Verify(s) => (s.message.as_ref(), vec![&s.code]),
            Self::Logout(_) | Self::SignedOut(_) | Self::DeviceDone(_) => (None, Vec::new()),
            Self::Accounts(s) => (s.message.as_ref(), Vec::new()),
            Self::Code(s) => (s.message.as_ref(), vec![&s.code]),
            Self::Factors(s) => (s.message.as_ref(), Vec::new()),
            Self::WebAuthn(s) => (s.message.as_ref(), Vec::new()),
            Self::DeviceCode(s) => (s.message.as_ref(), vec![&s.code]),
            Self::DeviceConsent(s) => (s.message.as_ref(), Vec::new()),
            Self::EnrolTotp(s) => (s.message.as_ref(), vec![&s.code]),
            Self::Phone(s) => (s.message.as_ref(), vec![&s.phone]),
            Self::Reset(s) => (s.message.as_ref(), vec![&s.login_name]),
            Self::NewPassword(s) => {
                let secrets = [Some(&s.password), Some(&s.again)];
                let all = [s.code.as_ref(), s.current.as_ref()].into_iter().chain(secrets);
                (s.message.as_ref(), all.flatten().collect())
            }
        }
    }
}

/// `login`: name and password on one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LoginScreen {
    /// Where it goes.
    pub form: Form,
    /// `login_name`: login name or e-mail address.
    pub login_name: Field,
    /// `password`: never kept.
    pub password: Field,
    /// What went wrong as a whole, for instance wrong name or password.
    pub message: Option<Text>,
    /// Whether `passkey=1` may be posted with the name, in place of the password.
    pub passkey: bool,
    /// Path of the sign-up page, where the policy allows registration.
    pub signup: Option<String>,
    /// Path of the page for a forgotten password, where the policy offers it.
    pub reset: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// `signup`: name, e-mail address and a password.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SignupScreen {
    /// Where it goes.
    pub form: Form,
    /// `given_name`.
    pub given_name: Field,
    /// `family_name`.
    pub family_name: Field,
    /// `email`.
    pub email: Field,
    /// `password`: never kept.
    pub password: Field,
    /// Passwords are off: the account gets a passkey.
    pub password_off: bool,
    /// Whether `passkey=1` may be posted, in place of the password.
    pub passkey: bool,
    /// `terms`: `1` agrees to the terms, where there are some.
    pub accept_terms: Field,
    /// `privacy`: `1` agrees to the privacy policy, likewise.
    pub accept_privacy: Field,
    /// The organization's rules for passwords, in the order they are checked.
    pub rules: Vec<PasswordRule>,
    /// What went wrong as a whole.
    pub message: Option<Text>,
    /// Path of the sign-in page.
    pub login: String,
    /// The operator's terms of service.
    pub terms: Option<String>,
    /// The operator's privacy policy.
    pub privacy: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// `verify`: the code from the mail.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VerifyScreen {
    /// Where it goes: `code` continues, `resend=1` asks for a new mail.
    pub form: Form,
    /// The address the mail went to, as entered by this person in this flow.
    pub email: Option<String>,
    /// `code`.
    pub code: Field,
    /// What happened, for instance that a new mail is on its way.
    pub message: Option<Text>,
    /// The code is that of an invitation: whoever has it goes on to choose how they sign in. A new one is to be had on this
    /// path.
    pub invitation: Option<String>,
    /// Whether a new code can be asked for here.
    pub resend: bool,
    /// Path of the sign-in page after a sign-up: an address that has an account already gets no code, and that is
    /// not to be seen otherwise.
    pub login: Option<String>,
    /// Back to the application.
    pub application: String,
}

/// `logout`: the provider sent the browser here to end sessions of this host.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LogoutScreen {
    /// Where it goes; `account=REFERENCE` ends the session of one of several.
    pub form: Form,
    /// Who is signed in, where it is one person.
    pub login_name: Option<String>,
    /// Who is signed in, where there are several to choose from.
    pub accounts: Vec<KnownAccount>,
    /// Back to the application.
    pub application: String,
}

/// `signed_out`: the end of a session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SignedOutScreen {
    /// The provider could not be told, so its session may live on.
    pub incomplete: bool,
    /// Signs in again.
    pub login: String,
}

macro_rules! screens {
    ($($kind:ident($screen:ident)),+) => {$(
        impl From<$screen> for Screen {
            fn from(screen: $screen) -> Self {
                Self::$kind(screen)
            }
        }
    )+};
}

screens!(
    Login(LoginScreen),
    Accounts(AccountsScreen),
    Signup(SignupScreen),
    Verify(VerifyScreen),
    Logout(LogoutScreen),
    SignedOut(SignedOutScreen),
    Code(CodeScreen),
    Factors(FactorsScreen),
    EnrolTotp(EnrolTotpScreen),
    Phone(PhoneScreen),
    Reset(ResetScreen),
    NewPassword(NewPasswordScreen),
    WebAuthn(WebAuthnScreen),
    DeviceCode(DeviceCodeScreen),
    DeviceConsent(DeviceConsentScreen),
    DeviceDone(DeviceDoneScreen)
);

//! Users: people and machines.

use std::collections::BTreeMap;
use time::OffsetDateTime;

use super::Record;
use super::code::Code;
use super::password::Password;
use crate::keys::PublicKey;

/// State of a user; a removed one is taken out of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UserState {
    /// May log in.
    Active,
    /// Deactivated.
    Inactive,
    /// Locked, by an administrator or after too many failures.
    Locked,
}

impl UserState {
    /// Name of the enum value.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Active => "USER_STATE_ACTIVE",
            Self::Inactive => "USER_STATE_INACTIVE",
            Self::Locked => "USER_STATE_LOCKED",
        }
    }
}

/// What a membership is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Resource {
    /// The whole instance.
    Instance,
    /// An organization.
    Organization(String),
    /// A project.
    Project(String),
}

/// Roles a user has as administrator of something.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    /// Of what.
    pub(crate) resource: Resource,
    /// Names such as `IAM_LOGIN_CLIENT`.
    pub(crate) roles: Vec<String>,
    /// Since when.
    pub(crate) record: Record,
}

/// One entry of a user's metadata.
#[derive(Debug, Clone)]
pub(crate) struct Metadata {
    /// Any bytes.
    pub(crate) value: Vec<u8>,
    /// Since when.
    pub(crate) record: Record,
}

/// A user.
#[derive(Debug, Clone)]
pub(crate) struct User {
    /// Its id: the server's, or one the creator chose.
    pub(crate) id: String,
    /// Its record; the owner is its organization.
    pub(crate) record: Record,
    /// State.
    pub(crate) state: UserState,
    /// Tokens issued up to this moment are dead for good: the last lock or deactivation.
    pub(crate) tokens_dead_until: Option<OffsetDateTime>,
    /// User name, unique whatever its letter case.
    pub(crate) username: String,
    /// Metadata by key.
    pub(crate) metadata: BTreeMap<String, Metadata>,
    /// What it administers.
    pub(crate) memberships: Vec<Membership>,
    /// Person or machine.
    pub(crate) kind: UserKind,
}

/// Person or machine.
#[derive(Debug, Clone)]
pub(crate) enum UserKind {
    /// A person.
    Human(Box<Human>),
    /// A service user.
    Machine(Machine),
}

impl User {
    /// The person, if it is one.
    pub(crate) fn human(&self) -> Option<&Human> {
        match &self.kind {
            UserKind::Human(human) => Some(human),
            UserKind::Machine(_) => None,
        }
    }

    /// The person, if it is one, to change.
    pub(crate) fn human_mut(&mut self) -> Option<&mut Human> {
        match &mut self.kind {
            UserKind::Human(human) => Some(human),
            UserKind::Machine(_) => None,
        }
    }

    /// The service user, if it is one.
    pub(crate) fn machine(&self) -> Option<&Machine> {
        match &self.kind {
            UserKind::Machine(machine) => Some(machine),
            UserKind::Human(_) => None,
        }
    }

    /// The service user, if it is one, to change.
    pub(crate) fn machine_mut(&mut self) -> Option<&mut Machine> {
        match &mut self.kind {
            UserKind::Machine(machine) => Some(machine),
            UserKind::Human(_) => None,
        }
    }

    /// Whether it may log in.
    pub(crate) fn is_active(&self) -> bool {
        self.state == UserState::Active
    }

    /// Changes the state; leaving the active one kills all tokens issued so far.
    pub(crate) fn set_state(&mut self, state: UserState, now: OffsetDateTime) {
        if state != UserState::Active {
            self.tokens_dead_until = Some(now);
        }
        self.state = state;
        self.record.touch(now);
    }

    /// Ends a lock, and with it the counts of failures that led to it.
    pub(crate) fn unlock(&mut self, now: OffsetDateTime) {
        self.set_state(UserState::Active, now);
        if let Some(human) = self.human_mut() {
            human.failed_passwords = 0;
            human.failed_totps = 0;
            human.failed_otp_sms = 0;
            human.failed_otp_emails = 0;
        }
    }
}

/// A person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Human {
    /// Given name.
    pub(crate) given_name: String,
    /// Family name.
    pub(crate) family_name: String,
    /// Nickname.
    pub(crate) nick_name: String,
    /// Name shown.
    pub(crate) display_name: String,
    /// BCP 47 tag; nothing reads as `und`.
    pub(crate) preferred_language: Option<String>,
    /// `GENDER_*`; empty is unspecified.
    pub(crate) gender: String,
    /// E-mail address.
    pub(crate) email: String,
    /// Whether it is verified.
    pub(crate) email_verified: bool,
    /// Pending code for it.
    pub(crate) email_code: Option<Code>,
    /// Phone number with `+`.
    pub(crate) phone: Option<String>,
    /// Whether it is verified.
    pub(crate) phone_verified: bool,
    /// Pending code for it.
    pub(crate) phone_code: Option<Code>,
    /// Password, if ever set.
    pub(crate) password: Option<Password>,
    /// Pending code to set a password.
    pub(crate) password_code: Option<Code>,
    /// Pending invitation.
    pub(crate) invite_code: Option<Code>,
    /// Wrong tries since the last invitation.
    pub(crate) invite_failures: u32,
    /// Whether the last invitation was handed out in an answer, until it is invalidated by wrong tries.
    pub(crate) invite_returned: bool,
    /// Template of the last invitation's link.
    pub(crate) invite_template: String,
    /// Wrong passwords since the last right one.
    pub(crate) failed_passwords: u32,
    /// Wrong TOTP codes since the last right one.
    pub(crate) failed_totps: u32,
    /// Wrong codes from an SMS since the last right one.
    pub(crate) failed_otp_sms: u32,
    /// Wrong codes from a mail since the last right one.
    pub(crate) failed_otp_emails: u32,
    /// TOTP.
    pub(crate) totp: Option<Totp>,
    /// Since when codes by mail are a second factor.
    pub(crate) otp_email: Option<OffsetDateTime>,
    /// Since when codes by SMS are a second factor.
    pub(crate) otp_sms: Option<OffsetDateTime>,
    /// Passkeys and U2F keys, also the pending ones.
    pub(crate) web_authn: Vec<WebAuthnToken>,
    /// Pending links to register a passkey, by code id.
    pub(crate) passkey_codes: BTreeMap<String, Code>,
    /// When setting up a second factor was skipped.
    pub(crate) mfa_init_skipped: Option<OffsetDateTime>,
    /// Identities at identity providers.
    pub(crate) idp_links: Vec<IdpLink>,
}

impl Human {
    /// Marks the e-mail address as verified, which ends its code and an invitation.
    pub(crate) fn verify_email(&mut self) {
        self.email_verified = true;
        self.email_code = None;
        self.invite_code = None;
        self.invite_failures = 0;
    }
}

/// Time-based one-time passwords (RFC 6238).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Totp {
    /// Secret, base32.
    pub(crate) secret: String,
    /// When a code was shown to prove the set-up.
    pub(crate) ready: Option<OffsetDateTime>,
}

/// A passkey or U2F key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WebAuthnToken {
    /// Its id.
    pub(crate) id: String,
    /// Passkey (true) or second factor.
    pub(crate) passkey: bool,
    /// Name given by the user.
    pub(crate) name: String,
    /// Relying party it was made for.
    pub(crate) rp_id: String,
    /// Challenge of the pending registration, base64url.
    pub(crate) challenge: String,
    /// Whether registration was completed.
    pub(crate) ready: bool,
    /// When it was started or completed, for reads that lag.
    pub(crate) changed: OffsetDateTime,
    /// Credential id.
    pub(crate) credential_id: Vec<u8>,
    /// Public key as COSE.
    pub(crate) public_key: Vec<u8>,
    /// Last signature counter.
    pub(crate) sign_count: u32,
}

/// An identity at an identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdpLink {
    /// Identity provider.
    pub(crate) idp_id: String,
    /// User id there.
    pub(crate) external_id: String,
    /// User name there.
    pub(crate) external_name: String,
    /// Since when, for reads that lag.
    pub(crate) since: OffsetDateTime,
}

/// A service user.
#[derive(Debug, Clone, Default)]
pub(crate) struct Machine {
    /// Name shown.
    pub(crate) name: String,
    /// Description.
    pub(crate) description: String,
    /// Whether its access tokens are JWTs instead of opaque.
    pub(crate) jwt_tokens: bool,
    /// bcrypt hash of its secret.
    pub(crate) secret: Option<String>,
    /// Keys by id.
    pub(crate) keys: BTreeMap<String, MachineKey>,
    /// Personal access tokens by id.
    pub(crate) pats: BTreeMap<String, Pat>,
}

/// A key of a service user or an application.
#[derive(Debug, Clone)]
pub(crate) struct MachineKey {
    /// Since when.
    pub(crate) record: Record,
    /// Until when.
    pub(crate) expires: OffsetDateTime,
    /// Public half.
    pub(crate) public: PublicKey,
}

/// A personal access token.
#[derive(Debug, Clone)]
pub(crate) struct Pat {
    /// Since when.
    pub(crate) record: Record,
    /// Until when.
    pub(crate) expires: OffsetDateTime,
}

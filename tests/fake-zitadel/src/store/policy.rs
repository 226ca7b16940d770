//! Settings an organization may have of its own; the instance has all of them. Defaults are those of a fresh
//! instance (settings service, `/v2/settings/...`).

use time::Duration;

use super::Record;

/// A policy with its record: it says whose it is and when it changed.
#[derive(Debug, Clone)]
pub(crate) struct Owned<T> {
    /// Whose, since when.
    pub(crate) record: Record,
    /// The settings.
    pub(crate) value: T,
}

/// Login settings; none is enforced by Zitadel, the login pages are to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "these are Zitadel's settings")]
pub(crate) struct LoginPolicy {
    /// Offer a password.
    pub(crate) allow_username_password: bool,
    /// Offer sign-up.
    pub(crate) allow_register: bool,
    /// Show identity providers.
    pub(crate) allow_external_idp: bool,
    /// Require a second factor always.
    pub(crate) force_mfa: bool,
    /// Require a second factor after a local first one.
    pub(crate) force_mfa_local_only: bool,
    /// Offer passkeys.
    pub(crate) passkeys_allowed: bool,
    /// Hide the link to reset a password.
    pub(crate) hide_password_reset: bool,
    /// Do not tell that a user name is unknown.
    pub(crate) ignore_unknown_usernames: bool,
    /// Find the organization by the domain of the login name.
    pub(crate) allow_domain_discovery: bool,
    /// No login by e-mail address.
    pub(crate) disable_login_with_email: bool,
    /// No login by phone number.
    pub(crate) disable_login_with_phone: bool,
    /// Where to go without an auth request.
    pub(crate) default_redirect_uri: String,
    /// Oldest acceptable password check.
    pub(crate) password_check_lifetime: Duration,
    /// Oldest acceptable external login.
    pub(crate) external_login_check_lifetime: Duration,
    /// How long skipping the set-up of a second factor holds.
    pub(crate) mfa_init_skip_lifetime: Duration,
    /// Oldest acceptable second factor.
    pub(crate) second_factor_check_lifetime: Duration,
    /// Oldest acceptable passkey check.
    pub(crate) multi_factor_check_lifetime: Duration,
    /// `SECOND_FACTOR_TYPE_*`.
    pub(crate) second_factors: Vec<String>,
    /// `MULTI_FACTOR_TYPE_*`.
    pub(crate) multi_factors: Vec<String>,
    /// Active identity providers, in order.
    pub(crate) idps: Vec<String>,
}

impl LoginPolicy {
    /// The policy of a fresh instance; [`Default`] is the one an organization gets for `{}`.
    pub(crate) fn of_instance() -> Self {
        Self {
            allow_username_password: true,
            allow_register: true,
            allow_external_idp: true,
            passkeys_allowed: true,
            allow_domain_discovery: true,
            password_check_lifetime: Duration::hours(240),
            external_login_check_lifetime: Duration::hours(240),
            mfa_init_skip_lifetime: Duration::hours(720),
            second_factor_check_lifetime: Duration::hours(18),
            multi_factor_check_lifetime: Duration::hours(12),
            second_factors: vec!["SECOND_FACTOR_TYPE_OTP".to_owned(), "SECOND_FACTOR_TYPE_U2F".to_owned()],
            multi_factors: vec!["MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION".to_owned()],
            ..Self::default()
        }
    }
}

/// What a password must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "these are Zitadel's settings")]
pub(crate) struct ComplexityPolicy {
    /// Bytes.
    pub(crate) min_length: u64,
    /// `[A-Z]`
    pub(crate) requires_uppercase: bool,
    /// `[a-z]`
    pub(crate) requires_lowercase: bool,
    /// `[0-9]`
    pub(crate) requires_number: bool,
    /// Anything else.
    pub(crate) requires_symbol: bool,
}

impl Default for ComplexityPolicy {
    fn default() -> Self {
        Self {
            min_length: 8,
            requires_uppercase: true,
            requires_lowercase: true,
            requires_number: true,
            requires_symbol: true,
        }
    }
}

/// Age of passwords in days; 0 is never. Not enforced by Zitadel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AgePolicy {
    /// Days until a password expires.
    pub(crate) max_age_days: u64,
    /// Days before that to warn.
    pub(crate) expire_warn_days: u64,
}

/// Failed attempts until a user is locked; 0 is never.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LockoutPolicy {
    /// Wrong passwords.
    pub(crate) max_password_attempts: u32,
    /// Wrong one-time codes.
    pub(crate) max_otp_attempts: u32,
}

/// Colours of one theme; empty texts are left out of answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "these are the names of the API")]
pub(crate) struct Theme {
    /// Buttons and links.
    pub(crate) primary_color: String,
    /// Page.
    pub(crate) background_color: String,
    /// Errors.
    pub(crate) warn_color: String,
    /// Text.
    pub(crate) font_color: String,
}

/// Branding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LabelPolicy {
    /// Light theme.
    pub(crate) light: Theme,
    /// Dark theme.
    pub(crate) dark: Theme,
    /// Hide the domain part of login names.
    pub(crate) hide_login_name_suffix: bool,
    /// No watermark.
    pub(crate) disable_watermark: bool,
    /// `THEME_MODE_*`.
    pub(crate) theme_mode: String,
}

impl LabelPolicy {
    /// The branding of a fresh instance.
    pub(crate) fn of_instance() -> Self {
        let theme = |primary: &str, background: &str, warn: &str, font: &str| Theme {
            primary_color: primary.to_owned(),
            background_color: background.to_owned(),
            warn_color: warn.to_owned(),
            font_color: font.to_owned(),
        };
        Self {
            light: theme("#5469d4", "#fafafa", "#cd3d56", "#000000"),
            dark: theme("#2073c4", "#111827", "#ff3b5b", "#ffffff"),
            theme_mode: "THEME_MODE_AUTO".to_owned(),
            ..Self::default()
        }
    }
}

/// Legal and support links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::struct_field_names, reason = "these are the names of the API")]
pub(crate) struct PrivacyPolicy {
    /// Terms of service.
    pub(crate) tos_link: String,
    /// Privacy policy.
    pub(crate) privacy_policy_link: String,
    /// Help.
    pub(crate) help_link: String,
    /// Support address.
    pub(crate) support_email: String,
    /// Documentation.
    pub(crate) docs_link: String,
    /// A link of one's own.
    pub(crate) custom_link: String,
    /// Its text.
    pub(crate) custom_link_text: String,
}

/// How login names are made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DomainPolicy {
    /// Login names end in `@<primary domain>`; user names are then unique within the organization only.
    pub(crate) login_name_includes_domain: bool,
    /// New domains have to be verified.
    pub(crate) require_org_domain_verification: bool,
    /// Sender addresses must be of the instance's domain.
    pub(crate) smtp_sender_address_matches_instance_domain: bool,
}

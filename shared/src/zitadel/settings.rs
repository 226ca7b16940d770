//! Settings that decide what the pages offer and demand (Zitadel's settings service v2), kept for half a minute.

mod branding;

pub use branding::{Branding, Theme, ThemeMode};

use super::{Zitadel, ZitadelError, api::seconds};
use crate::outcome::PasswordRuleKind;
use serde::{Deserialize, de::DeserializeOwned};
use std::{any::Any, collections::HashMap, sync::Arc, sync::Mutex};
use time::{Duration, OffsetDateTime};
use url::Url;

/// `GET /v2/settings/login`. Absent flags are false, as Zitadel leaves them out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(clippy::struct_excessive_bools, reason = "Zitadel's own shape")]
pub struct LoginSettings {
    /// Sign-in by password.
    pub allow_username_password: bool,
    /// Registration.
    pub allow_register: bool,
    /// A second factor is demanded from everybody.
    pub force_mfa: bool,
    /// A second factor is demanded after a password or passkey of our own, not after an identity provider.
    pub force_mfa_local_only: bool,
    /// Unknown names must not be told from wrong passwords. We never do.
    pub ignore_unknown_usernames: bool,
    /// Sign-in by e-mail address is off.
    pub disable_login_with_email: bool,
    /// Sign-in by telephone number is off.
    pub disable_login_with_phone: bool,
    /// Sign-in by an identity provider.
    pub allow_external_idp: bool,
    /// The organization is found by the domain of an address.
    pub allow_domain_discovery: bool,
    /// The way to a new password is not offered.
    pub hide_password_reset: bool,
    passkeys_type: String,
    mfa_init_skip_lifetime: String,
    password_check_lifetime: String,
    second_factor_check_lifetime: String,
    multi_factor_check_lifetime: String,
    external_login_check_lifetime: String,
    /// Second factors that count.
    pub second_factors: Vec<String>,
    /// Factors that count as two.
    pub multi_factors: Vec<String>,
}

impl LoginSettings {
    /// How long a checked password counts. Zero where an organization set none: it never counts for a later sign-in.
    pub fn password_lifetime(&self) -> Duration {
        lifetime(&self.password_check_lifetime)
    }

    /// How long a second factor counts.
    pub fn second_factor_lifetime(&self) -> Duration {
        lifetime(&self.second_factor_check_lifetime)
    }

    /// How long a passkey counts.
    pub fn passkey_lifetime(&self) -> Duration {
        lifetime(&self.multi_factor_check_lifetime)
    }

    /// How long nobody who declined is asked again to set up a second factor. Zero: nobody is asked.
    pub fn skip_lifetime(&self) -> Duration {
        lifetime(&self.mfa_init_skip_lifetime)
    }

    /// Whether passkeys are allowed.
    pub fn allows_passkeys(&self) -> bool {
        self.passkeys_type == "PASSKEYS_TYPE_ALLOWED"
    }

    /// Whether a passkey may be set up as second factor, which it is beside being the first.
    pub fn takes_passkey_as_factor(&self) -> bool {
        self.allows_passkeys()
            && self.multi_factors.iter().any(|factor| factor == "MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION")
    }

    /// How long an identity provider's answer counts.
    pub fn intent_lifetime(&self) -> Duration {
        lifetime(&self.external_login_check_lifetime)
    }
}

fn lifetime(text: &str) -> Duration {
    Duration::seconds(seconds(text).unwrap_or_default().max(0))
}

/// `GET /v2/settings/password/complexity`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(clippy::struct_excessive_bools, reason = "Zitadel's own shape")]
pub struct PasswordComplexity {
    min_length: String,
    requires_uppercase: bool,
    requires_lowercase: bool,
    requires_number: bool,
    requires_symbol: bool,
}

impl PasswordComplexity {
    /// Bytes that Zitadel's password hash (bcrypt) takes in; it fails with an internal error beyond.
    pub const MAX_BYTES: u64 = 72;

    /// The rules in the order Zitadel checks them.
    pub fn rules(&self) -> Vec<PasswordRuleKind> {
        let rules = [
            (true, PasswordRuleKind::MinLength(self.min_length.parse().unwrap_or(0).max(1))),
            (self.requires_lowercase, PasswordRuleKind::Lowercase),
            (self.requires_uppercase, PasswordRuleKind::Uppercase),
            (self.requires_number, PasswordRuleKind::Digit),
            (self.requires_symbol, PasswordRuleKind::Symbol),
            (true, PasswordRuleKind::MaxLength(Self::MAX_BYTES)),
        ];
        rules.into_iter().filter_map(|(on, rule)| on.then_some(rule)).collect()
    }
}

/// `GET /v2/settings/password/expiry`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PasswordExpiry {
    max_age_days: String,
}

impl PasswordExpiry {
    /// How old a password may become; `None` for any age.
    pub fn max_age(&self) -> Option<Duration> {
        self.max_age_days.parse().ok().filter(|days| *days > 0).map(Duration::days)
    }
}

/// `GET /v2/settings/lockout`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Lockout {
    max_password_attempts: String,
}

impl Lockout {
    /// Whether wrong passwords lock an account at all.
    pub fn locks(&self) -> bool {
        self.max_password_attempts.parse::<u64>().is_ok_and(|attempts| attempts > 0)
    }
}

/// `GET /v2/settings/legal_support`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LegalSettings {
    /// Terms of service; may contain `{{.Lang}}`.
    pub tos_link: String,
    /// Privacy policy; may contain `{{.Lang}}`.
    pub privacy_policy_link: String,
}

#[derive(Deserialize)]
struct Wrapped<T> {
    #[serde(default = "Option::default")]
    settings: Option<T>,
}

/// `GET /v2/settings`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct General {
    default_org_id: String,
    pub(super) default_language: String,
    /// Absent where all are allowed, and in versions before 4.12, which do not tell.
    pub(super) allowed_languages: Vec<String>,
}

type Kept = Arc<dyn Any + Send + Sync>;

/// Settings by their address, with the time they were read.
#[derive(Default)]
pub(super) struct SettingsCache(Mutex<HashMap<String, (OffsetDateTime, Kept)>>);

impl SettingsCache {
    const MAX_AGE: Duration = Duration::seconds(30);
    /// Organizations whose settings are kept at once.
    const ROOM: usize = 256;

    fn get<T: Send + Sync + 'static>(&self, key: &str, now: OffsetDateTime) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (read_at, value) = kept.get(key)?;
        if now - *read_at >= Self::MAX_AGE {
            return None;
        }
        value.clone().downcast().ok()
    }

    fn put(&self, key: String, now: OffsetDateTime, value: Kept) {
        let mut kept = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.len() >= Self::ROOM {
            kept.retain(|_, (read_at, _)| now - *read_at < Self::MAX_AGE);
        }
        if kept.len() < Self::ROOM {
            kept.insert(key, (now, value));
        }
    }
}

impl Zitadel {
    /// The organization in which people register when nothing else is configured.
    pub async fn default_organization(&self) -> Result<String, ZitadelError> {
        Ok(self.general().await?.default_org_id.clone())
    }

    /// The login policy of an organization, at most half a minute old.
    pub async fn login_settings(&self, organization: &str) -> Result<Arc<LoginSettings>, ZitadelError> {
        self.unwrap(&["login"], organization, false).await
    }

    /// The login policy as it is now, for decisions that a policy change must stop at once.
    pub async fn login_settings_now(&self, organization: &str) -> Result<Arc<LoginSettings>, ZitadelError> {
        self.unwrap(&["login"], organization, true).await
    }

    /// The password rules of an organization.
    pub async fn password_complexity(
        &self,
        organization: &str,
    ) -> Result<Arc<PasswordComplexity>, ZitadelError> {
        self.unwrap(&["password", "complexity"], organization, false).await
    }

    /// When an organization's passwords expire.
    pub async fn password_expiry(&self, organization: &str) -> Result<Arc<PasswordExpiry>, ZitadelError> {
        self.unwrap(&["password", "expiry"], organization, false).await
    }

    /// Whether an organization locks accounts after wrong passwords.
    pub async fn lockout(&self, organization: &str) -> Result<Arc<Lockout>, ZitadelError> {
        self.unwrap(&["lockout"], organization, false).await
    }

    /// Links to the operator's terms.
    pub async fn legal_settings(&self, organization: &str) -> Result<Arc<LegalSettings>, ZitadelError> {
        self.unwrap(&["legal_support"], organization, false).await
    }

    async fn unwrap<T>(&self, path: &[&str], organization: &str, fresh: bool) -> Result<Arc<T>, ZitadelError>
    where
        T: DeserializeOwned + Default + Clone + Send + Sync + 'static,
    {
        let mut url = self.url(&[&["v2", "settings"], path].concat());
        // An unknown organization would silently get the instance's settings, so it is always named.
        url.query_pairs_mut().append_pair("ctx.orgId", organization);
        let wrapped: Arc<WrappedOnce<T>> = self.kept(url, fresh).await?;
        Ok(Arc::new(wrapped.0.clone()))
    }

    pub(super) async fn kept<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        url: Url,
        fresh: bool,
    ) -> Result<Arc<T>, ZitadelError> {
        let key = url.to_string();
        let now = self.clock.now();
        if let Some(value) = self.settings.get(&key, now).filter(|_| !fresh) {
            return Ok(value);
        }
        let value: Arc<T> = Arc::new(self.get(url).await?);
        self.settings.put(key, now, value.clone());
        Ok(value)
    }
}

/// The `settings` object of an answer; an absent one is all defaults.
struct WrappedOnce<T>(T);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for WrappedOnce<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Wrapped::deserialize(deserializer).map(|wrapped| Self(wrapped.settings.unwrap_or_default()))
    }
}

//! The instance: its address, its defaults, its features.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};

use super::Record;
use super::policy::{
    AgePolicy, ComplexityPolicy, DomainPolicy, LabelPolicy, LockoutPolicy, LoginPolicy, Owned, PrivacyPolicy,
};

/// Lifetimes of tokens (`/admin/v1/settings/oidc`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OidcSettings {
    /// Access tokens.
    pub(crate) access_token: Duration,
    /// ID tokens.
    pub(crate) id_token: Duration,
    /// Refresh tokens since their last use.
    pub(crate) refresh_idle: Duration,
    /// Refresh tokens since the login.
    pub(crate) refresh_absolute: Duration,
}

/// Feature `loginV2`.
#[derive(Debug, Clone)]
pub(crate) struct LoginV2 {
    /// All applications use the login pages of `base_uri`.
    pub(crate) required: bool,
    /// Where they are; empty: below the instance.
    pub(crate) base_uri: String,
}

/// The instance.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    /// Its id.
    pub(crate) id: String,
    /// Since when.
    pub(crate) record: Record,
    /// `{scheme}://{host}[:port]`.
    pub(crate) issuer: String,
    /// Host names without port that belong to it.
    pub(crate) domains: Vec<String>,
    /// Host names allowed as public host.
    pub(crate) trusted_domains: Vec<String>,
    /// Id of its own project, the audience of the API.
    pub(crate) project_id: String,
    /// Default organization.
    pub(crate) default_organization: String,
    /// Default language.
    pub(crate) default_language: String,
    /// Languages to which the instance is restricted; empty if it is not.
    pub(crate) allowed_languages: Vec<String>,
    /// Token lifetimes.
    pub(crate) oidc: OidcSettings,
    /// Feature `loginV2`; nothing if never set.
    pub(crate) login_v2: Option<LoginV2>,
    /// Other features that were set, by name in lowerCamelCase.
    pub(crate) features: BTreeMap<String, bool>,
    /// When features were last set.
    pub(crate) features_record: Option<Record>,
    /// Security settings (`/v2/settings/security`), if ever set.
    pub(crate) security: Option<Owned<Value>>,
    /// Texts of the hosted login by language.
    pub(crate) hosted_login_texts: BTreeMap<String, Map<String, Value>>,
    /// Login settings.
    pub(crate) login_policy: Owned<LoginPolicy>,
    /// Password complexity.
    pub(crate) complexity_policy: Owned<ComplexityPolicy>,
    /// Password age.
    pub(crate) age_policy: Owned<AgePolicy>,
    /// Lockout.
    pub(crate) lockout_policy: Owned<LockoutPolicy>,
    /// Branding.
    pub(crate) label_policy: Owned<LabelPolicy>,
    /// Branding not yet activated.
    pub(crate) label_preview: Owned<LabelPolicy>,
    /// Legal and support links.
    pub(crate) privacy_policy: Owned<PrivacyPolicy>,
    /// Login names.
    pub(crate) domain_policy: Owned<DomainPolicy>,
}

impl Instance {
    /// A fresh instance; its ids come later, by [`Instance::set_id`].
    pub(crate) fn new(issuer: &str, login_base_uri: &str, now: OffsetDateTime) -> Self {
        let record = Record::new("", now);
        let host = url::Url::parse(issuer).ok().and_then(|url| url.host_str().map(str::to_owned));
        Self {
            id: String::new(),
            issuer: issuer.to_owned(),
            domains: host.into_iter().collect(),
            trusted_domains: Vec::new(),
            project_id: String::new(),
            default_organization: String::new(),
            default_language: "en".to_owned(),
            allowed_languages: Vec::new(),
            oidc: OidcSettings {
                access_token: Duration::hours(12),
                id_token: Duration::hours(12),
                refresh_idle: Duration::hours(720),
                refresh_absolute: Duration::hours(2160),
            },
            login_v2: Some(LoginV2 { required: true, base_uri: login_base_uri.to_owned() }),
            features: BTreeMap::new(),
            features_record: Some(record.clone()),
            security: None,
            hosted_login_texts: BTreeMap::new(),
            login_policy: Owned { record: record.clone(), value: LoginPolicy::of_instance() },
            complexity_policy: Owned { record: record.clone(), value: ComplexityPolicy::default() },
            age_policy: Owned { record: record.clone(), value: AgePolicy::default() },
            lockout_policy: Owned { record: record.clone(), value: LockoutPolicy::default() },
            label_policy: Owned { record: record.clone(), value: LabelPolicy::of_instance() },
            label_preview: Owned { record: record.clone(), value: LabelPolicy::of_instance() },
            privacy_policy: Owned {
                record: record.clone(),
                value: PrivacyPolicy {
                    docs_link: "https://zitadel.com/docs".to_owned(),
                    ..PrivacyPolicy::default()
                },
            },
            domain_policy: Owned { record: record.clone(), value: DomainPolicy::default() },
            record,
        }
    }

    /// Sets the id, which owns the instance's own settings.
    pub(crate) fn set_id(&mut self, id: &str) {
        id.clone_into(&mut self.id);
        for record in [
            &mut self.record,
            &mut self.login_policy.record,
            &mut self.complexity_policy.record,
            &mut self.age_policy.record,
            &mut self.lockout_policy.record,
            &mut self.label_policy.record,
            &mut self.label_preview.record,
            &mut self.privacy_policy.record,
            &mut self.domain_policy.record,
        ]
        .into_iter()
        .chain(self.features_record.as_mut())
        {
            id.clone_into(&mut record.owner);
        }
    }

    /// Whether `host` (with or without port) is this instance's.
    pub(crate) fn serves(&self, host: &str) -> bool {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        self.domains.iter().any(|domain| domain.eq_ignore_ascii_case(name))
    }
}

//! Organizations.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::Record;
use super::policy::{
    AgePolicy, ComplexityPolicy, DomainPolicy, LabelPolicy, LockoutPolicy, LoginPolicy, Owned, PrivacyPolicy,
};

/// A domain of an organization.
#[derive(Debug, Clone)]
pub(crate) struct Domain {
    /// Its name.
    pub(crate) name: String,
    /// Whether it is verified.
    pub(crate) verified: bool,
}

/// An organization. A deleted one is taken out of the store.
#[derive(Debug, Clone)]
pub(crate) struct Organization {
    /// Its id.
    pub(crate) id: String,
    /// Its record; it owns itself.
    pub(crate) record: Record,
    /// Its name, unique in the instance.
    pub(crate) name: String,
    /// Domain shown and used for login names.
    pub(crate) primary_domain: String,
    /// All domains.
    pub(crate) domains: Vec<Domain>,
    /// False once deactivated.
    pub(crate) active: bool,
    /// Own login settings; none: the instance's count. The same holds for all below.
    pub(crate) login_policy: Option<Owned<LoginPolicy>>,
    /// Own password complexity.
    pub(crate) complexity_policy: Option<Owned<ComplexityPolicy>>,
    /// Own password age.
    pub(crate) age_policy: Option<Owned<AgePolicy>>,
    /// Own lockout settings.
    pub(crate) lockout_policy: Option<Owned<LockoutPolicy>>,
    /// Own branding in force.
    pub(crate) label_policy: Option<Owned<LabelPolicy>>,
    /// Own branding not yet activated.
    pub(crate) label_preview: Option<Owned<LabelPolicy>>,
    /// Own links.
    pub(crate) privacy_policy: Option<Owned<PrivacyPolicy>>,
    /// Own rules for login names.
    pub(crate) domain_policy: Option<Owned<DomainPolicy>>,
    /// Own texts of the hosted login by language.
    pub(crate) hosted_login_texts: BTreeMap<String, Map<String, Value>>,
}

impl Organization {
    /// An active organization with one verified, primary domain.
    pub(crate) fn new(id: &str, name: &str, domain: &str, mut record: Record) -> Self {
        id.clone_into(&mut record.owner);
        Self {
            id: id.to_owned(),
            record,
            name: name.to_owned(),
            primary_domain: domain.to_owned(),
            domains: vec![Domain { name: domain.to_owned(), verified: true }],
            active: true,
            login_policy: None,
            complexity_policy: None,
            age_policy: None,
            lockout_policy: None,
            label_policy: None,
            label_preview: None,
            privacy_policy: None,
            domain_policy: None,
            hosted_login_texts: BTreeMap::new(),
        }
    }

    /// Names of the verified domains.
    pub(crate) fn verified_domains(&self) -> impl Iterator<Item = &str> {
        self.domains.iter().filter(|domain| domain.verified).map(|domain| domain.name.as_str())
    }
}

/// The domain made for an organization below the instance's host: letters of any script, digits and dashes of its
/// name in lower case, dashes for blanks, at most 63 bytes. Nothing if nothing of the name is left.
pub(crate) fn generated_domain(name: &str, instance_host: &str) -> Option<String> {
    let kept = |letter: &char| letter.is_alphabetic() || letter.is_ascii_digit() || *letter == '-';
    let mut label: String = name.trim().replace(' ', "-").chars().filter(kept).collect();
    while label.len() > 63 {
        label.pop();
    }
    let label = label.strip_prefix('-').unwrap_or(&label);
    let label = label.strip_suffix('-').unwrap_or(label);
    (!label.is_empty()).then(|| format!("{label}.{instance_host}").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generated_domain_keeps_letters_of_any_script_and_drops_the_rest() {
        let domain = |name: &str| generated_domain(name, "zitadel.example.localhost");
        assert_eq!(domain("Bär & Söhne x").as_deref(), Some("bär--söhne-x.zitadel.example.localhost"));
        assert_eq!(domain(" -Ada_1- ").as_deref(), Some("ada1.zitadel.example.localhost"));
        assert_eq!(domain("!?"), None);
    }
}

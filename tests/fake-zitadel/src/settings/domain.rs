//! How login names are made.

use super::policy::{Errors, Policy};
use crate::api::message::Message;
use crate::api::object::Object;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::policy::{DomainPolicy, Owned};

impl Policy for DomainPolicy {
    const ERRORS: Errors = Errors {
        exists: ("ORG-1M8ds", "Errors.Org.DomainPolicy.AlreadyExists"),
        missing: ("ORG-2N9sd", "Errors.Org.DomainPolicy.NotFound"),
        unchanged: ("ORG-3M9ds", "Private Label Policy has not been changed"),
        nothing_to_reset: "ORG-Dvsh3",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        Ok(Self {
            login_name_includes_domain: message.flag("userLoginMustBeDomain"),
            require_org_domain_verification: message.flag("validateOrgDomains"),
            smtp_sender_address_matches_instance_domain: message
                .flag("smtpSenderAddressMatchesInstanceDomain"),
        })
    }

    fn view(&self) -> Object {
        Object::new()
            .flag("loginNameIncludesDomain", self.login_name_includes_domain)
            .flag("requireOrgDomainVerification", self.require_org_domain_verification)
            .flag("smtpSenderAddressMatchesInstanceDomain", self.smtp_sender_address_matches_instance_domain)
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.domain_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.domain_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.domain_policy.as_ref())
            .unwrap_or(&store.instance.domain_policy)
    }
}

//! Legal and support links. `{{ .Lang }}` in them is left for the login pages to fill in.

use super::policy::{Errors, Policy};
use crate::api::message::Message;
use crate::api::object::Object;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::policy::{Owned, PrivacyPolicy};

impl Policy for PrivacyPolicy {
    const ERRORS: Errors = Errors {
        exists: ("Org-0oLpd", "Errors.Org.PrivacyPolicy.AlreadyExists"),
        missing: ("ORG-Ng8sf", "Errors.Org.PrivacyPolicy.NotFound"),
        unchanged: ("Org-4N9fs", "Errors.Org.PrivacyPolicy.NotChanged"),
        nothing_to_reset: "ORG-Ze9gs",
    };

    fn read(message: Message<'_>, _: Option<&Self>) -> Result<Self, ApiError> {
        let text = |name: &str| message.text(name).trim().to_owned();
        Ok(Self {
            tos_link: text("tosLink"),
            privacy_policy_link: text("privacyLink"),
            help_link: text("helpLink"),
            support_email: text("supportEmail"),
            docs_link: text("docsLink"),
            custom_link: text("customLink"),
            custom_link_text: text("customLinkText"),
        })
    }

    fn view(&self) -> Object {
        Object::new()
            .text("tosLink", &self.tos_link)
            .text("privacyPolicyLink", &self.privacy_policy_link)
            .text("helpLink", &self.help_link)
            .text("supportEmail", &self.support_email)
            .text("docsLink", &self.docs_link)
            .text("customLink", &self.custom_link)
            .text("customLinkText", &self.custom_link_text)
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.privacy_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.privacy_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.privacy_policy.as_ref())
            .unwrap_or(&store.instance.privacy_policy)
    }
}

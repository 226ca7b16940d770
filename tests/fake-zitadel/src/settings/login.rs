//! Login settings.

use time::Duration;

use super::policy::{Errors, Policy};
use crate::api::message::Message;
use crate::api::object::Object;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::policy::{LoginPolicy, Owned};

/// Names of the second factors.
pub(super) const SECOND_FACTORS: [&str; 5] = [
    "SECOND_FACTOR_TYPE_UNSPECIFIED",
    "SECOND_FACTOR_TYPE_OTP",
    "SECOND_FACTOR_TYPE_U2F",
    "SECOND_FACTOR_TYPE_OTP_EMAIL",
    "SECOND_FACTOR_TYPE_OTP_SMS",
];
/// Names of the multi factors.
pub(super) const MULTI_FACTORS: [&str; 2] =
    ["MULTI_FACTOR_TYPE_UNSPECIFIED", "MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"];
const PASSWORDLESS: [&str; 2] = ["PASSWORDLESS_TYPE_NOT_ALLOWED", "PASSWORDLESS_TYPE_ALLOWED"];

impl Policy for LoginPolicy {
    const ERRORS: Errors = Errors {
        exists: ("Org-Dgfb2", "Login Policy already exists"),
        missing: ("Org-M0sif", "Login Policy not found"),
        unchanged: ("Org-5M9vdd", "Errors.Org.LoginPolicy.NotChanged"),
        nothing_to_reset: "Org-GHB37",
    };

    /// A change leaves factors and identity providers as they are: there are calls of their own for these.
    fn read(message: Message<'_>, before: Option<&Self>) -> Result<Self, ApiError> {
        let lifetime = |name: &str| Ok(message.duration(name)?.unwrap_or(Duration::ZERO));
        let choices = |name: &str, names: &[&'static str]| -> Vec<String> {
            message.list(name).iter().map(|item| item.choice("", names).to_owned()).collect()
        };
        let default_redirect_uri = message.text("defaultRedirectUri");
        if !is_redirect_uri(default_redirect_uri) {
            let id = if before.is_some() { "Org-Sfd21" } else { "Org-WSfdq" };
            return Err(ApiError::invalid_argument(id, "Default Redirect URI is invalid"));
        }
        let idps = message.list("idps").iter().map(|idp| idp.text("idpId").to_owned()).collect();
        Ok(Self {
            allow_username_password: message.flag("allowUsernamePassword"),
            allow_register: message.flag("allowRegister"),
            allow_external_idp: message.flag("allowExternalIdp"),
            force_mfa: message.flag("forceMfa"),
            force_mfa_local_only: message.flag("forceMfaLocalOnly"),
            passkeys_allowed: message.choice("passwordlessType", &PASSWORDLESS) == PASSWORDLESS[1],
            hide_password_reset: message.flag("hidePasswordReset"),
            ignore_unknown_usernames: message.flag("ignoreUnknownUsernames"),
            allow_domain_discovery: message.flag("allowDomainDiscovery"),
            disable_login_with_email: message.flag("disableLoginWithEmail"),
            disable_login_with_phone: message.flag("disableLoginWithPhone"),
            default_redirect_uri: default_redirect_uri.to_owned(),
            password_check_lifetime: lifetime("passwordCheckLifetime")?,
            external_login_check_lifetime: lifetime("externalLoginCheckLifetime")?,
            mfa_init_skip_lifetime: lifetime("mfaInitSkipLifetime")?,
            second_factor_check_lifetime: lifetime("secondFactorCheckLifetime")?,
            multi_factor_check_lifetime: lifetime("multiFactorCheckLifetime")?,
            second_factors: before.map_or_else(
                || choices("secondFactors", &SECOND_FACTORS),
                |before| before.second_factors.clone(),
            ),
            multi_factors: before.map_or_else(
                || choices("multiFactors", &MULTI_FACTORS),
                |before| before.multi_factors.clone(),
            ),
            idps: before.map_or(idps, |before| before.idps.clone()),
        })
    }

    fn view(&self) -> Object {
        let passkeys = if self.passkeys_allowed { "PASSKEYS_TYPE_ALLOWED" } else { "" };
        Object::new()
            .flag("allowUsernamePassword", self.allow_username_password)
            .flag("allowRegister", self.allow_register)
            .flag("allowExternalIdp", self.allow_external_idp)
            .flag("forceMfa", self.force_mfa)
            .flag("forceMfaLocalOnly", self.force_mfa_local_only)
            .text("passkeysType", passkeys)
            .flag("hidePasswordReset", self.hide_password_reset)
            .flag("ignoreUnknownUsernames", self.ignore_unknown_usernames)
            .flag("allowDomainDiscovery", self.allow_domain_discovery)
            .flag("disableLoginWithEmail", self.disable_login_with_email)
            .flag("disableLoginWithPhone", self.disable_login_with_phone)
            .text("defaultRedirectUri", &self.default_redirect_uri)
            .duration("passwordCheckLifetime", self.password_check_lifetime)
            .duration("externalLoginCheckLifetime", self.external_login_check_lifetime)
            .duration("mfaInitSkipLifetime", self.mfa_init_skip_lifetime)
            .duration("secondFactorCheckLifetime", self.second_factor_check_lifetime)
            .duration("multiFactorCheckLifetime", self.multi_factor_check_lifetime)
            .list("secondFactors", self.second_factors.clone())
            .list("multiFactors", self.multi_factors.clone())
    }

    fn own(organization: &mut Organization) -> &mut Option<Owned<Self>> {
        &mut organization.login_policy
    }

    fn default(store: &mut Store) -> &mut Owned<Self> {
        &mut store.instance.login_policy
    }

    fn in_force<'a>(store: &'a Store, organization: Option<&str>) -> &'a Owned<Self> {
        organization
            .and_then(|id| store.organizations.get(id)?.login_policy.as_ref())
            .unwrap_or(&store.instance.login_policy)
    }
}

fn is_redirect_uri(text: &str) -> bool {
    text.is_empty() || url::Url::parse(text).is_ok()
}

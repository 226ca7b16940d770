//! Organizations of a test's own, since the instance's settings are everybody's.

use super::Zitadel;
use crate::unique;
use serde_json::{Value, json};
use std::{
    future::{Future, IntoFuture},
    pin::Pin,
};

/// An organization with rules of its own.
#[derive(Debug, Clone)]
pub struct Organization {
    /// Id.
    pub id: String,
}

/// An organization that is not made yet: await it.
#[must_use = "await it"]
pub struct OrganizationBuilder {
    zitadel: Zitadel,
    login: Option<Value>,
    complexity: Option<Value>,
    lockout: Option<Value>,
    expiry: Option<u32>,
    names_with_domain: bool,
}

/// Zitadel's defaults; an organization's own policy inherits nothing.
fn login_policy(changes: &Value) -> Value {
    let mut policy = json!({
        "allowUsernamePassword": true,
        "allowRegister": true,
        "allowExternalIdp": true,
        "passwordlessType": "PASSWORDLESS_TYPE_ALLOWED",
        "allowDomainDiscovery": true,
        "passwordCheckLifetime": "864000s",
        "externalLoginCheckLifetime": "864000s",
        "mfaInitSkipLifetime": "2592000s",
        "secondFactorCheckLifetime": "64800s",
        "multiFactorCheckLifetime": "43200s",
        "secondFactors": ["SECOND_FACTOR_TYPE_OTP", "SECOND_FACTOR_TYPE_U2F"],
        "multiFactors": ["MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"],
    });
    for (name, value) in changes.as_object().into_iter().flatten() {
        policy[name] = value.clone();
    }
    policy
}

impl OrganizationBuilder {
    pub(crate) fn new(zitadel: Zitadel) -> Self {
        Self { zitadel, login: None, complexity: None, lockout: None, expiry: None, names_with_domain: false }
    }

    /// With a login policy: the defaults with these changes.
    pub fn login_policy(mut self, changes: &Value) -> Self {
        self.login = Some(login_policy(changes));
        self
    }

    /// With password rules (`minLength`, `hasUppercase`, `hasLowercase`, `hasNumber`, `hasSymbol`).
    pub fn password_rules(mut self, rules: &Value) -> Self {
        self.complexity = Some(rules.clone());
        self
    }

    /// Which locks people after so many wrong passwords.
    pub fn lockout(mut self, attempts: u32) -> Self {
        self.lockout = Some(json!({"maxPasswordAttempts": attempts}));
        self
    }

    /// Which locks people after so many wrong codes of a second factor.
    pub fn lockout_by_codes(mut self, attempts: u32) -> Self {
        self.lockout = Some(json!({"maxOtpAttempts": attempts}));
        self
    }

    /// Whose passwords are too old after so many days.
    pub fn password_age(mut self, days: u32) -> Self {
        self.expiry = Some(days);
        self
    }

    /// Whose login names end with its domain.
    pub fn with_domain_in_login_names(mut self) -> Self {
        self.names_with_domain = true;
        self
    }

    async fn make(self) -> Organization {
        let Self { zitadel, login, complexity, lockout, expiry, names_with_domain } = self;
        let name = json!({"name": format!("Bär & Söhne \"<{}>\"", unique::hex())});
        let created = zitadel.admin("POST /v2/organizations", None, &name).await;
        let id = created["organizationId"].as_str().expect("a new organization has an id").to_owned();
        let expiry = expiry.map(|days| json!({"maxAgeDays": days}));
        for (policy, settings, body) in [
            ("login", "login", login),
            ("password/complexity", "password/complexity", complexity),
            ("lockout", "lockout", lockout),
            ("password/age", "password/expiry", expiry),
        ] {
            if let Some(body) = body {
                zitadel.set_policy(&id, policy, settings, &body).await;
            }
        }
        if names_with_domain {
            let call = format!("POST /admin/v1/orgs/{id}/policies/domain");
            zitadel.admin(&call, None, &json!({"userLoginMustBeDomain": true})).await;
            let read = format!("GET /v2/settings/domain?ctx.orgId={id}");
            let set = |answer: &Value| answer["settings"]["loginNameIncludesDomain"] == true;
            zitadel.admin_until(&read, None, &Value::Null, set).await;
        }
        Organization { id }
    }
}

impl IntoFuture for OrganizationBuilder {
    type Output = Organization;
    type IntoFuture = Pin<Box<dyn Future<Output = Organization> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

impl Zitadel {
    /// The domain that the login names of an organization end with, where they do.
    ///
    /// # Panics
    /// If it has none.
    pub async fn primary_domain(&self, organization: &Organization) -> String {
        let body = json!({"queries": [{"idQuery": {"id": organization.id}}]});
        let listed = |answer: &Value| answer["result"][0]["primaryDomain"].is_string();
        let answer = self.admin_until("POST /v2/organizations/_search", None, &body, listed).await;
        answer["result"][0]["primaryDomain"].as_str().expect("it has a domain").to_owned()
    }

    /// Gives an organization that was made without one a login policy: the defaults with these changes.
    pub async fn set_login_policy(&self, organization: &Organization, changes: &Value) {
        self.set_policy(&organization.id, "login", "login", &login_policy(changes)).await;
    }

    async fn set_policy(&self, organization: &str, path: &str, setting: &str, policy: &Value) {
        self.admin(&format!("POST /management/v1/policies/{path}"), Some(organization), policy).await;
        let read = format!("GET /v2/settings/{setting}?ctx.orgId={organization}");
        let own = |answer: &Value| answer["settings"]["resourceOwnerType"] == "RESOURCE_OWNER_TYPE_ORG";
        self.admin_until(&read, None, &Value::Null, own).await;
    }
}

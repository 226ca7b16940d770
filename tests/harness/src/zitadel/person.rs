//! People, each made for one test.

use super::{Organization, Zitadel};
use crate::{check::Leaks, unique};
use serde_json::{Value, json};
use std::{
    future::{Future, IntoFuture},
    pin::Pin,
    sync::Arc,
};

/// Somebody who can sign in, or is kept from it.
#[derive(Debug, Clone)]
pub struct Person {
    /// User id.
    pub id: String,
    /// What they enter as name.
    pub login_name: String,
    /// E-mail address.
    pub email: String,
    /// Password.
    pub password: String,
    /// Organization.
    pub organization: String,
}

/// Somebody who is not made yet: await it.
#[must_use = "await it"]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a yes or no that can be said of somebody by itself"
)]
pub struct PersonBuilder {
    zitadel: Zitadel,
    leaks: Arc<Leaks>,
    organization: String,
    username: Option<String>,
    email: String,
    verified: bool,
    change_required: bool,
    passwordless: bool,
    phone: Option<(String, bool)>,
    totp: Option<String>,
    asked: bool,
    then: Vec<&'static str>,
}

impl PersonBuilder {
    pub(crate) fn new(zitadel: Zitadel, leaks: Arc<Leaks>) -> Self {
        let organization = zitadel.fixtures.var("orgId").to_owned();
        Self {
            zitadel,
            leaks,
            organization,
            username: None,
            email: unique::email(),
            verified: true,
            change_required: false,
            passwordless: false,
            phone: None,
            totp: None,
            asked: true,
            then: Vec::new(),
        }
    }

    /// In another organization.
    pub fn of(mut self, organization: &Organization) -> Self {
        self.organization.clone_from(&organization.id);
        self
    }

    /// With this address.
    pub fn email(mut self, email: &str) -> Self {
        email.clone_into(&mut self.email);
        self
    }

    /// With a user name that is not the address.
    pub fn username(mut self, username: &str) -> Self {
        self.username = Some(username.to_owned());
        self
    }

    /// Whose address was never verified.
    pub fn unverified(mut self) -> Self {
        self.verified = false;
        self
    }

    /// Who must set a new password.
    pub fn with_password_change(mut self) -> Self {
        self.change_required = true;
        self
    }

    /// Who has no password.
    pub fn without_password(mut self) -> Self {
        self.passwordless = true;
        self
    }

    /// Who is locked.
    pub fn locked(mut self) -> Self {
        self.then.push("lock");
        self
    }

    /// Who is deactivated.
    pub fn deactivated(mut self) -> Self {
        self.then.push("deactivate");
        self
    }

    /// Who gets codes by mail as a second factor.
    pub fn with_mailed_factor(mut self) -> Self {
        self.then.push("otp_email");
        self
    }

    /// With a telephone number, verified or not.
    pub fn phone(mut self, number: &str, verified: bool) -> Self {
        self.phone = Some((number.to_owned(), verified));
        self
    }

    /// Who gets codes by SMS as a second factor, at this number.
    pub fn with_sms_factor(mut self, number: &str) -> Self {
        self.then.push("otp_sms");
        self.phone(number, true)
    }

    /// Who has an authenticator application with this secret (base32).
    pub fn with_totp(mut self, secret: &str) -> Self {
        self.totp = Some(secret.to_owned());
        self
    }

    /// Who was never asked whether to set up a second factor. Everybody else has declined.
    pub fn never_asked(mut self) -> Self {
        self.asked = false;
        self
    }

    async fn make(self) -> Person {
        let password = unique::password();
        self.leaks.password(&password);
        let mut body = json!({
            "organization": {"orgId": self.organization},
            "profile": {
                "givenName": unique::GIVEN_NAME,
                "familyName": unique::FAMILY_NAME,
                "preferredLanguage": "en",
            },
            "email": {"email": self.email, "isVerified": self.verified},
            "password": {"password": password, "changeRequired": self.change_required},
        });
        if self.passwordless
            && let Some(fields) = body.as_object_mut()
        {
            fields.remove("password");
        }
        if let Some((number, verified)) = &self.phone {
            body["phone"] = json!({"phone": number, "isVerified": verified});
        }
        if let Some(secret) = &self.totp {
            body["totpSecret"] = json!(secret);
        }
        if let Some(username) = &self.username {
            body["username"] = json!(username);
        }
        let created = self.zitadel.admin("POST /v2/users/human", None, &body).await;
        let id = created["userId"].as_str().expect("a new person has an id").to_owned();
        let login_name = self.zitadel.login_name(&id).await;
        if self.asked {
            let call = format!("POST /v2/users/{id}/mfa_init_skipped");
            self.zitadel.admin(&call, None, &json!({})).await;
        }
        if self.totp.is_some() {
            self.zitadel.settle(&id, "totp").await;
        }
        for step in self.then {
            self.zitadel.admin(&format!("POST /v2/users/{id}/{step}"), None, &json!({})).await;
            self.zitadel.settle(&id, step).await;
        }
        Person { id, login_name, email: self.email, password, organization: self.organization }
    }
}

impl IntoFuture for PersonBuilder {
    type Output = Person;
    type IntoFuture = Pin<Box<dyn Future<Output = Person> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.make())
    }
}

impl Zitadel {
    /// The preferred login name, as soon as the search lists the person with it.
    async fn login_name(&self, id: &str) -> String {
        let body = json!({"queries": [{"inUserIdsQuery": {"userIds": [id]}}]});
        let named = |found: &Value| !found["result"][0]["loginNames"].as_array().is_none_or(Vec::is_empty);
        let found = self.admin_until("POST /v2/users", None, &body, named).await;
        found["result"][0]["preferredLoginName"].as_str().expect("a listed person has one").to_owned()
    }

    /// Waits until a change of a person shows in the reads that lag.
    async fn settle(&self, id: &str, step: &str) {
        let state = match step {
            "lock" => "USER_STATE_LOCKED",
            "deactivate" => "USER_STATE_INACTIVE",
            factor => {
                let call = format!("GET /v2/users/{id}/authentication_methods");
                let name = format!("AUTHENTICATION_METHOD_TYPE_{}", factor.to_uppercase());
                let listed = |methods: &Value| methods.to_string().contains(&name);
                self.admin_until(&call, None, &Value::Null, listed).await;
                return;
            }
        };
        let body = json!({"queries": [{"inUserIdsQuery": {"userIds": [id]}}]});
        self.admin_until("POST /v2/users", None, &body, |found| found["result"][0]["state"] == state).await;
    }

    /// Waits until the search finds somebody by the address, as soon as they have signed up, and gives their id.
    pub async fn find_by_email(&self, email: &str) -> String {
        let query = json!({"emailQuery": {"emailAddress": email, "method": "TEXT_QUERY_METHOD_EQUALS"}});
        let body = json!({"queries": [query]});
        let named = |found: &Value| !found["result"][0]["loginNames"].as_array().is_none_or(Vec::is_empty);
        let found = self.admin_until("POST /v2/users", None, &body, named).await;
        found["result"][0]["userId"].as_str().expect("a listed person has an id").to_owned()
    }

    /// How many people have this address.
    pub async fn count_by_email(&self, email: &str) -> usize {
        let query = json!({"emailQuery": {"emailAddress": email, "method": "TEXT_QUERY_METHOD_EQUALS"}});
        let found = self.admin("POST /v2/users", None, &json!({"queries": [query]})).await;
        found["result"].as_array().map_or(0, Vec::len)
    }
}

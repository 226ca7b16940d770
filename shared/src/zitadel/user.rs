//! People (Zitadel's user service v2).

use super::{LoginSettings, Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use time::OffsetDateTime;

/// A person as the pages need to know them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Person {
    /// User id.
    pub id: String,
    /// Organization.
    pub organization: String,
    /// Whether they may sign in: neither locked nor deactivated.
    pub active: bool,
    /// User name, unique within the organization.
    pub username: String,
    /// Login names; a person made a moment ago may be listed without.
    pub login_names: Vec<String>,
    /// E-mail address.
    pub email: String,
    /// Whether the address was verified.
    pub email_verified: bool,
    /// An administrator demands a new password.
    pub password_change_required: bool,
    /// When the password was set.
    pub password_changed_at: Option<OffsetDateTime>,
    /// Telephone number (E.164), if there is one.
    pub phone: Option<String>,
    /// Whether the number was verified.
    pub phone_verified: bool,
    /// When they last declined to set up a second factor.
    pub mfa_skipped_at: Option<OffsetDateTime>,
}

impl Person {
    /// Whether `name`, without regard to letter case, is one of the person's login names.
    pub fn has_login_name(&self, name: &str) -> bool {
        self.login_names.iter().any(|own| own.to_lowercase() == name.to_lowercase())
    }

    /// Whether `name`, without regard to letter case, is the person's user name.
    pub fn has_username(&self, name: &str) -> bool {
        self.username.to_lowercase() == name.to_lowercase()
    }

    /// What they are called on pages: a login name, else the address.
    pub fn shown_name(&self) -> &str {
        self.login_names.first().unwrap_or(&self.email)
    }
}

/// Somebody who signs up.
pub struct NewPerson<'a> {
    /// Organization that they join.
    pub organization: &'a str,
    /// Given name.
    pub given_name: &'a str,
    /// Family name.
    pub family_name: &'a str,
    /// E-mail address; it becomes the user name, too.
    pub email: &'a str,
    /// Language for mails, as a BCP 47 tag.
    pub language: &'a str,
    /// Password, checked against the organization's rules by Zitadel once more. Without one they have nothing to sign in
    /// with yet.
    pub password: Option<&'a SecretString>,
}

/// A way to authenticate that is set up and ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum AuthMethod {
    /// Password.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_PASSWORD")]
    Password,
    /// Passkey.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_PASSKEY")]
    Passkey,
    /// Identity provider.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_IDP")]
    Idp,
    /// Authenticator application.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_TOTP")]
    Totp,
    /// Security key as second factor.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_U2F")]
    U2f,
    /// Code by SMS.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_OTP_SMS")]
    OtpSms,
    /// Code by mail.
    #[serde(rename = "AUTHENTICATION_METHOD_TYPE_OTP_EMAIL")]
    OtpEmail,
    /// One that a newer Zitadel has.
    #[serde(other)]
    Unknown,
}

impl AuthMethod {
    /// Whether one can sign in with it alone, as far as is known.
    pub fn is_first_factor(self) -> bool {
        matches!(self, Self::Password | Self::Passkey | Self::Idp | Self::Unknown)
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WireUser {
    user_id: String,
    state: String,
    username: String,
    details: Details,
    login_names: Vec<String>,
    human: Option<WireHuman>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Details {
    resource_owner: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WireHuman {
    email: WireEmail,
    phone: WirePhone,
    password_change_required: bool,
    #[serde(with = "time::serde::rfc3339::option")]
    password_changed: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    mfa_init_skipped: Option<OffsetDateTime>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WireEmail {
    email: String,
    is_verified: bool,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WirePhone {
    phone: String,
    is_verified: bool,
}

impl WireUser {
    /// `None` for a service user, who never signs in here.
    fn person(self) -> Option<Person> {
        let human = self.human?;
        Some(Person {
            id: self.user_id,
            organization: self.details.resource_owner,
            active: self.state == "USER_STATE_ACTIVE",
            username: self.username,
            login_names: self.login_names,
            email: human.email.email,
            email_verified: human.email.is_verified,
            password_change_required: human.password_change_required,
            password_changed_at: human.password_changed,
            phone: Some(human.phone.phone).filter(|phone| !phone.is_empty()),
            phone_verified: human.phone.is_verified,
            mfa_skipped_at: human.mfa_init_skipped,
        })
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Found {
    result: Vec<WireUser>,
}

#[derive(Deserialize)]
struct One {
    user: WireUser,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    user_id: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Methods {
    auth_method_types: Vec<AuthMethod>,
}

/// A text as the telephone number that Zitadel keeps (E.164), if it can be one: people write blanks, hyphens and
/// parentheses into numbers.
pub(super) fn phone_number(text: &str) -> Option<String> {
    let number: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '/' | '(' | ')' | '.')).collect();
    let digits = number.strip_prefix('+')?;
    let fits = (5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(number)
}

impl Zitadel {
    /// Looks people up by login name or, where the settings allow it, by e-mail address or telephone number, within
    /// an organization if one is given. Zitadel's search lags: somebody made a moment ago may be missing.
    pub async fn find_people(
        &self,
        name: &str,
        settings: &LoginSettings,
        organization: Option<&str>,
    ) -> Result<Vec<Person>, ZitadelError> {
        let mut names = vec![
            json!({"loginNameQuery": {"loginName": name, "method": "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}),
        ];
        if !settings.disable_login_with_email {
            names.push(
                json!({"emailQuery": {"emailAddress": name, "method": "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}),
            );
        }
        if let Some(number) = phone_number(name).filter(|_| !settings.disable_login_with_phone) {
            names.push(json!({"phoneQuery": {"number": number, "method": "TEXT_QUERY_METHOD_EQUALS"}}));
        }
        if organization.is_some() {
            // There the name suffices, whether or not its login names end with its domain.
            names.push(
                json!({"userNameQuery": {"userName": name, "method": "TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE"}}),
            );
        }
        let mut queries = vec![json!({"orQuery": {"queries": names}})];
        if let Some(id) = organization {
            queries.push(json!({"organizationIdQuery": {"organizationId": id}}));
        }
        let body = json!({"query": {"limit": 5}, "queries": queries});
        let url = self.url(&["v2", "users"]);
        let found: Found = self.call(Method::POST, &url, Some(&body), Effect::Read).await?;
        Ok(found.result.into_iter().filter_map(WireUser::person).collect())
    }

    /// Reads a person, freshly. `None` for a service user.
    pub async fn person(&self, user_id: &str) -> Result<Option<Person>, ZitadelError> {
        let one: One = self.get(self.url(&["v2", "users", user_id])).await?;
        Ok(one.user.person())
    }

    /// What a person has set up to authenticate with. The list lags.
    pub async fn auth_methods(&self, user_id: &str) -> Result<Vec<AuthMethod>, ZitadelError> {
        let methods: Methods =
            self.get(self.url(&["v2", "users", user_id, "authentication_methods"])).await?;
        Ok(methods.auth_method_types)
    }

    /// Makes a person with an unverified address, without sending a mail. Gives the user id.
    pub async fn create_person(&self, person: &NewPerson<'_>) -> Result<String, ZitadelError> {
        let mut body = json!({
            "username": person.email,
            "organization": {"orgId": person.organization},
            "profile": {
                "givenName": person.given_name,
                "familyName": person.family_name,
                "preferredLanguage": person.language,
            },
            "email": {"email": person.email, "isVerified": false},
        });
        if let Some(password) = person.password {
            body["password"] = json!({"password": password.expose_secret(), "changeRequired": false});
        }
        let url = self.url(&["v2", "users", "human"]);
        let created: Created = self.call(Method::POST, &url, Some(&body), Effect::Hash).await?;
        Ok(created.user_id)
    }

    /// Has Zitadel mail a fresh verification code. The code is never told to us. `url_template` is Zitadel's, at
    /// most 200 characters, with `{{.Code}}`.
    pub async fn send_email_code(&self, user_id: &str, url_template: &str) -> Result<(), ZitadelError> {
        let body = json!({"sendCode": {"urlTemplate": url_template}});
        let url = self.url(&["v2", "users", user_id, "email", "send"]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }

    /// Redeems a mailed code. [`super::Refusal::CodeWrong`] if it is not the pending one.
    pub async fn verify_email(&self, user_id: &str, code: &SecretString) -> Result<(), ZitadelError> {
        let body = json!({"verificationCode": code.expose_secret()});
        let url = self.url(&["v2", "users", user_id, "email", "verify"]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }
}

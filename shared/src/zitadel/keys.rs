//! Keys of service users and applications: registered, listed, removed.

use super::{Zitadel, ZitadelError, api::Effect};
use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::Method;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use url::Url;

/// A key that Zitadel knows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RegisteredKey {
    /// Its id, the `kid` of assertions.
    pub id: String,
    /// From when on it is refused.
    #[serde(rename = "expirationDate", with = "time::serde::rfc3339")]
    pub expires: OffsetDateTime,
}

/// Where an application stands.
#[derive(Debug, Clone, Copy)]
pub struct ApplicationId<'a> {
    /// The project.
    pub project: &'a str,
    /// The application in it.
    pub application: &'a str,
}

#[derive(Deserialize)]
struct Keys {
    #[serde(default)]
    result: Vec<RegisteredKey>,
}

#[derive(Deserialize)]
struct AddedToUser {
    #[serde(rename = "keyId")]
    id: String,
}

#[derive(Deserialize)]
struct AddedToApplication {
    #[serde(rename = "keyDetails")]
    file: SecretString,
}

impl Zitadel {
    /// Registers the public half of a key (PEM) with a service user and gives the key's id. A service user may do
    /// this for itself. `POST /v2/users/{id}/keys`.
    pub async fn add_user_key(
        &self,
        user: &str,
        public: &str,
        expires: OffsetDateTime,
    ) -> Result<String, ZitadelError> {
        let url = self.url(&["v2", "users", user, "keys"]);
        let body = json!({"expirationDate": stamp(expires), "publicKey": STANDARD.encode(public)});
        let added: AddedToUser = self.call(Method::POST, &url, Some(&body), Effect::Change).await?;
        Ok(added.id)
    }

    /// The keys of a service user, as far as they are visible already. `POST /v2/users/keys/search`.
    pub async fn user_keys(&self, user: &str) -> Result<Vec<RegisteredKey>, ZitadelError> {
        let url = self.url(&["v2", "users", "keys", "search"]);
        let body = json!({"filters": [{"userIdFilter": {"id": user}}]});
        let keys: Keys = self.call(Method::POST, &url, Some(&body), Effect::Read).await?;
        Ok(keys.result)
    }

    /// Removes a key of a service user; one that is gone already is a success.
    /// `DELETE /v2/users/{id}/keys/{keyId}`.
    pub async fn remove_user_key(&self, user: &str, key: &str) -> Result<(), ZitadelError> {
        self.remove(&self.url(&["v2", "users", user, "keys", key])).await
    }

    /// Has Zitadel make a key for an application, and gives the key file. It is handed out this once: whoever loses it
    /// has to remove the key and ask for another. Needs `project.app.write`.
    /// `POST /management/v1/projects/{project}/apps/{application}/keys`.
    pub async fn add_application_key(
        &self,
        of: ApplicationId<'_>,
        expires: OffsetDateTime,
    ) -> Result<SecretString, ZitadelError> {
        let body = json!({"type": "KEY_TYPE_JSON", "expirationDate": stamp(expires)});
        let url = self.application_url(of, &[]);
        let added: AddedToApplication = self.call(Method::POST, &url, Some(&body), Effect::Change).await?;
        let file = STANDARD.decode(secrecy::ExposeSecret::expose_secret(&added.file)).ok();
        let file = file.and_then(|bytes| String::from_utf8(bytes).ok());
        file.map(SecretString::from).ok_or_else(|| {
            let what = "a key file that is no base64 of text";
            crate::outbound::OutboundError::Nonsense(url.path().to_owned(), what).into()
        })
    }

    /// The keys of an application. `POST /management/v1/projects/{project}/apps/{application}/keys/_search`.
    pub async fn application_keys(&self, of: ApplicationId<'_>) -> Result<Vec<RegisteredKey>, ZitadelError> {
        let url = self.application_url(of, &["_search"]);
        let keys: Keys = self.call(Method::POST, &url, Some(&json!({})), Effect::Read).await?;
        Ok(keys.result)
    }

    /// Removes a key of an application; one that is gone already is a success.
    /// `DELETE /management/v1/projects/{project}/apps/{application}/keys/{keyId}`.
    pub async fn remove_application_key(&self, of: ApplicationId<'_>, key: &str) -> Result<(), ZitadelError> {
        self.remove(&self.application_url(of, &[key])).await
    }

    fn application_url(&self, of: ApplicationId<'_>, rest: &[&str]) -> Url {
        let ApplicationId { project, application } = of;
        let start = ["management", "v1", "projects", project, "apps", application, "keys"];
        self.url(&[&start, rest].concat())
    }

    async fn remove(&self, url: &Url) -> Result<(), ZitadelError> {
        let removed = self.call::<(), Value>(Method::DELETE, url, None, Effect::Change).await;
        match removed {
            Err(ZitadelError::Refused { id, .. }) if id == "COMMAND-4m77G" => Ok(()),
            other => other.map(drop),
        }
    }
}

fn stamp(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

//! The `UserInfo` endpoint (OpenID Connect Core 1.0 section 5.3).

use super::{GrantError, RelyingParty};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

/// Claims that tell an application who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserInfo {
    /// Subject. Only compared with the ID token's.
    #[serde(default)]
    pub sub: String,
    /// Display name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Login name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_username: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether it was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
}

impl RelyingParty {
    /// Asks who the access token belongs to. `None` if the provider has no such endpoint, does not answer it, or
    /// speaks of another subject than the ID token: what it says is then not used (section 5.3.2).
    pub async fn userinfo(&self, access_token: &SecretString, sub: &str) -> Option<UserInfo> {
        match self.ask_userinfo(access_token).await {
            Ok(Some(info)) if info.sub == sub => Some(info),
            Ok(Some(_)) => {
                tracing::error!("userinfo speaks of another subject than the ID token");
                None
            }
            Ok(None) => None,
            Err(error) => {
                tracing::warn!(cause = crate::error::chain(&error), "userinfo could not be read");
                None
            }
        }
    }

    async fn ask_userinfo(&self, access_token: &SecretString) -> Result<Option<UserInfo>, GrantError> {
        let metadata = self.metadata().await?;
        let Some(endpoint) = &metadata.userinfo_endpoint else { return Ok(None) };
        let request = self.outbound.request(Method::GET, endpoint)?.bearer_auth(access_token.expose_secret());
        let answer = self.outbound.send_read(request).await?;
        if answer.status.is_success() {
            Ok(Some(answer.json()?))
        } else {
            Err(GrantError::Failed(answer.status.as_u16()))
        }
    }
}

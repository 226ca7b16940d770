//! The token endpoint: code exchange, refresh, and revocation, authenticated by `private_key_jwt`
//! (RFC 6749, RFC 7009, OpenID Connect Core 1.0 section 9).

use super::{DiscoveryError, IdTokenError, Metadata, RelyingParty};
use crate::{
    assertion::{ApplicationKey, CLIENT_ASSERTION_TYPE},
    outbound::{Answer, OutboundError},
    secrets::{Parsed, SecretError},
};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::sync::Arc;
use url::Url;

/// What the token endpoint hands out.
#[derive(Clone)]
pub struct TokenSet {
    /// For the application's API.
    pub access_token: SecretString,
    /// For the next refresh; absent without `offline_access`.
    pub refresh_token: Option<SecretString>,
    /// Who signed in; a provider may leave it out at a refresh.
    pub id_token: Option<SecretString>,
    /// Seconds until the access token ends, from 0 to a year.
    pub expires_in: i64,
}

/// Why there are no tokens.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// The code or refresh token is dead. Zitadel says `invalid_request` where the standard says `invalid_grant`.
    #[error("the provider refused the grant ({error}, HTTP {status})")]
    Dead {
        /// OAuth error code.
        error: String,
        /// HTTP status.
        status: u16,
    },
    /// Our client is not accepted, with the key that the secret holds now.
    #[error("the provider refused our client ({error}, key {key_id}): is the key registered and unexpired?")]
    Client {
        /// OAuth error code.
        error: String,
        /// The key's id.
        key_id: String,
    },
    /// The provider failed, or said that it cannot answer now. The grant may still be good.
    #[error("the provider failed (HTTP {0})")]
    Failed(u16),
    /// No answer.
    #[error("the token endpoint gave no usable answer")]
    Outbound(#[from] OutboundError),
    /// No metadata.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
    /// The client secret cannot be read.
    #[error("the client secret cannot be used")]
    Secret(#[from] SecretError),
    /// The key cannot sign.
    #[error("the client assertion could not be signed")]
    Signing(#[from] jsonwebtoken::errors::Error),
    /// The tokens are not what was asked for.
    #[error("the provider's ID token is refused")]
    IdToken(#[from] IdTokenError),
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
    token_type: String,
    refresh_token: Option<SecretString>,
    id_token: Option<SecretString>,
    expires_in: Option<i64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Refused {
    error: String,
    error_description: String,
}

/// Lifetime that is assumed when the provider names none.
const DEFAULT_EXPIRES_IN: i64 = 300;
/// A year: whatever is longer is taken for it, so that sums of it with a time stay within their type.
const LONGEST_EXPIRES_IN: i64 = 365 * 24 * 60 * 60;

impl RelyingParty {
    /// Redeems an authorization code (RFC 6749 section 4.1.3). Sent once: a code is good for one use.
    pub async fn exchange(&self, code: &SecretString, verifier: &str) -> Result<TokenSet, GrantError> {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.expose_secret()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", verifier),
        ];
        self.grant(&form).await
    }

    /// Redeems a refresh token (RFC 6749 section 6). Sent once: the provider replaces the token at every use.
    pub async fn refresh(&self, refresh_token: &SecretString) -> Result<TokenSet, GrantError> {
        self.grant(&[("grant_type", "refresh_token"), ("refresh_token", refresh_token.expose_secret())]).await
    }

    /// Revokes a refresh token and the access token that belongs to it (RFC 7009). At Zitadel it would otherwise
    /// survive the end of the session. Success for a token that is dead already.
    pub async fn revoke(&self, refresh_token: &SecretString) -> Result<(), GrantError> {
        let metadata = self.metadata().await?;
        let Some(endpoint) = &metadata.revocation_endpoint else { return Ok(()) };
        let form = [("token", refresh_token.expose_secret()), ("token_type_hint", "refresh_token")];
        let answer = self.authenticated(endpoint, &form).await?;
        if answer.status.is_success() { Ok(()) } else { Err(GrantError::Failed(answer.status.as_u16())) }
    }

    async fn grant(&self, form: &[(&str, &str)]) -> Result<TokenSet, GrantError> {
        let metadata: Arc<Metadata> = self.metadata().await?;
        let answer = self.authenticated(&metadata.token_endpoint, form).await?;
        if !answer.status.is_success() {
            return Err(refusal(&answer));
        }
        let granted: Granted = answer.json()?;
        if !granted.token_type.eq_ignore_ascii_case("Bearer") {
            return Err(IdTokenError::TokenType.into());
        }
        Ok(TokenSet {
            access_token: granted.access_token,
            refresh_token: granted.refresh_token,
            id_token: granted.id_token,
            expires_in: granted.expires_in.unwrap_or(DEFAULT_EXPIRES_IN).clamp(0, LONGEST_EXPIRES_IN),
        })
    }

    /// Sends a form with a client assertion; once more with another key if ours is refused and the secret holds
    /// another one by now. A refused client leaves codes and refresh tokens untouched.
    async fn authenticated(&self, endpoint: &Url, form: &[(&str, &str)]) -> Result<Answer, GrantError> {
        let key = self.key.get().await?;
        let answer = self.send_form(endpoint, form, &key).await?;
        let Some(error) = client_refusal(&answer) else { return Ok(answer) };
        if let Some(other) = self.key.another_than(&key).await {
            let answer = self.send_form(endpoint, form, &other).await?;
            if client_refusal(&answer).is_none() {
                return Ok(answer);
            }
        }
        Err(GrantError::Client { error, key_id: key.0.key_id().to_owned() })
    }

    async fn send_form(
        &self,
        endpoint: &Url,
        form: &[(&str, &str)],
        key: &Parsed<ApplicationKey>,
    ) -> Result<Answer, GrantError> {
        let assertion = key.0.sign(self.issuer(), &*self.clock, &*self.random)?;
        let assertion = serde_json::to_value(&assertion).unwrap_or_default();
        let mut fields: Vec<_> =
            form.iter().map(|(name, value)| (*name, serde_json::Value::from(*value))).collect();
        fields.push(("client_assertion_type", CLIENT_ASSERTION_TYPE.into()));
        fields.push(("client_assertion", assertion));
        let request = self.outbound.request(Method::POST, endpoint)?.form(&fields);
        Ok(self.outbound.send(request.header("accept", "application/json")).await?)
    }
}

fn client_refusal(answer: &Answer) -> Option<String> {
    if !answer.status.is_client_error() {
        return None;
    }
    let refused: Refused = answer.json().ok()?;
    matches!(refused.error.as_str(), "invalid_client" | "unauthorized_client").then_some(refused.error)
}

/// What a refusal says about the grant. It is dead only when an OAuth error says so: a gateway's own JSON, or a request
/// that was refused as such, says nothing about it.
fn refusal(answer: &Answer) -> GrantError {
    let status = answer.status.as_u16();
    let refused: Refused = answer.json().unwrap_or_default();
    let dead = match refused.error.as_str() {
        // For a moment after an account was unlocked Zitadel does not find it: no reason to end a session.
        _ if refused.error_description == "Errors.User.NotFound" => false,
        "invalid_grant" => answer.status.is_client_error(),
        "invalid_request" => status == 400,
        _ => false,
    };
    if dead { GrantError::Dead { error: refused.error, status } } else { GrantError::Failed(status) }
}

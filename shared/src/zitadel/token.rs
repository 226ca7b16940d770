//! The service token: what every call to Zitadel carries instead of a personal access token.
//!
//! Bought with a signed assertion (RFC 7523 section 2.1, Zitadel's JWT profile grant), kept until shortly before
//! its end, with one purchase under way per process however many calls wait for it. A personal access token is
//! accepted in the same place, so that moving from one to the other is a change of the secret's value.

use crate::{
    assertion::{GRANT_TYPE, ServiceCredential, Signer},
    clock::Clock,
    outbound::{Outbound, OutboundError},
    random::Random,
    secrets::{Parsed, Secret, SecretError},
};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::sync::Arc;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;
use url::Url;

/// Zitadel puts its own project into the token's audience for this scope; without it the API refuses the token.
const SCOPE: &str = "openid urn:zitadel:iam:org:project:id:zitadel:aud";

/// Why there is no service token.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The secret cannot be read.
    #[error("the service secret cannot be used")]
    Secret(#[from] SecretError),
    /// The token endpoint cannot be reached.
    #[error("the token endpoint gave no usable answer")]
    Outbound(#[from] OutboundError),
    /// Zitadel refused the assertion. It answers 500 for every defect of an assertion (newer versions 400): key
    /// removed or expired, user locked, wrong issuer, clock off.
    #[error(
        "the key {key_id} of user {user_id} was refused (HTTP {status} {error}): is it registered, unexpired, \
             for this issuer, and is the clock right?"
    )]
    Refused {
        /// The key's id.
        key_id: String,
        /// The service user.
        user_id: String,
        /// HTTP status of the token endpoint.
        status: u16,
        /// OAuth error code.
        error: String,
    },
    /// The API does not accept a token that was issued for it a moment ago, or the personal access token.
    #[error(
        "Zitadel does not accept the service token: has the personal access token ended, or the user lost its role?"
    )]
    NotAccepted,
    /// The key cannot sign.
    #[error("the assertion could not be signed")]
    Signing(#[from] jsonwebtoken::errors::Error),
}

/// A token for one call.
#[derive(Clone)]
pub struct Bearer {
    token: Arc<SecretString>,
    credential: Arc<Parsed<ServiceCredential>>,
}

impl Bearer {
    /// The token's text.
    pub(super) fn expose(&self) -> &str {
        self.token.expose_secret()
    }
}

struct Held {
    bearer: Bearer,
    /// `None` for a personal access token, which does not tell its end.
    renew_at: Option<OffsetDateTime>,
}

/// Buys and keeps the service token.
pub struct ServiceToken {
    secret: Secret<ServiceCredential>,
    outbound: Arc<Outbound>,
    issuer: String,
    endpoint: Url,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    held: Mutex<Option<Held>>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
    expires_in: i64,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct OAuthRefusal {
    error: String,
}

impl ServiceToken {
    /// A token source for `issuer`, whose token endpoint is `endpoint`.
    pub fn new(
        secret: Secret<ServiceCredential>,
        outbound: Arc<Outbound>,
        issuer: String,
        endpoint: Url,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
    ) -> Self {
        Self { secret, outbound, issuer, endpoint, clock, random, held: Mutex::new(None) }
    }

    /// Reads the secret, so that a malformed one shows at start.
    pub async fn check(&self) -> Result<(), SecretError> {
        self.secret.get().await.map(drop)
    }

    /// A token that is good for some time yet.
    pub async fn bearer(&self) -> Result<Bearer, TokenError> {
        let mut held = self.held.lock().await;
        let credential = self.secret.get().await?;
        if let Some(Held { bearer, renew_at }) = held.as_ref() {
            // A changed secret is followed within the time it is cached, be the token still good or not.
            let same = Arc::ptr_eq(&credential, &bearer.credential);
            if same && renew_at.is_none_or(|at| self.clock.now() < at) {
                return Ok(bearer.clone());
            }
        }
        let fresh = self.buy_or_reread().await?;
        let bearer = fresh.bearer.clone();
        *held = Some(fresh);
        Ok(bearer)
    }

    /// Another token, after the API refused `refused`: bought anew, or from a secret that changed meanwhile.
    pub async fn after_refusal(&self, refused: &Bearer) -> Result<Bearer, TokenError> {
        let mut held = self.held.lock().await;
        if let Some(current) =
            held.as_ref().filter(|current| !Arc::ptr_eq(&current.bearer.token, &refused.token))
        {
            return Ok(current.bearer.clone());
        }
        let fresh = match &**refused.credential {
            ServiceCredential::Key(_) => self.buy_or_reread().await?,
            ServiceCredential::Pat(_) => {
                let other = self.secret.another_than(&refused.credential).await;
                self.bearer_of(other.ok_or(TokenError::NotAccepted)?).await?
            }
        };
        let bearer = fresh.bearer.clone();
        *held = Some(fresh);
        Ok(bearer)
    }

    async fn buy_or_reread(&self) -> Result<Held, TokenError> {
        let credential = self.secret.get().await?;
        match self.bearer_of(credential.clone()).await {
            Err(error @ TokenError::Refused { .. }) => match self.secret.another_than(&credential).await {
                Some(other) => self.bearer_of(other).await,
                None => Err(error),
            },
            result => result,
        }
    }

    async fn bearer_of(&self, credential: Arc<Parsed<ServiceCredential>>) -> Result<Held, TokenError> {
        match &**credential {
            ServiceCredential::Pat(token) => {
                let token = Arc::new(token.clone());
                Ok(Held { bearer: Bearer { token, credential: credential.clone() }, renew_at: None })
            }
            ServiceCredential::Key(signer) => {
                let granted = self.buy(signer).await?;
                // Renewed at nine tenths, so that no call starts with a token that ends on the way.
                let renew_in = Duration::seconds(granted.expires_in.max(0)) * 9 / 10;
                let token = Arc::new(granted.access_token);
                let renew_at = Some(self.clock.now() + renew_in);
                Ok(Held { bearer: Bearer { token, credential: credential.clone() }, renew_at })
            }
        }
    }

    async fn buy(&self, signer: &Signer) -> Result<Granted, TokenError> {
        let assertion = signer.sign(&self.issuer, &*self.clock, &*self.random)?;
        let form = [
            ("grant_type", serde_json::Value::from(GRANT_TYPE)),
            ("scope", SCOPE.into()),
            ("assertion", serde_json::to_value(&assertion).unwrap_or_default()),
        ];
        let request = self.outbound.request(Method::POST, &self.endpoint)?.form(&form);
        // Nothing is used up by this grant, so it may be repeated like a read.
        let answer = self.outbound.send_read(request).await?;
        if answer.status.is_success() {
            return Ok(answer.json()?);
        }
        let refusal: OAuthRefusal = answer.json()?;
        Err(TokenError::Refused {
            key_id: signer.key_id().to_owned(),
            user_id: signer.subject().to_owned(),
            status: answer.status.as_u16(),
            error: refusal.error,
        })
    }
}

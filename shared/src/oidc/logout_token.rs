//! Logout tokens, by which the provider says that a session is over (OpenID Connect Back-Channel Logout 1.0 sections
//! 2.4 and 2.6).

use super::{JwtError, RelyingParty, Source, verifier::LEEWAY_SECONDS};
use crate::secrets::SecretError;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use serde_json::{Map, Value};

/// The member of `events` that makes a token a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// `typ` of the standard and of Zitadel, whose logout tokens are headed like its ID tokens.
const TYPES: [&str; 3] = ["logout+jwt", "application/logout+jwt", "JWT"];

/// Why a logout token is not believed.
#[derive(Debug, thiserror::Error)]
pub enum LogoutTokenError {
    /// What holds for every token does not hold for this one.
    #[error("the logout token is not believed")]
    Jwt(#[from] JwtError),
    /// It is a token of another kind.
    #[error("the token's type is not that of a logout token")]
    Type,
    /// `iat` lies in the future.
    #[error("the logout token was issued in the future")]
    IssuedAt,
    /// `events` does not say that it is one.
    #[error("the token does not speak of a logout")]
    Event,
    /// `nonce`, which an ID token has: one must not be mistaken for the other.
    #[error("the logout token has a nonce")]
    Nonce,
    /// Neither `sub` nor `sid`.
    #[error("the logout token names nobody")]
    Subject,
    /// No `jti`.
    #[error("the logout token has no jti")]
    Jti,
    /// The client id cannot be read.
    #[error("the client secret cannot be used")]
    Secret(#[from] SecretError),
}

impl LogoutTokenError {
    /// Whether the provider could not be asked, rather than that its token is wrong.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Jwt(error) => error.is_unavailable(),
            Self::Secret(_) => true,
            _ => false,
        }
    }
}

/// What is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// One session of the provider.
    Sid(String),
    /// Every session of a person.
    Sub(String),
}

/// A logout token that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutToken {
    /// What is over.
    pub ended: Ended,
    /// Tells it from every other one.
    pub jti: String,
    /// The second since 1970 from which on it is refused as expired.
    pub dead_from: i64,
}

#[derive(Deserialize)]
struct Claims {
    iat: i64,
    #[serde(default)]
    sub: String,
    #[serde(default)]
    sid: String,
    #[serde(default)]
    jti: String,
    #[serde(default)]
    events: Map<String, Value>,
    #[serde(default, rename = "nonce", deserialize_with = "whatever")]
    has_nonce: bool,
}

/// Any value will do, `null` as well.
fn whatever<'de, D: Deserializer<'de>>(value: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(value).map(|_| true)
}

impl RelyingParty {
    /// Verifies a logout token. Whether it was used before is for the caller to see.
    pub async fn verify_logout_token(&self, token: &SecretString) -> Result<LogoutToken, LogoutTokenError> {
        let client_id = self.client_id().await?;
        let verified = self.verifier.verify::<Claims>(token, &[&client_id], Source::Presented).await?;
        if !verified.typ.is_none_or(|typ| TYPES.iter().any(|one| one.eq_ignore_ascii_case(&typ))) {
            return Err(LogoutTokenError::Type);
        }
        let Claims { iat, sub, sid, jti, events, has_nonce } = verified.claims;
        if iat > self.clock.epoch() + LEEWAY_SECONDS {
            return Err(LogoutTokenError::IssuedAt);
        }
        if !events.get(EVENT).is_some_and(Value::is_object) {
            return Err(LogoutTokenError::Event);
        }
        if has_nonce {
            return Err(LogoutTokenError::Nonce);
        }
        if jti.is_empty() {
            return Err(LogoutTokenError::Jti);
        }
        // The narrower of the two, where both are named.
        let ended = match (sid, sub) {
            (sid, _) if !sid.is_empty() => Ended::Sid(sid),
            (_, sub) if !sub.is_empty() => Ended::Sub(sub),
            _ => return Err(LogoutTokenError::Subject),
        };
        Ok(LogoutToken { ended, jti, dead_from: verified.exp.saturating_add(LEEWAY_SECONDS + 1) })
    }
}

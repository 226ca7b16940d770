//! ID token verification, in full (OpenID Connect Core 1.0 sections 3.1.3.7 and 12.2), although the token came
//! over TLS from the provider itself.

mod owner;

use super::{JwtError, RelyingParty, Source, verifier::LEEWAY_SECONDS};
use aws_lc_rs::{constant_time, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::IgnoredAny};

/// Why an ID token is not believed.
#[derive(Debug, thiserror::Error)]
pub enum IdTokenError {
    /// There is none.
    #[error("the ID token is missing")]
    Missing,
    /// The token as such.
    #[error("the ID token is refused")]
    Jwt(#[from] JwtError),
    /// `azp` or a further audience is not ours (rules 4 and 5).
    #[error("the ID token was issued to somebody else")]
    Party,
    /// `nonce` is not that of this transaction.
    #[error("the ID token's nonce is not that of this transaction")]
    Nonce,
    /// `iat` lies in the future.
    #[error("the ID token was issued in the future")]
    IssuedAt,
    /// `at_hash` does not fit the access token (section 3.1.3.6).
    #[error("the ID token's at_hash does not fit the access token")]
    AccessTokenHash,
    /// The ID token of a refresh speaks of another person (section 12.2).
    #[error("the ID token of a refresh has another subject")]
    Subject,
    /// The access token is not a bearer token.
    #[error("the access token is not of type Bearer")]
    TokenType,
    /// The client id cannot be read.
    #[error("the client secret cannot be used")]
    Secret(#[from] crate::secrets::SecretError),
}

impl IdTokenError {
    /// Whether the provider could not be asked, rather than that its token is wrong.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Jwt(error) => error.is_unavailable(),
            Self::Secret(_) => true,
            _ => false,
        }
    }
}

/// The claims that are used.
#[derive(Debug, Clone, Deserialize)]
pub struct IdTokenClaims {
    /// Subject.
    pub sub: String,
    aud: Audience,
    azp: Option<String>,
    nonce: Option<String>,
    iat: i64,
    at_hash: Option<String>,
    /// The provider's session.
    pub sid: Option<String>,
    /// Seconds since 1970 of the newest check of a factor. Zitadel leaves it out for a session without any.
    pub auth_time: Option<i64>,
    /// Display name.
    pub name: Option<String>,
    /// Login name.
    pub preferred_username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether it was verified.
    pub email_verified: Option<bool>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Audience {
    Many(Vec<IgnoredAny>),
    One(IgnoredAny),
}

impl Audience {
    fn len(&self) -> usize {
        match self {
            Self::Many(all) => all.len(),
            Self::One(_) => 1,
        }
    }
}

impl RelyingParty {
    /// Verifies an ID token of the token endpoint. `nonce` is that of the transaction, `None` for the token of a refresh.
    pub async fn verify_id_token(
        &self,
        token: &SecretString,
        access_token: &SecretString,
        nonce: Option<&str>,
    ) -> Result<IdTokenClaims, IdTokenError> {
        let client_id = self.client_id().await?;
        let ours = [client_id.as_str()];
        let claims = self.verifier.verify::<IdTokenClaims>(token, &ours, Source::Provider).await?.claims;
        if claims.iat > self.clock.epoch() + LEEWAY_SECONDS {
            return Err(IdTokenError::IssuedAt);
        }
        claims.check_party(&client_id)?;
        if let Some(nonce) = nonce {
            claims.check_nonce(nonce)?;
        }
        claims.check_access_token(access_token)?;
        Ok(claims)
    }
}

impl IdTokenClaims {
    /// Zitadel names all applications of a project in `aud`, so it is `azp` that decides who the token is for.
    fn check_party(&self, client_id: &str) -> Result<(), IdTokenError> {
        match &self.azp {
            Some(azp) if azp == client_id => Ok(()),
            None if self.aud.len() == 1 => Ok(()),
            _ => Err(IdTokenError::Party),
        }
    }

    fn check_nonce(&self, nonce: &str) -> Result<(), IdTokenError> {
        let given = self.nonce.as_deref().ok_or(IdTokenError::Nonce)?;
        constant_time::verify_slices_are_equal(given.as_bytes(), nonce.as_bytes())
            .map_err(|_| IdTokenError::Nonce)
    }

    fn check_access_token(&self, access_token: &SecretString) -> Result<(), IdTokenError> {
        let Some(at_hash) = &self.at_hash else { return Ok(()) };
        let hash = digest::digest(&digest::SHA256, access_token.expose_secret().as_bytes());
        let half = &hash.as_ref()[..digest::SHA256_OUTPUT_LEN / 2];
        if URL_SAFE_NO_PAD.encode(half) == *at_hash { Ok(()) } else { Err(IdTokenError::AccessTokenHash) }
    }
}

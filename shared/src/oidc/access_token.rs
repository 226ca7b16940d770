//! Access tokens as a resource server sees them: a JWT (RFC 9068) is verified, an opaque one can only be asked about.

use super::{
    JwtError, Source, TokenVerifier,
    verifier::{LEEWAY_SECONDS, Verified},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::IgnoredAny};

/// Why an access token is not believed.
#[derive(Debug, thiserror::Error)]
pub enum AccessTokenError {
    /// The token as such.
    #[error("the access token is refused")]
    Jwt(#[from] JwtError),
    /// It is a token of another kind: an ID token, a logout token.
    #[error("the token is no access token")]
    Type,
    /// `iat` lies in the future.
    #[error("the access token was issued in the future")]
    IssuedAt,
}

impl AccessTokenError {
    /// Whether the provider could not be asked, rather than that its token is wrong.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Jwt(error) if error.is_unavailable())
    }
}

/// What an access token says by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessToken {
    /// Nothing: only the provider can tell what it is good for.
    Opaque,
    /// A JWT, verified.
    Signed {
        /// Whose it is.
        sub: String,
        /// Its end, in seconds since 1970.
        ends_at: i64,
    },
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    iat: Option<i64>,
    // What only an ID token has (OpenID Connect Core 1.0 section 2), or only a logout token (Back-Channel Logout 1.0
    // section 2.4).
    nonce: Option<IgnoredAny>,
    at_hash: Option<IgnoredAny>,
    events: Option<IgnoredAny>,
}

impl TokenVerifier {
    /// Verifies an access token that is for one of `audiences` (RFC 9068 section 4). Zitadel's `typ` is `JWT`, for
    /// tokens of every kind, so there it is the claims that tell them apart.
    pub async fn verify_access_token(
        &self,
        token: &SecretString,
        audiences: &[&str],
        source: Source,
    ) -> Result<AccessToken, AccessTokenError> {
        if !is_jwt(token.expose_secret()) {
            return Ok(AccessToken::Opaque);
        }
        let Verified { typ, exp: ends_at, claims } = self.verify::<Claims>(token, audiences, source).await?;
        let typ = typ.unwrap_or_default().to_ascii_lowercase();
        let foreign = claims.nonce.is_some() || claims.at_hash.is_some() || claims.events.is_some();
        match typ.strip_prefix("application/").unwrap_or(&typ) {
            "at+jwt" => {}
            "jwt" if !foreign => {}
            _ => return Err(AccessTokenError::Type),
        }
        if claims.iat.is_some_and(|iat| iat > self.clock.epoch() + LEEWAY_SECONDS) {
            return Err(AccessTokenError::IssuedAt);
        }
        Ok(AccessToken::Signed { sub: claims.sub, ends_at })
    }
}

/// Whether a token has the form of a signed JWT (RFC 7515 section 7.1), be it a bad one: what claims to be signed is
/// never taken for opaque.
fn is_jwt(token: &str) -> bool {
    let parts: Vec<_> = token.split('.').collect();
    let header = parts.first().and_then(|header| URL_SAFE_NO_PAD.decode(header.trim_end_matches('=')).ok());
    let header = header.and_then(|json| serde_json::from_slice::<serde_json::Value>(&json).ok());
    parts.len() == 3 && header.is_some_and(|header| header.is_object())
}

#[cfg(test)]
mod tests {
    use super::is_jwt;

    #[test]
    fn what_claims_to_be_signed_is_a_jwt_and_everything_else_is_opaque() {
        let header = |json: &str| super::Engine::encode(&super::URL_SAFE_NO_PAD, json);
        for alg in ["RS256", "none", "HS256", "unheard of"] {
            assert!(is_jwt(&format!("{}.e30.", header(&format!(r#"{{"alg":"{alg}"}}"#)))), "{alg}");
        }
        assert!(is_jwt(&format!("{}.not even base64.x", header("{}"))));
        for opaque in ["", "a", "a.b.c", "..", "V2_1-at_1 ä", &format!("{}.e30", header("{}"))] {
            assert!(!is_jwt(opaque), "{opaque}");
        }
    }
}

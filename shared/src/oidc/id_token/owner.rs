//! Whose an ID token says that it is, apart from whether it can be verified.

use super::IdTokenError;
use crate::oidc::{JwtError, RelyingParty};
use jsonwebtoken::{dangerous::insecure_decode_claims, errors::ErrorKind};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

#[derive(Deserialize)]
struct Owner {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    Many(Vec<String>),
    One(String),
}

impl RelyingParty {
    /// Whether an ID token that came straight from the token endpoint names this issuer, this client and `sub`. Neither
    /// its signature nor its times are looked at: TLS vouches for where it came from (OpenID Connect Core 1.0 section
    /// 3.1.3.7, rule 6). For tokens that [`verify_id_token`](Self::verify_id_token) could not verify.
    pub async fn check_owner(&self, token: &SecretString, sub: &str) -> Result<(), IdTokenError> {
        let client_id = self.client_id().await?;
        let Owner { iss, sub: given, aud, azp } =
            insecure_decode_claims(token.expose_secret()).map_err(JwtError::Invalid)?;
        if iss != self.issuer() {
            return Err(JwtError::Invalid(ErrorKind::InvalidIssuer.into()).into());
        }
        let (ours, alone) = match &aud {
            Audience::Many(all) => (all.contains(&client_id), all.len() == 1),
            Audience::One(one) => (*one == client_id, true),
        };
        if !ours || azp.map_or(!alone, |azp| azp != client_id) {
            return Err(IdTokenError::Party);
        }
        if given == sub { Ok(()) } else { Err(IdTokenError::Subject) }
    }
}

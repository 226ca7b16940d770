//! `/idps/jwt`: the browser comes back from an application that vouches for its user with a JWT in a header.
//!
//! The audience is not checked, nor is there replay protection: one JWT may finish any number of intents.

use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey};

use super::external::jwt_user;
use super::finish::{self, Failure};
use super::upstream;
use crate::App;
use crate::api::route::Waiting;
use crate::api::web::{WebReply, WebRequest};
use crate::crypt::Garbled;
use crate::keys::Unverified;
use crate::store::idp::{ExternalUser, IdpKind, Intent};

/// Tolerance for the application's clock, in seconds.
const SKEW: i64 = 3;
/// Oldest `iat` taken, in seconds.
const MAX_AGE: i64 = 3600;

/// Finishes the intent `authRequestID`, if `userAgentID` proves that the request began here.
pub(super) fn jwt(request: WebRequest) -> Waiting<WebReply> {
    Box::pin(async move {
        let id = match intent_id(&request) {
            Ok(id) => id,
            Err(text) => return finish::refuse(&text),
        };
        let found = finish::active(&request, &request.app.store(), &id);
        let intent = match found {
            Ok(found) => found,
            Err(reply) => return reply,
        };
        let outcome = external_user(&request, &intent).await;
        finish::end(&request, &mut request.app.store(), &intent, outcome)
    })
}

/// Whom the application vouches for.
async fn external_user(request: &WebRequest, intent: &Intent) -> Result<ExternalUser, Failure> {
    let idp = finish::provider(&request.app.store(), intent)?;
    match &idp.kind {
        IdpKind::Jwt { issuer, keys_endpoint, header_name, .. } => {
            let shown = request.header(header_name);
            let token = shown.strip_prefix("Bearer ").unwrap_or(shown);
            verified_user(&request.app, issuer, keys_endpoint, token).await
        }
        IdpKind::Oidc { .. } | IdpKind::OAuth { .. } => Err(Failure::wrong_kind()),
    }
}

/// The intent's id, which stands in one parameter in the clear and in the other encrypted.
fn intent_id(request: &WebRequest) -> Result<String, String> {
    let parameters = request.parameters().map_err(|_| "invalid URL escape".to_owned())?;
    let missing = || "ID=LOGIN-adfzz Message=Errors.AuthRequest.MissingParameters".to_owned();
    let (id, sealed) = (parameters.text("authRequestID"), parameters.text("userAgentID"));
    if id.is_empty() || sealed.is_empty() {
        return Err(missing());
    }
    match request.app.store().idp_key.open(sealed) {
        Ok(opened) if opened == id => Ok(opened),
        Ok(_) => Err(missing()),
        Err(Garbled::Encoding) => {
            Err(format!("illegal base64 data at input byte {}", first_foreign_byte(sealed)))
        }
        Err(Garbled::TooShort) => Err("ID=CRYPT-23kH1 Message=cipher text block too short".to_owned()),
        Err(Garbled::NoText) => Err("ID=CRYPT-hiCh0 Message=non-UTF-8 in decrypted string".to_owned()),
    }
}

/// Where a text stops to be base64url.
fn first_foreign_byte(text: &str) -> usize {
    let foreign = |byte: u8| !(byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    text.bytes().position(foreign).unwrap_or(text.len() - text.len() % 4)
}

/// Order: form, issuer, signature, `exp`, `iat`; the last two only if they are there.
async fn verified_user(
    app: &App,
    issuer: &str,
    keys_endpoint: &str,
    text: &str,
) -> Result<ExternalUser, Failure> {
    let invalid = |reason: String| Failure::text(format!("invalid tokens provided: {reason}"));
    let token = Unverified::parse(text).ok_or_else(|| {
        invalid("malformed jwt payload: token contains an invalid number of segments".to_owned())
    })?;
    let got = token.text_claim("iss");
    if got != issuer {
        let mismatch = format!("issuer does not match: Expected: {issuer}, got: {got}");
        return Err(invalid(format!("invalid issuer: {mismatch}")));
    }
    let signature = |error: String| invalid(format!("invalid signature: {error}"));
    let keys = KeySet::fetch(app, keys_endpoint).await.map_err(signature)?;
    keys.verify(&token).map_err(signature)?;
    let now = app.store().now().unix_timestamp();
    if token.time_claim("exp").is_some_and(|expires| now + SKEW >= expires) {
        return Err(invalid("expired: token has expired".to_owned()));
    }
    if let Some(issued) = token.time_claim("iat") {
        check_issued(issued, now).map_err(invalid)?;
    }
    Ok(jwt_user(token.claims, text))
}

fn check_issued(issued: i64, now: i64) -> Result<(), String> {
    if issued > now + SKEW {
        let limit = now + SKEW;
        return Err(format!("issuedAt of token is in the future: (iat: {issued}, now with offset: {limit})"));
    }
    let oldest = now - MAX_AGE;
    if issued < oldest {
        let age = oldest - issued;
        return Err(format!(
            "issuedAt of token is to old: must not be older than {oldest}, but was {issued} ({age}s to old)"
        ));
    }
    Ok(())
}

/// Public keys of somebody else (RFC 7517, 5).
pub(super) struct KeySet(JwkSet);

impl KeySet {
    /// Reads them from `url`.
    pub(super) async fn fetch(app: &App, url: &str) -> Result<Self, String> {
        upstream::get(app.outbound(), url, None)
            .await
            .map(Self)
            .map_err(|error| format!("unable to fetch keys: {error}"))
    }

    /// The key a token names; a token without `kid` may mean the only one.
    fn of(&self, token: &Unverified) -> Option<&Jwk> {
        match (&token.kid, self.0.keys.as_slice()) {
            (Some(kid), _) => self.0.find(kid),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Whether one of them signed `token`; RS256 only.
    pub(super) fn verify(&self, token: &Unverified) -> Result<(), String> {
        if token.algorithm != Algorithm::RS256 {
            return Err("signature algorithm not supported".to_owned());
        }
        let key = self.of(token).ok_or("unable to find a matching key")?;
        let key = DecodingKey::from_jwk(key).map_err(|_| "unable to find a matching key")?;
        if token.verified_by(&key) { Ok(()) } else { Err("error in cryptographic primitive".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_of_a_token_is_limited_in_both_directions() {
        assert_eq!(check_issued(100_003, 100_000), Ok(()));
        assert!(check_issued(100_004, 100_000).is_err_and(|text| text.contains("in the future: ")));
        assert_eq!(check_issued(96_400, 100_000), Ok(()));
        assert!(check_issued(96_399, 100_000).is_err_and(|text| text.contains("to old: ")));
    }

    #[test]
    fn the_first_byte_that_is_no_base64url_is_named() {
        assert_eq!(first_foreign_byte("!x"), 0);
        assert_eq!(first_foreign_byte("ab=="), 2);
        assert_eq!(first_foreign_byte("abcde"), 4);
    }
}

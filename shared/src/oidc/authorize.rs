//! The authorization request (OpenID Connect Core 1.0 section 3.1.2.1) with PKCE (RFC 7636).

use super::{Metadata, RelyingParty};
use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use url::Url;

/// The secrets of one transaction.
pub struct AuthorizationRequest<'a> {
    /// Ties the callback to this browser.
    pub state: &'a str,
    /// Ties the ID token to this transaction.
    pub nonce: &'a str,
    /// PKCE verifier; only its hash leaves us now.
    pub verifier: &'a str,
    /// `prompt`, for instance `create` for a sign-up.
    pub prompt: Option<&'a str>,
    /// `ui_locales`.
    pub ui_locales: Option<&'a str>,
}

/// `code_challenge` by method S256 (RFC 7636 section 4.2).
pub struct Challenge(String);

impl Challenge {
    /// The challenge of a verifier.
    pub fn of(verifier: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, verifier.as_bytes())))
    }
}

impl RelyingParty {
    /// The address to which the browser is sent.
    pub fn authorization_url(
        &self,
        metadata: &Metadata,
        client_id: &str,
        request: &AuthorizationRequest<'_>,
    ) -> Url {
        let mut url = metadata.authorization_endpoint.clone();
        {
            let mut query = url.query_pairs_mut();
            query
                .append_pair("response_type", "code")
                .append_pair("client_id", client_id)
                .append_pair("redirect_uri", &self.redirect_uri)
                .append_pair("scope", &self.settings.scopes)
                .append_pair("state", request.state)
                .append_pair("nonce", request.nonce)
                .append_pair("code_challenge", &Challenge::of(request.verifier).0)
                .append_pair("code_challenge_method", "S256");
            for (name, value) in [("prompt", request.prompt), ("ui_locales", request.ui_locales)] {
                if let Some(value) = value {
                    query.append_pair(name, value);
                }
            }
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::Challenge;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let challenge = Challenge::of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").0;
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}

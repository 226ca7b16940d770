//! The logout address (OpenID Connect RP-Initiated Logout 1.0 section 2).

use super::{Metadata, RelyingParty};
use url::Url;

/// What the provider is told at logout.
pub struct EndSession<'a> {
    /// The ID token of the session, if it is kept: the provider then ends exactly that session, unasked.
    pub id_token_hint: Option<&'a str>,
    /// Who is to be signed out, when there is no ID token.
    pub logout_hint: Option<&'a str>,
    /// Client id.
    pub client_id: &'a str,
    /// Registered address to come back to.
    pub post_logout_redirect_uri: &'a str,
    /// Comes back with the browser, if the provider keeps to the standard.
    pub state: &'a str,
}

impl RelyingParty {
    /// The address to which the browser is sent to end the provider's session; `None` if the provider has none.
    pub fn end_session_url(&self, metadata: &Metadata, request: &EndSession<'_>) -> Option<Url> {
        let mut url = metadata.end_session_endpoint.clone()?;
        {
            let mut query = url.query_pairs_mut();
            match request.id_token_hint {
                Some(hint) => {
                    query.append_pair("id_token_hint", hint);
                }
                None => {
                    if let Some(hint) = request.logout_hint {
                        query.append_pair("logout_hint", hint);
                    }
                }
            }
            // Without a client Zitadel ignores where to go back to.
            query
                .append_pair("client_id", request.client_id)
                .append_pair("post_logout_redirect_uri", request.post_logout_redirect_uri)
                .append_pair("state", request.state);
        }
        Some(url)
    }
}

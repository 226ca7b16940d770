//! Whose the new tokens are.

use crate::State;
use shared::{
    cookies::session::Session,
    error::chain,
    oidc::{IdTokenError, TokenSet},
};

/// The ID token of a refresh must be of the same person (OpenID Connect Core section 12.2); a provider may leave it
/// out.
pub(crate) async fn check(state: &State, session: &Session, tokens: &TokenSet) -> Result<(), IdTokenError> {
    let Some(id_token) = &tokens.id_token else { return Ok(()) };
    let (party, sub) = (&state.handler.party, &session.identity.sub);
    match party.verify_id_token(id_token, &tokens.access_token, None).await {
        Ok(claims) if claims.sub == *sub => Ok(()),
        Ok(_) => Err(IdTokenError::Subject),
        // The keys cannot be fetched just now, or lag behind a new one, or a clock is wrong. The refresh has happened,
        // and the pair came over TLS from the provider: to throw it away would end the session for an outage. Only
        // tokens of somebody else are a reason to.
        Err(error) => {
            party.check_owner(id_token, sub).await?;
            tracing::warn!(cause = chain(&error), "the new ID token could not be verified");
            Ok(())
        }
    }
}

//! The refresh token grant (RFC 6749, 6). Tokens rotate on each use, without grace.

use super::issue;
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::oidc_session::OidcSession;
use crate::store::user::User;

/// Refreshes. Neither the client nor the login session is compared; a narrower scope changes nothing.
pub(super) fn refresh(
    request: &WebRequest,
    parameters: &Parameters,
    application: &Application,
    store: &mut Store,
) -> Result<WebReply, OAuthError> {
    let token = parameters.text("refresh_token");
    if token.is_empty() {
        return Err(OAuthError::invalid_request("refresh_token missing"));
    }
    let (family, token_id) =
        read(store, token).ok_or_else(|| OAuthError::invalid_request("Errors.User.RefreshToken.Invalid"))?;
    let family = store
        .oidc_sessions
        .get(&family)
        .filter(|family| is_good(store, request, family, &token_id))
        .ok_or_else(|| OAuthError::invalid_request("Errors.OIDCSession.RefreshTokenInvalid"))?;
    let wanted = parameters.text("scope").split(' ').filter(|scope| !scope.is_empty());
    if wanted.into_iter().any(|scope| !family.scopes.iter().any(|granted| granted == scope)) {
        return Err(OAuthError::bare("invalid_scope"));
    }
    if !store.users.get(&family.user_id).is_some_and(User::is_active) {
        return Err(OAuthError::invalid_request("Errors.User.NotActive"));
    }
    let family = family.id.clone();
    issue::again(store, application, &family)
}

/// Family and id of a refresh token.
pub(crate) fn read(store: &Store, token: &str) -> Option<(String, String)> {
    let text = store.token_key.open(token).ok()?;
    let (token, _) = text.split_once(':')?;
    let (family, id) = token.split_once('-')?;
    id.starts_with("rt_").then(|| (family.to_owned(), id.to_owned()))
}

/// Whether the token is the newest of its family, or was when the request came in: of simultaneous requests all
/// succeed, and only the pair of the last is alive.
fn is_good(store: &Store, request: &WebRequest, family: &OidcSession, token_id: &str) -> bool {
    let Some(refresh) = &family.refresh else { return false };
    let newest = refresh.id == token_id;
    let simultaneous =
        refresh.replaced.as_ref().is_some_and(|(id, at)| id == token_id && request.arrived < *at);
    let now = store.now();
    (newest || simultaneous) && now < refresh.idle_expires && now < refresh.absolute_expires
}

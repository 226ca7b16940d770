//! Token revocation (RFC 7009).

use http::StatusCode;

use super::{client, refresh};
use crate::api::web::{WebReply, WebRequest};
use crate::auth::{self, token::Bearer};
use crate::error::OAuthError;
use crate::store::Store;

/// `GET|POST /oauth/v2/revoke`. The hint does not matter; a token that is dead or unknown is a success.
pub(super) fn revoke(request: &WebRequest, store: &mut Store) -> WebReply {
    answer(request, store).into()
}

/// What is to be revoked: a family, all of it or its access token alone.
struct Target {
    family: String,
    token_id: String,
    with_refresh: bool,
}

fn answer(request: &WebRequest, store: &mut Store) -> Result<WebReply, OAuthError> {
    let parameters = request.parameters()?;
    let client_id = client::authenticate(store, request, &parameters)?.client_id.clone();
    let token = parameters.text("token");
    if token.is_empty() {
        return Err(OAuthError::invalid_request("token missing"));
    }
    if let Some(target) = find(store, token)? {
        end(store, &target, &client_id)?;
    }
    Ok(WebReply::empty(StatusCode::OK))
}

fn not_issued() -> OAuthError {
    OAuthError::new("invalid_client", "token was not issued for this client")
        .with_status(StatusCode::UNAUTHORIZED)
}

/// No client may revoke a personal access token.
fn find(store: &Store, token: &str) -> Result<Option<Target>, OAuthError> {
    if let Some((family, token_id)) = refresh::read(store, token) {
        return Ok(Some(Target { family, token_id, with_refresh: true }));
    }
    match auth::read_bearer(store, token) {
        Some(Bearer::Access(family, token_id)) => Ok(Some(Target { family, token_id, with_refresh: false })),
        Some(Bearer::Pat(id, user)) if auth::token::live_pat(store, &id, &user).is_some() => {
            Err(not_issued())
        }
        _ => Ok(None),
    }
}

/// Any client of the token's audience may: that is every application of its project.
fn end(store: &mut Store, target: &Target, client_id: &str) -> Result<(), OAuthError> {
    let Some(family) = store.oidc_sessions.get_mut(&target.family) else { return Ok(()) };
    if !family.audience.iter().any(|known| known == client_id) {
        return Err(not_issued());
    }
    if target.with_refresh {
        if family.refresh.as_ref().is_some_and(|refresh| refresh.id == target.token_id) {
            family.refresh = None;
            family.access = None;
        }
    } else if family.access.as_ref().is_some_and(|access| access.id == target.token_id) {
        family.access = None;
    }
    Ok(())
}

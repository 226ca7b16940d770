//! The client credentials grant (RFC 6749, 4.4): a service user's name and secret buy an access token.

use super::issue::{self, Service};
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::store::{Store, password};

/// Grants a token; the client id is the user name, never the user id.
pub(super) fn grant(
    request: &WebRequest,
    parameters: &Parameters,
    store: &mut Store,
) -> Result<WebReply, OAuthError> {
    let (name, secret) = request.basic().unwrap_or_else(|| {
        (parameters.text("client_id").to_owned(), parameters.text("client_secret").to_owned())
    });
    if name.is_empty() {
        return Err(OAuthError::invalid_request("client_id or client_assertion must be provided"));
    }
    let user = store
        .user_by_login_name(&name)
        .filter(|user| store.visible(user.record.created))
        .ok_or_else(|| OAuthError::new("invalid_client", "client not found"))?;
    let hash = user.machine().and_then(|machine| machine.secret.as_ref());
    let hash = hash.ok_or_else(|| OAuthError::invalid_request("Errors.User.Machine.Secret.NotExisting"))?;
    if !password::verify(&secret, hash) {
        return Err(OAuthError::invalid_request("Errors.User.Machine.Secret.Invalid"));
    }
    let scope = parameters.get("scope").ok_or_else(OAuthError::scope_missing)?;
    let service = Service { user_id: user.id.clone(), scope: scope.to_owned() };
    issue::for_service(store, &service)
}

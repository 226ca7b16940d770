//! The JWT profile grant (RFC 7523, 2.1): a service user's signed assertion buys an access token.

use time::Duration;

use super::issue::Service;
use super::{assertion, issue};
use crate::api::web::{Parameters, WebReply};
use crate::error::OAuthError;
use crate::keys::Unverified;
use crate::store::Store;
use crate::store::user::User;

/// Tolerance for clocks.
const SKEW: Duration = Duration::seconds(1);

/// Grants a token for an assertion. Whatever is wrong with it, the answer is `server_error`.
pub(super) fn grant(parameters: &Parameters, store: &mut Store) -> Result<WebReply, OAuthError> {
    let text = parameters.text("assertion");
    if text.is_empty() {
        return Err(OAuthError::invalid_request("assertion missing"));
    }
    let user = signer(store, text).ok_or_else(|| refused(store))?;
    let scope = parameters.get("scope").ok_or_else(OAuthError::scope_missing)?;
    let service = Service { user_id: user.id.clone(), scope: scope.to_owned() };
    issue::for_service(store, &service)
}

/// The service user whose key signed a good assertion.
fn signer<'a>(store: &'a Store, text: &str) -> Option<&'a User> {
    let parsed = Unverified::parse(text)?;
    let user = store.users.get(parsed.text_claim("iss"));
    let key = user.and_then(User::machine).and_then(|machine| machine.keys.get(parsed.kid.as_ref()?));
    let key = key.filter(|key| key.expires > store.now() && store.visible(key.record.created));
    if assertion::accepts(store, &parsed, SKEW, key.map(|key| &key.public)) { user } else { None }
}

fn refused(store: &Store) -> OAuthError {
    if store.config.invalid_grant {
        OAuthError::new("invalid_grant", "Errors.AuthNKey.Invalid")
    } else {
        OAuthError::server_error("Errors.Internal")
    }
}

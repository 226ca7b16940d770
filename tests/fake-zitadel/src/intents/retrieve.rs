//! Reading what came of an intent.

use super::{check_token, external, succeeded};
use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::store::Store;

/// Needs the intent's token and no permission. It may be read until a session uses it up.
pub(super) fn retrieve_identity_provider_intent(call: &Call, store: &mut Store) -> ApiResult {
    let (id, token) = (call.text("idpIntentId"), call.text("idpIntentToken"));
    validate::name("RetrieveIdentityProviderIntentRequest.IdpIntentId", id)?;
    validate::name("RetrieveIdentityProviderIntentRequest.IdpIntentToken", token)?;
    check_token(store, id, token)?;
    let (intent, user) = succeeded(store, id, "IDP-nme4gszsvx", "IDP-SAf42")?;
    let suggestion = user.user_id.is_none().then(|| external::suggestion(store, intent, user));
    Ok(Object::new()
        .set("details", details(&intent.record))
        .set("idpInformation", external::information(intent, user))
        .text("userId", user.user_id.as_deref().unwrap_or_default())
        .opt("addHumanUser", suggestion)
        .build())
}

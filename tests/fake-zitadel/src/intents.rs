//! Intents: logins by way of an identity provider, from the start to what comes of it.
//!
//! | step | where |
//! |---|---|
//! | a login page starts an intent and sends the browser to the provider | `start` |
//! | the browser comes back from an OAuth or OpenID provider | `callback` |
//! | the browser comes back with a JWT | `jwt` |
//! | the login page reads who it was | `retrieve` |
//! | a session takes the intent and uses it up | [`use_up`] and `crate::sessions` |

mod callback;
mod external;
mod finish;
mod jwt;
mod retrieve;
mod start;
mod upstream;

use crate::api::route::Route;
use crate::crypt::Garbled;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::idp::{ExternalUser, Intent, IntentState};

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::waiting_rpc(
            "POST",
            "/v2/idp_intents",
            "zitadel.user.v2.UserService/StartIdentityProviderIntent",
            start::start_identity_provider_intent,
        )
        .parsed_by(start::parse),
        Route::rpc(
            "POST",
            "/v2/idp_intents/{idpIntentId}",
            "zitadel.user.v2.UserService/RetrieveIdentityProviderIntent",
            retrieve::retrieve_identity_provider_intent,
        ),
        Route::waiting_web("ANY", "/idps/callback", callback::callback),
        Route::waiting_web("ANY", "/idps/jwt", jwt::jwt),
    ]
}

/// Checks an intent token: the encrypted id of its intent. So the `userAgentID` of a JWT provider's address is one,
/// too.
pub(crate) fn check_token(store: &Store, intent: &str, token: &str) -> Result<(), ApiError> {
    let id = match store.idp_key.open(token) {
        Ok(opened) if opened == intent => return Ok(()),
        Ok(_) => "CRYPTO-CRYPTO",
        Err(Garbled::Encoding) => "CRYPTO-Swg31",
        Err(Garbled::TooShort | Garbled::NoText) => "CRYPTO-Sf4gt",
    };
    Err(ApiError::permission_denied(id, "Intent Token is invalid"))
}

/// What came of an intent that succeeded, was not used up and is in time.
pub(crate) fn succeeded<'a>(
    store: &'a Store,
    id: &str,
    unsuccessful: &'static str,
    late: &'static str,
) -> Result<(&'a Intent, &'a ExternalUser), ApiError> {
    let intent = store.intents.get(id);
    let found = intent.and_then(|intent| match &intent.state {
        IntentState::Succeeded(user) => Some((intent, user.as_ref())),
        IntentState::Started | IntentState::Failed | IntentState::Consumed => None,
    });
    let (intent, user) =
        found.ok_or_else(|| ApiError::failed_precondition(unsuccessful, "Intent has not succeeded"))?;
    if user.expires <= store.now() {
        return Err(ApiError::failed_precondition(late, "Intent has expired"));
    }
    Ok((intent, user))
}

/// Uses an intent up.
pub(crate) fn use_up(store: &mut Store, id: &str) {
    let now = store.now();
    if let Some(intent) = store.intents.get_mut(id) {
        intent.state = IntentState::Consumed;
        intent.record.touch(now);
    }
}

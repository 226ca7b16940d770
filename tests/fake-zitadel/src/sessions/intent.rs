//! The check of an identity provider's intent.

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::intents;
use crate::store::Store;
use crate::store::session::Session;
use crate::store::user::User;

/// Proto validation of `CheckIDPIntent`.
pub(super) fn validate(check: Message<'_>) -> Result<(), ApiError> {
    validate::name("CheckIDPIntent.IdpIntentId", check.text("idpIntentId"))?;
    validate::name("CheckIDPIntent.IdpIntentToken", check.text("idpIntentToken"))
}

/// The intent has to be for the session's user: linked when the browser came back, or linked by now. Gives the id of the
/// intent, to be used up once all of the call has passed.
pub(super) fn check(check: Message<'_>, store: &Store, session: &mut Session) -> Result<String, ApiError> {
    let user = session
        .user_id()
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Sfw3r", "User ID missing"))?
        .to_owned();
    let id = check.text("idpIntentId");
    intents::check_token(store, id, check.text("idpIntentToken"))?;
    let (intent, external) = intents::succeeded(store, id, "COMMAND-Df4bw", "COMMAND-SAf42")?;
    let links = store.users.get(&user).and_then(User::human).map(|human| &human.idp_links);
    let right = match &external.user_id {
        Some(linked) => *linked == user,
        None => links.is_some_and(|links| {
            links.iter().any(|link| link.idp_id == intent.idp_id && link.external_id == external.id)
        }),
    };
    if !right {
        let text = "Intent meant for another user";
        return Err(ApiError::failed_precondition("COMMAND-O8xk3w", text));
    }
    session.intent = Some(store.now());
    Ok(id.to_owned())
}

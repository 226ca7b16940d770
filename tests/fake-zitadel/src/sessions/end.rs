//! The end of login sessions: by `DeleteSession` and by the end session endpoint.

use super::{is_own, require_token_or};
use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::backchannel;
use crate::error::ApiError;
use crate::store::Store;

/// Needs the session's token, or to be its user, or `session.delete`. Ending twice is no error.
pub(super) fn delete_session(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("sessionId");
    let Some(session) = store.sessions.get(id).filter(|session| session.exists) else {
        if call.text("sessionToken").is_empty() {
            return Ok(Object::new().set("details", Object::new()).build());
        }
        return Err(ApiError::permission_denied("COMMAND-sGr42", "Session Token is invalid"));
    };
    if !(call.text("sessionToken").is_empty() && is_own(call, session)) {
        require_token_or(call, store, session, "session.delete")?;
    }
    terminate(store, id);
    let record = store.sessions.get(id).map(|session| details(&session.record));
    Ok(Object::new().opt("details", record).build())
}

/// Ends a session: its access tokens die, refresh tokens do not, and its applications are told. Nothing happens to
/// one that is unknown or ended before.
pub(crate) fn terminate(store: &mut Store, id: &str) {
    let now = store.now();
    let known = store.sessions.get_mut(id);
    if let Some(session) = known.filter(|session| session.exists && session.terminated.is_none()) {
        session.terminated = Some(now);
        session.record.touch(now);
        backchannel::announce(store, id);
    }
}

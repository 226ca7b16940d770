//! The TOTP check of a session.

use crate::error::ApiError;
use crate::sessions::checks::{Counter, fail};
use crate::store::Store;
use crate::store::session::Session;
use crate::store::user::{Human, UserState};
use crate::totp;

const COUNTER: Counter = |human: &mut Human| &mut human.failed_totps;

/// Checks a code of the session's user. A wrong one is counted, and at the policy's limit locks the user; the answer
/// tells neither. A code may be used again.
pub(super) fn check(given: &str, store: &mut Store, session: &mut Session) -> Result<Counter, ApiError> {
    let missing = || ApiError::invalid_argument("COMMAND-8N9ds", "User ID missing");
    let id = session.user_id().ok_or_else(missing)?.to_owned();
    let now = store.now();
    let user = store.users.get(&id);
    let totp = user.and_then(|user| user.human()?.totp.as_ref()).filter(|totp| totp.ready.is_some());
    let totp = totp.ok_or_else(|| {
        ApiError::failed_precondition("COMMAND-3Mif9s", "Multifactor OTP (OneTimePassword) isn't ready")
    })?;
    if user.is_some_and(|user| user.state == UserState::Locked) {
        return Err(ApiError::failed_precondition("COMMAND-SF3fg", "Errors.User.Locked"));
    }
    if !totp::is_right(&totp.secret, given, now) {
        fail(store, &id, COUNTER);
        return Err(ApiError::invalid_argument("EVENT-8isk2", "Invalid code"));
    }
    session.totp = Some(now);
    Ok(COUNTER)
}

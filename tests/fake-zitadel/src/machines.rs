//! What service users have: keys, personal access tokens, a secret, a kind of access token. By
//! `zitadel.user.v2.UserService` and by management v1, which alone sets the kind of access token.

mod key_v1;
mod keys;
mod listing;
mod pats;
mod secret;
mod user_v1;

use time::OffsetDateTime;

pub(crate) use key_v1::{check_type as check_key_type, view as key_view};
pub(crate) use secret::generate as generate_secret;

use crate::api::message::Message;
use crate::api::route::Route;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{Machine, User};

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    [keys::routes(), pats::routes(), secret::routes(), key_v1::routes(), user_v1::routes()].concat()
}

/// Refuses what is no timestamp, as the JSON parser does.
fn parse_expiration(message: Message<'_>) -> Result<(), ApiError> {
    message.timestamp("expirationDate").map(|_| ())
}

/// Refuses an end that has passed.
pub(crate) fn check_expiration(store: &Store, expires: OffsetDateTime) -> Result<(), ApiError> {
    if expires > store.now() {
        return Ok(());
    }
    Err(ApiError::invalid_argument("DOMAIN-dv3t5", "Errors.AuthNKey.ExpireBeforeNow"))
}

/// The end of keys and tokens made without one, in v1.
pub(crate) fn for_good() -> OffsetDateTime {
    // 9999-12-31T23:59:59Z
    OffsetDateTime::from_unix_timestamp(253_402_300_799).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// A service user, or nothing for people and unknown ids.
fn machine<'a>(store: &'a Store, user_id: &str) -> Option<(&'a User, &'a Machine)> {
    let user = store.users.get(user_id)?;
    Some((user, user.machine()?))
}

fn machine_mut<'a>(store: &'a mut Store, user_id: &str) -> Option<&'a mut Machine> {
    store.users.get_mut(user_id)?.machine_mut()
}

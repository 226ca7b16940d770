//! Secrets of service users, for the client credentials grant.

use super::{machine, machine_mut};
use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::random;
use crate::store::{Store, password};

/// Characters of a generated secret.
const LENGTH: usize = 64;

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    const V2: &str = "/v2/users/{userId}/secret";
    const V1: &str = "/management/v1/users/{userId}/secret";
    vec![
        Route::rpc("POST", V2, "zitadel.user.v2.UserService/AddSecret", add_secret),
        Route::rpc("DELETE", V2, "zitadel.user.v2.UserService/RemoveSecret", remove_secret),
        Route::rpc("PUT", V1, "", add_v1).needs("user.write"),
        Route::rpc("DELETE", V1, "", remove_v1).needs("user.write"),
    ]
}

/// A random secret and its hash.
pub(crate) fn generate(store: &Store) -> (String, Option<String>) {
    let secret = random::code(random::ALPHANUMERIC, LENGTH);
    let hash = password::hash(&secret, store.config.password_cost).ok();
    (secret, hash)
}

/// A new secret replaces the old one.
fn add(store: &mut Store, user_id: &str) -> Result<String, ApiError> {
    let (secret, hash) = generate(store);
    let machine = machine_mut(store, user_id)
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-x8910n", "Errors.User.NotExisting"))?;
    machine.secret = hash;
    Ok(secret)
}

fn remove(store: &mut Store, user_id: &str) -> Result<(), ApiError> {
    let machine = machine_mut(store, user_id)
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-x7s802", "Errors.User.NotExisting"))?;
    machine
        .secret
        .take()
        .map(|_| ())
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-coi82n", "Secret doesn't exist"))
}

fn add_secret(call: &Call, store: &mut Store) -> ApiResult {
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let now = store.now();
    let secret = add(store, call.text("userId"))?;
    Ok(Object::new().time("creationDate", now).text("clientSecret", &secret).build())
}

fn remove_secret(call: &Call, store: &mut Store) -> ApiResult {
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    remove(store, call.text("userId"))?;
    Ok(Object::new().time("deletionDate", store.now()).build())
}

fn add_v1(call: &Call, store: &mut Store) -> ApiResult {
    let secret = add(store, call.text("userId"))?;
    let user = touched(call, store);
    Ok(Object::new()
        .opt("clientId", user.as_ref().map(|(name, _)| name.clone()))
        .text("clientSecret", &secret)
        .opt("details", user.map(|(_, details)| details))
        .build())
}

fn remove_v1(call: &Call, store: &mut Store) -> ApiResult {
    remove(store, call.text("userId"))?;
    Ok(Object::new().opt("details", touched(call, store).map(|(_, details)| details)).build())
}

/// Notes a change of the user; gives user name and details.
fn touched(call: &Call, store: &mut Store) -> Option<(String, serde_json::Value)> {
    let now = store.now();
    store.users.get_mut(call.text("userId"))?.record.touch(now);
    let (user, _) = machine(store, call.text("userId"))?;
    Some((user.username.clone(), details(&user.record)))
}

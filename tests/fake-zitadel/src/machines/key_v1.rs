//! Keys of service users in management v1.

use super::{for_good, keys, machine, machine_mut};
use crate::api::call::Call;
use crate::api::object::{Object, added_details, details, details_with_creation, view_details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::MachineKey;

const ALL: &str = "/management/v1/users/{userId}/keys";
const ONE: &str = "/management/v1/users/{userId}/keys/{keyId}";
/// The only type of key.
pub(crate) const JSON: &str = "KEY_TYPE_JSON";

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("POST", ALL, "", add).parsed_by(keys::parse).needs("user.write"),
        Route::rpc("POST", "/management/v1/users/{userId}/keys/_search", "", list).needs("user.read"),
        Route::rpc("GET", ONE, "", get).needs("user.read"),
        Route::rpc("DELETE", ONE, "", remove).needs("user.write"),
    ]
}

/// Refuses a request without the type of the key. `request` is the message's name.
pub(crate) fn check_type(call: &Call, request: &str) -> Result<(), ApiError> {
    if call.message().choice("type", &["KEY_TYPE_UNSPECIFIED", JSON]) == JSON {
        return Ok(());
    }
    Err(ApiError::validation(format!(
        "invalid {request}.Type: value must not be in list [KEY_TYPE_UNSPECIFIED]"
    )))
}

/// A key as v1 shows it.
pub(crate) fn view(id: &str, key: &MachineKey) -> Object {
    Object::new()
        .text("id", id)
        .set("details", details_with_creation(&key.record))
        .text("type", JSON)
        .time("expirationDate", key.expires)
}

/// Without an end the key is for good.
fn add(call: &Call, store: &mut Store) -> ApiResult {
    check_type(call, "AddMachineKeyRequest")?;
    let expires = call.message().timestamp("expirationDate")?.unwrap_or_else(for_good);
    let added = keys::add(store, call.text("userId"), expires, call.message().bytes("publicKey"))?;
    let known = machine(store, call.text("userId")).and_then(|(_, machine)| machine.keys.get(&added.id));
    Ok(Object::new()
        .text("keyId", &added.id)
        .opt("keyDetails", added.file)
        .opt("details", known.map(|key| added_details(&key.record)))
        .build())
}

fn get(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("keyId");
    let key = machine(store, call.text("userId")).and_then(|(_, machine)| machine.keys.get(id));
    let key = key.filter(|key| store.visible(key.record.created));
    let key = key.ok_or_else(|| ApiError::not_found("QUERY-Tha6f", "Errors.AuthNKey.NotFound"))?;
    Ok(Object::new().set("key", view(id, key)).build())
}

fn list(call: &Call, store: &mut Store) -> ApiResult {
    let keys: Vec<Object> = machine(store, call.text("userId"))
        .into_iter()
        .flat_map(|(_, machine)| &machine.keys)
        .filter(|(_, key)| store.visible(key.record.created))
        .map(|(id, key)| view(id, key))
        .collect();
    let details = view_details(keys.len(), store.now());
    Ok(Object::new().set("details", details).list("result", keys).build())
}

fn remove(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let mut key = machine_mut(store, call.text("userId"))
        .and_then(|machine| machine.keys.remove(call.text("keyId")))
        .ok_or_else(keys::not_found)?;
    key.record.touch(now);
    Ok(Object::new().set("details", details(&key.record)).build())
}

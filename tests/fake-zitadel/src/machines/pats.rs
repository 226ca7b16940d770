//! Personal access tokens of service users.

use time::OffsetDateTime;

use super::listing::{self, Row};
use super::{check_expiration, for_good, machine_mut, parse_expiration};
use crate::api::call::Call;
use crate::api::object::{Object, added_details, details};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::Pat;

const V1: &str = "/management/v1/users/{userId}/pats";

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc(
            "POST",
            "/v2/users/{userId}/pats",
            "zitadel.user.v2.UserService/AddPersonalAccessToken",
            add_personal_access_token,
        )
        .parsed_by(parse_expiration),
        Route::rpc(
            "DELETE",
            "/v2/users/{userId}/pats/{tokenId}",
            "zitadel.user.v2.UserService/RemovePersonalAccessToken",
            remove_personal_access_token,
        ),
        Route::rpc(
            "POST",
            "/v2/users/pats/search",
            "zitadel.user.v2.UserService/ListPersonalAccessTokens",
            list_personal_access_tokens,
        )
        .parsed_by(listing::parse),
        Route::rpc("POST", V1, "", add_v1).parsed_by(parse_expiration).needs("user.write"),
        Route::rpc("DELETE", "/management/v1/users/{userId}/pats/{tokenId}", "", remove_v1)
            .needs("user.write"),
    ]
}

/// Id and token.
fn add(store: &mut Store, user_id: &str, expires: OffsetDateTime) -> Result<(String, String), ApiError> {
    check_expiration(store, expires)?;
    let user = store
        .users
        .get(user_id)
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Dggw2", "User could not be found"))?;
    if user.machine().is_none() {
        return Err(ApiError::failed_precondition("COMMAND-Df2f1", "Not allowed for this user type"));
    }
    let record = store.record(&user.record.owner);
    let id = store.new_id();
    if let Some(machine) = machine_mut(store, user_id) {
        machine.pats.insert(id.clone(), Pat { record, expires });
    }
    let token = store.token_key.seal(&format!("{id}:{user_id}"));
    Ok((id, token))
}

/// The token is dead at once.
fn remove(store: &mut Store, user_id: &str, id: &str) -> Result<Pat, ApiError> {
    machine_mut(store, user_id)
        .and_then(|machine| machine.pats.remove(id))
        .ok_or_else(|| ApiError::not_found("COMMAND-4m77G", "Personal Access Token not found"))
}

fn add_personal_access_token(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("AddPersonalAccessTokenRequest.UserId", call.text("userId"))?;
    validate::required("AddPersonalAccessTokenRequest.ExpirationDate", message.has("expirationDate"))?;
    let expires = message.timestamp("expirationDate")?.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let now = store.now();
    let (id, token) = add(store, call.text("userId"), expires)?;
    Ok(Object::new().time("creationDate", now).text("tokenId", &id).text("token", &token).build())
}

fn remove_personal_access_token(call: &Call, store: &mut Store) -> ApiResult {
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    remove(store, call.text("userId"), call.text("tokenId"))?;
    Ok(Object::new().time("deletionDate", store.now()).build())
}

fn list_personal_access_tokens(call: &Call, store: &mut Store) -> ApiResult {
    let rows = store
        .users
        .values()
        .filter_map(|user| Some((user, user.machine()?)))
        .flat_map(|(user, machine)| machine.pats.iter().map(move |(id, pat)| (user, id, pat)))
        .map(|(user, id, pat)| Row { id, user, record: &pat.record, expires: pat.expires })
        .collect();
    listing::answer(call, store, "tokenIdFilter", rows)
}

fn add_v1(call: &Call, store: &mut Store) -> ApiResult {
    let expires = call.message().timestamp("expirationDate")?.unwrap_or_else(for_good);
    let (id, token) = add(store, call.text("userId"), expires)?;
    let machine = store.users.get(call.text("userId")).and_then(|user| user.machine());
    let details = machine.and_then(|machine| machine.pats.get(&id)).map(|pat| added_details(&pat.record));
    Ok(Object::new().text("tokenId", &id).text("token", &token).opt("details", details).build())
}

fn remove_v1(call: &Call, store: &mut Store) -> ApiResult {
    let mut pat = remove(store, call.text("userId"), call.text("tokenId"))?;
    pat.record.touch(store.now());
    Ok(Object::new().set("details", details(&pat.record)).build())
}

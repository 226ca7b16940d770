//! Links of users with identities at identity providers (part of `zitadel.user.v2.UserService`).

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details, list_details};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{IdpLink, User};

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::rpc(
            "POST",
            "/v2/users/{userId}/links",
            "zitadel.user.v2.UserService/AddIDPLink",
            add_idp_link,
        ),
        Route::rpc(
            "POST",
            "/v2/users/{userId}/links/_search",
            "zitadel.user.v2.UserService/ListIDPLinks",
            list_idp_links,
        ),
        Route::rpc(
            "DELETE",
            "/v2/users/{userId}/links/{idpId}/{linkedUserId}",
            "zitadel.user.v2.UserService/RemoveIDPLink",
            remove_idp_link,
        ),
    ]
}

/// An identity has one user at most.
pub(crate) fn check_free(store: &Store, idp_id: &str, external_id: &str) -> Result<(), ApiError> {
    match user_of(store, idp_id, external_id) {
        Some(_) => Err(ApiError::already_exists("V3-DKcYh", "External IDP already taken")),
        None => Ok(()),
    }
}

/// The user an identity is linked with, and the link.
pub(crate) fn user_of<'a>(
    store: &'a Store,
    idp_id: &str,
    external_id: &str,
) -> Option<(&'a User, &'a IdpLink)> {
    store.users.values().find_map(|user| {
        let links = &user.human()?.idp_links;
        let link = links.iter().find(|link| link.idp_id == idp_id && link.external_id == external_id)?;
        Some((user, link))
    })
}

/// Proto validation of `IDPLink`.
fn validate_link(link: Message<'_>) -> Result<(), ApiError> {
    validate::name("IDPLink.IdpId", link.text("idpId"))?;
    validate::name("IDPLink.UserId", link.text("userId"))?;
    validate::name("IDPLink.UserName", link.text("userName"))
}

/// Needs `user.write`, or to be the user. A request without any link is one to an unknown provider.
fn add_idp_link(call: &Call, store: &mut Store) -> ApiResult {
    let link = call.message().get("idpLink");
    if link.raw().is_some() {
        validate::within("AddIDPLinkRequest.IdpLink", validate_link(link))?;
    }
    let unknown = || ApiError::failed_precondition("COMMAND-vzktar7b7f", "User could not be found");
    let known = store.users.get(call.text("userId")).and_then(User::human);
    known.ok_or_else(unknown)?;
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let (idp_id, external_id) = (link.text("idpId"), link.text("userId"));
    if !store.idps.contains_key(idp_id) {
        let text = "Identity Provider Configuration doesn't exist";
        return Err(ApiError::failed_precondition("COMMAND-39nf2", text));
    }
    check_free(store, idp_id, external_id)?;
    let now = store.now();
    let user = store.users.get_mut(call.text("userId")).ok_or_else(unknown)?;
    user.record.touch(now);
    user.human_mut().ok_or_else(unknown)?.idp_links.push(IdpLink {
        idp_id: idp_id.to_owned(),
        external_id: external_id.to_owned(),
        external_name: link.text("userName").to_owned(),
        since: now,
    });
    Ok(Object::new().set("details", details(&user.record)).build())
}

/// Shows what the caller may read (`user.read`, or its own); the rest only counts. This read lags.
#[allow(clippy::unnecessary_wraps, reason = "all handlers have one shape")]
fn list_idp_links(call: &Call, store: &mut Store) -> ApiResult {
    let user = store.users.get(call.text("userId"));
    let links = user.and_then(User::human).map_or(&[][..], |human| human.idp_links.as_slice());
    let found: Vec<_> = links
        .iter()
        .filter(|link| store.visible(link.since) && store.idps.contains_key(&link.idp_id))
        .map(|link| {
            Object::new()
                .text("idpId", &link.idp_id)
                .text("userId", &link.external_id)
                .text("userName", &link.external_name)
        })
        .collect();
    let readable = user.is_some_and(|user| {
        user.id == call.caller.user_id
            || call.caller.may(store, "user.read", Scope::Organization(&user.record.owner))
    });
    let details = list_details(found.len(), store.now());
    let shown = if readable { found } else { Vec::new() };
    Ok(Object::new().set("details", details).list("result", shown).build())
}

/// Needs `user.write`, or to be the user; a link that is not there comes first.
fn remove_idp_link(call: &Call, store: &mut Store) -> ApiResult {
    let missing = || ApiError::not_found("COMMAND-1M9xR", "External IDP not found");
    let now = store.now();
    let links = &store.users.get(call.text("userId")).and_then(User::human).ok_or_else(missing)?.idp_links;
    let (idp_id, external_id) = (call.text("idpId"), call.text("linkedUserId"));
    let at = links.iter().position(|link| link.idp_id == idp_id && link.external_id == external_id);
    let at = at.ok_or_else(missing)?;
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let user = store.users.get_mut(call.text("userId")).ok_or_else(missing)?;
    user.human_mut().ok_or_else(missing)?.idp_links.remove(at);
    user.record.touch(now);
    Ok(Object::new().set("details", details(&user.record)).build())
}

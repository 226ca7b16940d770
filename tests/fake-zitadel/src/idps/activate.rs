//! Naming identity providers in a login policy, which is what makes them active there.

use crate::api::call::Call;
use crate::api::object::{Object, added_details, details};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::policy::{LoginPolicy, Owned};

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    const OWN: &str = "/management/v1/policies/login/idps";
    const INSTANCE: &str = "/admin/v1/policies/login/idps";
    vec![
        Route::rpc("POST", OWN, "", add_to_own).needs("policy.write"),
        Route::rpc("DELETE", "/management/v1/policies/login/idps/{idpId}", "", remove_from_own)
            .needs("policy.write"),
        Route::rpc("POST", INSTANCE, "", add_to_default).needs("iam.policy.write"),
        Route::rpc("DELETE", "/admin/v1/policies/login/idps/{idpId}", "", remove_from_default)
            .needs("iam.policy.write"),
    ]
}

/// The login policy of the context organization, which has to have one of its own.
fn own<'a>(call: &Call, store: &'a mut Store) -> Result<&'a mut Owned<LoginPolicy>, ApiError> {
    let organization = store.organizations.get_mut(&call.caller.context);
    organization
        .and_then(|organization| organization.login_policy.as_mut())
        .ok_or_else(|| ApiError::not_found("Org-Ffgw2", "Login Policy not found"))
}

/// The provider has to be of the kind of owner that the request names.
fn check(call: &Call, store: &Store, owner: &str) -> Result<(), ApiError> {
    let usable = |owned: &str| match call.text("ownerType") {
        "IDP_OWNER_TYPE_ORG" => owned == owner,
        "IDP_OWNER_TYPE_SYSTEM" => owned == store.instance.id,
        _ => owned == owner || owned == store.instance.id,
    };
    if store.idps.get(call.text("idpId")).is_some_and(|idp| usable(&idp.record.owner)) {
        return Ok(());
    }
    Err(ApiError::failed_precondition("Org-3N9fs", "Identity Provider Configuration doesn't exist"))
}

fn add_to_own(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("AddIDPToLoginPolicyRequest.IdpId", call.text("idpId"))?;
    own(call, store)?;
    check(call, store, &call.caller.context)?;
    let now = store.now();
    add(call, own(call, store)?, now)
}

fn add_to_default(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("AddIDPToLoginPolicyRequest.IdpId", call.text("idpId"))?;
    check(call, store, &store.instance.id)?;
    let now = store.now();
    add(call, &mut store.instance.login_policy, now)
}

fn add(call: &Call, policy: &mut Owned<LoginPolicy>, now: time::OffsetDateTime) -> ApiResult {
    let id = call.text("idpId");
    if policy.value.idps.iter().any(|known| known == id) {
        return Err(ApiError::already_exists("Org-2B0ps", "Idp Provider already existing"));
    }
    policy.value.idps.push(id.to_owned());
    policy.record.touch(now);
    Ok(Object::new().set("details", added_details(&policy.record)).build())
}

fn remove_from_own(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    remove(call, own(call, store)?, now)
}

fn remove_from_default(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    remove(call, &mut store.instance.login_policy, now)
}

fn remove(call: &Call, policy: &mut Owned<LoginPolicy>, now: time::OffsetDateTime) -> ApiResult {
    let at = policy.value.idps.iter().position(|known| known == call.text("idpId"));
    policy.value.idps.remove(
        at.ok_or_else(|| ApiError::not_found("Org-39fjs", "Identity Provider Configuration doesn't exist"))?,
    );
    policy.record.touch(now);
    Ok(Object::new().set("details", details(&policy.record)).build())
}

//! Who administers what: `zitadel.internal_permission.v2beta.InternalPermissionService`, and members of the instance
//! in admin v1.

mod list;
mod member_v1;
mod target;

use crate::api::call::Call;
use crate::api::object::Object;
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::store::user::{Membership, Resource};
use crate::store::{Record, Store};
use target::Target;

macro_rules! service {
    ($rpc:literal) => {
        concat!("zitadel.internal_permission.v2beta.InternalPermissionService/", $rpc)
    };
}

/// Routes of this module. The REST path of the search is an update of the user `search`, so only Connect has it.
pub(crate) fn routes() -> Vec<Route> {
    const ONE: &str = "/v2beta/administrators/{userId}";
    let mut routes = vec![
        Route::rpc("POST", "/v2beta/administrators", service!("CreateAdministrator"), create_administrator)
            .parsed_by(target::parse),
        Route::rpc("POST", ONE, service!("UpdateAdministrator"), update_administrator)
            .parsed_by(target::parse),
        Route::rpc("DELETE", ONE, service!("DeleteAdministrator"), delete_administrator)
            .parsed_by(target::parse),
        Route::connect(service!("ListAdministrators"), list::list_administrators),
    ];
    routes.extend(member_v1::routes());
    routes
}

fn membership<'a>(store: &'a mut Store, user_id: &str, resource: &Resource) -> Option<&'a mut Membership> {
    let user = store.users.get_mut(user_id)?;
    user.memberships.iter_mut().find(|membership| membership.resource == *resource)
}

/// Roles may be none at all.
fn create_administrator(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("CreateAdministratorRequest.UserId", call.text("userId"))?;
    let target = Target::read(call.message(), store, "ADMIN-IbPp47HDP5")?;
    call.caller.require(store, target.write_permission(), target.scope())?;
    let record = add(store, call.text("userId"), &target, call.message().texts("roles"))?;
    Ok(Object::new().time("creationDate", record.created).build())
}

/// Makes a user an administrator.
fn add(
    store: &mut Store,
    user_id: &str,
    target: &Target,
    roles: Vec<String>,
) -> Result<Record, crate::error::ApiError> {
    target.check_roles(&roles)?;
    let record = store.record(&target.owner);
    let user = store.users.get_mut(user_id).ok_or_else(|| target.unknown_user())?;
    if user.memberships.iter().any(|known| known.resource == target.resource) {
        return Err(target.exists());
    }
    let resource = target.resource.clone();
    user.memberships.push(Membership { resource, roles, record: record.clone() });
    Ok(record)
}

/// Replaces the roles; the same ones again are a success, too.
fn update_administrator(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("UpdateAdministratorRequest.UserId", call.text("userId"))?;
    let target = Target::read(call.message(), store, "ADMIN-i0V2IbdloZ")?;
    call.caller.require(store, target.write_permission(), target.scope())?;
    let roles = call.message().texts("roles");
    target.check_roles(&roles)?;
    let now = store.now();
    let known = membership(store, call.text("userId"), &target.resource);
    let known = known.ok_or_else(|| target.missing())?;
    if known.roles != roles {
        known.roles = roles;
        known.record.touch(now);
    }
    Ok(Object::new().time("changeDate", known.record.changed).build())
}

/// One who is no administrator is a success, too.
fn delete_administrator(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("DeleteAdministratorRequest.UserId", call.text("userId"))?;
    let target = Target::read(call.message(), store, "ADMIN-dXWgS1h0Hh")?;
    call.caller.require(store, target.delete_permission(), target.scope())?;
    remove(store, call.text("userId"), &target.resource);
    Ok(Object::new().time("deletionDate", store.now()).build())
}

/// Takes a membership away; gives its record if there was one.
fn remove(store: &mut Store, user_id: &str, resource: &Resource) -> Option<Record> {
    let user = store.users.get_mut(user_id)?;
    let at = user.memberships.iter().position(|known| known.resource == *resource)?;
    Some(user.memberships.remove(at).record)
}

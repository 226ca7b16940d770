//! The context organization in management v1.

use crate::api::call::Call;
use crate::api::object::{Object, details, details_with_creation};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::organizations::{create, view};
use crate::store::Store;
use crate::store::organization::Organization;
use crate::store::user::Resource;

/// The context organization, to change.
pub(super) fn context<'a>(
    call: &Call,
    store: &'a mut Store,
    unknown: &'static str,
) -> Result<&'a mut Organization, ApiError> {
    let organization = store.organizations.get_mut(&call.caller.context);
    organization.ok_or_else(|| ApiError::not_found(unknown, "Organisation not found"))
}

/// `GET /management/v1/orgs/me`.
pub(super) fn get_my_org(call: &Call, store: &mut Store) -> ApiResult {
    let organization = context(call, store, "QUERY-iTTGJ")?;
    let shown = view(organization, "ORG").set("details", details_with_creation(&organization.record));
    Ok(Object::new().set("org", shown).build())
}

/// `PUT /management/v1/orgs/me`: another name. The generated domain stays.
pub(super) fn update_org(call: &Call, store: &mut Store) -> ApiResult {
    let name = call.text("name").trim();
    validate::name("UpdateOrgRequest.Name", call.text("name"))?;
    if name.is_empty() {
        return Err(ApiError::invalid_argument("EVENT-Mf9sd", "Organisation is invalid"));
    }
    if context(call, store, "ORG-1MRds")?.name == name {
        return Err(ApiError::failed_precondition("ORG-4VSdf", "Organisation not changed"));
    }
    create::check_free(store, name, "")?;
    let now = store.now();
    let organization = context(call, store, "ORG-1MRds")?;
    name.clone_into(&mut organization.name);
    organization.record.touch(now);
    Ok(Object::new().set("details", details(&organization.record)).build())
}

/// `POST /management/v1/orgs/me/_deactivate`.
pub(super) fn deactivate_org(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let organization = context(call, store, "ORG-oL9nT")?;
    if !organization.active {
        return Err(ApiError::failed_precondition("EVENT-Dbs2g", "Organisation is already deactivated"));
    }
    organization.active = false;
    organization.record.touch(now);
    Ok(Object::new().set("details", details(&organization.record)).build())
}

/// `POST /management/v1/orgs/me/_reactivate`.
pub(super) fn reactivate_org(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let organization = context(call, store, "ORG-Dgf3g")?;
    if organization.active {
        return Err(ApiError::failed_precondition("EVENT-bfnrh", "Organisation is already active"));
    }
    organization.active = true;
    organization.record.touch(now);
    Ok(Object::new().set("details", details(&organization.record)).build())
}

/// `DELETE /management/v1/orgs/me`: with its users, projects, applications, identity providers and all roles in it.
pub(super) fn remove_org(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.caller.context.clone();
    if id == store.instance.default_organization {
        let text = "Default Organisation must not be deleted";
        return Err(ApiError::failed_precondition("COMMA-wG9p1", text));
    }
    let mut record = context(call, store, "COMMA-aps2n")?.record.clone();
    record.touch(store.now());
    record.owner.clone_from(&store.instance.id);
    store.organizations.remove(&id);
    store.users.retain(|_, user| user.record.owner != id);
    store.applications.retain(|_, application| application.record.owner != id);
    let projects: Vec<String> = store
        .projects
        .values()
        .filter(|project| project.record.owner == id)
        .map(|project| project.id.clone())
        .collect();
    store.projects.retain(|_, project| project.record.owner != id);
    store.idps.retain(|_, idp| idp.record.owner != id);
    for user in store.users.values_mut() {
        user.memberships.retain(|membership| match &membership.resource {
            Resource::Organization(organization) => *organization != id,
            Resource::Project(project) => !projects.contains(project),
            Resource::Instance => true,
        });
    }
    Ok(Object::new().set("details", details(&record)).build())
}

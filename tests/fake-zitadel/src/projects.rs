//! Projects in management v1.

pub(crate) mod search;

use crate::api::call::Call;
use crate::api::object::{Object, added_details, details, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::application::Project;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const ONE: &str = "/management/v1/projects/{id}";
    vec![
        Route::rpc("POST", "/management/v1/projects", "", add_project).needs("project.create"),
        Route::rpc("POST", "/management/v1/projects/_search", "", list_projects).needs("project.read"),
        Route::rpc("GET", ONE, "", get_project).needs("project.read"),
        Route::rpc("PUT", ONE, "", update_project).needs("project.write"),
        Route::rpc("POST", "/management/v1/projects/{id}/roles", "", add_project_role)
            .needs("project.role.write"),
    ]
}

/// A project of the context organization; others are unknown there.
pub(crate) fn in_context<'a>(call: &Call, store: &'a Store, id: &str) -> Option<&'a Project> {
    store.projects.get(id).filter(|project| project.record.owner == call.caller.context)
}

fn add_project(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("AddProjectRequest.Name", message.text("name"))?;
    let owner = &call.caller.context;
    let name = message.text("name").trim();
    if store.projects.values().any(|known| known.record.owner == *owner && known.name == name) {
        let text = "Project already exists on organization";
        return Err(ApiError::already_exists("V3-DKcYh", text));
    }
    let project = Project {
        id: store.new_id(),
        record: store.record(owner),
        name: name.to_owned(),
        active: true,
        role_check: message.flag("projectRoleCheck"),
        has_project_check: message.flag("hasProjectCheck"),
        role_assertion: message.flag("projectRoleAssertion"),
        roles: Vec::new(),
    };
    let body = Object::new().text("id", &project.id).set("details", added_details(&project.record)).build();
    store.projects.insert(project.id.clone(), project);
    Ok(body)
}

fn get_project(call: &Call, store: &mut Store) -> ApiResult {
    let project = in_context(call, store, call.text("id"))
        .ok_or_else(|| ApiError::not_found("QUERY-fk2fs", "Project not found"))?;
    Ok(Object::new().set("project", view(project)).build())
}

fn list_projects(call: &Call, store: &mut Store) -> ApiResult {
    let all = store.projects.values().filter(|project| project.record.owner == call.caller.context).collect();
    search::answer(
        call,
        store,
        all,
        |project| &project.name,
        |project| &project.record,
        |project| view(project),
    )
}

fn view(project: &Project) -> Object {
    let state = if project.active { "PROJECT_STATE_ACTIVE" } else { "PROJECT_STATE_INACTIVE" };
    Object::new()
        .text("id", &project.id)
        .set("details", details_with_creation(&project.record))
        .text("name", &project.name)
        .text("state", state)
        .flag("projectRoleAssertion", project.role_assertion)
        .flag("projectRoleCheck", project.role_check)
        .flag("hasProjectCheck", project.has_project_check)
}

fn gone() -> ApiError {
    ApiError::not_found("COMMAND-M9dse", "Project not found")
}

fn update_project(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("UpdateProjectRequest.Name", message.text("name"))?;
    in_context(call, store, call.text("id")).ok_or_else(gone)?;
    let now = store.now();
    let project = store.projects.get_mut(call.text("id")).ok_or_else(gone)?;
    let before = project.clone();
    message.text("name").clone_into(&mut project.name);
    project.role_assertion = message.flag("projectRoleAssertion");
    project.role_check = message.flag("projectRoleCheck");
    project.has_project_check = message.flag("hasProjectCheck");
    let same = before.name == project.name
        && before.role_assertion == project.role_assertion
        && before.role_check == project.role_check
        && before.has_project_check == project.has_project_check;
    if same {
        return Err(ApiError::failed_precondition("COMMAND-2M0fs", "No changes"));
    }
    project.record.touch(now);
    Ok(Object::new().set("details", details(&project.record)).build())
}

fn add_project_role(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let key = message.text("roleKey");
    validate::name("AddProjectRoleRequest.RoleKey", key)?;
    in_context(call, store, call.text("id")).ok_or_else(gone)?;
    let now = store.now();
    let project = store.projects.get_mut(call.text("id")).ok_or_else(gone)?;
    if project.roles.iter().any(|known| known == key) {
        return Err(ApiError::already_exists("V3-DKcYh", "Role already exists"));
    }
    project.roles.push(key.to_owned());
    project.record.touch(now);
    Ok(Object::new().set("details", added_details(&project.record)).build())
}

//! OIDC applications and their keys: management v1, and of `zitadel.app.v2beta.AppService` what has no REST path.

mod keys;
mod settings;

use std::collections::BTreeMap;

use crate::api::call::Call;
use crate::api::object::{Object, added_details, details, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::machines::generate_secret;
use crate::projects;
use crate::store::Store;
use crate::store::application::{Application, AuthMethod};
use time::Duration;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const ONE: &str = "/management/v1/projects/{projectId}/apps/{appId}";
    let write = "project.app.write";
    let mut routes = vec![
        Route::rpc("POST", "/management/v1/projects/{projectId}/apps/oidc", "", add_oidc_app)
            .parsed_by(settings::parse)
            .needs(write),
        Route::rpc("POST", "/management/v1/projects/{projectId}/apps/_search", "", list_apps)
            .needs("project.app.read"),
        Route::rpc("GET", ONE, "", get_app).needs("project.app.read"),
        Route::rpc("DELETE", ONE, "", remove_app).needs("project.app.delete"),
        Route::rpc("PUT", "/management/v1/projects/{projectId}/apps/{appId}/oidc_config", "", update_config)
            .parsed_by(settings::parse)
            .needs(write),
        Route::rpc(
            "POST",
            "/management/v1/projects/{projectId}/apps/{appId}/oidc_config/_generate_client_secret",
            "",
            regenerate_client_secret,
        )
        .needs(write),
        Route::rpc("POST", "/management/v1/projects/{projectId}/apps/{appId}/_deactivate", "", deactivate)
            .needs(write),
        Route::rpc("POST", "/management/v1/projects/{projectId}/apps/{appId}/_reactivate", "", reactivate)
            .needs(write),
        Route::connect("zitadel.app.v2beta.AppService/UpdateApplication", update_application)
            .parsed_by(|message| settings::parse(message.get("oidcConfigurationRequest"))),
    ];
    routes.extend(keys::routes());
    routes
}

/// The application of a path, in a project of the context organization.
fn find<'a>(call: &Call, store: &'a mut Store) -> Option<&'a mut Application> {
    projects::in_context(call, store, call.text("projectId"))?;
    let project = call.text("projectId");
    store.applications.get_mut(call.text("appId")).filter(|known| known.project_id == project)
}

fn not_existing() -> ApiError {
    ApiError::not_found("COMMAND-0po9s", "Application doesn't exist")
}

/// A secret comes back for the methods that use one, and only here.
fn add_oidc_app(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("AddOIDCAppRequest.Name", message.text("name"))?;
    let project = projects::in_context(call, store, call.text("projectId"))
        .ok_or_else(|| ApiError::failed_precondition("PROJECT-3p9ss", "Project not found"))?;
    let (project_id, owner) = (project.id.clone(), project.record.owner.clone());
    let name = message.text("name").trim();
    if store.applications.values().any(|known| known.project_id == project_id && known.name == name) {
        return Err(ApiError::already_exists("V3-DKcYh", "Application already exists"));
    }
    let mut application = Application {
        id: store.new_id(),
        record: store.record(&owner),
        project_id,
        client_id: store.new_id(),
        name: name.to_owned(),
        active: true,
        auth_method: AuthMethod::Basic,
        secret: None,
        redirect_uris: Vec::new(),
        post_logout_redirect_uris: Vec::new(),
        response_types: Vec::new(),
        grant_types: Vec::new(),
        app_type: String::new(),
        dev_mode: false,
        jwt_tokens: false,
        id_token_userinfo: false,
        id_token_roles: false,
        access_token_roles: false,
        clock_skew: Duration::ZERO,
        additional_origins: Vec::new(),
        back_channel_logout_uri: String::new(),
        login_v2_base_uri: None,
        keys: BTreeMap::new(),
    };
    settings::replace(&mut application, message)?;
    let mut body = Object::new()
        .text("appId", &application.id)
        .set("details", added_details(&application.record))
        .text("clientId", &application.client_id);
    if matches!(application.auth_method, AuthMethod::Basic | AuthMethod::Post) {
        let (secret, hash) = generate_secret(store);
        application.secret = hash;
        body = body.text("clientSecret", &secret);
    }
    store.applications.insert(application.id.clone(), application);
    Ok(body.build())
}

fn get_app(call: &Call, store: &mut Store) -> ApiResult {
    let missing = || ApiError::not_found("QUERY-pCP8P", "Errors.App.NotExisting");
    let application = find(call, store).ok_or_else(missing)?;
    Ok(Object::new().set("app", view(application)).build())
}

fn list_apps(call: &Call, store: &mut Store) -> ApiResult {
    let project = projects::in_context(call, store, call.text("projectId")).map(|project| &project.id);
    let all = store.applications.values().filter(|known| Some(&known.project_id) == project).collect();
    projects::search::answer(call, store, all, |app| &app.name, |app| &app.record, |app| view(app))
}

fn view(application: &Application) -> Object {
    let state = if application.active { "APP_STATE_ACTIVE" } else { "APP_STATE_INACTIVE" };
    Object::new()
        .text("id", &application.id)
        .set("details", details_with_creation(&application.record))
        .text("state", state)
        .text("name", &application.name)
        .set("oidcConfig", settings::view(application))
}

/// Its client is unknown from then on and its tokens are dead.
fn remove_app(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let application = find(call, store).ok_or_else(not_existing)?;
    application.record.touch(now);
    let body = Object::new().set("details", details(&application.record)).build();
    let id = application.id.clone();
    store.applications.remove(&id);
    Ok(body)
}

fn update_config(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let application = find(call, store).ok_or_else(not_existing)?;
    let before = settings::view(application).build();
    settings::replace(application, call.message())?;
    if settings::view(application).build() == before {
        return Err(ApiError::failed_precondition("COMMAND-1m88i", "No changes"));
    }
    application.record.touch(now);
    Ok(Object::new().set("details", details(&application.record)).build())
}

/// What is not named stays, but for grant and response types: these fall back to the code flow.
fn update_application(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let config = message.get("oidcConfigurationRequest");
    let application = store
        .applications
        .get(call.text("id"))
        .filter(|known| known.project_id == call.text("projectId"))
        .ok_or_else(not_existing)?;
    let owner = application.record.owner.clone();
    call.caller.require(store, "project.app.write", crate::auth::Scope::Organization(&owner))?;
    let now = store.now();
    let application = store.applications.get_mut(call.text("id")).ok_or_else(not_existing)?;
    if let Some(name) = message.opt_text("name").filter(|name| !name.is_empty()) {
        name.clone_into(&mut application.name);
    }
    if message.has("oidcConfigurationRequest") {
        settings::change(application, config)?;
    }
    application.record.touch(now);
    Ok(Object::new().time("changeDate", now).build())
}

fn regenerate_client_secret(call: &Call, store: &mut Store) -> ApiResult {
    let (secret, hash) = generate_secret(store);
    let now = store.now();
    let application = find(call, store).ok_or_else(not_existing)?;
    if !matches!(application.auth_method, AuthMethod::Basic | AuthMethod::Post) {
        let text = "Chosen OIDC Auth Method does not require a secret";
        return Err(ApiError::failed_precondition("COMMAND-Ghrh3", text));
    }
    application.secret = hash;
    application.record.touch(now);
    let body = Object::new().text("clientSecret", &secret);
    Ok(body.set("details", details(&application.record)).build())
}

fn deactivate(call: &Call, store: &mut Store) -> ApiResult {
    let error = ApiError::failed_precondition("COMMAND-dsh35", "Application is not active");
    set_active(call, store, false, error)
}

fn reactivate(call: &Call, store: &mut Store) -> ApiResult {
    let error = ApiError::failed_precondition("COMMAND-1n8cM", "Application is not inactive");
    set_active(call, store, true, error)
}

fn set_active(call: &Call, store: &mut Store, active: bool, already: ApiError) -> ApiResult {
    let now = store.now();
    let application = find(call, store).ok_or_else(not_existing)?;
    if application.active == active {
        return Err(already);
    }
    application.active = active;
    application.record.touch(now);
    Ok(Object::new().set("details", details(&application.record)).build())
}

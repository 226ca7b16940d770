//! Identity providers: set-up through v1, of an organization (`/management/v1/idps`) or of the instance
//! (`/admin/v1/idps`), and reading them (`zitadel.idp.v2.IdentityProviderService`).

mod activate;
mod add;

use crate::api::call::Call;
use crate::api::object::{Object, details, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::idp::{Idp, IdpKind};

/// Permission to change providers of organizations.
const WRITE: &str = "org.idp.write";
/// Permission to change the instance's.
const WRITE_INSTANCE: &str = "iam.idp.write";

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = activate::routes();
    routes.extend([
        Route::rpc("POST", "/management/v1/idps/generic_oidc", "", add::organization_oidc).needs(WRITE),
        Route::rpc("POST", "/management/v1/idps/oauth", "", add::organization_oauth).needs(WRITE),
        Route::rpc("POST", "/management/v1/idps/generic_jwt", "", add::organization_jwt).needs(WRITE),
        Route::rpc("DELETE", "/management/v1/idps/templates/{id}", "", delete_of_organization).needs(WRITE),
        Route::rpc("POST", "/admin/v1/idps/generic_oidc", "", add::instance_oidc).needs(WRITE_INSTANCE),
        Route::rpc("POST", "/admin/v1/idps/oauth", "", add::instance_oauth).needs(WRITE_INSTANCE),
        Route::rpc("POST", "/admin/v1/idps/generic_jwt", "", add::instance_jwt).needs(WRITE_INSTANCE),
        Route::rpc("DELETE", "/admin/v1/idps/templates/{id}", "", delete_of_instance).needs(WRITE_INSTANCE),
        Route::rpc(
            "GET",
            "/v2/idps/{id}",
            "zitadel.idp.v2.IdentityProviderService/GetIDPByID",
            get_idp_by_id,
        ),
    ]);
    routes
}

fn delete_of_organization(call: &Call, store: &mut Store) -> ApiResult {
    let owner = call.caller.context.clone();
    delete(call, store, &owner, "ORG-Se3tg")
}

fn delete_of_instance(call: &Call, store: &mut Store) -> ApiResult {
    let owner = store.instance.id.clone();
    delete(call, store, &owner, "INST-Se3tg")
}

/// Takes the provider out, and out of the login policies that name it. Links of users stay.
fn delete(call: &Call, store: &mut Store, owner: &str, missing: &'static str) -> ApiResult {
    let id = call.text("id");
    let now = store.now();
    let mut idp = store
        .idps
        .get(id)
        .filter(|idp| idp.record.owner == owner)
        .cloned()
        .ok_or_else(|| ApiError::not_found(missing, "Identity Provider Configuration doesn't exist"))?;
    store.idps.remove(id);
    idp.record.touch(now);
    let own = store.organizations.values_mut().filter_map(|own| own.login_policy.as_mut());
    for policy in own.chain([&mut store.instance.login_policy]) {
        policy.value.idps.retain(|known| known != id);
    }
    Ok(Object::new().set("details", details(&idp.record)).build())
}

/// Needs `iam.idp.read` or `org.idp.read`, by owner. Secrets are not shown, nor is `usePkce`.
fn get_idp_by_id(call: &Call, store: &mut Store) -> ApiResult {
    let idp = store
        .idps
        .get(call.text("id"))
        .ok_or_else(|| ApiError::not_found("QUERY-SAFrt", "Identity Provider Configuration doesn't exist"))?;
    if idp.record.owner == store.instance.id {
        call.caller.require(store, "iam.idp.read", Scope::Instance)?;
    } else {
        call.caller.require(store, "org.idp.read", Scope::Organization(&idp.record.owner))?;
    }
    Ok(Object::new().set("idp", view(idp)).build())
}

fn view(idp: &Idp) -> Object {
    let options = Object::new()
        .flag("isLinkingAllowed", idp.options.linking_allowed)
        .flag("isCreationAllowed", idp.options.creation_allowed)
        .flag("isAutoCreation", idp.options.auto_creation)
        .flag("isAutoUpdate", idp.options.auto_update)
        .text("autoLinking", &idp.options.auto_linking);
    let (kind, key, config) = config(&idp.kind);
    Object::new()
        .text("id", &idp.id)
        .set("details", details_with_creation(&idp.record))
        .text("state", if idp.active { "IDP_STATE_ACTIVE" } else { "IDP_STATE_INACTIVE" })
        .text("name", &idp.name)
        .text("type", kind)
        .set("config", Object::new().set("options", options).set(key, config))
}

fn config(kind: &IdpKind) -> (&'static str, &'static str, Object) {
    match kind {
        IdpKind::Oidc { issuer, client_id, scopes, id_token_mapping, .. } => {
            let config = Object::new()
                .text("issuer", issuer)
                .text("clientId", client_id)
                .list("scopes", scopes.clone())
                .flag("isIdTokenMapping", *id_token_mapping);
            ("IDP_TYPE_OIDC", "oidc", config)
        }
        IdpKind::OAuth {
            client_id,
            authorization_endpoint,
            token_endpoint,
            user_endpoint,
            scopes,
            id_attribute,
            ..
        } => {
            let config = Object::new()
                .text("clientId", client_id)
                .text("authorizationEndpoint", authorization_endpoint)
                .text("tokenEndpoint", token_endpoint)
                .text("userEndpoint", user_endpoint)
                .list("scopes", scopes.clone())
                .text("idAttribute", id_attribute);
            ("IDP_TYPE_OAUTH", "oauth", config)
        }
        IdpKind::Jwt { issuer, jwt_endpoint, keys_endpoint, header_name } => {
            let config = Object::new()
                .text("jwtEndpoint", jwt_endpoint)
                .text("issuer", issuer)
                .text("keysEndpoint", keys_endpoint)
                .text("headerName", header_name);
            ("IDP_TYPE_JWT", "jwt", config)
        }
    }
}

//! Service `zitadel.feature.v2.FeatureService`: features of the instance. Those of organizations and users are not
//! implemented in Zitadel either.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::instance::LoginV2;
use crate::store::{Record, Store};

const INSTANCE: &str = "/v2/features/instance";
const SOURCE: &str = "SOURCE_INSTANCE";
/// Features that are on or off.
const FLAGS: [&str; 10] = [
    "loginDefaultOrg",
    "userSchema",
    "oidcTokenExchange",
    "improvedPerformance",
    "debugOidcParentError",
    "oidcSingleV1SessionTermination",
    crate::backchannel::FEATURE,
    "permissionCheckV2",
    "consoleUseV2UserApi",
    "enableRelationalTables",
];
/// Of these only instances have a setting.
const NOT_OF_SYSTEM: [&str; 2] = ["debugOidcParentError", "consoleUseV2UserApi"];

macro_rules! service {
    ($rpc:literal) => {
        concat!("zitadel.feature.v2.FeatureService/", $rpc)
    };
}

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("GET", INSTANCE, service!("GetInstanceFeatures"), get_instance_features),
        Route::rpc("PUT", INSTANCE, service!("SetInstanceFeatures"), set_instance_features)
            .needs("iam.feature.write"),
        Route::rpc("DELETE", INSTANCE, service!("ResetInstanceFeatures"), reset_instance_features)
            .needs("iam.feature.delete"),
        Route::rpc("GET", "/v2/features/system", service!("GetSystemFeatures"), get_system_features),
        Route::rpc(
            "GET",
            "/v2/features/organization/{organizationId}",
            service!("GetOrganizationFeatures"),
            |_, _| Err(unimplemented("GetOrganizationFeatures")),
        ),
        Route::rpc("GET", "/v2/features/user/{userId}", service!("GetUserFeatures"), |_, _| {
            Err(unimplemented("GetUserFeatures"))
        }),
    ]
}

fn unimplemented(method: &str) -> ApiError {
    ApiError::untyped(format!("rpc error: code = Unimplemented desc = method {method} not implemented"))
}

/// Every feature is listed, one that was never set as `{}`, with or without `inheritance`.
fn get_instance_features(_: &Call, store: &mut Store) -> ApiResult {
    let instance = &store.instance;
    let login = instance.login_v2.as_ref().map_or_else(Object::new, |login| {
        Object::new().flag("required", login.required).text("baseUri", &login.base_uri).text("source", SOURCE)
    });
    let body =
        Object::new().opt("details", instance.features_record.as_ref().map(details)).set("loginV2", login);
    let all = FLAGS.iter().fold(body, |body, name| {
        let shown = instance
            .features
            .get(*name)
            .map_or_else(Object::new, |on| Object::new().flag("enabled", *on).text("source", SOURCE));
        body.set(name, shown)
    });
    Ok(all.build())
}

/// Nothing is ever set for the whole system.
fn get_system_features(_: &Call, _: &mut Store) -> ApiResult {
    let body = Object::new().set("details", json!({"resourceOwner": "SYSTEM"})).set("loginV2", json!({}));
    let names = FLAGS.iter().filter(|name| !NOT_OF_SYSTEM.contains(name));
    Ok(names.fold(body, |body, name| body.set(name, json!({}))).build())
}

/// Only what is given changes.
fn set_instance_features(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let now = store.now();
    let instance = &mut store.instance;
    for name in FLAGS {
        if let Some(Value::Bool(on)) = message.get(name).raw() {
            instance.features.insert(name.to_owned(), *on);
        }
    }
    if message.has("loginV2") {
        instance.login_v2 = Some(LoginV2 {
            required: message.flag("loginV2.required"),
            base_uri: message.text("loginV2.baseUri").to_owned(),
        });
    }
    let record = instance.features_record.get_or_insert_with(|| Record::new(&instance.id, now));
    record.touch(now);
    Ok(Object::new().set("details", details(record)).build())
}

fn reset_instance_features(_: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let instance = &mut store.instance;
    instance.features.clear();
    instance.login_v2 = None;
    let mut record = instance.features_record.take().unwrap_or_else(|| Record::new(&instance.id, now));
    record.touch(now);
    Ok(Object::new().set("details", details(&record)).build())
}

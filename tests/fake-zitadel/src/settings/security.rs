//! Security settings of the instance.

use serde_json::{Value, json};

use crate::api::call::Call;
use crate::api::object::{Object, details, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::store::policy::Owned;
use crate::store::{Record, Store};

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("GET", "/v2/settings/security", service!("GetSecuritySettings"), get_security_settings)
            .needs("iam.policy.read"),
        Route::rpc("PUT", "/v2/policies/security", service!("SetSecuritySettings"), set_security_settings)
            .needs("iam.policy.write"),
    ]
}

/// Never set, they have no `details`.
fn get_security_settings(_: &Call, store: &mut Store) -> ApiResult {
    let Some(owned) = &store.instance.security else {
        return Ok(json!({"settings": {"embeddedIframe": {}}}));
    };
    let body = Object::new().set("details", details_with_creation(&owned.record));
    Ok(body.set("settings", owned.value.clone()).build())
}

fn set_security_settings(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let frame = Object::new()
        .flag("enabled", message.flag("embeddedIframe.enabled"))
        .list("allowedOrigins", message.texts("embeddedIframe.allowedOrigins"));
    let value: Value = Object::new()
        .set("embeddedIframe", frame)
        .flag("enableImpersonation", message.flag("enableImpersonation"))
        .build();
    let now = store.now();
    let mut record =
        store.instance.security.take().map_or_else(|| Record::new(&store.instance.id, now), |old| old.record);
    record.touch(now);
    let body = Object::new().set("details", details(&record)).build();
    store.instance.security = Some(Owned { record, value });
    Ok(body)
}

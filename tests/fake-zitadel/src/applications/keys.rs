//! Keys of applications, for client assertions. The server always makes the pair: a public key cannot be registered.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::find;
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, added_details, details, view_details};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::keys;
use crate::machines::{check_expiration, check_key_type, for_good, key_view};
use crate::store::Store;
use crate::store::application::AuthMethod;
use crate::store::user::MachineKey;

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    const ALL: &str = "/management/v1/projects/{projectId}/apps/{appId}/keys";
    const ONE: &str = "/management/v1/projects/{projectId}/apps/{appId}/keys/{keyId}";
    vec![
        Route::rpc("POST", ALL, "", add).parsed_by(parse).needs("project.app.write"),
        Route::rpc("POST", "/management/v1/projects/{projectId}/apps/{appId}/keys/_search", "", list)
            .needs("project.app.read"),
        Route::rpc("GET", ONE, "", get).needs("project.app.read"),
        Route::rpc("DELETE", ONE, "", remove).needs("project.app.write"),
    ]
}

fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.timestamp("expirationDate").map(|_| ())
}

/// The private half is in the key file of the answer and nowhere else. Without an end the key is for good.
fn add(call: &Call, store: &mut Store) -> ApiResult {
    check_key_type(call, "AddAppKeyRequest")?;
    let expires = call.message().timestamp("expirationDate")?.unwrap_or_else(for_good);
    check_expiration(store, expires)?;
    let id = store.new_id();
    let now = store.now();
    let application = find(call, store)
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-sak25", "Application not found"))?;
    if application.auth_method != AuthMethod::PrivateKeyJwt {
        let text = "Chosen Auth Method does not require a key";
        return Err(ApiError::failed_precondition("COMMAND-Dff54", text));
    }
    let pair = keys::generate();
    let file = json!({
        "type": "application",
        "keyId": id,
        "key": pair.private_pem,
        "appId": application.id,
        "clientId": application.client_id,
    });
    let record = crate::store::Record::new(&application.record.owner, now);
    let body = Object::new()
        .text("id", &id)
        .set("details", added_details(&record))
        .text("keyDetails", &STANDARD.encode(file.to_string()));
    application.keys.insert(id, MachineKey { record, expires, public: pair.public });
    Ok(body.build())
}

fn get(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("keyId");
    let key = find(call, store).and_then(|application| application.keys.get(id));
    let key = key.ok_or_else(|| ApiError::not_found("QUERY-Tha6f", "Errors.AuthNKey.NotFound"))?;
    Ok(Object::new().set("key", key_view(id, key)).build())
}

fn list(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let lag = store.config.projection_lag;
    let keys: Vec<Object> = find(call, store)
        .into_iter()
        .flat_map(|application| &application.keys)
        .filter(|(_, key)| key.record.created + lag <= now)
        .map(|(id, key)| key_view(id, key))
        .collect();
    Ok(Object::new().set("details", view_details(keys.len(), now)).list("result", keys).build())
}

/// Tokens bought with the key live on.
fn remove(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let mut key = find(call, store)
        .and_then(|application| application.keys.remove(call.text("keyId")))
        .ok_or_else(|| ApiError::not_found("COMMAND-4m77G", "Application key not found"))?;
    key.record.touch(now);
    Ok(Object::new().set("details", details(&key.record)).build())
}

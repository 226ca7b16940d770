//! Keys of service users, for the JWT profile grant.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use time::OffsetDateTime;

use super::listing::{self, Row};
use super::{check_expiration, machine, machine_mut, parse_expiration};
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, timestamp};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::keys::{self, PublicKey};
use crate::store::Store;
use crate::store::user::MachineKey;

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("POST", "/v2/users/{userId}/keys", "zitadel.user.v2.UserService/AddKey", add_key)
            .parsed_by(parse),
        Route::rpc(
            "DELETE",
            "/v2/users/{userId}/keys/{keyId}",
            "zitadel.user.v2.UserService/RemoveKey",
            remove_key,
        ),
        Route::rpc("POST", "/v2/users/keys/search", "zitadel.user.v2.UserService/ListKeys", list_keys)
            .parsed_by(listing::parse),
    ]
}

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    parse_expiration(message)?;
    let text = message.text("publicKey");
    if !text.is_empty() && message.bytes("publicKey").is_none() {
        return Err(crate::api::message::parse_error(&format!(
            "(line 1:1): invalid value for bytes field publicKey: {text:?}"
        )));
    }
    Ok(())
}

/// A key just added.
pub(super) struct Added {
    /// Its id.
    pub(super) id: String,
    /// The key file in base64, if the server made the pair.
    pub(super) file: Option<String>,
}

fn add_key(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("AddKeyRequest.UserId", call.text("userId"))?;
    validate::required("AddKeyRequest.ExpirationDate", message.has("expirationDate"))?;
    let expires = message.timestamp("expirationDate")?.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let now = store.now();
    let added = add(store, call.text("userId"), expires, message.bytes("publicKey"))?;
    Ok(Object::new().time("creationDate", now).text("keyId", &added.id).opt("keyContent", added.file).build())
}

/// Registers a public key, or makes a pair and hands the private half out in a key file.
pub(super) fn add(
    store: &mut Store,
    user_id: &str,
    expires: OffsetDateTime,
    public_key: Option<Vec<u8>>,
) -> Result<Added, ApiError> {
    let given = public_key.filter(|key| !key.is_empty()).map(|key| read_public(&key)).transpose()?;
    check_expiration(store, expires)?;
    let owner = machine(store, user_id)
        .map(|(user, _)| user.record.owner.clone())
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-bnipwm1", "User could not be found"))?;
    let id = store.new_id();
    let (public, file) = match given {
        Some(public) => (public, None),
        None => {
            let pair = keys::generate();
            let file = json!({
                "type": "serviceaccount",
                "keyId": id,
                "key": pair.private_pem,
                "expirationDate": timestamp(expires),
                "userId": user_id,
            });
            (pair.public, Some(STANDARD.encode(file.to_string())))
        }
    };
    let key = MachineKey { record: store.record(&owner), expires, public };
    if let Some(machine) = machine_mut(store, user_id) {
        machine.keys.insert(id.clone(), key);
    }
    Ok(Added { id, file })
}

/// PEM of a public key in PKIX form. One that is not RSA is taken, too, but checks nothing later.
fn read_public(bytes: &[u8]) -> Result<PublicKey, ApiError> {
    let text = std::str::from_utf8(bytes).ok();
    let pem = text.filter(|text| text.contains("-----BEGIN PUBLIC KEY-----") && keys::is_public_pem(text));
    pem.map(|pem| PublicKey::Pem(pem.to_owned())).ok_or_else(|| {
        let words = "Public key is not a valid RSA public key in PKIX format with PEM encoding";
        ApiError::invalid_argument("COMMAND-5F3h1", words)
    })
}

pub(super) fn not_found() -> ApiError {
    ApiError::not_found("COMMAND-4m77G", "Machine key not found")
}

/// Tokens bought with the key live on.
fn remove_key(call: &Call, store: &mut Store) -> ApiResult {
    call.caller.require_or_self(store, "user.write", call.text("userId"))?;
    let now = store.now();
    machine_mut(store, call.text("userId"))
        .and_then(|machine| machine.keys.remove(call.text("keyId")))
        .ok_or_else(not_found)?;
    Ok(Object::new().time("deletionDate", now).build())
}

fn list_keys(call: &Call, store: &mut Store) -> ApiResult {
    let rows = store
        .users
        .values()
        .filter_map(|user| Some((user, user.machine()?)))
        .flat_map(|(user, machine)| machine.keys.iter().map(move |(id, key)| (user, id, key)))
        .map(|(user, id, key)| Row { id, user, record: &key.record, expires: key.expires })
        .collect();
    listing::answer(call, store, "keyIdFilter", rows)
}

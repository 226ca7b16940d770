//! Metadata of users: any bytes by key.

use std::collections::BTreeMap;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, pagination};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::api::text_query;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::user::Metadata;
use crate::store::{Record, Store};

/// Proto validation of the entries in the list `metadata` of `request`; `entry` is the name of their message.
pub(super) fn validate(message: Message<'_>, request: &str, entry: &str) -> Result<(), ApiError> {
    for (index, item) in message.list("metadata").iter().enumerate() {
        let value = item.bytes("value").unwrap_or_default();
        let result = validate::name(&format!("{entry}.Key"), item.text("key")).and_then(|()| {
            if (1..=500_000).contains(&value.len()) {
                return Ok(());
            }
            Err(ApiError::validation(format!(
                "invalid {entry}.Value: value length must be between 1 and 500000 bytes, inclusive"
            )))
        });
        validate::within(&format!("{request}.Metadata[{index}]"), result)?;
    }
    Ok(())
}

/// Reads the list `metadata` of a message.
pub(super) fn read(message: Message<'_>, record: &Record) -> BTreeMap<String, Metadata> {
    let entry = |item: &Message<'_>| {
        let value = item.bytes("value")?;
        Some((item.text("key").to_owned(), Metadata { value, record: record.clone() }))
    };
    message.list("metadata").iter().filter_map(entry).collect()
}

fn no_data() -> ApiError {
    ApiError::failed_precondition("META-9mm2d", "Metadata list is empty")
}

/// Demands that the user exists, then `user.write` on its organization; the user itself may not.
fn writable(call: &Call, store: &Store) -> Result<String, ApiError> {
    let user = store
        .users
        .get(call.text("userId"))
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-uXHNj", "User could not be found"))?;
    call.caller.require(store, "user.write", Scope::Organization(&user.record.owner))?;
    Ok(user.id.clone())
}

/// `POST /v2/users/{userId}/metadata`. Entries of the same key are replaced.
pub(super) fn set_user_metadata(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("SetUserMetadataRequest.UserId", message.text("userId"))?;
    validate(message, "SetUserMetadataRequest", "Metadata")?;
    if message.list("metadata").is_empty() {
        return Err(no_data());
    }
    let id = writable(call, store)?;
    let now = store.now();
    if let Some(user) = store.users.get_mut(&id) {
        let record = Record::new(&user.record.owner, now);
        for (key, mut entry) in read(message, &record) {
            if let Some(old) = user.metadata.get(&key) {
                entry.record = old.record.clone();
                entry.record.touch(now);
            }
            user.metadata.insert(key, entry);
        }
        user.record.touch(now);
    }
    Ok(Object::new().time("setDate", now).build())
}

/// `POST /v2/users/{userId}/metadata/search`. Whoever lacks `user.read` and is not the user sees nothing.
pub(super) fn list_user_metadata(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("ListUserMetadataRequest.UserId", message.text("userId"))?;
    let page = Page::of_pagination(message.get("pagination"))?;
    let filters = message.list("filters");
    let fits = |key: &str| {
        filters.iter().all(|filter| {
            let part = filter.get("keyFilter");
            !filter.has("keyFilter") || text_query::fits(part, key, part.text("key"))
        })
    };
    let user = store.users.get(message.text("userId"));
    let found: Vec<_> = user
        .into_iter()
        .flat_map(|user| &user.metadata)
        .filter(|(key, entry)| store.visible(entry.record.created) && fits(key))
        .collect();
    let readable = user.is_some_and(|user| call.caller.require_or_self(store, "user.read", &user.id).is_ok());
    let shown = |(key, entry): &(&String, &Metadata)| {
        Object::new()
            .time("creationDate", entry.record.created)
            .time("changeDate", entry.record.changed)
            .text("key", key)
            .bytes("value", &entry.value)
    };
    let rows = page.rows(&found).iter().filter(|_| readable).map(shown).collect();
    let body = Object::new().set("pagination", pagination(page.total(&found), page.limit));
    Ok(body.list::<Object>("metadata", rows).build())
}

/// `DELETE /v2/users/{userId}/metadata?keys=`. All keys have to exist.
pub(super) fn delete_user_metadata(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("DeleteUserMetadataRequest.UserId", message.text("userId"))?;
    let keys = message.texts("keys");
    if keys.is_empty() {
        return Err(no_data());
    }
    let id = writable(call, store)?;
    let now = store.now();
    if let Some(user) = store.users.get_mut(&id) {
        if !keys.iter().all(|key| user.metadata.contains_key(key)) {
            return Err(ApiError::not_found("META-2nnds", "One or more keys do not exist"));
        }
        user.metadata.retain(|key, _| !keys.contains(key));
        user.record.touch(now);
    }
    Ok(Object::new().time("deletionDate", now).build())
}

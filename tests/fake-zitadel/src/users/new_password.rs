//! A password given by its text or by its hash, in the messages that create and update people.

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::password::{self, Password};

/// Proto validation of the oneof `password_type` of `request`.
pub(super) fn validate(message: Message<'_>, request: &str) -> Result<(), ApiError> {
    if message.has("password") {
        let text = message.text("password.password");
        validate::within(&format!("{request}.Password"), validate::name("Password.Password", text))?;
    }
    if message.has("hashedPassword") {
        let text = message.text("hashedPassword.hash");
        validate::within(&format!("{request}.HashedPassword"), validate::name("HashedPassword.Hash", text))?;
    }
    Ok(())
}

/// Whether the hash, if one is given, is of a kind the server verifies.
pub(super) fn check_hash(message: Message<'_>, id: &'static str) -> Result<(), ApiError> {
    match message.opt_text("hashedPassword.hash") {
        Some(hash) if !password::is_supported(hash) => Err(ApiError::invalid_argument(
            id,
            "Password hash encoding not supported. Check out \
             https://zitadel.com/docs/concepts/architecture/secrets#hashed-secrets",
        )),
        _ => Ok(()),
    }
}

/// The password of a new person; `check` decides about one given by its text.
pub(super) fn read(
    message: Message<'_>,
    store: &Store,
    check: impl FnOnce(&str) -> Result<(), ApiError>,
) -> Result<Option<Password>, ApiError> {
    let (hash, part) = if let Some(text) = message.opt_text("password.password") {
        check(text)?;
        let hash = password::hash(text, store.config.password_cost).map_err(|_| {
            ApiError::untyped("rpc error: code = Unknown desc = bcrypt: password length exceeds 72 bytes")
        })?;
        (hash, message.get("password"))
    } else if let Some(hash) = message.opt_text("hashedPassword.hash") {
        (hash.to_owned(), message.get("hashedPassword"))
    } else {
        return Ok(None);
    };
    Ok(Some(Password { hash, changed: store.now(), change_required: part.flag("changeRequired") }))
}

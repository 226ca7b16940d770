//! Phone numbers of users and their verification.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{Human, User};
use crate::users::{keep, phone_number, verification};

/// What the JSON parser refuses in a `SetPhoneRequest`.
pub(super) fn parse_set(message: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["sendCode", "returnCode", "isVerified"];
    message.one_of("", "zitadel.user.v2.SetPhoneRequest.verification", &kinds)
}

/// What it refuses in a `ResendPhoneCodeRequest`.
pub(super) fn parse_resend(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.ResendPhoneCodeRequest.verification", &["sendCode", "returnCode"])
}

/// A copy of the user to change.
fn find(call: &Call, store: &Store) -> Result<User, ApiError> {
    store
        .users
        .get(call.text("userId"))
        .filter(|user| user.human().is_some())
        .cloned()
        .ok_or_else(|| ApiError::not_found("COMMAND-ieJ2e", "Phone not found"))
}

/// Keeps the changed user and gives the answer.
fn answer(store: &mut Store, user: User, code: Option<String>) -> Value {
    let record = keep(store, user);
    Object::new().set("details", details(&record)).opt("verificationCode", code).build()
}

/// Takes the number away, and with it codes by SMS as second factor.
pub(super) fn remove_from(human: &mut Human) {
    human.phone = None;
    human.phone_verified = false;
    human.phone_code = None;
    human.otp_sms = None;
}

/// `POST /v2/users/{userId}/phone`. Needs `user.write` or to be the user; declaring a number verified is not for the
/// user.
pub(super) fn set_phone(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("SetPhoneRequest.UserId", message.text("userId"))?;
    validate::name("SetPhoneRequest.Phone", message.text("phone"))?;
    let verified = message.has("isVerified");
    if verified && !message.flag("isVerified") {
        return Err(ApiError::validation("invalid SetPhoneRequest.IsVerified: value must equal true"));
    }
    let mut user = find(call, store)?;
    if verified {
        call.caller.require(store, "user.write", Scope::Organization(&user.record.owner))?;
    } else {
        call.caller.require_or_self(store, "user.write", &user.id)?;
    }
    let number = phone_number::normalised(message.text("phone"))?;
    if let Some(human) = user.human_mut() {
        if human.phone.as_ref() == Some(&number) {
            return Err(ApiError::failed_precondition("COMMAND-Uch5e", "Phone not changed"));
        }
        human.phone = Some(number);
        human.phone_verified = verified;
        human.phone_code = None;
    }
    let code = if verified { None } else { verification::start_phone(store, &mut user, message) };
    Ok(answer(store, user, code))
}

/// `POST /v2/users/{userId}/phone/resend`. Needs `user.write` or to be the user, and a pending code.
pub(super) fn resend_phone_code(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("ResendPhoneCodeRequest.UserId", call.text("userId"))?;
    let mut user = find(call, store)?;
    call.caller.require_or_self(store, "user.write", &user.id)?;
    if user.human().is_some_and(|human| human.phone_code.is_none()) {
        return Err(ApiError::failed_precondition("PHONE-5xrra88eq8", "Code is empty"));
    }
    let code = verification::start_phone(store, &mut user, call.message());
    Ok(answer(store, user, code))
}

/// `POST /v2/users/{userId}/phone/verify`. The code is the proof, whoever calls.
pub(super) fn verify_phone(call: &Call, store: &mut Store) -> ApiResult {
    let given = call.text("verificationCode");
    validate::name("VerifyPhoneRequest.UserId", call.text("userId"))?;
    validate::length("VerifyPhoneRequest.VerificationCode", given, 1, 20)?;
    let mut user = find(call, store)?;
    let now = store.now();
    if let Some(human) = user.human_mut() {
        if !verification::is_right(human.phone_code.as_ref(), given, now) {
            return Err(ApiError::invalid_argument("COMMAND-eis9R", "Code is invalid"));
        }
        human.phone_code = None;
        human.phone_verified = true;
    }
    Ok(answer(store, user, None))
}

/// `DELETE /v2/users/{userId}/phone`. Needs `user.write` or to be the user.
pub(super) fn remove_phone(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("RemovePhoneRequest.UserId", call.text("userId"))?;
    let mut user = find(call, store)?;
    call.caller.require_or_self(store, "user.write", &user.id)?;
    match user.human_mut() {
        Some(human) if human.phone.is_some() => remove_from(human),
        _ => return Err(ApiError::failed_precondition("COMMAND-ieJ2e", "Phone not found")),
    }
    Ok(answer(store, user, None))
}

//! E-mail addresses of users and their verification.

use serde_json::Value;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::User;
use crate::users::{email_address, keep, verification};

/// What the JSON parser refuses in a `SetEmailRequest`.
pub(super) fn parse_set(message: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["sendCode", "returnCode", "isVerified"];
    message.one_of("", "zitadel.user.v2.SetEmailRequest.verification", &kinds)
}

/// What it refuses in a request for another code.
pub(super) fn parse_send(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.SendEmailCodeRequest.verification", &["sendCode", "returnCode"])
}

/// A copy of the user to change; service users and unknown ones have no address.
fn find(call: &Call, store: &Store) -> Result<User, ApiError> {
    store
        .users
        .get(call.text("userId"))
        .filter(|user| user.human().is_some())
        .cloned()
        .ok_or_else(|| ApiError::not_found("COMMAND-ieJ2e", "Email not found"))
}

/// Keeps the changed user and gives the answer.
fn answer(store: &mut Store, user: User, code: Option<String>) -> Value {
    let record = keep(store, user);
    Object::new().set("details", details(&record)).opt("verificationCode", code).build()
}

/// `POST /v2/users/{userId}/email`. Needs `user.write` or to be the user; declaring an address verified is not for
/// the user.
pub(super) fn set_email(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let address = message.text("email");
    validate::name("SetEmailRequest.UserId", message.text("userId"))?;
    validate::name("SetEmailRequest.Email", address)?;
    email_address::validate("SetEmailRequest.Email", address)?;
    let part = message.get("sendCode");
    verification::validate_template("SetEmailRequest.SendCode", "SendEmailVerificationCode", part)?;
    let verified = message.has("isVerified");
    if verified && !message.flag("isVerified") {
        return Err(ApiError::validation("invalid SetEmailRequest.IsVerified: value must equal true"));
    }
    verification::check_template(part)?;
    let mut user = find(call, store)?;
    if verified {
        call.caller.require(store, "user.write", Scope::Organization(&user.record.owner))?;
    } else {
        call.caller.require_or_self(store, "user.write", &user.id)?;
    }
    email_address::check(address)?;
    if let Some(human) = user.human_mut() {
        if human.email == address {
            return Err(ApiError::failed_precondition("COMMAND-Uch5e", "Email not changed"));
        }
        address.clone_into(&mut human.email);
        human.email_verified = false;
        human.email_code = None;
        if verified {
            human.verify_email();
        }
    }
    let code = if verified { None } else { verification::start_email(store, &mut user, message) };
    Ok(answer(store, user, code))
}

/// `POST /v2/users/{userId}/email/resend`: like [`send_email_code`], but only in place of a pending code.
pub(super) fn resend_email_code(call: &Call, store: &mut Store) -> ApiResult {
    send(call, store, "ResendEmailCodeRequest", true)
}

/// `POST /v2/users/{userId}/email/send`. Needs `user.write` or to be the user; works for verified addresses, too.
pub(super) fn send_email_code(call: &Call, store: &mut Store) -> ApiResult {
    send(call, store, "SendEmailCodeRequest", false)
}

fn send(call: &Call, store: &mut Store, request: &str, only_again: bool) -> ApiResult {
    let message = call.message();
    validate::name(&format!("{request}.UserId"), message.text("userId"))?;
    let part = message.get("sendCode");
    verification::validate_template(&format!("{request}.SendCode"), "SendEmailVerificationCode", part)?;
    verification::check_template(part)?;
    let mut user = find(call, store)?;
    call.caller.require_or_self(store, "user.write", &user.id)?;
    if only_again && user.human().is_some_and(|human| human.email_code.is_none()) {
        return Err(ApiError::failed_precondition("EMAIL-5w5ilin4yt", "Code is empty"));
    }
    let code = verification::start_email(store, &mut user, message);
    Ok(answer(store, user, code))
}

/// `POST /v2/users/{userId}/email/verify`. The code is the proof, whoever calls; wrong ones are not counted, expired
/// ones are wrong.
pub(super) fn verify_email(call: &Call, store: &mut Store) -> ApiResult {
    let given = call.text("verificationCode");
    validate::name("VerifyEmailRequest.UserId", call.text("userId"))?;
    validate::length("VerifyEmailRequest.VerificationCode", given, 1, 20)?;
    let mut user = find(call, store)?;
    let now = store.now();
    if let Some(human) = user.human_mut() {
        if !verification::is_right(human.email_code.as_ref(), given, now) {
            return Err(ApiError::invalid_argument("COMMAND-eis9R", "Code is invalid"));
        }
        human.verify_email();
    }
    Ok(answer(store, user, None))
}

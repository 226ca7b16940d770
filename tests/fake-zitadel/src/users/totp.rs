//! Setting up time-based one-time passwords.

use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::Totp;
use crate::totp;
use crate::users::{keep, require_known_or_self};

fn not_existing(id: &'static str) -> ApiError {
    ApiError::not_found(id, "Multifactor OTP (OneTimePassword) doesn't exist")
}

/// `POST /v2/users/{userId}/totp`. Needs `user.credential.write` or to be the user. Until it is verified it can be
/// started anew.
pub(super) fn register_totp(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("userId");
    validate::name("RegisterTOTPRequest.UserId", id)?;
    let unknown = || ApiError::failed_precondition("COMMAND-SqyJz", "User could not be found");
    let user = store.users.get(id).cloned();
    let mut user = user.filter(|user| user.human().is_some()).ok_or_else(unknown)?;
    call.caller.require_or_self(store, "user.credential.write", id)?;
    let secret = totp::new_secret();
    if let Some(human) = user.human_mut() {
        if human.totp.as_ref().is_some_and(|totp| totp.ready.is_some()) {
            let text = "Multifactor OTP (OneTimePassword) is already set up";
            return Err(ApiError::already_exists("COMMAND-do9se", text));
        }
        human.totp = Some(Totp { secret: secret.clone(), ready: None });
    }
    let uri = totp::uri(&store.preferred_login_name(&user), &secret);
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).text("uri", &uri).text("secret", &secret).build())
}

/// `POST /v2/users/{userId}/totp/verify`. Needs `user.credential.write` or to be the user.
pub(super) fn verify_totp_registration(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("userId");
    validate::name("VerifyTOTPRegistrationRequest.UserId", id)?;
    validate::name("VerifyTOTPRegistrationRequest.Code", call.text("code"))?;
    let mut user = require_known_or_self(call, store, "user.credential.write")?;
    let now = store.now();
    let totp = user.human_mut().and_then(|human| human.totp.as_mut());
    let totp = totp.ok_or_else(|| not_existing("COMMAND-3Mif9s"))?;
    if totp.ready.is_some() {
        return Err(ApiError::failed_precondition("COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady"));
    }
    if !totp::is_right(&totp.secret, call.text("code"), now) {
        return Err(ApiError::invalid_argument("EVENT-8isk2", "Invalid code"));
    }
    totp.ready = Some(now);
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).build())
}

/// `DELETE /v2/users/{userId}/totp`. Needs `user.write` or to be the user.
pub(super) fn remove_totp(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("RemoveTOTPRequest.UserId", call.text("userId"))?;
    let mut user = require_known_or_self(call, store, "user.write")?;
    let totp = user.human_mut().and_then(|human| human.totp.take());
    totp.ok_or_else(|| not_existing("COMMAND-Hd9sd"))?;
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).build())
}

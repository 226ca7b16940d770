//! Codes by SMS and by mail as second factors.

use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::Human;
use crate::users::{keep, require_known_or_self};

/// What differs between the two.
struct Channel {
    name: &'static str,
    place: fn(&mut Human) -> &mut Option<time::OffsetDateTime>,
    verified: fn(&Human) -> bool,
    already: &'static str,
    unverified: &'static str,
    absent: &'static str,
}

const SMS: Channel = Channel {
    name: "OTPSMS",
    place: |human| &mut human.otp_sms,
    verified: |human| human.phone.is_some() && human.phone_verified,
    already: "COMMAND-Ad3g2",
    unverified: "COMMAND-Q54j2",
    absent: "COMMAND-Sr3h3",
};

const EMAIL: Channel = Channel {
    name: "OTPEmail",
    place: |human| &mut human.otp_email,
    verified: |human| human.email_verified,
    already: "COMMAND-MKL2s",
    unverified: "COMMAND-KLJ2d",
    absent: "COMMAND-b312D",
};

fn add(call: &Call, store: &mut Store, channel: &Channel) -> ApiResult {
    validate::name(&format!("Add{}Request.UserId", channel.name), call.text("userId"))?;
    let mut user = require_known_or_self(call, store, "user.credential.write")?;
    let now = store.now();
    let not_ready =
        || ApiError::failed_precondition(channel.unverified, "Multifactor OTP (OneTimePassword) isn't ready");
    let human = user.human_mut().ok_or_else(not_ready)?;
    if (channel.place)(human).is_some() {
        let text = "Multifactor OTP (OneTimePassword) is already set up";
        return Err(ApiError::already_exists(channel.already, text));
    }
    if !(channel.verified)(human) {
        return Err(not_ready());
    }
    *(channel.place)(human) = Some(now);
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).build())
}

fn remove(call: &Call, store: &mut Store, channel: &Channel) -> ApiResult {
    validate::name(&format!("Remove{}Request.UserId", channel.name), call.text("userId"))?;
    let mut user = require_known_or_self(call, store, "user.write")?;
    let since = user.human_mut().and_then(|human| (channel.place)(human).take());
    since.ok_or_else(|| {
        ApiError::not_found(channel.absent, "Multifactor OTP (OneTimePassword) doesn't exist")
    })?;
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).build())
}

/// `POST /v2/users/{userId}/otp_sms`. Needs `user.credential.write` or to be the user, and a verified number.
pub(super) fn add_otp_sms(call: &Call, store: &mut Store) -> ApiResult {
    add(call, store, &SMS)
}

/// `DELETE /v2/users/{userId}/otp_sms`. Needs `user.write` or to be the user.
pub(super) fn remove_otp_sms(call: &Call, store: &mut Store) -> ApiResult {
    remove(call, store, &SMS)
}

/// `POST /v2/users/{userId}/otp_email`. Needs `user.credential.write` or to be the user, and a verified address.
pub(super) fn add_otp_email(call: &Call, store: &mut Store) -> ApiResult {
    add(call, store, &EMAIL)
}

/// `DELETE /v2/users/{userId}/otp_email`. Needs `user.write` or to be the user.
pub(super) fn remove_otp_email(call: &Call, store: &mut Store) -> ApiResult {
    remove(call, store, &EMAIL)
}

//! Codes to set a password with.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::mail::Mail;
use crate::users::verification;

/// What the JSON parser refuses in a `PasswordResetRequest`.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.PasswordResetRequest.medium", &["sendLink", "returnCode"])
}

/// `POST /v2/users/{userId}/password_reset`. Needs `user.write` or to be the user; locked and inactive users may.
pub(super) fn password_reset(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("PasswordResetRequest.UserId", message.text("userId"))?;
    let part = message.get("sendLink");
    verification::validate_template("PasswordResetRequest.SendLink", "SendPasswordResetLink", part)?;
    verification::check_template(part)?;
    let unknown = || ApiError::not_found("COMMAND-SAF4f", "User could not be found");
    let user = store.users.get(message.text("userId")).ok_or_else(unknown)?;
    let human = user.human().ok_or_else(unknown)?;
    call.caller.require_or_self(store, "user.write", &user.id)?;
    let code = verification::new_code(store, verification::LIFETIME, message.has("returnCode"));
    let by_sms = part.text("notificationType") == "NOTIFICATION_TYPE_SMS";
    let url = verification::link(store, user, &code.value, part.opt_text("urlTemplate"), "/password/set");
    let mail = |channel, to: &str, url| Mail {
        channel,
        kind: "passwordReset",
        to: to.to_owned(),
        user_id: user.id.clone(),
        code: code.value.clone(),
        url,
    };
    let mail = match (code.returned, by_sms) {
        (true, _) => None,
        (false, false) => Some(mail("email", &human.email, url)),
        // Asked for by SMS without a phone number, it is accepted and goes nowhere.
        (false, true) => human.phone.as_deref().map(|number| mail("sms", number, String::new())),
    };
    store.mails.extend(mail);
    let shown = code.returned.then(|| code.value.clone());
    let now = store.now();
    let user = store.users.get_mut(message.text("userId")).ok_or_else(unknown)?;
    user.record.touch(now);
    let record = user.record.clone();
    if let Some(human) = user.human_mut() {
        human.password_code = Some(code);
    }
    Ok(Object::new().set("details", details(&record)).opt("verificationCode", shown).build())
}

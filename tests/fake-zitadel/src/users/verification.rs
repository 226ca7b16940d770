//! Codes that prove an e-mail address or a phone number, and what is sent with them.

use time::Duration;

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::random;
use crate::store::Store;
use crate::store::code::Code;
use crate::store::mail::Mail;
use crate::store::user::User;
use crate::template;

/// Lifetime of codes for e-mail, phone and password.
pub(super) const LIFETIME: Duration = Duration::hours(1);

/// A new code of six characters.
pub(super) fn new_code(store: &Store, lifetime: Duration, returned: bool) -> Code {
    Code::new(random::code(random::UPPER_AND_DIGITS, 6), store.now(), lifetime, returned)
}

/// Proto validation of a template of at most 200 characters, in the message `inner` inside `field`.
pub(super) fn validate_template(field: &str, inner: &str, part: Message<'_>) -> Result<(), ApiError> {
    let template = part.opt_text("urlTemplate");
    validate::within(field, validate::optional_name(&format!("{inner}.UrlTemplate"), template))
}

/// Checks a template at request time, so that sending cannot fail because of it.
pub(super) fn check_template(part: Message<'_>) -> Result<(), ApiError> {
    part.opt_text("urlTemplate").map_or(Ok(()), |text| template::check(text, template::USER_FIELDS))
}

/// Code of a verification that is on its way.
pub(super) fn is_right(code: Option<&Code>, given: &str, now: time::OffsetDateTime) -> bool {
    code.is_some_and(|code| !code.expired(now) && code.value == given)
}

/// The link of a mail with a code: from the template, or the default one below the login pages.
pub(super) fn link(store: &Store, user: &User, code: &str, template: Option<&str>, path: &str) -> String {
    let values = [("UserID", user.id.as_str()), ("Code", code), ("OrgID", &user.record.owner)];
    template
        .filter(|template| !template.is_empty())
        .and_then(|template| template::render(template, &values).ok())
        .unwrap_or_else(|| {
            let parameters = [("code", code), ("userId", &user.id), ("organization", &user.record.owner)];
            template::default_link(store, path, &parameters)
        })
}

/// Makes a code for the e-mail address: returned if `part` asks for it, sent otherwise.
pub(super) fn start_email(store: &mut Store, user: &mut User, part: Message<'_>) -> Option<String> {
    let code = new_code(store, LIFETIME, part.has("returnCode"));
    let url = link(store, user, &code.value, part.opt_text("sendCode.urlTemplate"), "/verify");
    let id = user.id.clone();
    let human = user.human_mut()?;
    let (value, returned) = (code.value.clone(), code.returned);
    human.email_code = Some(code);
    if returned {
        return Some(value);
    }
    let to = human.email.clone();
    store.mails.push(Mail { channel: "email", kind: "verifyEmail", to, user_id: id, code: value, url });
    None
}

/// Makes a code for the phone number, if there is one: returned if `part` asks for it, sent otherwise.
pub(super) fn start_phone(store: &mut Store, user: &mut User, part: Message<'_>) -> Option<String> {
    let code = new_code(store, LIFETIME, part.has("returnCode"));
    let id = user.id.clone();
    let human = user.human_mut()?;
    let to = human.phone.clone()?;
    let (value, returned) = (code.value.clone(), code.returned);
    human.phone_code = Some(code);
    if returned {
        return Some(value);
    }
    let url = String::new();
    store.mails.push(Mail { channel: "sms", kind: "verifyPhone", to, user_id: id, code: value, url });
    None
}

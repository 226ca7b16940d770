//! Invitations: a code that verifies the address of a user who cannot log in yet.

use time::Duration;

use serde_json::Value;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::mail::Mail;
use crate::store::user::{Human, User};
use crate::template;
use crate::users::{keep, verification};

/// Lifetime of a code.
const LIFETIME: Duration = Duration::hours(72);
/// Wrong tries that end a code.
const TRIES: u32 = 3;

/// What the JSON parser refuses in a `CreateInviteCodeRequest`.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["sendCode", "returnCode"];
    message.one_of("", "zitadel.user.v2.CreateInviteCodeRequest.verification", &kinds)
}

/// A copy of the user to change.
fn find(call: &Call, store: &Store, id: &'static str) -> Result<User, ApiError> {
    let user = store.users.get(call.text("userId")).filter(|user| user.human().is_some()).cloned();
    user.ok_or_else(|| ApiError::failed_precondition(id, "User could not be found"))
}

/// Whether the person has something to log in with.
fn is_initialised(human: &Human) -> bool {
    let passkey = human.web_authn.iter().any(|token| token.ready && token.passkey);
    human.password.is_some() || !human.idp_links.is_empty() || passkey
}

/// The person, if it can still be invited. Its state is looked at before the caller's permission.
fn invitable<'a>(call: &Call, store: &Store, user: &'a User) -> Result<&'a Human, ApiError> {
    let initialised = || ApiError::failed_precondition("COMMAND-EF34g", "User is already initialized");
    let human = user.human().filter(|human| !is_initialised(human)).ok_or_else(initialised)?;
    call.caller.require_on_user(store, "user.write", &user.id)?;
    Ok(human)
}

fn no_code() -> ApiError {
    ApiError::failed_precondition("COMMAND-Wr3gq", "Code not found")
}

/// Makes a code and sends it unless it is to be returned. Without a template the last one counts.
fn start(store: &mut Store, user: &mut User, template: Option<&str>, returned: bool) -> Option<String> {
    let code = verification::new_code(store, LIFETIME, returned);
    let template = template.map(str::to_owned);
    let template = template.or_else(|| user.human().map(|human| human.invite_template.clone()));
    let values = [("UserID", user.id.as_str()), ("Code", &code.value), ("OrgID", &user.record.owner)];
    let url = template.as_deref().filter(|template| !template.is_empty());
    let url = url.and_then(|template| template::render(template, &values).ok());
    let url = url.unwrap_or_else(|| first_login_link(store, user, &code.value));
    let id = user.id.clone();
    let human = user.human_mut()?;
    let (to, value) = (human.email.clone(), code.value.clone());
    human.invite_code = Some(code);
    human.invite_returned = returned;
    human.invite_failures = 0;
    human.invite_template = template.unwrap_or_default();
    if returned {
        return Some(value);
    }
    store.mails.push(Mail { channel: "email", kind: "invite", to, user_id: id, code: value, url });
    None
}

/// The default link goes to the first version of the login pages, whatever the feature says.
fn first_login_link(store: &Store, user: &User, code: &str) -> String {
    let login_name = store.preferred_login_name(user);
    let parameters = [
        ("userID", user.id.as_str()),
        ("loginname", &login_name),
        ("code", code),
        ("orgID", &user.record.owner),
    ];
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    format!("{}/ui/login/user/invite?{query}", store.instance.issuer)
}

/// Keeps the changed user and gives the answer.
fn answer(store: &mut Store, user: User, code: Option<String>) -> Value {
    let record = keep(store, user);
    Object::new().set("details", details(&record)).opt("inviteCode", code).build()
}

/// `POST /v2/users/{userId}/invite_code`. Needs `user.write`. A code that was returned stands in the way of another
/// one until wrong tries invalidate it, even once it was used.
pub(super) fn create_invite_code(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("CreateInviteCodeRequest.UserId", message.text("userId"))?;
    let part = message.get("sendCode");
    let name = part.opt_text("applicationName");
    let result = verification::validate_template("CreateInviteCodeRequest.SendCode", "SendInviteCode", part);
    result?;
    let result = validate::optional_name("SendInviteCode.ApplicationName", name);
    validate::within("CreateInviteCodeRequest.SendCode", result)?;
    verification::check_template(part)?;
    let mut user = find(call, store, "COMMAND-Wgvn4")?;
    let human = invitable(call, store, &user)?;
    if human.invite_returned {
        return Err(no_code());
    }
    let returned = message.has("returnCode");
    let code = start(store, &mut user, part.opt_text("urlTemplate"), returned);
    Ok(answer(store, user, code))
}

/// `POST /v2/users/{userId}/invite_code/resend`. Needs `user.write` and a code that was sent.
pub(super) fn resend_invite_code(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("ResendInviteCodeRequest.UserId", call.text("userId"))?;
    let mut user = find(call, store, "COMMAND-Wgvn4")?;
    let human = invitable(call, store, &user)?;
    if human.invite_code.is_none() || human.invite_returned {
        return Err(no_code());
    }
    start(store, &mut user, None, false);
    Ok(answer(store, user, None))
}

/// `POST /v2/users/{userId}/invite_code/verify`. The code is the proof, whoever calls; the third wrong try ends it,
/// and so does the first one after its time.
pub(super) fn verify_invite_code(call: &Call, store: &mut Store) -> ApiResult {
    let given = call.text("verificationCode");
    validate::name("VerifyInviteCodeRequest.UserId", call.text("userId"))?;
    validate::length("VerifyInviteCodeRequest.VerificationCode", given, 1, 20)?;
    let mut user = find(call, store, "COMMAND-F5g2h")?;
    let now = store.now();
    let right = user.human_mut().is_some_and(|human| try_code(human, given, now));
    if !right {
        store.users.insert(user.id.clone(), user);
        return Err(ApiError::invalid_argument("COMMAND-Wgn4q", "Code is invalid"));
    }
    Ok(answer(store, user, None))
}

fn try_code(human: &mut Human, given: &str, now: time::OffsetDateTime) -> bool {
    let code = human.invite_code.as_ref();
    if code.is_some_and(|code| code.check(given, now).is_ok()) {
        human.verify_email();
        return true;
    }
    human.invite_failures += 1;
    if human.invite_failures >= TRIES || code.is_some_and(|code| code.expired(now)) {
        human.invite_code = None;
        human.invite_failures = 0;
        human.invite_returned = false;
    }
    false
}

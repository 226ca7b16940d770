//! Setting passwords.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::password::{self, Password};
use crate::store::user::{Human, User};
use crate::users::{complexity, keep, new_password};

/// What the JSON parser refuses in a `SetPasswordRequest`.
pub(super) fn parse_set(message: Message<'_>) -> Result<(), ApiError> {
    let proofs = ["currentPassword", "verificationCode"];
    message.one_of("", "zitadel.user.v2.SetPasswordRequest.verification", &proofs)
}

/// What shows that a caller may set a password.
#[derive(Debug, Clone, Copy)]
pub(super) enum Proof<'a> {
    /// The password so far.
    Current(&'a str),
    /// A reset code.
    Code(&'a str),
    /// Nothing: the caller needs `user.write`, to be the user is not enough.
    None,
}

impl<'a> Proof<'a> {
    /// Reads `currentPassword` or `verificationCode`.
    pub(super) fn of(message: Message<'a>) -> Self {
        match (message.opt_text("currentPassword"), message.opt_text("verificationCode")) {
            (Some(password), _) => Self::Current(password),
            (None, Some(code)) => Self::Code(code),
            (None, None) => Self::None,
        }
    }

    /// Proto validation of the oneof `verification` of `request`.
    pub(super) fn validate(message: Message<'_>, request: &str) -> Result<(), ApiError> {
        validate::optional_name(&format!("{request}.CurrentPassword"), message.opt_text("currentPassword"))?;
        message
            .opt_text("verificationCode")
            .map_or(Ok(()), |code| validate::length(&format!("{request}.VerificationCode"), code, 1, 20))
    }
}

/// `POST /v2/users/{userId}/password`. Without a new password and without proof it empties the password.
pub(super) fn set_password(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("SetPasswordRequest.UserId", message.text("userId"))?;
    if message.has("newPassword") {
        let text = message.text("newPassword.password");
        validate::within("SetPasswordRequest.NewPassword", validate::name("Password.Password", text))?;
    }
    Proof::validate(message, "SetPasswordRequest")?;
    let proof = Proof::of(message);
    let empty = |id| ApiError::invalid_argument(id, "Password is empty");
    match proof {
        Proof::Current(_) if !message.has("newPassword") => return Err(empty("COMMAND-3M0fs")),
        Proof::Code(_) if !message.has("newPassword") => return Err(empty("COMMAND-Mf0sd")),
        _ => {}
    }
    let user = store.users.get(message.text("userId")).cloned();
    let mut user = user.filter(|user| user.human().is_some()).ok_or_else(no_password)?;
    let new = New {
        text: message.text("newPassword.password"),
        hash: None,
        change_required: message.flag("newPassword.changeRequired"),
    };
    set(call, store, &mut user, proof, &new)?;
    let record = keep(store, user);
    Ok(Object::new().set("details", details(&record)).build())
}

fn no_password() -> ApiError {
    ApiError::failed_precondition("COMMAND-G8dh3", "Password not found")
}

/// A password to set.
#[derive(Debug)]
pub(super) struct New<'a> {
    /// Its text; may be empty.
    pub(super) text: &'a str,
    /// Its hash instead.
    pub(super) hash: Option<&'a str>,
    /// Whether the user has to change it at the next login.
    pub(super) change_required: bool,
}

impl<'a> New<'a> {
    /// Reads the oneof `password_type` of an update.
    pub(super) fn of(message: Message<'a>) -> Result<Self, ApiError> {
        new_password::check_hash(message, "USER-oz74onzvqr")?;
        let hash = message.opt_text("hashedPassword.hash").filter(|hash| !hash.is_empty());
        let text = message.text("password.password");
        if text.is_empty() && hash.is_none() {
            return Err(ApiError::invalid_argument("COMMAND-3klek4sbns", "Password is empty"));
        }
        let flag = |part: &str| message.flag(&format!("{part}.changeRequired"));
        Ok(Self { text, hash, change_required: flag("password") || flag("hashedPassword") })
    }
}

/// Sets the password of a copy of a user: the proof is looked at first, the complexity after it. Ends a reset code
/// and the count of failures, but not a lock.
pub(super) fn set(
    call: &Call,
    store: &mut Store,
    user: &mut User,
    proof: Proof<'_>,
    new: &New<'_>,
) -> Result<(), ApiError> {
    store.catch_up();
    let owner = user.record.owner.clone();
    let now = store.now();
    let human = user.human_mut().ok_or_else(no_password)?;
    match proof {
        Proof::Current(current) => check_current(human, current, new.text)?,
        Proof::Code(code) => check_code(human, code, now)?,
        Proof::None => call.caller.require(store, "user.write", Scope::Organization(&owner))?,
    }
    if !new.text.is_empty() {
        complexity::check(store.complexity_policy(&owner), "DOMAIN", new.text)?;
    }
    let hash = match new.hash {
        Some(hash) => hash.to_owned(),
        None => password::hash(new.text, store.config.password_cost)
            .map_err(|_| ApiError::internal("COMMAND-CahN2", "An internal error occurred"))?,
    };
    human.password = Some(Password { hash, changed: now, change_required: new.change_required });
    human.password_code = None;
    human.failed_passwords = 0;
    Ok(())
}

/// Wrong current passwords are not counted.
fn check_current(human: &Human, current: &str, new: &str) -> Result<(), ApiError> {
    let hash = human.password.as_ref().map(|password| password.hash.as_str());
    let hash = hash
        .filter(|hash| !hash.is_empty())
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Fds3s", "User has not set a password"))?;
    if current == new {
        return Err(ApiError::failed_precondition(
            "COMMAND-Aesh5",
            "New password cannot be the same as your current password",
        ));
    }
    if password::verify(current, hash) {
        return Ok(());
    }
    Err(ApiError::invalid_argument("COMMAND-3M0fs", "Password is invalid"))
}

fn check_code(human: &Human, given: &str, now: time::OffsetDateTime) -> Result<(), ApiError> {
    let code = human
        .password_code
        .as_ref()
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-2M9fs", "Code not found"))?;
    code.check(given, now)
}

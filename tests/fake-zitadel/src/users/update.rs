//! Changing users: `UpdateHumanUser` (deprecated) and `UpdateUser`. What is left out stays as it is; one part refused
//! is all refused.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::User;
use crate::users::new_human::Codes;
use crate::users::password::Proof;
use crate::users::{change_human, create, new_password, profile};

/// What the JSON parser refuses in an `UpdateHumanUserRequest`.
pub(super) fn parse_update_human_user(message: Message<'_>) -> Result<(), ApiError> {
    create::parse_contacts(message)?;
    parse_password(message.get("password"))
}

/// What it refuses in an `UpdateUserRequest`.
pub(super) fn parse_update_user(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of("", "zitadel.user.v2.UpdateUserRequest.user_type", &["human", "machine"])?;
    parse_update_human_user(message.get("human"))
}

fn parse_password(password: Message<'_>) -> Result<(), ApiError> {
    let kinds = ["password", "hashedPassword"];
    password.one_of("", "zitadel.user.v2.SetPassword.password_type", &kinds)?;
    let proofs = ["currentPassword", "verificationCode"];
    password.one_of("", "zitadel.user.v2.SetPassword.verification", &proofs)
}

/// Proto validation of the parts both requests have.
fn validate_parts(part: Message<'_>, request: &str) -> Result<(), ApiError> {
    let field = |name: &str| format!("{request}.{name}");
    if part.has("email") {
        validate::within(&field("Email"), create::validate_email(part.get("email")))?;
    }
    validate::within(&field("Phone"), create::validate_phone(part.get("phone")))?;
    let password = part.get("password");
    let result = new_password::validate(password, "SetPassword")
        .and_then(|()| Proof::validate(password, "SetPassword"));
    validate::within(&field("Password"), result)
}

/// Keeps the changed copy of a user.
fn keep(store: &mut Store, user: User) {
    store.users.insert(user.id.clone(), user);
}

/// `PUT /v2/users/human/{userId}`. Needs `user.write` or to be the user.
pub(super) fn update_human_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("UpdateHumanUserRequest.UserId", message.text("userId"))?;
    validate::optional_name("UpdateHumanUserRequest.Username", message.opt_text("username"))?;
    if message.has("profile") {
        let result = profile::validate(message.get("profile"));
        validate::within("UpdateHumanUserRequest.Profile", result)?;
    }
    validate_parts(message, "UpdateHumanUserRequest")?;
    let (user, codes) = change_human::change(call, store, message, false)?;
    let body = Object::new().set("details", details(&user.record));
    keep(store, user);
    Ok(body.opt("emailCode", codes.email).opt("phoneCode", codes.phone).build())
}

/// `PATCH /v2/users/{userId}`. Needs `user.write` or to be the user.
pub(super) fn update_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("UpdateUserRequest.UserId", message.text("userId"))?;
    validate::optional_name("UpdateUserRequest.Username", message.opt_text("username"))?;
    let (user, codes) = if message.has("human") {
        let human = message.get("human");
        validate::within("UpdateUserRequest.Human", validate_patch(human))?;
        change_human::change(call, store, human, true)?
    } else if message.has("machine") {
        validate::within("UpdateUserRequest.Machine", validate_machine(message.get("machine")))?;
        (change_machine(call, store)?, Codes::default())
    } else {
        return Err(ApiError::unimplemented("", "user type is not implemented"));
    };
    let body = Object::new().time("changeDate", user.record.changed);
    keep(store, user);
    Ok(body.opt("emailCode", codes.email).opt("phoneCode", codes.phone).build())
}

fn validate_patch(human: Message<'_>) -> Result<(), ApiError> {
    let part = human.get("profile");
    let name = |field: &str, key: &str| {
        validate::optional_name(&format!("UpdateUserRequest_Human_Profile.{field}"), part.opt_text(key))
    };
    let profile =
        name("GivenName", "givenName").and_then(|()| name("FamilyName", "familyName")).and_then(|()| {
            let language = part.text("preferredLanguage");
            validate::at_most("UpdateUserRequest_Human_Profile.PreferredLanguage", language, 10)
        });
    validate::within("UpdateUserRequest_Human.Profile", profile)?;
    validate_parts(human, "UpdateUserRequest_Human")
}

fn validate_machine(machine: Message<'_>) -> Result<(), ApiError> {
    validate::optional_name("UpdateUserRequest_Machine.Name", machine.opt_text("name"))?;
    validate::at_most("UpdateUserRequest_Machine.Description", machine.text("description"), 500)
}

fn change_machine(call: &Call, store: &Store) -> Result<User, ApiError> {
    let mut user = change_human::find(call, store)?;
    call.caller.require_or_self(store, "user.write", &user.id)?;
    change_human::change_username(call, store, &mut user)?;
    let part = call.message().get("machine");
    let machine = user
        .machine_mut()
        .ok_or_else(|| ApiError::not_found("COMMAND-ugjs0upun6", "User could not be found"))?;
    if let Some(name) = part.opt_text("name") {
        name.clone_into(&mut machine.name);
    }
    if let Some(text) = part.opt_text("description") {
        text.clone_into(&mut machine.description);
    }
    user.record.touch(store.now());
    Ok(user)
}

//! Service users in management v1, which alone says what kind of access token they get.

use serde_json::json;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::User;
use crate::users::new_machine;

const TOKEN_TYPES: [&str; 2] = ["ACCESS_TOKEN_TYPE_BEARER", "ACCESS_TOKEN_TYPE_JWT"];

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc("POST", "/management/v1/users/machine", "", add_machine_user).needs("user.write"),
        Route::rpc("PUT", "/management/v1/users/{userId}/machine", "", update_machine).needs("user.write"),
    ]
}

fn wants_jwt(message: Message<'_>) -> bool {
    message.choice("accessTokenType", &TOKEN_TYPES) == TOKEN_TYPES[1]
}

/// In the context organization.
fn add_machine_user(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("AddMachineUserRequest.UserName", message.text("userName"))?;
    validate::name("AddMachineUserRequest.Name", message.text("name"))?;
    validate::at_most("AddMachineUserRequest.Description", message.text("description"), 500)?;
    let request = json!({
        "userId": message.opt_text("userId"),
        "username": message.text("userName"),
        "machine": {"name": message.text("name"), "description": message.text("description")},
    });
    // The interceptor has asked for the permission.
    let id = new_machine::create(Message::of(&request), store, &call.caller.context, |_| Ok(()))?;
    let user = store.users.get_mut(&id);
    if let Some(machine) = user.and_then(User::machine_mut) {
        machine.jwt_tokens = wants_jwt(message);
    }
    let details = store.users.get(&id).map(|user| details(&user.record));
    Ok(Object::new().text("userId", &id).opt("details", details).build())
}

/// Tokens issued before stay what they are.
fn update_machine(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    validate::name("UpdateMachineRequest.Name", message.text("name"))?;
    validate::at_most("UpdateMachineRequest.Description", message.text("description"), 500)?;
    let now = store.now();
    let gone = || ApiError::not_found("COMMAND-5M0od", "User could not be found");
    let user = store.users.get_mut(call.text("userId")).ok_or_else(gone)?;
    let machine = user.machine_mut().ok_or_else(gone)?;
    let before = machine.clone();
    message.text("name").clone_into(&mut machine.name);
    message.text("description").clone_into(&mut machine.description);
    machine.jwt_tokens = wants_jwt(message);
    let same = before.name == machine.name
        && before.description == machine.description
        && before.jwt_tokens == machine.jwt_tokens;
    if same {
        return Err(ApiError::failed_precondition("COMMAND-2n8vs", "Errors.User.NotChanged"));
    }
    user.record.touch(now);
    Ok(Object::new().set("details", details(&user.record)).build())
}

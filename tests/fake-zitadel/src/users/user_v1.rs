//! Users in management v1, as far as it is not about service users only.

use crate::api::call::Call;
use crate::api::object::{Object, details_with_creation};
use crate::api::route::ApiResult;
use crate::store::Store;
use crate::store::user::{Human, Machine, UserKind};
use crate::users::not_found;

/// `GET /management/v1/users/{id}`: a user of the context organization.
pub(super) fn get_user_by_id(call: &Call, store: &mut Store) -> ApiResult {
    store.catch_up();
    let user = store.users.get(call.text("id"));
    let user = user.filter(|user| user.record.owner == call.caller.context).ok_or_else(not_found)?;
    let body = Object::new()
        .text("id", &user.id)
        .set("details", details_with_creation(&user.record))
        .text("state", user.state.name())
        .text("userName", &user.username)
        .list("loginNames", store.login_names(user))
        .text("preferredLoginName", &store.preferred_login_name(user));
    let body = match &user.kind {
        UserKind::Human(person) => body.set("human", human(person)),
        UserKind::Machine(service) => body.set("machine", machine(service)),
    };
    Ok(Object::new().set("user", body).build())
}

fn human(human: &Human) -> Object {
    let profile = Object::new()
        .text("firstName", &human.given_name)
        .text("lastName", &human.family_name)
        .text("nickName", &human.nick_name)
        .text("displayName", &human.display_name)
        .text("preferredLanguage", human.preferred_language.as_deref().unwrap_or("und"))
        .text("gender", &human.gender);
    let email = Object::new().text("email", &human.email).flag("isEmailVerified", human.email_verified);
    let phone = Object::new()
        .text("phone", human.phone.as_deref().unwrap_or_default())
        .flag("isPhoneVerified", human.phone.is_some() && human.phone_verified);
    let changed = human.password.as_ref().map(|password| password.changed);
    let body = Object::new().set("profile", profile).set("email", email).set("phone", phone);
    body.opt_time("passwordChanged", changed)
}

fn machine(machine: &Machine) -> Object {
    let kind = if machine.jwt_tokens { "ACCESS_TOKEN_TYPE_JWT" } else { "ACCESS_TOKEN_TYPE_BEARER" };
    Object::new()
        .text("name", &machine.name)
        .text("description", &machine.description)
        .flag("hasSecret", machine.secret.is_some())
        .choice("accessTokenType", kind, "ACCESS_TOKEN_TYPE_BEARER")
}

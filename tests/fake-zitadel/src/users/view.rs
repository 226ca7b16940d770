//! A user as reads show it.

use crate::api::object::{Object, details_with_creation};
use crate::store::Store;
use crate::store::user::{Human, Machine, User, UserKind};

/// The `User` message.
pub(crate) fn user(store: &Store, user: &User) -> Object {
    named(store, user, true)
}

/// The `User` message in a list, which does not show the login names of a new user for a moment.
pub(crate) fn listed(store: &Store, user: &User) -> Object {
    named(store, user, store.visible(user.record.created))
}

fn named(store: &Store, user: &User, with_login_names: bool) -> Object {
    let (login_names, preferred) = if with_login_names {
        (store.login_names(user), store.preferred_login_name(user))
    } else {
        (Vec::new(), String::new())
    };
    let body = Object::new()
        .text("userId", &user.id)
        .set("details", details_with_creation(&user.record))
        .text("state", user.state.name())
        .text("username", &user.username)
        .list("loginNames", login_names)
        .text("preferredLoginName", &preferred);
    match &user.kind {
        UserKind::Human(person) => body.set("human", human(person)),
        UserKind::Machine(service) => body.set("machine", machine(service)),
    }
}

fn human(human: &Human) -> Object {
    let profile = Object::new()
        .text("givenName", &human.given_name)
        .text("familyName", &human.family_name)
        .set("nickName", human.nick_name.as_str())
        .set("displayName", human.display_name.as_str())
        .set("preferredLanguage", human.preferred_language.as_deref().unwrap_or("und"))
        .set("gender", if human.gender.is_empty() { "GENDER_UNSPECIFIED" } else { &human.gender });
    let email = Object::new().text("email", &human.email).flag("isVerified", human.email_verified);
    let phone = Object::new()
        .text("phone", human.phone.as_deref().unwrap_or_default())
        .flag("isVerified", human.phone.is_some() && human.phone_verified);
    let password = human.password.as_ref();
    Object::new()
        .set("profile", profile)
        .set("email", email)
        .set("phone", phone)
        .flag("passwordChangeRequired", password.is_some_and(|password| password.change_required))
        .opt_time("passwordChanged", password.map(|password| password.changed))
        .opt_time("mfaInitSkipped", human.mfa_init_skipped)
}

fn machine(machine: &Machine) -> Object {
    Object::new()
        .text("name", &machine.name)
        .text("description", &machine.description)
        .flag("hasSecret", machine.secret.is_some())
        .choice(
            "accessTokenType",
            if machine.jwt_tokens { "ACCESS_TOKEN_TYPE_JWT" } else { "ACCESS_TOKEN_TYPE_BEARER" },
            "ACCESS_TOKEN_TYPE_BEARER",
        )
}

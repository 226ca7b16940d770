//! Members of the instance in admin v1.

use super::target::Target;
use super::{add, membership, remove};
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, added_details, details, details_with_creation, view_details};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::store::Store;
use crate::store::user::{Membership, Resource, User, UserKind};

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    const ONE: &str = "/admin/v1/members/{userId}";
    vec![
        Route::rpc("POST", "/admin/v1/members", "", add_member).needs("iam.member.write"),
        Route::rpc("POST", "/admin/v1/members/_search", "", list_members).needs("iam.member.read"),
        Route::rpc("PUT", ONE, "", update_member).needs("iam.member.write"),
        Route::rpc("DELETE", ONE, "", remove_member).needs("iam.member.delete"),
    ]
}

fn add_member(call: &Call, store: &mut Store) -> ApiResult {
    validate::name("AddIAMMemberRequest.UserId", call.text("userId"))?;
    let target = Target::instance(store);
    let record = add(store, call.text("userId"), &target, call.message().texts("roles"))?;
    Ok(Object::new().set("details", added_details(&record)).build())
}

fn update_member(call: &Call, store: &mut Store) -> ApiResult {
    let target = Target::instance(store);
    let roles = call.message().texts("roles");
    target.check_roles(&roles)?;
    let now = store.now();
    let known = membership(store, call.text("userId"), &target.resource).ok_or_else(|| target.missing())?;
    if known.roles != roles {
        known.roles = roles;
        known.record.touch(now);
    }
    Ok(Object::new().set("details", details(&known.record)).build())
}

/// A second time succeeds, too.
fn remove_member(call: &Call, store: &mut Store) -> ApiResult {
    let now = store.now();
    let record = remove(store, call.text("userId"), &Resource::Instance);
    let mut record = record.unwrap_or_else(|| store.record(&store.instance.id));
    record.touch(now);
    Ok(Object::new().set("details", details(&record)).build())
}

fn list_members(call: &Call, store: &mut Store) -> ApiResult {
    let queries = call.message().list("queries");
    let members: Vec<Object> = store
        .users
        .values()
        .filter_map(|user| {
            let of_instance = |known: &&Membership| known.resource == Resource::Instance;
            Some((user, user.memberships.iter().find(of_instance)?))
        })
        .filter(|(_, membership)| store.visible(membership.record.changed))
        .filter(|(user, _)| queries.iter().all(|query| fits(*query, user)))
        .map(|(user, membership)| view(store, user, membership))
        .collect();
    let details = view_details(members.len(), store.now());
    Ok(Object::new().set("details", details).list("result", members).build())
}

fn fits(query: Message<'_>, user: &User) -> bool {
    let email = user.human().map_or("", |human| human.email.as_str());
    (!query.has("userIdQuery") || query.text("userIdQuery.userId") == user.id)
        && (!query.has("emailQuery") || query.text("emailQuery.email") == email)
}

fn view(store: &Store, user: &User, membership: &Membership) -> Object {
    let body = Object::new()
        .text("userId", &user.id)
        .set("details", details_with_creation(&membership.record))
        .list("roles", membership.roles.clone())
        .text("preferredLoginName", &store.preferred_login_name(user));
    let body = match &user.kind {
        UserKind::Machine(machine) => {
            body.text("displayName", &machine.name).text("userType", "TYPE_MACHINE")
        }
        UserKind::Human(human) => body
            .text("email", &human.email)
            .text("firstName", &human.given_name)
            .text("lastName", &human.family_name)
            .text("displayName", &human.display_name)
            .text("userType", "TYPE_HUMAN"),
    };
    body.text("userResourceOwner", &user.record.owner)
}

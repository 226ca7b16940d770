//! `ListAdministrators`.

use super::target::Target;
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, pagination};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::store::Store;
use crate::store::user::{Membership, Resource, User};

/// All memberships that pass the filters; those the caller may not see are left out. The list lags.
pub(super) fn list_administrators(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let page = Page::of_pagination(message.get("pagination"))?;
    let filters = message.list("filters");
    let mut rows: Vec<(&User, &Membership)> = store
        .users
        .values()
        .flat_map(|user| user.memberships.iter().map(move |membership| (user, membership)))
        .filter(|(_, membership)| store.visible(membership.record.changed))
        .filter(|(user, membership)| filters.iter().all(|filter| fits(*filter, user, membership)))
        .collect();
    rows.sort_by_key(|(_, membership)| membership.record.created);
    if !page.ascending {
        rows.reverse();
    }
    let shown: Vec<Object> = page
        .rows(&rows)
        .iter()
        .filter(|(_, membership)| may_see(call, store, membership))
        .map(|(user, membership)| view(store, user, membership))
        .collect();
    let total = pagination(page.total(&rows), page.limit);
    Ok(Object::new().set("pagination", total).list("administrators", shown).build())
}

fn fits(filter: Message<'_>, user: &User, membership: &Membership) -> bool {
    let ids = filter.texts("inUserIdsFilter.ids");
    let role = filter.text("role.roleKey");
    let resource = filter.get("resource");
    (!filter.has("inUserIdsFilter") || ids.contains(&user.id))
        && (role.is_empty() || membership.roles.iter().any(|known| known == role))
        && match &membership.resource {
            _ if !filter.has("resource") => true,
            Resource::Instance => resource.flag("instance"),
            Resource::Organization(id) => resource.text("organizationId") == id,
            Resource::Project(id) => resource.text("projectId") == id,
        }
}

fn may_see(call: &Call, store: &Store, membership: &Membership) -> bool {
    let target = Target { resource: membership.resource.clone(), owner: membership.record.owner.clone() };
    call.caller.may(store, target.read_permission(), target.scope())
}

fn view(store: &Store, user: &User, membership: &Membership) -> Object {
    let shown = Object::new()
        .text("id", &user.id)
        .text("preferredLoginName", &store.preferred_login_name(user))
        .text("displayName", user.human().map_or("", |human| &human.display_name))
        .text("organizationId", &user.record.owner);
    let body = Object::new()
        .time("creationDate", membership.record.created)
        .time("changeDate", membership.record.changed)
        .set("user", shown);
    let body = match &membership.resource {
        Resource::Instance => body.flag("instance", true),
        Resource::Organization(id) => {
            let name = store.organizations.get(id).map_or("", |known| &known.name);
            body.set("organization", Object::new().text("id", id).text("name", name))
        }
        Resource::Project(id) => {
            let project = store.projects.get(id);
            let shown = Object::new()
                .text("id", id)
                .text("name", project.map_or("", |known| &known.name))
                .text("organizationId", project.map_or("", |known| &known.record.owner));
            body.set("project", shown)
        }
    };
    body.list("roles", membership.roles.clone())
}

//! Making a service user.

use std::collections::BTreeMap;

use crate::api::message::Message;
use crate::api::validate;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{Machine, User, UserKind, UserState};
use crate::users::{new_human, username};

/// Proto validation of `CreateUserRequest.Machine`.
pub(super) fn validate(machine: Message<'_>) -> Result<(), ApiError> {
    validate::name("CreateUserRequest_Machine.Name", machine.text("name"))?;
    validate::at_most("CreateUserRequest_Machine.Description", machine.text("description"), 500)
}

/// Keeps a new service user and gives its id. Its user name falls back to the id; its access tokens are opaque.
pub(crate) fn create(
    request: Message<'_>,
    store: &mut Store,
    organization: &str,
    check_permission: impl FnOnce(&Store) -> Result<(), ApiError>,
) -> Result<String, ApiError> {
    check_permission(store)?;
    let id = new_human::new_id(request, store)?;
    let name = request.opt_text("username").unwrap_or(&id).to_owned();
    username::check_domain(store, organization, &name)?;
    username::check_free(store, organization, &name, None)?;
    let machine = Machine {
        name: request.text("machine.name").to_owned(),
        description: request.text("machine.description").to_owned(),
        ..Machine::default()
    };
    let user = User {
        id: id.clone(),
        record: store.record(organization),
        state: UserState::Active,
        tokens_dead_until: None,
        username: name,
        metadata: BTreeMap::new(),
        memberships: Vec::new(),
        kind: UserKind::Machine(machine),
    };
    store.users.insert(id.clone(), user);
    Ok(id)
}

//! User names: where they have to be unique, and which are reserved.

use crate::error::ApiError;
use crate::store::Store;

/// Whether login names of an organization carry its domain, and user names are unique within it only.
fn scoped(store: &Store, organization: &str) -> bool {
    store.domain_policy(organization).login_name_includes_domain
}

/// The part after the last at sign must not be a verified domain of another organization.
pub(super) fn check_domain(store: &Store, organization: &str, name: &str) -> Result<(), ApiError> {
    let Some((_, domain)) = name.rsplit_once('@').filter(|_| !scoped(store, organization)) else {
        return Ok(());
    };
    let reserved = store
        .organizations
        .values()
        .any(|other| other.id != organization && other.verified_domains().any(|known| known == domain));
    if reserved {
        return Err(ApiError::invalid_argument(
            "COMMAND-SFd21",
            "Domain is already reserved and cannot be used",
        ));
    }
    Ok(())
}

/// A name must be free whatever its letter case: in the whole instance, or in the organization where login names
/// carry its domain. `own` is the user that may have it already.
pub(super) fn check_free(
    store: &Store,
    organization: &str,
    name: &str,
    own: Option<&str>,
) -> Result<(), ApiError> {
    let within = scoped(store, organization);
    let wanted = name.to_lowercase();
    let taken = store.users.values().any(|user| {
        let owner = &user.record.owner;
        let same_scope = if within { owner == organization } else { !scoped(store, owner) };
        same_scope && Some(user.id.as_str()) != own && user.username.to_lowercase() == wanted
    });
    if taken { Err(ApiError::already_exists("V3-DKcYh", "User already exists")) } else { Ok(()) }
}

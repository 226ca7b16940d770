//! Locking, deactivating and removing users. The user itself may do none of it.

use crate::api::call::Call;
use crate::api::object::{Object, details};
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::user::{User, UserState};

/// One change of state: from which states it leads, and how its refusals are called.
struct Change {
    request: &'static str,
    unknown: &'static str,
    from: &'static [UserState],
    wrong_state: (&'static str, &'static str),
    apply: fn(&mut User, time::OffsetDateTime),
}

/// An unknown user comes first, a wrong state next, a missing permission last.
fn change(call: &Call, store: &mut Store, change: &Change) -> ApiResult {
    let id = call.text("userId");
    validate::name(&format!("{}.UserId", change.request), id)?;
    let now = store.now();
    let user =
        store.users.get(id).ok_or_else(|| ApiError::not_found(change.unknown, "User could not be found"))?;
    if !change.from.contains(&user.state) {
        let (id, text) = change.wrong_state;
        return Err(ApiError::failed_precondition(id, text));
    }
    call.caller.require(store, "user.write", Scope::Organization(&user.record.owner))?;
    let changed = store.users.get_mut(id).map(|user| {
        (change.apply)(user, now);
        details(&user.record)
    });
    Ok(Object::new().opt("details", changed).build())
}

/// `POST /v2/users/{userId}/lock`: kills all tokens of the user for good.
pub(super) fn lock_user(call: &Call, store: &mut Store) -> ApiResult {
    let lock = Change {
        request: "LockUserRequest",
        unknown: "COMMAND-450yxuqrh1",
        from: &[UserState::Active],
        wrong_state: ("COMMAND-lgws8wtsqf", "User is not active or initial"),
        apply: |user, now| user.set_state(UserState::Locked, now),
    };
    change(call, store, &lock)
}

/// `POST /v2/users/{userId}/unlock`: also ends the counts of failures.
pub(super) fn unlock_user(call: &Call, store: &mut Store) -> ApiResult {
    let unlock = Change {
        request: "UnlockUserRequest",
        unknown: "COMMAND-x377t913pw",
        from: &[UserState::Locked],
        wrong_state: ("COMMAND-olb9vb0oca", "User is not locked"),
        apply: User::unlock,
    };
    change(call, store, &unlock)
}

/// `POST /v2/users/{userId}/deactivate`: locked users may be deactivated, too.
pub(super) fn deactivate_user(call: &Call, store: &mut Store) -> ApiResult {
    let deactivate = Change {
        request: "DeactivateUserRequest",
        unknown: "COMMAND-5gp2p62iin",
        from: &[UserState::Active, UserState::Locked],
        wrong_state: ("COMMAND-5gunjw0cd7", "User already inactive"),
        apply: |user, now| user.set_state(UserState::Inactive, now),
    };
    change(call, store, &deactivate)
}

/// `POST /v2/users/{userId}/reactivate`: makes active whatever the user was before, locked included.
pub(super) fn reactivate_user(call: &Call, store: &mut Store) -> ApiResult {
    let reactivate = Change {
        request: "ReactivateUserRequest",
        unknown: "COMMAND-9hy5kzbuk6",
        from: &[UserState::Inactive],
        wrong_state: ("COMMAND-s5qqcz97hf", "User is not inactive"),
        apply: |user, now| user.set_state(UserState::Active, now),
    };
    change(call, store, &reactivate)
}

/// `DELETE /v2/users/{userId}`. Needs `user.delete`, which the login client lacks.
pub(super) fn delete_user(call: &Call, store: &mut Store) -> ApiResult {
    let id = call.text("userId");
    validate::name("DeleteUserRequest.UserId", id)?;
    call.caller.require_on_user(store, "user.delete", id)?;
    let now = store.now();
    let mut user = store
        .users
        .remove(id)
        .ok_or_else(|| ApiError::not_found("COMMAND-bd4ir1mblj", "User could not be found"))?;
    user.record.touch(now);
    Ok(Object::new().set("details", details(&user.record)).build())
}

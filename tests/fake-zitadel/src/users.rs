//! Service `zitadel.user.v2.UserService`: users.

mod complexity;
mod create;
mod view;

use crate::api::call::Call;
use crate::api::object::{Object, details_with_creation};
use crate::api::route::{ApiResult, Route};
use crate::error::ApiError;
use crate::store::Store;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::rpc(
            "POST",
            "/v2/users/human",
            "zitadel.user.v2.UserService/AddHumanUser",
            create::add_human_user,
        )
        .parsed_by(create::parse_add_human_user),
        Route::rpc("GET", "/v2/users/{userId}", "zitadel.user.v2.UserService/GetUserByID", get_user_by_id),
    ]
}

/// An unknown user, as reads put it.
pub(crate) fn not_found() -> ApiError {
    ApiError::not_found("QUERY-Dfbg2", "User could not be found")
}

/// Needs `user.read` or to be the user.
fn get_user_by_id(call: &Call, store: &mut Store) -> ApiResult {
    let user = store.users.get(call.text("userId")).ok_or_else(not_found)?;
    call.caller.require_or_self(store, "user.read", &user.id)?;
    let body = Object::new()
        .set("details", details_with_creation(&user.record))
        .set("user", view::user(store, user));
    Ok(body.build())
}

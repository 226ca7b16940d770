//! Searching users: a read that lags behind.

mod condition;

use std::cmp::Ordering;

use crate::api::call::Call;
use crate::api::object::{Object, list_details};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::store::Store;
use crate::store::user::User;
use crate::users::view;

/// `POST /v2/users`. Rows without `user.read` are left out but counted. A new user is listed before its login names
/// are.
pub(super) fn list_users(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let queries = message.list("queries");
    condition::validate(&queries)?;
    let page = Page::of_query(message.get("query"));
    let mut found: Vec<&User> = store
        .users
        .values()
        .filter(|user| is_listed(store, user))
        .filter(|user| queries.iter().all(|query| condition::holds(*query, store, user) == Some(true)))
        .collect();
    let column = message.text("sortingColumn");
    if !column.is_empty() {
        found.sort_by(|a, b| {
            let order = compare(column, a, b);
            if page.ascending { order } else { order.reverse() }
        });
    }
    let may_read = |user: &&&User| call.caller.require_or_self(store, "user.read", &user.id).is_ok();
    let rows = page.rows(&found).iter().filter(may_read).map(|user| view::listed(store, user)).collect();
    let body = Object::new().set("details", list_details(page.total(&found), store.now()));
    Ok(body.list::<Object>("result", rows).build())
}

/// Whether the list knows the user by now; it does in half the time its login names take.
fn is_listed(store: &Store, user: &User) -> bool {
    store.visible_after(user.record.created, store.config.projection_lag / 2)
}

fn compare(column: &str, a: &User, b: &User) -> Ordering {
    let text = |user: &User| {
        let human = user.human();
        match column {
            "USER_FIELD_NAME_FIRST_NAME" => human.map(|human| human.given_name.to_lowercase()),
            "USER_FIELD_NAME_LAST_NAME" => human.map(|human| human.family_name.to_lowercase()),
            "USER_FIELD_NAME_NICK_NAME" => human.map(|human| human.nick_name.to_lowercase()),
            "USER_FIELD_NAME_DISPLAY_NAME" => human.map(|human| human.display_name.to_lowercase()),
            "USER_FIELD_NAME_EMAIL" => human.map(|human| human.email.to_lowercase()),
            "USER_FIELD_NAME_STATE" => Some(condition::state_number(user.state).to_string()),
            "USER_FIELD_NAME_TYPE" => Some(if human.is_some() { "1" } else { "2" }.to_owned()),
            "USER_FIELD_NAME_USER_NAME" => Some(user.username.to_lowercase()),
            _ => None,
        }
    };
    match column {
        "USER_FIELD_NAME_CREATION_DATE" => a.record.created.cmp(&b.record.created),
        // What is missing comes last, as in the database.
        _ => match (text(a), text(b)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
    }
}

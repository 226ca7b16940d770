//! Lists of keys and of personal access tokens: they look alike.

use time::OffsetDateTime;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, pagination};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::error::ApiError;
use crate::store::user::User;
use crate::store::{Record, Store};

/// One key or token.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) id: &'a str,
    pub(super) user: &'a User,
    pub(super) record: &'a Record,
    pub(super) expires: OffsetDateTime,
}

/// Timestamps in filters.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    for filter in message.list("filters") {
        filter.timestamp("createdDateFilter.timestamp")?;
        filter.timestamp("expirationDateFilter.timestamp")?;
    }
    Ok(())
}

/// Filters, sorts and cuts. Rows the caller may not read are left out, but counted. The list lags.
pub(super) fn answer(call: &Call, store: &Store, id_filter: &str, mut rows: Vec<Row<'_>>) -> ApiResult {
    let message = call.message();
    let page = Page::of_pagination(message.get("pagination"))?;
    let filters = message.list("filters");
    rows.retain(|row| {
        store.visible(row.record.created) && filters.iter().all(|filter| fits(*filter, id_filter, row))
    });
    sort(&mut rows, message.text("sortingColumn"));
    if !page.ascending {
        rows.reverse();
    }
    let shown: Vec<Object> = page
        .rows(&rows)
        .iter()
        .filter(|row| call.caller.require_or_self(store, "user.read", &row.user.id).is_ok())
        .map(view)
        .collect();
    let total = pagination(page.total(&rows), page.limit);
    Ok(Object::new().set("pagination", total).list("result", shown).build())
}

fn sort(rows: &mut [Row<'_>], column: &str) {
    rows.sort_by(|one, other| match column.split_once("_NAME_").map_or("", |(_, name)| name) {
        "ID" => one.id.cmp(other.id),
        "USER_ID" => one.user.id.cmp(&other.user.id),
        "ORGANIZATION_ID" => one.record.owner.cmp(&other.record.owner),
        "KEY_EXPIRATION_DATE" | "EXPIRATION_DATE" => one.expires.cmp(&other.expires),
        _ => (one.record.created, one.id).cmp(&(other.record.created, other.id)),
    });
}

fn fits(filter: Message<'_>, id_filter: &str, row: &Row<'_>) -> bool {
    let id = |name: &str, known: &str| !filter.has(name) || filter.text(&format!("{name}.id")) == known;
    id(id_filter, row.id)
        && id("userIdFilter", &row.user.id)
        && id("organizationIdFilter", &row.record.owner)
        && at(filter.get("createdDateFilter"), row.record.created)
        && at(filter.get("expirationDateFilter"), row.expires)
}

fn at(filter: Message<'_>, moment: OffsetDateTime) -> bool {
    let Ok(Some(wanted)) = filter.timestamp("timestamp") else { return true };
    match filter.text("method") {
        "TIMESTAMP_FILTER_METHOD_AFTER" | "TIMESTAMP_FILTER_METHOD_GREATER" => moment > wanted,
        "TIMESTAMP_FILTER_METHOD_AFTER_OR_EQUALS" | "TIMESTAMP_FILTER_METHOD_GREATER_OR_EQUALS" => {
            moment >= wanted
        }
        "TIMESTAMP_FILTER_METHOD_BEFORE" | "TIMESTAMP_FILTER_METHOD_LESS" => moment < wanted,
        "TIMESTAMP_FILTER_METHOD_BEFORE_OR_EQUALS" | "TIMESTAMP_FILTER_METHOD_LESS_OR_EQUALS" => {
            moment <= wanted
        }
        _ => moment == wanted,
    }
}

fn view(row: &Row<'_>) -> Object {
    Object::new()
        .time("creationDate", row.record.created)
        .time("changeDate", row.record.changed)
        .text("id", row.id)
        .text("userId", &row.user.id)
        .text("organizationId", &row.record.owner)
        .time("expirationDate", row.expires)
}

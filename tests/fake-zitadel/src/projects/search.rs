//! Searching projects and applications by name: reads that lag behind.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, view_details};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::api::text_query;
use crate::store::{Record, Store};

/// Keeps the entries whose name passes the queries, and cuts the page that is wanted.
pub(crate) fn answer<T>(
    call: &Call,
    store: &Store,
    mut entries: Vec<T>,
    name: impl Fn(&T) -> &str,
    record: impl Fn(&T) -> &Record,
    view: impl Fn(&T) -> Object,
) -> ApiResult {
    let message = call.message();
    let queries = message.list("queries");
    entries.retain(|entry| {
        store.visible(record(entry).created) && queries.iter().all(|query| fits(*query, name(entry)))
    });
    let page = Page::of_query(message.get("query"));
    let shown: Vec<Object> = page.rows(&entries).iter().map(view).collect();
    let details = view_details(page.total(&entries), store.now());
    Ok(Object::new().set("details", details).list("result", shown).build())
}

fn fits(query: Message<'_>, name: &str) -> bool {
    let by_name = query.get("nameQuery");
    !query.has("nameQuery") || text_query::fits(by_name, name, by_name.text("name"))
}

//! `ListSessions`.

use time::OffsetDateTime;

use super::{may_read, view};
use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, list_details};
use crate::api::paging::Page;
use crate::api::route::ApiResult;
use crate::api::validate;
use crate::auth::Credential;
use crate::error::ApiError;
use crate::store::Store;
use crate::store::session::Session;

const KINDS: [&str; 6] =
    ["idsQuery", "userIdQuery", "creationDateQuery", "creatorQuery", "userAgentQuery", "expirationDateQuery"];

/// What the JSON parser refuses beyond syntax.
pub(super) fn parse(message: Message<'_>) -> Result<(), ApiError> {
    for query in message.list("queries") {
        query.timestamp("creationDateQuery.creationDate")?;
        query.timestamp("expirationDateQuery.expirationDate")?;
        query.one_of("", "zitadel.session.v2.SearchQuery.query", &KINDS)?;
    }
    Ok(())
}

/// All queries have to fit. Ended sessions are gone, expired ones are not; what the caller may not read is left out
/// but counted. The list lags.
pub(super) fn list_sessions(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let queries = message.list("queries");
    for (number, query) in queries.iter().enumerate() {
        let set = KINDS.iter().any(|kind| query.has(kind));
        validate::within(
            &format!("ListSessionsRequest.Queries[{number}]"),
            validate::required("SearchQuery.Query", set),
        )?;
    }
    let fingerprint = fingerprint_of_caller(call, store);
    check_own(&queries, fingerprint)?;
    let page = Page::of_query(message.get("query"));
    let mut found: Vec<&Session> = store
        .sessions
        .values()
        .filter(|session| session.exists && session.terminated.is_none())
        .filter(|session| store.visible(session.record.created))
        .filter(|session| queries.iter().all(|query| fits(call, *query, session, fingerprint)))
        .collect();
    found.sort_by_key(|session| session.record.created);
    if !page.ascending {
        found.reverse();
    }
    let shown: Vec<Object> = page
        .rows(&found)
        .iter()
        .filter(|session| may_read(call, store, session).is_ok())
        .map(|session| view::session(store, session))
        .collect();
    let details = list_details(page.total(&found), store.now());
    Ok(Object::new().set("details", details).list("sessions", shown).build())
}

/// Fingerprint of the browser the caller's session belongs to; a service user has none.
pub(super) fn fingerprint_of_caller<'a>(call: &Call, store: &'a Store) -> Option<&'a str> {
    let session = match &call.caller.credential {
        Credential::Session(id) => id,
        Credential::AccessToken(family) => store.oidc_sessions.get(family)?.session_id.as_ref()?,
        Credential::Pat(_) => return None,
    };
    store.sessions.get(session)?.fingerprint()
}

/// A query for what is the caller's own needs the caller to have it.
fn check_own(queries: &[Message<'_>], fingerprint: Option<&str>) -> Result<(), ApiError> {
    for query in queries {
        let agent = query.get("userAgentQuery");
        if query.has("userAgentQuery") && agent.opt_text("fingerprintId").or(fingerprint).is_none() {
            return Err(ApiError::invalid_argument("GRPC-x8n23uh", "List.Query.Invalid"));
        }
        if query.get("creatorQuery").opt_text("id") == Some("") {
            return Err(ApiError::invalid_argument("GRPC-x8n24uh", "List.Query.Invalid"));
        }
    }
    Ok(())
}

fn fits(call: &Call, query: Message<'_>, session: &Session, fingerprint: Option<&str>) -> bool {
    let given = |kind: &str| query.has(kind).then(|| query.get(kind));
    let ids = given("idsQuery").is_none_or(|part| part.texts("ids").contains(&session.id));
    let user = given("userIdQuery").is_none_or(|part| session.user_id() == Some(part.text("id")));
    let creator = given("creatorQuery")
        .is_none_or(|part| part.opt_text("id").unwrap_or(&call.caller.user_id) == session.creator);
    let agent = given("userAgentQuery").is_none_or(|part| {
        let wanted = part.opt_text("fingerprintId").or(fingerprint);
        wanted.is_some() && session.fingerprint() == wanted
    });
    let created =
        given("creationDateQuery").is_none_or(|part| at(part, "creationDate", Some(session.record.created)));
    let expires = given("expirationDateQuery").is_none_or(|part| at(part, "expirationDate", session.expires));
    ids && user && creator && agent && created && expires
}

/// Compares as `method` says; a session without end ends after every moment.
fn at(query: Message<'_>, name: &str, moment: Option<OffsetDateTime>) -> bool {
    let Ok(Some(wanted)) = query.timestamp(name) else { return false };
    let methods = [
        "TIMESTAMP_QUERY_METHOD_EQUALS",
        "TIMESTAMP_QUERY_METHOD_GREATER",
        "TIMESTAMP_QUERY_METHOD_GREATER_OR_EQUALS",
        "TIMESTAMP_QUERY_METHOD_LESS",
        "TIMESTAMP_QUERY_METHOD_LESS_OR_EQUALS",
    ];
    let method = query.choice("method", &methods);
    let Some(moment) = moment else { return method.contains("GREATER") };
    match method {
        "TIMESTAMP_QUERY_METHOD_GREATER" => moment > wanted,
        "TIMESTAMP_QUERY_METHOD_GREATER_OR_EQUALS" => moment >= wanted,
        "TIMESTAMP_QUERY_METHOD_LESS" => moment < wanted,
        "TIMESTAMP_QUERY_METHOD_LESS_OR_EQUALS" => moment <= wanted,
        _ => moment == wanted,
    }
}

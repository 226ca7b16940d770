//! Service `zitadel.session.v2.SessionService`: login sessions.

mod checks;
pub(crate) mod end;
mod intent;
mod list;
mod otp;
mod totp;
mod view;
mod web_authn;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details};
use crate::api::route::{ApiResult, Route};
use crate::auth::{Scope, token};
use crate::crypt::Garbled;
use crate::error::ApiError;
use crate::random;
use crate::store::Store;
use crate::store::session::Session;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    const SERVICE: [&str; 5] = [
        "zitadel.session.v2.SessionService/CreateSession",
        "zitadel.session.v2.SessionService/SetSession",
        "zitadel.session.v2.SessionService/GetSession",
        "zitadel.session.v2.SessionService/DeleteSession",
        "zitadel.session.v2.SessionService/ListSessions",
    ];
    vec![
        Route::rpc("POST", "/v2/sessions", SERVICE[0], create_session).created().parsed_by(parse),
        Route::rpc("POST", "/v2/sessions/search", SERVICE[4], list::list_sessions).parsed_by(list::parse),
        Route::rpc("PATCH", "/v2/sessions/{sessionId}", SERVICE[1], set_session).parsed_by(parse),
        Route::rpc("GET", "/v2/sessions/{sessionId}", SERVICE[2], get_session),
        Route::rpc("DELETE", "/v2/sessions/{sessionId}", SERVICE[3], end::delete_session),
    ]
}

/// What the JSON parser refuses beyond syntax.
fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.duration("lifetime")?;
    otp::parse(message)?;
    message.one_of("checks.user", "zitadel.session.v2.CheckUser.search", &["userId", "loginName"])
}

fn does_not_exist() -> ApiError {
    ApiError::not_found("QUERY-SFeaa", "Session does not exist")
}

/// A session that can be used: it exists, is not terminated, not expired.
pub(crate) fn active<'a>(store: &'a Store, id: &str) -> Result<&'a Session, ApiError> {
    let session = store
        .sessions
        .get(id)
        .filter(|session| session.exists)
        .ok_or_else(|| ApiError::failed_precondition("COMMAND-Flk38", "Session does not exist"))?;
    usable(store, session)?;
    Ok(session)
}

/// Refuses a terminated or expired session.
fn usable(store: &Store, session: &Session) -> Result<(), ApiError> {
    if session.terminated.is_some() {
        return Err(ApiError::failed_precondition("COMMAND-Hewfq", "Session already terminated"));
    }
    if session.expired(store.now()) {
        return Err(ApiError::failed_precondition("COMMAND-Hkl3d", "Session has expired"));
    }
    Ok(())
}

/// Whether `text` is the token of the session that is valid now.
pub(crate) fn is_token(store: &Store, session: &Session, text: &str) -> Result<bool, Garbled> {
    let opened = match store.token_key.open(text) {
        Err(Garbled::Encoding) => return Err(Garbled::Encoding),
        Err(Garbled::TooShort | Garbled::NoText) => return Ok(false),
        Ok(opened) => opened,
    };
    Ok(token::read(&opened) == Some(token::Bearer::Session(session.id.clone(), session.token_id.clone())))
}

/// Demands the session's token in a command.
pub(crate) fn verify_token(store: &Store, session: &Session, text: &str) -> Result<(), ApiError> {
    match is_token(store, session, text) {
        Ok(true) => Ok(()),
        Ok(false) => Err(ApiError::permission_denied("COMMAND-sGr42", "Session Token is invalid")),
        Err(_) => Err(ApiError::invalid_argument("COMMAND-hi6Ph", "Session Token is invalid")),
    }
}

/// Whether the caller is the session's user.
fn is_own(call: &Call, session: &Session) -> bool {
    session.user_id() == Some(call.caller.user_id.as_str())
}

/// The right token, or `permission` on the organization of the session's user (the instance if it has none).
fn require_token_or(call: &Call, store: &Store, session: &Session, permission: &str) -> Result<(), ApiError> {
    let text = call.text("sessionToken");
    if !text.is_empty() {
        return verify_token(store, session, text);
    }
    let user = session.user_id().and_then(|id| store.users.get(id));
    let scope = user.map_or(Scope::Instance, |user| Scope::Organization(&user.record.owner));
    call.caller.require(store, permission, scope)
}

/// Gives the session a new token and keeps it.
fn store_with_new_token(store: &mut Store, mut session: Session) -> (String, serde_json::Value) {
    session.token_id = random::code(random::ALPHANUMERIC, 20);
    session.record.touch(store.now());
    let token = token::session_token(store, &session.id, &session.token_id);
    let details = details(&session.record);
    store.sessions.insert(session.id.clone(), session);
    (token, details)
}

/// Needs `session.write` on the instance. A failed check creates nothing.
fn create_session(call: &Call, store: &mut Store) -> ApiResult {
    checks::validate(call.message(), "CreateSessionRequest")?;
    call.caller.require(store, "session.write", Scope::Instance)?;
    let id = store.new_id();
    let record = store.record(&store.instance.id);
    let mut session = Session::new(id.clone(), &call.caller.user_id, record);
    let outcome = checks::run(call.message(), store, &mut session)?;
    let (token, details) = store_with_new_token(store, session);
    let body = Object::new().set("details", details).text("sessionId", &id).text("sessionToken", &token);
    Ok(body.opt("challenges", outcome.challenges).build())
}

/// Needs the session's token or `session.write`. Of an unknown id it leaves something behind that never exists.
fn set_session(call: &Call, store: &mut Store) -> ApiResult {
    checks::validate(call.message(), "SetSessionRequest")?;
    let id = call.text("sessionId");
    let mut session = store.sessions.get(id).cloned().unwrap_or_else(|| {
        let record = store.record(&store.instance.id);
        Session { exists: false, ..Session::new(id.to_owned(), &call.caller.user_id, record) }
    });
    usable(store, &session)?;
    require_token_or(call, store, &session, "session.write")?;
    let outcome = checks::run(call.message(), store, &mut session)?;
    if !outcome.changed {
        return Ok(Object::new().set("details", details(&session.record)).build());
    }
    let (token, details) = store_with_new_token(store, session);
    let body = Object::new().set("details", details).text("sessionToken", &token);
    Ok(body.opt("challenges", outcome.challenges).build())
}

/// Whether the caller may read a session without its token: as its creator or user, in the same browser, or by
/// `session.read`.
fn may_read(call: &Call, store: &Store, session: &Session) -> Result<(), ApiError> {
    let browser = list::fingerprint_of_caller(call, store);
    let same_browser = browser.is_some() && browser == session.fingerprint();
    if same_browser || session.creator == call.caller.user_id || is_own(call, session) {
        return Ok(());
    }
    let user = session.user_id().and_then(|id| store.users.get(id));
    let scope = user.map_or(Scope::Instance, |user| Scope::Organization(&user.record.owner));
    call.caller.require(store, "session.read", scope)
}

/// Needs the right token in the query, or [`may_read`]. A token that is sent has to
/// be right in any case.
fn get_session(call: &Call, store: &mut Store) -> ApiResult {
    let session = store
        .sessions
        .get(call.text("sessionId"))
        .filter(|session| session.exists && session.terminated.is_none())
        .ok_or_else(does_not_exist)?;
    let token = call.text("sessionToken");
    if token.is_empty() {
        may_read(call, store, session)?;
    } else if is_token(store, session, token) != Ok(true) {
        return Err(ApiError::permission_denied("QUERY-dsfr3", "Errors.PermissionDenied"));
    }
    Ok(Object::new().set("session", view::session(store, session)).build())
}

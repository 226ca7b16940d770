//! Service `zitadel.oidc.v2.OIDCService`: auth requests for the login pages.

mod device;
mod implicit;

use serde_json::Value;
use time::OffsetDateTime;

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::{Object, details, duration};
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::auth::{Caller, Scope};
use crate::error::ApiError;
use crate::oidc::url_query::{with_fragment, with_query};
use crate::sessions;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::auth_request::{AuthRequest, AuthRequestState};
use crate::store::session::Session;

/// Routes of this module.
pub(crate) fn routes() -> Vec<Route> {
    let mut routes = device::routes();
    routes.extend([
        Route::rpc(
            "GET",
            "/v2/oidc/auth_requests/{authRequestId}",
            "zitadel.oidc.v2.OIDCService/GetAuthRequest",
            get_auth_request,
        ),
        Route::rpc(
            "POST",
            "/v2/oidc/auth_requests/{authRequestId}",
            "zitadel.oidc.v2.OIDCService/CreateCallback",
            create_callback,
        )
        .parsed_by(|message| {
            message.one_of("", "zitadel.oidc.v2.CreateCallbackRequest.callback_kind", &["session", "error"])
        }),
    ]);
    routes
}

/// Needs `session.read` on the instance, or to be the request's login client. Not found comes before permission.
fn get_auth_request(call: &Call, store: &mut Store) -> ApiResult {
    let request = store
        .auth_requests
        .get(call.text("authRequestId"))
        .filter(|request| request.is_readable())
        .ok_or_else(|| ApiError::not_found("QUERY-Thee9", "Auth Request does not exist"))?;
    require(&call.caller, store, "session.read", request)?;
    let prompts: Vec<Value> = request.prompts.iter().map(|prompt| Value::from(*prompt)).collect();
    let body = Object::new()
        .text("id", &request.id)
        .time("creationDate", request.record.created)
        .text("clientId", &request.client_id)
        .list("scope", request.scopes.clone())
        .text("redirectUri", &request.redirect_uri)
        .list("prompt", prompts)
        .list("uiLocales", request.ui_locales.clone())
        .opt("loginHint", request.login_hint.clone())
        .opt(
            "maxAge",
            request
                .max_age
                .map(|seconds| duration(time::Duration::seconds(i64::try_from(seconds).unwrap_or(i64::MAX)))),
        )
        .opt("hintUserId", request.hint_user_id.clone());
    Ok(Object::new().set("authRequest", body).build())
}

fn require(caller: &Caller, store: &Store, permission: &str, request: &AuthRequest) -> Result<(), ApiError> {
    if !request.login_client.is_empty() && request.login_client == caller.user_id {
        return Ok(());
    }
    caller.require(store, permission, Scope::Instance)
}

/// Needs `session.link` on the instance, or to be the request's login client. What the session has checked does
/// not matter.
fn create_callback(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    if message.has("session") {
        validate::within("CreateCallbackRequest.Session", validate_session(message.get("session")))?;
        link_session(call, store)
    } else if message.has("error") {
        refuse(call, store)
    } else {
        Err(validate::required("CreateCallbackRequest.CallbackKind", false)
            .err()
            .unwrap_or_else(ApiError::no_route))
    }
}

fn validate_session(session: Message<'_>) -> Result<(), ApiError> {
    validate::name("Session.SessionId", session.text("sessionId"))?;
    validate::name("Session.SessionToken", session.text("sessionToken"))
}

fn link_session(call: &Call, store: &mut Store) -> ApiResult {
    let request = store
        .auth_requests
        .get(call.text("authRequestId"))
        .ok_or_else(|| ApiError::not_found("COMMAND-jae5P", "Auth Request does not exist"))?;
    if request.state != AuthRequestState::Added {
        return Err(already_handled(request, call.arrived));
    }
    require(&call.caller, store, "session.link", request)?;
    let (session_id, token) = (call.text("session.sessionId"), call.text("session.sessionToken"));
    let session = sessions::active(store, session_id)?;
    sessions::verify_token(store, session, token)?;
    let application = store
        .application_by_client(&request.client_id)
        .ok_or_else(|| ApiError::not_found("QUERY-4tq8wCTCgf", "Errors.App.NotFound"))?;
    check_project(store, application, session)?;
    if request.response_type != "code" {
        let (request, session, application) = (request.clone(), session.clone(), application.clone());
        let url = implicit::callback_url(store, &request, &session, &application)?;
        return handled(store, &request.id, AuthRequestState::Exchanged, Some(session.id), &url);
    }
    let code = store.token_key.seal(&request.id);
    let state = request.client_state.clone().unwrap_or_default();
    let parameters = [("code", code.as_str()), ("state", state.as_str())];
    let url = if request.response_mode == "fragment" {
        with_fragment(&request.redirect_uri, &parameters)
    } else {
        with_query(&request.redirect_uri, &parameters)
    };
    let session_id = Some(session_id.to_owned());
    handled(store, call.text("authRequestId"), AuthRequestState::CodeAdded, session_id, &url)
}

/// A project may ask for a role of its own, or for users of organizations it is granted to. There are no grants here,
/// so only the project's own organization passes.
fn check_project(store: &Store, application: &Application, session: &Session) -> Result<(), ApiError> {
    let project = store.projects.get(&application.project_id);
    let user = session.user_id().and_then(|id| store.users.get(id));
    let (Some(project), Some(user)) = (project, user) else { return Ok(()) };
    let refused = |text: &'static str| Err(ApiError::permission_denied("OIDC-foSyH49RvL", text));
    if project.role_check {
        return refused("Errors.User.GrantRequired");
    }
    if project.has_project_check && user.record.owner != project.record.owner {
        return refused("Errors.User.ProjectRequired");
    }
    Ok(())
}

/// A call that came in before the other was done gets an untyped error instead of the proper one.
fn already_handled(request: &AuthRequest, arrived: OffsetDateTime) -> ApiError {
    if request.handled.is_some_and(|handled| arrived < handled) {
        return ApiError::untyped(
            "rpc error: code = Unknown desc = Bad Request: ErrorType=invalid_request \
             Description=Errors.AuthRequest.AlreadyHandled Parent=ID=COMMAND-SFwd2 \
             Message=Errors.AuthRequest.AlreadyHandled",
        );
    }
    ApiError::failed_precondition("COMMAND-Sx208nt", "Auth Request has already been handled")
}

fn refuse(call: &Call, store: &mut Store) -> ApiResult {
    let request = store
        .auth_requests
        .get(call.text("authRequestId"))
        .filter(|request| request.state == AuthRequestState::Added)
        .ok_or_else(|| {
            ApiError::failed_precondition("COMMAND-Sx202nt", "Auth Request has already been handled")
        })?;
    require(&call.caller, store, "session.link", request)?;
    let error = call.message().get("error");
    let reason = oauth_error(error.text("error"));
    let state = request.client_state.as_deref().unwrap_or_default();
    let given = [
        ("error", reason.as_str()),
        ("error_description", error.text("errorDescription")),
        ("error_uri", error.text("errorUri")),
        ("state", state),
    ];
    let parameters: Vec<_> = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let url = if request.response_mode == "fragment" {
        with_fragment(&request.redirect_uri, &parameters)
    } else {
        with_query(&request.redirect_uri, &parameters)
    };
    handled(store, call.text("authRequestId"), AuthRequestState::Failed, None, &url)
}

/// The OAuth error of an `ERROR_REASON_*`; an unknown one is `server_error`.
fn oauth_error(reason: &str) -> String {
    const KNOWN: &[&str] = &[
        "INVALID_REQUEST",
        "UNAUTHORIZED_CLIENT",
        "ACCESS_DENIED",
        "UNSUPPORTED_RESPONSE_TYPE",
        "INVALID_SCOPE",
        "INTERACTION_REQUIRED",
        "LOGIN_REQUIRED",
        "ACCOUNT_SELECTION_REQUIRED",
        "CONSENT_REQUIRED",
        "INVALID_REQUEST_URI",
        "INVALID_REQUEST_OBJECT",
        "REQUEST_NOT_SUPPORTED",
        "REQUEST_URI_NOT_SUPPORTED",
        "REGISTRATION_NOT_SUPPORTED",
    ];
    match reason.strip_prefix("ERROR_REASON_") {
        Some("TEMPORARY_UNAVAILABLE") => "temporarily_unavailable".to_owned(),
        Some(known) if KNOWN.contains(&known) => known.to_lowercase(),
        _ => "server_error".to_owned(),
    }
}

fn handled(
    store: &mut Store,
    id: &str,
    state: AuthRequestState,
    session_id: Option<String>,
    url: &str,
) -> ApiResult {
    let now = store.now();
    let request = store
        .auth_requests
        .get_mut(id)
        .ok_or_else(|| ApiError::not_found("COMMAND-jae5P", "Auth Request does not exist"))?;
    request.state = state;
    request.handled = Some(now);
    store.linked.extend(session_id.clone().map(|session| (session, false)));
    request.session_id = session_id;
    request.record.touch(now);
    Ok(Object::new().set("details", details(&request.record)).text("callbackUrl", url).build())
}

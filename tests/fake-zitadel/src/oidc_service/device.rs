//! Device authorizations for the login pages.

use crate::api::call::Call;
use crate::api::message::Message;
use crate::api::object::Object;
use crate::api::route::{ApiResult, Route};
use crate::api::validate;
use crate::auth::Scope;
use crate::error::ApiError;
use crate::sessions;
use crate::store::Store;
use crate::store::device::{Approval, Decision, DeviceRequest};

/// Routes of this module.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::rpc(
            "GET",
            "/v2/oidc/device_authorization/{userCode}",
            "zitadel.oidc.v2.OIDCService/GetDeviceAuthorizationRequest",
            get_device_authorization_request,
        ),
        Route::rpc(
            "POST",
            "/v2/oidc/device_authorization/{deviceAuthorizationId}",
            "zitadel.oidc.v2.OIDCService/AuthorizeOrDenyDeviceAuthorization",
            authorize_or_deny_device_authorization,
        )
        .parsed_by(parse),
    ]
}

fn parse(message: Message<'_>) -> Result<(), ApiError> {
    message.one_of(
        "",
        "zitadel.oidc.v2.AuthorizeOrDenyDeviceAuthorizationRequest.decision",
        &["session", "deny"],
    )
}

fn unknown(id: &'static str) -> ApiError {
    ApiError::not_found(id, "Device Authorization Request does not exist")
}

/// Needs no permission. This read lags: it does not find a new request at once, and a decided one a moment longer.
fn get_device_authorization_request(call: &Call, store: &mut Store) -> ApiResult {
    let code = call.text("userCode");
    validate::exactly("GetDeviceAuthorizationRequestRequest.UserCode", code, 9)?;
    let open = |known: &&DeviceRequest| {
        known.user_code == code
            && store.visible(known.created)
            && known.decided.is_none_or(|decided| !store.visible(decided))
    };
    let known = store.device_requests.values().find(open).ok_or_else(|| unknown("QUERY-Sah9a"))?;
    let application = store.application_by_client(&known.client_id);
    let project = application.and_then(|application| store.projects.get(&application.project_id));
    let body = Object::new()
        .text("id", &store.token_key.seal(&known.device_code))
        .text("clientId", &known.client_id)
        .list("scope", known.scopes.clone())
        .text("appName", application.map_or("", |application| &application.name))
        .text("projectName", project.map_or("", |project| &project.name));
    Ok(Object::new().set("deviceAuthorizationRequest", body).build())
}

/// Both need `session.link`. Approving needs a session's token, too, whatever the session has checked; denying may be
/// repeated, and wins over an approval until the device has fetched its tokens.
fn authorize_or_deny_device_authorization(call: &Call, store: &mut Store) -> ApiResult {
    let message = call.message();
    let session = message.get("session");
    if message.has("session") {
        let checked = validate::name("Session.SessionId", session.text("sessionId"))
            .and_then(|()| validate::name("Session.SessionToken", session.text("sessionToken")));
        validate::within("AuthorizeOrDenyDeviceAuthorizationRequest.Session", checked)?;
    } else {
        let decided = message.has("deny");
        validate::required("AuthorizeOrDenyDeviceAuthorizationRequest.Decision", decided)?;
    }
    let code = store
        .token_key
        .open(call.text("deviceAuthorizationId"))
        .map_err(|_| ApiError::failed_precondition("CRYPT-23kH1", "cipher text block too short"))?;
    let known = store.device_requests.get(&code);
    let decision = if message.has("session") {
        let known = known.ok_or_else(|| unknown("COMMAND-D2hf2"))?;
        if !known.is_pending() {
            let text = "Device Authorization Request has already been handled";
            return Err(ApiError::failed_precondition("COMMAND-D30Jf", text));
        }
        call.caller.require(store, "session.link", Scope::Instance)?;
        approve(store, session.text("sessionId"), session.text("sessionToken"))?
    } else {
        known.ok_or_else(|| unknown("COMMAND-gee5A"))?;
        call.caller.require(store, "session.link", Scope::Instance)?;
        Decision::Denied
    };
    let now = store.now();
    if let Some(known) = store.device_requests.get_mut(&code).filter(|known| known.decision != Decision::Done)
    {
        if let Decision::Approved(approval) = &decision {
            store.linked.push((approval.session_id.clone(), true));
        }
        known.decision = decision;
        known.decided = known.decided.or(Some(now));
    }
    Ok(Object::new().build())
}

fn approve(store: &Store, session_id: &str, token: &str) -> Result<Decision, ApiError> {
    let session = sessions::active(store, session_id)?;
    sessions::verify_token(store, session, token)?;
    Ok(Decision::Approved(Approval {
        session_id: session.id.clone(),
        user_id: session.user_id().map(str::to_owned),
        auth_time: session.auth_time(),
        amr: session.authentication_methods(),
    }))
}

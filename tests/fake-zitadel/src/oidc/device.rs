//! Device authorization (RFC 8628): its endpoint, and the grant that the device polls with.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use serde_json::json;
use time::Duration;

use super::issue::{self, Login};
use super::{client, token};
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::random;
use crate::store::Store;
use crate::store::device::{Decision, DeviceRequest};

/// The grant type (3.4).
pub(super) const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// How long a device may take.
const LIFETIME: Duration = Duration::minutes(5);
/// Seconds between polls; nothing insists on them.
const INTERVAL: u32 = 5;
/// Letters of user codes: none that is easily mistaken or makes words.
const ALPHABET: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ";

/// `/oauth/v2/device_authorization`. The application needs no device grant here, only when it polls.
pub(super) fn authorize(request: &WebRequest, store: &mut Store) -> WebReply {
    start(request, store).into()
}

fn start(request: &WebRequest, store: &mut Store) -> Result<WebReply, OAuthError> {
    let parameters = request.parameters()?;
    let client_id = client::authenticate(store, request, &parameters)?.client_id.clone();
    let now = store.now();
    let half = || random::code(ALPHABET, 4);
    let started = DeviceRequest {
        device_code: URL_SAFE_NO_PAD.encode(random::bytes::<16>()),
        user_code: format!("{}-{}", half(), half()),
        client_id,
        scopes: parameters.text("scope").split_whitespace().map(str::to_owned).collect(),
        created: now,
        expires: now + LIFETIME,
        decision: Decision::Pending,
        decided: None,
    };
    let uri = format!("{}/device", store.instance.issuer);
    let body = json!({
        "device_code": started.device_code,
        "user_code": started.user_code,
        "verification_uri": uri,
        "verification_uri_complete": format!("{uri}?user_code={}", started.user_code),
        "expires_in": LIFETIME.whole_seconds(),
        "interval": INTERVAL,
    });
    store.device_requests.insert(started.device_code.clone(), started);
    Ok(WebReply::json(StatusCode::OK, &body))
}

/// The grant (3.4): tokens once the device was approved, for whatever client polls. Polls may come as fast as they
/// like; a decision counts even when the time is over, and the end of the login session does not.
pub(super) fn poll(
    request: &WebRequest,
    parameters: &Parameters,
    store: &mut Store,
) -> Result<WebReply, OAuthError> {
    let application = token::allowed(store, request, parameters, GRANT, "OIDC_GRANT_TYPE_DEVICE_CODE")?;
    let code = parameters.text("device_code");
    if code.is_empty() {
        return Err(OAuthError::invalid_request("device_code missing"));
    }
    let now = store.now();
    let invalid = || OAuthError::bare("invalid_grant");
    let known = store.device_requests.get_mut(code).ok_or_else(invalid)?;
    if known.is_pending() && known.expires <= now {
        known.decision = Decision::Expired;
        known.decided = Some(now);
    }
    let approval = match &known.decision {
        Decision::Approved(approval) => approval.clone(),
        Decision::Denied => {
            return Err(OAuthError::new("access_denied", "The authorization request was denied."));
        }
        Decision::Expired => {
            return Err(OAuthError::new("expired_token", "The \"device_code\" has expired."));
        }
        Decision::Done => return Err(invalid()),
        Decision::Pending => {
            let text = "The client SHOULD repeat the access token request to the token endpoint, after \
                        interval from device authorization response.";
            return Err(OAuthError::new("authorization_pending", text));
        }
    };
    let scopes = known.scopes.clone();
    let user = approval.user_id.and_then(|id| store.users.get(&id)).filter(|user| user.is_active());
    let login = Login {
        user_id: user.ok_or_else(invalid)?.id.clone(),
        session_id: approval.session_id,
        scopes,
        nonce: None,
        auth_time: approval.auth_time,
        amr: approval.amr,
    };
    if let Some(known) = store.device_requests.get_mut(code) {
        known.decision = Decision::Done;
    }
    issue::for_login(store, &application, &login)
}

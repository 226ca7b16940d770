//! The authorization code grant (RFC 6749, 4.1.3) with PKCE (RFC 7636), which is checked only if a challenge came.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::issue::{self, Login};
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::{Application, AuthMethod};
use crate::store::auth_request::{AuthRequest, AuthRequestState};
use crate::store::session::Session;

/// Exchanges a code. Order: code, session, user, PKCE, redirect URI; only success uses the code up.
pub(super) fn exchange(
    request: &WebRequest,
    parameters: &Parameters,
    application: &Application,
    store: &mut Store,
) -> Result<WebReply, OAuthError> {
    for name in ["code", "redirect_uri"] {
        if parameters.text(name).is_empty() {
            return Err(OAuthError::invalid_request(format!("{name} missing")));
        }
    }
    let auth_request = redeemable(request, parameters.text("code"), store)?.clone();
    let session = live_session(store, auth_request.session_id.as_deref())?;
    let user = session.user_id().and_then(|id| store.users.get(id)).filter(|user| user.is_active());
    let user = user.ok_or_else(|| OAuthError::invalid_request("Errors.User.NotActive"))?;
    let challenge = auth_request.challenge.as_ref();
    check_verifier(challenge, parameters.text("code_verifier"), application.auth_method == AuthMethod::None)?;
    if parameters.text("redirect_uri") != auth_request.redirect_uri {
        return Err(OAuthError::new("invalid_grant", "redirect_uri does not correspond"));
    }
    let login = Login::of(&auth_request, session, &user.id);
    let now = store.now();
    if let Some(stored) = store.auth_requests.get_mut(&auth_request.id) {
        stored.state = AuthRequestState::Exchanged;
        stored.handled = Some(now);
        stored.record.touch(now);
    }
    issue::for_login(store, application, &login)
}

/// The auth request of a code. A simultaneous request, in before the exchange was done, still finds it.
fn redeemable<'a>(request: &WebRequest, code: &str, store: &'a Store) -> Result<&'a AuthRequest, OAuthError> {
    let id =
        store.token_key.open(code).map_err(|_| OAuthError::invalid_request("Errors.User.Code.Invalid"))?;
    store
        .auth_requests
        .get(&id)
        .filter(|found| match found.state {
            AuthRequestState::CodeAdded => true,
            AuthRequestState::Exchanged => found.handled.is_some_and(|handled| request.arrived < handled),
            AuthRequestState::Added | AuthRequestState::Failed => false,
        })
        .ok_or_else(|| OAuthError::invalid_request("Errors.AuthRequest.NoCode"))
}

/// A login session good for tokens.
pub(super) fn live_session<'a>(store: &'a Store, id: Option<&str>) -> Result<&'a Session, OAuthError> {
    let session = id
        .and_then(|id| store.sessions.get(id))
        .filter(|session| session.exists)
        .ok_or_else(|| OAuthError::invalid_request("Errors.Session.NotExisting"))?;
    if session.terminated.is_some() {
        return Err(OAuthError::invalid_request("Errors.Session.Terminated"));
    }
    if session.expired(store.now()) {
        return Err(OAuthError::invalid_request("Errors.Session.Expired"));
    }
    Ok(session)
}

fn check_verifier(
    challenge: Option<&(String, String)>,
    verifier: &str,
    public: bool,
) -> Result<(), OAuthError> {
    let Some((challenge, method)) = challenge else {
        return if public && !verifier.is_empty() {
            Err(OAuthError::invalid_request("code_verifier unexpectedly provided"))
        } else {
            Ok(())
        };
    };
    if verifier.is_empty() {
        return Err(OAuthError::invalid_request("code_verifier required"));
    }
    let computed = if method == "S256" {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
    } else {
        verifier.to_owned()
    };
    if *challenge == computed {
        Ok(())
    } else {
        Err(OAuthError::new("invalid_grant", "invalid code_verifier"))
    }
}

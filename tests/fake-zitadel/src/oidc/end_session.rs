//! The end session endpoint (OpenID Connect RP-Initiated Logout 1.0).
//!
//! With an ID token as hint the login session is ended at once. Without one the login pages of version 2 are asked
//! to; they get the address to go on to.

use super::url_query::{joined, with_query};
use super::{authorize, known_token};
use crate::api::web::{Parameters, WebReply, WebRequest};
use crate::error::OAuthError;
use crate::sessions;
use crate::store::Store;

/// The page of the old login that stands for "no address given".
const DEFAULT_PAGE: &str = "/ui/login/logout/done";
/// What replaces it for sessions of version 2.
const DONE_PAGE: &str = "/logout/done";

/// `GET|POST /oidc/v1/end_session`.
pub(super) fn end_session(request: &WebRequest, store: &mut Store) -> WebReply {
    answer(request, store).map(|location| WebReply::redirect(&location)).into()
}

/// A checked request.
struct Logout {
    /// `sid` of the hint; nothing without a hint.
    session: Option<String>,
    /// Where to go afterwards, with `state`.
    target: String,
}

fn answer(request: &WebRequest, store: &mut Store) -> Result<String, OAuthError> {
    let parameters = request.parameters()?;
    let logout = validate(&parameters, store)?;
    let login_client = request.header("x-zitadel-login-client");
    let required = store.instance.login_v2.as_ref().is_some_and(|feature| feature.required);
    match logout.session {
        None if required || !login_client.is_empty() => Ok(login_pages(&parameters, store, &logout.target)),
        None => Ok(logout.target),
        // An ID token without `sid` belongs to no session of version 2.
        Some(session) if session.is_empty() => Ok(logout.target),
        Some(session) => {
            sessions::end::terminate(store, &session);
            Ok(done(&logout.target))
        }
    }
}

fn validate(parameters: &Parameters, store: &Store) -> Result<Logout, OAuthError> {
    let hint = parameters.text("id_token_hint");
    let mut client_id = parameters.text("client_id").to_owned();
    let mut session = None;
    if !hint.is_empty() {
        let token =
            known_token(store, hint).ok_or_else(|| OAuthError::invalid_request("id_token_hint invalid"))?;
        let party = token.text_claim("azp");
        if !client_id.is_empty() && client_id != party {
            return Err(OAuthError::invalid_request("client_id does not match azp of id_token_hint"));
        }
        party.clone_into(&mut client_id);
        session = Some(token.text_claim("sid").to_owned());
    }
    let mut target = DEFAULT_PAGE;
    if !client_id.is_empty() {
        let application = store
            .application_by_client(&client_id)
            .filter(|application| application.active)
            .ok_or_else(|| OAuthError::invalid_request("Errors.App.NotFound"))?;
        let wanted = parameters.text("post_logout_redirect_uri");
        if !wanted.is_empty() {
            if !application.post_logout_redirect_uris.iter().any(|known| known == wanted) {
                return Err(OAuthError::invalid_request("post_logout_redirect_uri invalid"));
            }
            target = wanted;
        }
    }
    let state = parameters.text("state");
    let target = if state.is_empty() { target.to_owned() } else { with_query(target, &[("state", state)]) };
    Ok(Logout { session, target })
}

fn login_pages(parameters: &Parameters, store: &Store, target: &str) -> String {
    let languages: Vec<&str> =
        parameters.text("ui_locales").split(' ').filter(|tag| authorize::is_tag(tag)).collect();
    let languages = languages.join(" ");
    let target = done(target);
    let given = [
        ("post_logout_redirect", target.as_str()),
        ("logout_hint", parameters.text("logout_hint")),
        ("ui_locales", &languages),
    ];
    let given: Vec<_> = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    with_query(&joined(&authorize::feature_pages(store), "logout"), &given)
}

fn done(target: &str) -> String {
    if target == DEFAULT_PAGE { DONE_PAGE.to_owned() } else { target.to_owned() }
}

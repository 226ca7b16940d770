//! Grants tokens: who gets which, and the answer that holds them.

use http::StatusCode;
use serde_json::json;
use time::{Duration, OffsetDateTime};

use super::mint::{Shape, issue};
use super::scopes;
use crate::api::web::WebReply;
use crate::backchannel;
use crate::error::OAuthError;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::auth_request::AuthRequest;
use crate::store::oidc_session::OidcSession;
use crate::store::session::Session;

/// A grant of a service user.
pub(super) struct Service {
    /// The service user.
    pub(super) user_id: String,
    /// `scope` as it came.
    pub(super) scope: String,
}

/// A login that buys tokens.
pub(crate) struct Login {
    /// The user.
    pub(crate) user_id: String,
    /// Login session.
    pub(crate) session_id: String,
    /// Granted scopes.
    pub(crate) scopes: Vec<String>,
    /// `nonce`.
    pub(crate) nonce: Option<String>,
    /// Newest check but the user's.
    pub(crate) auth_time: Option<OffsetDateTime>,
    /// `amr`.
    pub(crate) amr: Vec<&'static str>,
}

impl Login {
    /// The login of a user by what a session has checked, for what an auth request asks.
    pub(crate) fn of(request: &AuthRequest, session: &Session, user_id: &str) -> Self {
        Self {
            user_id: user_id.to_owned(),
            session_id: session.id.clone(),
            scopes: request.scopes.clone(),
            nonce: request.nonce.clone(),
            auth_time: session.auth_time(),
            amr: session.authentication_methods(),
        }
    }
}

/// Tokens that were just issued.
pub(crate) struct Tokens {
    /// Access token.
    pub(crate) access: String,
    /// Refresh token.
    pub(crate) refresh: Option<String>,
    /// ID token, with scope `openid`.
    pub(crate) id: Option<String>,
    /// Seconds the access token lives.
    pub(crate) expires_in: i64,
}

impl Tokens {
    fn reply(self) -> WebReply {
        let mut body = json!({
            "access_token": self.access, "token_type": "Bearer", "expires_in": self.expires_in,
        });
        if let Some(refresh) = self.refresh {
            body["refresh_token"] = json!(refresh);
        }
        if let Some(id) = self.id {
            body["id_token"] = json!(id);
        }
        WebReply::json(StatusCode::OK, &body)
    }
}

/// Tokens for a service user: a new family each time, no refresh token, an ID token that is over at once.
pub(super) fn for_service(store: &mut Store, service: &Service) -> Result<WebReply, OAuthError> {
    let now = store.now();
    let user = store
        .users
        .get(&service.user_id)
        .filter(|user| user.is_active())
        .ok_or_else(|| OAuthError::invalid_request("Errors.User.NotActive"))?
        .clone();
    let scopes = scopes::own_organization_only(store, &user, scopes::known(&service.scope, &[]));
    let mut audience = Vec::new();
    scopes::add_audiences(store, &scopes, &mut audience);
    if audience.is_empty() {
        audience.push(user.username.clone());
    }
    let family = OidcSession {
        id: format!("V2_{}", store.new_id()),
        user_id: user.id.clone(),
        client_id: user.username.clone(),
        session_id: None,
        back_channel_logout_uri: None,
        claims: scopes::claims(store, &user, &scopes),
        scopes,
        audience,
        nonce: None,
        auth_time: Some(now),
        amr: Vec::new(),
        access: None,
        refresh: None,
        of_machine: true,
    };
    let shape = Shape {
        client_id: &user.username,
        jwt: user.machine().is_some_and(|machine| machine.jwt_tokens),
        refresh: false,
        id_lifetime: Duration::ZERO,
        profile_in_id_token: false,
        access: true,
        skew: Duration::ZERO,
    };
    Ok(issue(store, family, &shape).reply())
}

/// Tokens for a login: a new family.
pub(crate) fn tokens_for_login(
    store: &mut Store,
    application: &Application,
    login: &Login,
) -> Option<Tokens> {
    let offline = login.scopes.iter().any(|scope| scope == "offline_access");
    let refresh = offline && application.has_grant("OIDC_GRANT_TYPE_REFRESH_TOKEN");
    let family = family_of_login(store, application, login)?;
    Some(issue(store, family, &shape(store, application, refresh)))
}

/// Tokens of the implicit flow: no refresh token, and without an access token the profile is in the ID token.
pub(crate) fn tokens_for_implicit_login(
    store: &mut Store,
    application: &Application,
    login: &Login,
    access: bool,
) -> Option<Tokens> {
    let family = family_of_login(store, application, login)?;
    let shape = shape(store, application, false);
    let profile_in_id_token = shape.profile_in_id_token || !access;
    Some(issue(store, family, &Shape { profile_in_id_token, access, ..shape }))
}

fn family_of_login(store: &mut Store, application: &Application, login: &Login) -> Option<OidcSession> {
    let user = store.users.get(&login.user_id)?.clone();
    let mut audience = store.clients_of_project(&application.project_id);
    audience.push(application.project_id.clone());
    scopes::add_audiences(store, &login.scopes, &mut audience);
    Some(OidcSession {
        id: format!("V2_{}", store.new_id()),
        user_id: user.id.clone(),
        client_id: application.client_id.clone(),
        session_id: Some(login.session_id.clone()),
        back_channel_logout_uri: backchannel::registered_uri(store, application),
        claims: scopes::claims(store, &user, &login.scopes),
        scopes: login.scopes.clone(),
        audience,
        nonce: login.nonce.clone(),
        auth_time: login.auth_time,
        amr: login.amr.clone(),
        access: None,
        refresh: None,
        of_machine: user.machine().is_some(),
    })
}

/// The token endpoint's answer to a login.
pub(crate) fn for_login(
    store: &mut Store,
    application: &Application,
    login: &Login,
) -> Result<WebReply, OAuthError> {
    tokens_for_login(store, application, login)
        .map(Tokens::reply)
        .ok_or_else(|| OAuthError::invalid_request("Errors.User.NotActive"))
}

/// The next tokens of a family: the old ones are dead at once.
pub(super) fn again(
    store: &mut Store,
    application: &Application,
    family: &str,
) -> Result<WebReply, OAuthError> {
    let family = store
        .oidc_sessions
        .get(family)
        .cloned()
        .ok_or_else(|| OAuthError::invalid_request("Errors.OIDCSession.RefreshTokenInvalid"))?;
    Ok(issue(store, family, &shape(store, application, true)).reply())
}

fn shape<'a>(store: &Store, application: &'a Application, refresh: bool) -> Shape<'a> {
    Shape {
        client_id: &application.client_id,
        jwt: application.jwt_tokens,
        refresh,
        id_lifetime: store.instance.oidc.id_token,
        profile_in_id_token: application.id_token_userinfo,
        access: true,
        skew: application.clock_skew,
    }
}

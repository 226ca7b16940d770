//! Issues tokens: access token (opaque or JWT), ID token, refresh token, and the answer that holds them.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use serde_json::{Map, Value, json};
use time::{Duration, OffsetDateTime};

use super::scopes;
use crate::api::web::WebReply;
use crate::auth::token::access_token_id;
use crate::backchannel;
use crate::error::OAuthError;
use crate::keys;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::oidc_session::{IssuedToken, OidcSession, RefreshToken};

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

/// How the tokens of a family are made.
struct Shape<'a> {
    /// Client the tokens are for.
    client_id: &'a str,
    /// JWT access tokens.
    jwt: bool,
    /// Whether there is a refresh token.
    refresh: bool,
    /// Lifetime of the ID token; zero for service users.
    id_lifetime: Duration,
    /// Whether the ID token holds profile claims.
    profile_in_id_token: bool,
    /// Tolerance for clocks: widens `exp`, dates `iat` and `nbf` back.
    skew: Duration,
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
    let user = store.users.get(&login.user_id)?.clone();
    let mut audience = store.clients_of_project(&application.project_id);
    audience.push(application.project_id.clone());
    scopes::add_audiences(store, &login.scopes, &mut audience);
    let family = OidcSession {
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
    };
    let offline = login.scopes.iter().any(|scope| scope == "offline_access");
    let refresh = offline && application.has_grant("OIDC_GRANT_TYPE_REFRESH_TOKEN");
    Some(issue(store, family, &shape(store, application, refresh)))
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
        skew: application.clock_skew,
    }
}

/// Issues tokens in a family and keeps it.
fn issue(store: &mut Store, mut family: OidcSession, shape: &Shape<'_>) -> Tokens {
    let now = store.now();
    let settings = store.instance.oidc.clone();
    let access = IssuedToken {
        id: format!("at_{}", store.new_id()),
        issued: now,
        expires: now + settings.access_token,
    };
    let refresh = shape.refresh.then(|| RefreshToken {
        id: format!("rt_{}", store.new_id()),
        idle_expires: now + settings.refresh_idle,
        absolute_expires: family
            .refresh
            .as_ref()
            .map_or(now + settings.refresh_absolute, |refresh| refresh.absolute_expires),
        replaced: family.refresh.as_ref().map(|refresh| (refresh.id.clone(), now)),
    });
    let access_text = access_token(store, &family, &access, shape);
    let refresh_text = refresh
        .as_ref()
        .map(|refresh| store.token_key.seal(&format!("{}-{}:{}", family.id, refresh.id, family.user_id)));
    let id = family
        .scopes
        .iter()
        .any(|scope| scope == "openid")
        .then(|| id_token(store, &family, &access_text, now, shape));
    let expires_in = (access.expires - store.now()).whole_seconds();
    family.access = Some(access);
    family.refresh = refresh;
    store.oidc_sessions.insert(family.id.clone(), family);
    Tokens { access: access_text, refresh: refresh_text, id, expires_in }
}

fn access_token(store: &Store, family: &OidcSession, access: &IssuedToken, shape: &Shape<'_>) -> String {
    let id = access_token_id(&family.id, &access.id);
    if !shape.jwt {
        return store.token_key.seal(&format!("{id}:{}", family.user_id));
    }
    let mut claims = basics(store, family, access.issued, access.expires, shape);
    claims.insert("aud".to_owned(), json!(family.audience));
    claims.insert("nbf".to_owned(), json!((access.issued - shape.skew).unix_timestamp()));
    claims.insert("jti".to_owned(), json!(id));
    sign(store, &claims)
}

fn id_token(
    store: &Store,
    family: &OidcSession,
    access_token: &str,
    now: OffsetDateTime,
    shape: &Shape<'_>,
) -> String {
    let mut claims = basics(store, family, now, now + shape.id_lifetime, shape);
    let mut audience = family.audience.clone();
    if !audience.iter().any(|known| known == shape.client_id) {
        audience.push(shape.client_id.to_owned());
    }
    claims.insert("aud".to_owned(), json!(audience));
    claims.insert("azp".to_owned(), json!(shape.client_id));
    let hash = digest(&SHA256, access_token.as_bytes());
    claims.insert("at_hash".to_owned(), json!(URL_SAFE_NO_PAD.encode(&hash.as_ref()[..16])));
    if let Some(auth_time) = family.auth_time {
        claims.insert("auth_time".to_owned(), json!(auth_time.unix_timestamp()));
    }
    if !family.amr.is_empty() {
        claims.insert("amr".to_owned(), json!(family.amr));
    }
    if let Some(nonce) = &family.nonce {
        claims.insert("nonce".to_owned(), json!(nonce));
    }
    if let Some(session) = &family.session_id {
        claims.insert("sid".to_owned(), json!(session));
    }
    if shape.profile_in_id_token
        && let Some(user) = store.users.get(&family.user_id)
    {
        claims.extend(super::userinfo::profile_claims(store, user, &family.scopes));
    }
    sign(store, &claims)
}

fn basics(
    store: &Store,
    family: &OidcSession,
    issued: OffsetDateTime,
    expires: OffsetDateTime,
    shape: &Shape<'_>,
) -> Map<String, Value> {
    let mut claims = family.claims.clone();
    claims.insert("iss".to_owned(), json!(store.instance.issuer));
    claims.insert("sub".to_owned(), json!(family.user_id));
    claims.insert("iat".to_owned(), json!((issued - shape.skew).unix_timestamp()));
    claims.insert("exp".to_owned(), json!((expires + shape.skew).unix_timestamp()));
    claims.insert("client_id".to_owned(), json!(shape.client_id));
    claims
}

/// Signs claims with the active key.
pub(crate) fn sign(store: &Store, claims: &Map<String, Value>) -> String {
    let key = store.active_web_key();
    keys::sign(&key.pair.private_pem, &key.id, claims)
}

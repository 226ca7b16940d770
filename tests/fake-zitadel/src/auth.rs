//! Who calls the API, and what that caller may do.
//!
//! A bearer is an access token with the API in its audience, a personal access token, or a session token. Whatever is
//! wrong with the first two is 401 `AUTH-7fs1e`; a session token has errors of its own and never gives 401.

use http::HeaderMap;

use crate::error::{ApiError, Code};
use crate::keys::Unverified;
use crate::store::Store;
use crate::store::user::{Resource, User};

pub(crate) mod roles;
pub(crate) mod token;

use token::Bearer;

/// What a caller showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Credential {
    /// An access token of this family.
    AccessToken(String),
    /// A personal access token of this id.
    Pat(String),
    /// The token of this login session.
    Session(String),
}

/// An authenticated caller.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// User the call is made as.
    pub(crate) user_id: String,
    /// Context organization: `x-zitadel-orgid`, else the user's own.
    pub(crate) context: String,
    /// What the caller showed.
    pub(crate) credential: Credential,
}

/// What a permission is wanted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope<'a> {
    /// The instance: only its administrators have it.
    Instance,
    /// An organization: its administrators and the instance's have it.
    Organization(&'a str),
    /// A project of an organization.
    Project {
        /// The project.
        id: &'a str,
        /// Its organization.
        organization: &'a str,
    },
}

fn invalid_token() -> ApiError {
    ApiError::unauthenticated("AUTH-7fs1e", "Errors.Token.Invalid")
}

/// Finds out who calls.
pub(crate) fn authenticate(store: &Store, headers: &HeaderMap) -> Result<Caller, ApiError> {
    let header = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if header.is_empty() {
        return Err(ApiError::plain(Code::Unauthenticated, "auth header missing"));
    }
    let bearer = header
        .strip_prefix("Bearer ")
        .filter(|token| !token.is_empty())
        .ok_or_else(|| ApiError::unauthenticated("AUTH-toLo1", "invalid auth header"))?;
    let (user, credential) = identify(store, bearer)?;
    check_origin(store, &credential, headers)?;
    let organization = user.record.owner.clone();
    let wanted = headers.get("x-zitadel-orgid").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let context = if wanted.is_empty() { organization.as_str() } else { wanted };
    if !wanted.is_empty() && !store.organizations.contains_key(wanted) {
        return Err(ApiError::permission_denied("AUTH-Bs7Ds", "Organisation doesn't exist"));
    }
    Ok(Caller { user_id: user.id.clone(), context: context.to_owned(), credential })
}

fn identify<'a>(store: &'a Store, bearer: &str) -> Result<(&'a User, Credential), ApiError> {
    match read_bearer(store, bearer).ok_or_else(invalid_token)? {
        Bearer::Access(family, id) => {
            let (family, user) = token::live_family(store, &family, &id).ok_or_else(invalid_token)?;
            if !family.audience.contains(&store.instance.project_id) {
                return Err(invalid_token());
            }
            if user.human().is_some() && family.auth_time.is_none() {
                return Err(factor_missing());
            }
            Ok((user, Credential::AccessToken(family.id.clone())))
        }
        Bearer::Pat(id, user) => {
            let user = token::live_pat(store, &id, &user).ok_or_else(invalid_token)?;
            Ok((user, Credential::Pat(id)))
        }
        Bearer::Session(session, id) => identify_session(store, &session, &id),
    }
}

/// An application's token works from its own origins only; without `Origin` it works everywhere.
fn check_origin(store: &Store, credential: &Credential, headers: &HeaderMap) -> Result<(), ApiError> {
    let Credential::AccessToken(family) = credential else { return Ok(()) };
    let client = store.oidc_sessions.get(family).map_or("", |family| &family.client_id);
    let Some(application) = store.application_by_client(client) else { return Ok(()) };
    let origin = headers.get("origin").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let allowed = application.allowed_origins();
    if origin.is_empty() || allowed.is_empty() || allowed.iter().any(|known| known == origin) {
        return Ok(());
    }
    Err(ApiError::permission_denied("AUTH-DZG21", "Errors.OriginNotAllowed"))
}

/// What a bearer token claims to be: an opaque one, or a JWT of this instance. Whether it is alive is another matter.
pub(crate) fn read_bearer(store: &Store, bearer: &str) -> Option<Bearer> {
    match store.token_key.open(bearer) {
        Ok(text) => token::read(&text),
        Err(_) => read_jwt(store, bearer),
    }
}

/// A JWT access token of this instance; its `jti` names family and token.
fn read_jwt(store: &Store, bearer: &str) -> Option<Bearer> {
    let token = Unverified::parse(bearer)?;
    let key = store.web_keys.iter().find(|key| Some(&key.id) == token.kid.as_ref())?;
    let (family, id) = token.text_claim("jti").split_once('-')?;
    let ours = token.text_claim("iss") == store.instance.issuer && token.signed_by(&key.pair().public);
    ours.then(|| Bearer::Access(family.to_owned(), id.to_owned()))
}

fn factor_missing() -> ApiError {
    ApiError::permission_denied("AUTHZ-Kl3p0", "authentication required")
}

fn identify_session<'a>(
    store: &'a Store,
    session: &str,
    token: &str,
) -> Result<(&'a User, Credential), ApiError> {
    let session = store
        .sessions
        .get(session)
        .filter(|session| session.exists && session.terminated.is_none())
        .ok_or_else(|| ApiError::not_found("QUERY-SFeaa", "Errors.Session.NotExisting"))?;
    if session.token_id != token {
        return Err(ApiError::permission_denied("QUERY-dsfr3", "Errors.PermissionDenied"));
    }
    if session.expired(store.now()) {
        return Err(ApiError::permission_denied("AUTHZ-EGDo3", "session expired"));
    }
    let user = session.user_id().and_then(|id| store.users.get(id)).ok_or_else(invalid_token)?;
    let changed = user.human().and_then(|human| human.password.as_ref()).map(|password| password.changed);
    let others =
        [session.intent, session.totp, session.otp_sms, session.otp_email, session.web_authn.map(|w| w.0)];
    let checked = session.password_seen(changed).is_some() || others.iter().any(Option::is_some);
    if !checked && user.human().is_some() {
        return Err(factor_missing());
    }
    Ok((user, Credential::Session(session.id.clone())))
}

impl Caller {
    /// Whether the caller has `permission` on `scope`.
    pub(crate) fn may(&self, store: &Store, permission: &str, scope: Scope<'_>) -> bool {
        let Some(user) = store.users.get(&self.user_id) else { return false };
        user.memberships.iter().any(|membership| {
            let covers = match (&membership.resource, scope) {
                (Resource::Instance, _) => true,
                (Resource::Organization(own), Scope::Organization(wanted)) => own == wanted,
                (Resource::Organization(own), Scope::Project { organization, .. }) => own == organization,
                (Resource::Project(own), Scope::Project { id, .. }) => own == id,
                _ => false,
            };
            covers && membership.roles.iter().any(|role| roles::allows(role, permission))
        })
    }

    /// Whether the caller administers anything at all.
    pub(crate) fn has_membership(&self, store: &Store) -> bool {
        store.users.get(&self.user_id).is_some_and(|user| !user.memberships.is_empty())
    }

    fn refusal(&self, store: &Store, id: &'static str) -> ApiError {
        if self.has_membership(store) {
            ApiError::permission_denied(id, "No matching permissions found")
        } else {
            ApiError::not_found("AUTHZ-cdgFk", "membership not found")
        }
    }

    /// Demands a permission in a handler: 403 `AUTH-AWfge`, or 404 `AUTHZ-cdgFk` for a caller without any role.
    pub(crate) fn require(&self, store: &Store, permission: &str, scope: Scope<'_>) -> Result<(), ApiError> {
        if self.may(store, permission, scope) { Ok(()) } else { Err(self.refusal(store, "AUTH-AWfge")) }
    }

    /// Demands a permission on a user's organization, unless the user is the caller.
    pub(crate) fn require_or_self(
        &self,
        store: &Store,
        permission: &str,
        user_id: &str,
    ) -> Result<(), ApiError> {
        if self.user_id == user_id {
            return Ok(());
        }
        self.require_on_user(store, permission, user_id)
    }

    /// Demands a permission on a user's organization; of an unknown user, on the instance.
    pub(crate) fn require_on_user(
        &self,
        store: &Store,
        permission: &str,
        user_id: &str,
    ) -> Result<(), ApiError> {
        let scope =
            store.users.get(user_id).map_or(Scope::Instance, |user| Scope::Organization(&user.record.owner));
        self.require(store, permission, scope)
    }

    /// Demands a permission before the handler: 403 `AUTH-5mWD2`, or 404 `AUTHZ-cdgFk`.
    pub(crate) fn require_at_interceptor(&self, store: &Store, permission: &str) -> Result<(), ApiError> {
        let scope =
            if permission.starts_with("iam.") { Scope::Instance } else { Scope::Organization(&self.context) };
        if self.may(store, permission, scope) { Ok(()) } else { Err(self.refusal(store, "AUTH-5mWD2")) }
    }
}

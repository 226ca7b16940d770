//! The texts of opaque tokens, and what they stand for.
//!
//! | token | text under the token key |
//! |---|---|
//! | access token | `V2_<family>-at_<id>:<user>` |
//! | refresh token | `V2_<family>-rt_<id>:<user>` |
//! | personal access token | `<id>:<user>` |
//! | session token | `sess_<session>:<id>` |
//! | authorization code | the auth request's id, `V2_<id>` |

use crate::store::Store;
use crate::store::oidc_session::OidcSession;
use crate::store::user::User;

/// What a decrypted bearer token claims to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// Access token: family and token id.
    Access(String, String),
    /// Personal access token: its id and user.
    Pat(String, String),
    /// Session token: session and token id.
    Session(String, String),
}

/// Text of an access token: also the `jti` of a JWT.
pub(crate) fn access_token_id(family: &str, token: &str) -> String {
    format!("{family}-{token}")
}

/// Reads the text of a bearer token.
pub(crate) fn read(text: &str) -> Option<Bearer> {
    if let Some(rest) = text.strip_prefix("sess_") {
        let (session, token) = rest.split_once(':')?;
        return Some(Bearer::Session(session.to_owned(), token.to_owned()));
    }
    let (token, user) = text.split_once(':')?;
    match token.split_once('-') {
        Some((family, id)) if id.starts_with("at_") => Some(Bearer::Access(family.to_owned(), id.to_owned())),
        Some(_) => None,
        None => Some(Bearer::Pat(token.to_owned(), user.to_owned())),
    }
}

/// Makes the session token of a session.
pub(crate) fn session_token(store: &Store, session: &str, token_id: &str) -> String {
    store.token_key.seal(&format!("sess_{session}:{token_id}"))
}

/// The family of an access token if the token is alive: the newest of its family, in time, its login session not
/// terminated since it was issued, its user active ever since, its application active.
pub(crate) fn live_family<'a>(
    store: &'a Store,
    family: &str,
    token: &str,
) -> Option<(&'a OidcSession, &'a User)> {
    let now = store.now();
    let family = store.oidc_sessions.get(family)?;
    let access = family.access.as_ref().filter(|access| access.id == token && access.expires > now)?;
    let user = store.users.get(&family.user_id).filter(|user| user.is_active())?;
    let killed = user.tokens_dead_until.is_some_and(|until| access.issued <= until);
    let session = family.session_id.as_ref().and_then(|id| store.sessions.get(id));
    let ended = session.and_then(|session| session.terminated).is_some_and(|ended| access.issued <= ended);
    let client_gone = !family.of_machine
        && store.application_by_client(&family.client_id).is_none_or(|application| !application.active);
    (!killed && !ended && !client_gone).then_some((family, user))
}

/// The user of a personal access token if the token is alive.
pub(crate) fn live_pat<'a>(store: &'a Store, id: &str, user: &str) -> Option<&'a User> {
    let user = store.users.get(user).filter(|user| user.is_active())?;
    let pat = user.machine()?.pats.get(id).filter(|pat| pat.expires > store.now())?;
    let killed = user.tokens_dead_until.is_some_and(|until| pat.record.created <= until);
    (!killed).then_some(user)
}

//! The sessions of the sign-in host: who signed in here, so that the next application need not ask again.
//!
//! SameSite=Lax: the browser arrives with a redirect of the provider, and a Strict cookie would not come along when
//! the way began on another site. Every form is guarded by the flow cookie besides.

use super::{Jar, SealError, Sealer, SetCookie};
use crate::zitadel::SessionHandle;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use time::Duration;

const NAME: &str = "__Host-sessions";
/// Sessions kept at once, newest first.
const ROOM: usize = 4;
/// How long the list is kept.
pub const LIFETIME: Duration = Duration::days(90);

/// A session of this browser.
#[derive(Clone, Serialize, Deserialize)]
pub struct Known {
    /// Session id.
    pub id: String,
    /// Session token.
    token: String,
    /// User id.
    pub user: String,
    /// Login name, for showing.
    pub login_name: String,
}

impl Known {
    /// A session to be remembered.
    pub fn new(handle: &SessionHandle, user: &str, login_name: &str) -> Self {
        Self {
            id: handle.id.clone(),
            token: handle.expose_token().to_owned(),
            user: user.to_owned(),
            login_name: login_name.to_owned(),
        }
    }

    /// Id and token for a call.
    pub fn handle(&self) -> SessionHandle {
        SessionHandle::new(self.id.clone(), SecretString::from(self.token.clone()))
    }
}

/// The sessions of this browser, newest first.
#[derive(Clone, Default)]
pub struct Sessions(Vec<Known>);

impl Sessions {
    /// Opens the cookie; an unusable one holds no session.
    pub async fn open(jar: &Jar, sealer: &Sealer) -> Self {
        match jar.get(NAME) {
            Some(value) => Self(sealer.open(NAME, value).await.unwrap_or_default()),
            None => Self::default(),
        }
    }

    /// Newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Known> {
        self.0.iter()
    }

    /// Adds the newest session, in place of an older one of the same person.
    pub fn add(&mut self, session: Known) {
        self.0.retain(|other| other.user != session.user);
        self.0.insert(0, session);
        self.0.truncate(ROOM);
    }

    /// Remembers the newest token of a session that is known. Tells whether it is.
    pub fn renew(&mut self, handle: &SessionHandle) -> bool {
        let known = self.0.iter_mut().find(|session| session.id == handle.id);
        known.map(|session| handle.expose_token().clone_into(&mut session.token)).is_some()
    }

    /// Forgets a session that is over. Tells whether it was known.
    pub fn forget(&mut self, id: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|session| session.id != id);
        self.0.len() != before
    }

    /// Seals the cookie, or removes it when no session is left.
    pub async fn keep(&self, sealer: &Sealer) -> Result<SetCookie, SealError> {
        if self.0.is_empty() {
            return Ok(SetCookie::removal(NAME));
        }
        Ok(SetCookie::lax(NAME, &sealer.seal(NAME, &self.0, LIFETIME).await?, LIFETIME))
    }
}

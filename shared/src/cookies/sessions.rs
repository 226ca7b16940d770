//! The sessions of the sign-in host: who signed in here, so that the next application need not ask again.
//!
//! SameSite=Lax: the browser arrives with a redirect of the provider, and a Strict cookie would not come along when
//! the way began on another site. Every form is guarded by the flow cookie besides.

use super::{Jar, SealError, Sealer, SetCookie};
use crate::zitadel::{Person, SessionHandle};
use aws_lc_rs::digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use time::Duration;

const NAME: &str = "__Host-sessions";
/// Sessions kept at once, newest first.
const ROOM: usize = 5;
/// The cookie's value at most, in bytes: browsers drop a cookie of more than 4096, and a host's are to be few.
const LONGEST: usize = 2048;
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
    /// Organization of the person, for choosing; what is decided by it is read from Zitadel.
    pub organization: String,
    /// Login name, for showing.
    pub login_name: String,
    /// E-mail address, by which applications call people, too.
    pub email: String,
}

impl Known {
    /// A session to be remembered.
    pub fn new(handle: &SessionHandle, person: &Person) -> Self {
        Self {
            id: handle.id.clone(),
            token: handle.expose_token().to_owned(),
            user: person.id.clone(),
            organization: person.organization.clone(),
            login_name: person.shown_name().to_owned(),
            email: person.email.clone(),
        }
    }

    /// What forms call it by. It means something only together with this browser's cookie.
    pub fn reference(&self) -> String {
        URL_SAFE_NO_PAD.encode(&digest::digest(&digest::SHA256, self.id.as_bytes()).as_ref()[..9])
    }

    /// Whether an application that calls a person so (`login_hint`) means this one.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        [&self.login_name, &self.email].iter().any(|own| own.to_lowercase() == name)
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

    /// The one that forms call so.
    pub fn find(&self, reference: &str) -> Option<&Known> {
        self.0.iter().find(|session| session.reference() == reference)
    }

    /// Adds the newest session, in place of an older one of the same person. The oldest makes room.
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

    /// The newest token of a session that is known.
    pub fn token(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|session| session.id == id).map(|session| session.token.as_str())
    }

    /// Seals the cookie, or removes it when no session is left. The oldest are left out if they are too long together,
    /// the newest never is.
    pub async fn keep(&self, sealer: &Sealer) -> Result<SetCookie, SealError> {
        for count in (1..=self.0.len()).rev() {
            let value = sealer.seal(NAME, &&self.0[..count], LIFETIME).await?;
            if value.len() <= LONGEST || count == 1 {
                return Ok(SetCookie::lax(NAME, &value, LIFETIME));
            }
        }
        Ok(SetCookie::removal(NAME))
    }
}

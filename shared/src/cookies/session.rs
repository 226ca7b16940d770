//! The application's session: tokens and identity, sealed into as many cookies as their size needs.
//!
//! SameSite=Strict. The value is sealed as a whole and then cut, so a missing, foreign or reordered piece makes the
//! whole unreadable instead of wrong.

use super::{BUDGET, Jar, LONGEST, SealError, Sealer, SetCookie, pack::Packed};
use crate::oidc::TokenSet;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use time::Duration;

const NAME: &str = "__Host-session";
/// Pieces that can exist; more would be over the budget.
const MOST_PIECES: usize = 3;
/// Room for the name and the attributes' count in front.
const PIECE: usize = LONGEST - 96;

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Subject.
    pub sub: String,
    /// Display name.
    pub name: Option<String>,
    /// Login name.
    pub preferred_username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether it was verified.
    pub email_verified: Option<bool>,
    /// The provider's session.
    pub sid: Option<String>,
    /// When a factor was last checked, in seconds since 1970.
    pub auth_time: Option<i64>,
}

/// A signed-in browser.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// Who.
    pub identity: Identity,
    access: Packed,
    refresh: Option<Packed>,
    id_token: Option<Packed>,
    /// End of the access token, in seconds since 1970.
    pub access_ends_at: i64,
    /// Time of the sign-in, in seconds since 1970. No refresh moves it.
    pub started_at: i64,
    /// Grows with every refresh, so that a late answer can be told from a newer one.
    pub generation: u32,
}

/// Why a session cannot be stored.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// It does not fit into the budget even without the ID token.
    #[error("the session needs {0} bytes of cookies, more than the {BUDGET} of a host")]
    TooLarge(usize),
    /// It cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl Session {
    /// A session from the tokens of a sign-in.
    pub fn new(identity: Identity, tokens: &TokenSet, now: i64) -> Self {
        let mut session = Self {
            identity,
            access: Packed::Text(String::new()),
            refresh: None,
            id_token: None,
            access_ends_at: 0,
            started_at: now,
            generation: 0,
        };
        session.take(tokens, now);
        session
    }

    /// Replaces the tokens after a refresh. What the provider left out stays.
    pub fn renew(&mut self, tokens: &TokenSet, now: i64) {
        self.generation += 1;
        self.take(tokens, now);
    }

    fn take(&mut self, tokens: &TokenSet, now: i64) {
        self.access = Packed::new(tokens.access_token.expose_secret());
        if let Some(token) = &tokens.refresh_token {
            self.refresh = Some(Packed::new(token.expose_secret()));
        }
        if let Some(token) = &tokens.id_token {
            self.id_token = Some(Packed::new(token.expose_secret()));
        }
        self.access_ends_at = now + tokens.expires_in;
    }

    /// The access token.
    pub fn access_token(&self) -> SecretString {
        self.access.text().into()
    }

    /// The refresh token.
    pub fn refresh_token(&self) -> Option<SecretString> {
        self.refresh.as_ref().map(|token| token.text().into())
    }

    /// The ID token, unless it had to make room.
    pub fn id_token(&self) -> Option<SecretString> {
        self.id_token.as_ref().map(|token| token.text().into())
    }

    /// Opens the session of a request. `None` if there is none or a piece is missing, foreign or altered.
    pub async fn open(jar: &Jar, sealer: &Sealer) -> Option<Self> {
        let (count, first) = jar.get(NAME)?.split_once('.')?;
        let count: usize = count.parse().ok().filter(|count| (1..=MOST_PIECES).contains(count))?;
        let mut text = first.to_owned();
        for index in 1..count {
            text.push_str(jar.get(&piece(index))?);
        }
        sealer.open(NAME, &text).await
    }

    /// Whether a request carries any piece of a session.
    pub fn is_present(jar: &Jar) -> bool {
        jar.names(NAME).next().is_some()
    }

    /// Seals the session for `lifetime`. The ID token is left out if it does not fit: it is only a hint at logout.
    /// Also gives the bytes that the cookies take.
    pub async fn keep(
        &self,
        jar: &Jar,
        sealer: &Sealer,
        lifetime: Duration,
    ) -> Result<(Vec<SetCookie>, usize), SessionError> {
        let mut text = sealer.seal(NAME, self, lifetime).await?;
        if size(&text) > BUDGET && self.id_token.is_some() {
            let smaller = Self { id_token: None, ..self.clone() };
            text = sealer.seal(NAME, &smaller, lifetime).await?;
        }
        if size(&text) > BUDGET {
            return Err(SessionError::TooLarge(size(&text)));
        }
        let count = pieces(&text);
        let mut cookies = Vec::new();
        for index in 0..count {
            let part = &text[index * PIECE..((index + 1) * PIECE).min(text.len())];
            let value = if index == 0 { format!("{count}.{part}") } else { part.to_owned() };
            cookies.push(SetCookie::strict(&piece(index), &value, lifetime));
        }
        let stale = (count..MOST_PIECES).map(piece).filter(|name| jar.has(name));
        cookies.extend(stale.map(|name| SetCookie::removal(&name)));
        Ok((cookies, size(&text)))
    }

    /// Removes every piece that the request carries.
    pub fn remove(jar: &Jar) -> Vec<SetCookie> {
        (0..MOST_PIECES)
            .map(piece)
            .filter(|name| jar.has(name))
            .map(|name| SetCookie::removal(&name))
            .collect()
    }
}

fn piece(index: usize) -> String {
    if index == 0 { NAME.to_owned() } else { format!("{NAME}-{index}") }
}

fn pieces(text: &str) -> usize {
    text.len().div_ceil(PIECE)
}

fn size(text: &str) -> usize {
    text.len() + pieces(text) * (NAME.len() + 7)
}

#[cfg(test)]
mod tests;

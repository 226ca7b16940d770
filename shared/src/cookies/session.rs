//! The application's session: tokens and identity, sealed into as many cookies as their size needs.
//!
//! SameSite=Strict. The value is sealed as a whole and then cut, so a missing, foreign or reordered piece makes the
//! whole unreadable instead of wrong.

mod binding;
mod name;

use super::{BUDGET, Jar, LONGEST, Scope, SealError, Sealer, SetCookie, pack::Packed};
use crate::{config::ClientSettings, oidc::TokenSet, secrets::SecretError};
use aws_lc_rs::hmac;
use name::Name;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::{collections::HashSet, fmt::Write, iter};
use time::Duration;

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
    /// Time of the last refresh, or of the sign-in, in seconds since 1970.
    pub renewed_at: i64,
    /// Grows with every refresh, so that a late answer can be told from a newer one.
    pub generation: u32,
    /// The client that the tokens are for.
    pub client_id: String,
    /// Random, the same in all generations of a session, and known to nobody who does not hold its cookie.
    lineage: [u8; 16],
}

/// What a session is begun with.
pub struct Beginning<'a> {
    /// Who signed in.
    pub identity: Identity,
    /// The client that the tokens are for.
    pub client_id: String,
    /// 16 random bytes.
    pub lineage: [u8; 16],
    /// The tokens.
    pub tokens: &'a TokenSet,
    /// Seconds since 1970.
    pub now: i64,
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
    pub fn new(beginning: Beginning<'_>) -> Self {
        let Beginning { identity, client_id, lineage, tokens, now } = beginning;
        let mut session = Self {
            identity,
            access: Packed::Text(String::new()),
            refresh: None,
            id_token: None,
            access_ends_at: 0,
            started_at: now,
            renewed_at: now,
            generation: 0,
            client_id,
            lineage,
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
        self.renewed_at = now;
    }

    /// A name of the session, the same in all its generations, for the table and the log. It opens nothing.
    pub fn id(&self) -> String {
        hex(&self.keyed(b"id"))
    }

    /// A hash of `text` that only who holds this session can make (HMAC-SHA-256).
    pub fn keyed(&self, text: &[u8]) -> hmac::Tag {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.lineage), text)
    }

    /// How long the session lasts if it is not refreshed: until it was idle for too long, and never past its longest
    /// age. Zero or negative when it is over.
    pub fn left(&self, settings: &ClientSettings, now: i64) -> Duration {
        let until = |since: i64, longest: std::time::Duration| {
            Duration::seconds(since - now) + Duration::try_from(longest).unwrap_or(Duration::DAY)
        };
        let idle = until(self.renewed_at, settings.session_idle);
        idle.min(until(self.started_at, settings.session_max_age))
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

    /// Opens the session of a request: of the newest sign-in the newest generation that opens. `None` if there is none,
    /// or a piece is missing, too many, foreign or altered. An error when the keys cannot be read, which says nothing
    /// of the session.
    pub async fn open(jar: &Jar, sealer: &Sealer) -> Result<Option<Self>, SecretError> {
        Ok(Self::open_all(jar, sealer).await?.into_iter().next())
    }

    /// Opens every session of a request, the newest sign-in first: one that did not see the session that it replaces
    /// could not remove it. Of each sign-in only the newest generation counts. Every host of a domain can put a session
    /// of its own beside ours, and which of the two is the person's cannot be told: there two are none.
    pub async fn open_all(jar: &Jar, sealer: &Sealer) -> Result<Vec<Self>, SecretError> {
        let (mut all, mut unread) = (Vec::<Self>::new(), None);
        for name in name::candidates(jar, sealer.scope()) {
            match Self::open_named(jar, sealer, name).await {
                Ok(opened) => all.extend(opened.filter(|session| binding::holds(session, jar))),
                Err(error) => unread = Some(error),
            }
        }
        // One that opened is good beside another whose key cannot be read.
        if let Some(error) = unread.filter(|_| all.is_empty()) {
            return Err(error);
        }
        all.sort_by_key(|session| std::cmp::Reverse((session.started_at, session.generation)));
        let mut seen = HashSet::new();
        all.retain(|session| seen.insert(session.lineage));
        // The binding has told already where there is one.
        let any = *sealer.scope() != Scope::Host && *jar.scope() == Scope::Host;
        if any && all.len() > 1 {
            tracing::warn!(event = "session_planted", "two sessions came at once; neither counts");
            all.clear();
        }
        Ok(all)
    }

    async fn open_named(jar: &Jar, sealer: &Sealer, name: Name) -> Result<Option<Self>, SecretError> {
        let Some(text) = Self::joined(jar, sealer, name) else { return Ok(None) };
        sealer.read(&name.piece(sealer.scope(), 0), &text).await
    }

    /// The pieces of a name in one.
    fn joined(jar: &Jar, sealer: &Sealer, name: Name) -> Option<String> {
        let (count, first) = jar.get(&name.piece(sealer.scope(), 0))?.split_once('.')?;
        let count: usize = count.parse().ok().filter(|count| (1..=MOST_PIECES).contains(count))?;
        let mut text = first.to_owned();
        for index in 1..count {
            text.push_str(jar.get(&name.piece(sealer.scope(), index))?);
        }
        (!jar.has(&name.piece(sealer.scope(), count))).then_some(text)
    }

    /// Whether a request carries any piece of a session.
    pub fn is_present(jar: &Jar) -> bool {
        name::all(jar).next().is_some()
    }

    /// Whether a request carries a session of this scope, wherever its cookies were set.
    pub fn is_sent(jar: &Jar, scope: &Scope) -> bool {
        name::of(jar, scope).next().is_some()
    }

    /// Whether a piece of a session came twice: which of the two is the browser's own cannot be told.
    pub fn is_doubled(jar: &Jar, scope: &Scope) -> bool {
        name::of(jar, scope).any(|name| jar.get(name).is_none())
    }

    /// Seals the session for `lifetime`, and removes whatever else of a session the request carried. The ID token, only a
    /// hint at logout, is left out where that makes room for two generations, or for the session at all. Also gives the
    /// bytes that the cookies take.
    pub async fn keep(
        &self,
        jar: &Jar,
        sealer: &Sealer,
        lifetime: Duration,
    ) -> Result<(Vec<SetCookie>, usize), SessionError> {
        let scope = sealer.scope();
        let (name, text) = self.seal(sealer, lifetime).await?;
        let size = size(name, &text) + binding::size(scope);
        if size > BUDGET {
            return Err(SessionError::TooLarge(size));
        }
        let count = pieces(&text);
        let mut cookies = Vec::new();
        for index in 0..count {
            let part = &text[index * PIECE..((index + 1) * PIECE).min(text.len())];
            let value = if index == 0 { format!("{count}.{part}") } else { part.to_owned() };
            cookies.push(SetCookie::session(&name.piece(scope, index), &value, lifetime, scope));
        }
        cookies.extend(binding::keep(self, jar, scope, lifetime));
        let own: Vec<_> = (0..count).map(|index| name.piece(scope, index)).collect();
        let stale = name::all(jar).filter(|name| !own.iter().any(|own| own == name));
        cookies.extend(stale.map(|name| SetCookie::session_removal(name, scope)));
        Ok((cookies, size))
    }

    async fn seal(&self, sealer: &Sealer, lifetime: Duration) -> Result<(Name, String), SealError> {
        let scope = sealer.scope();
        let smaller = self.id_token.as_ref().map(|_| Self { id_token: None, ..self.clone() });
        let room = BUDGET - binding::size(scope);
        for (generation, room) in [(Some(self.generation), name::ROOM_FOR_TWO), (None, room)] {
            let name = Name { generation, tag: self.tag() };
            for session in iter::once(self).chain(&smaller) {
                let text = sealer.seal(&name.piece(scope, 0), session, lifetime).await?;
                // What does not fit at all is the caller's to refuse.
                if size(name, &text) <= room || (generation.is_none() && session.id_token.is_none()) {
                    return Ok((name, text));
                }
            }
        }
        Err(SealError::Crypto)
    }

    /// Tells sign-ins apart in the names of cookies.
    fn tag(&self) -> u32 {
        self.keyed(b"name").as_ref().iter().take(4).fold(0, |tag, byte| tag << 8 | u32::from(*byte))
    }

    /// Removes every piece that the request carries.
    pub fn remove(jar: &Jar) -> Vec<SetCookie> {
        let pieces = name::all(jar).map(|name| SetCookie::session_removal(name, jar.scope()));
        pieces.chain(binding::remove(jar)).collect()
    }
}

/// 16 bytes of a hash.
fn hex(tag: &hmac::Tag) -> String {
    tag.as_ref()[..16].iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn pieces(text: &str) -> usize {
    text.len().div_ceil(PIECE)
}

fn size(name: Name, text: &str) -> usize {
    // The longer of the two spellings of a name.
    text.len() + pieces(text) * (name.piece(&Scope::Domain("".into()), 1).len() + 5)
}

#[cfg(test)]
mod tests;

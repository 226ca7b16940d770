//! The cookie of one handover: what Zitadel's address said, and how far the browser has come.

use aws_lc_rs::constant_time;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use shared::{
    cookies::{Jar, SealError, Sealer, SetCookie},
    secrets::SecretError,
};
use time::Duration;

const PREFIX: &str = "__Host-jwt-idp-";
const NAME_CHARACTERS: usize = 8;
/// As long as somebody may take at the team's sign-in page; the intent itself waits for an hour.
const LIFETIME: Duration = Duration::hours(1);
/// How many a browser keeps: one for each tab.
const MOST: usize = 3;

/// One handover. No `Debug`: `user_agent` is a credential once the intent has succeeded.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Handoff {
    ticket: [u8; 16],
    started_at: i64,
    /// `authRequestID`: the intent's id.
    pub(crate) intent: String,
    /// `userAgentID`.
    pub(crate) user_agent: String,
    /// The sign-in host has said that this browser began the intent.
    pub(crate) confirmed: bool,
    /// The browser was asked once to come again from our own site.
    pub(crate) home: bool,
    /// The person was sent to the team's sign-in page.
    pub(crate) asked: bool,
}

impl Handoff {
    /// A new handover. `ticket` comes from the source of randomness.
    pub(crate) fn new(ticket: [u8; 16], now: i64, intent: &str, user_agent: &str) -> Self {
        Self {
            ticket,
            started_at: now,
            intent: intent.to_owned(),
            user_agent: user_agent.to_owned(),
            confirmed: false,
            home: false,
            asked: false,
        }
    }

    /// What addresses call it by.
    pub(crate) fn ticket(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.ticket)
    }

    /// Opens the handover of a ticket.
    pub(crate) async fn open(jar: &Jar, sealer: &Sealer, ticket: &str) -> Result<Option<Self>, SecretError> {
        let Some(name) = name_of(ticket) else { return Ok(None) };
        let Some(value) = jar.get(&name) else { return Ok(None) };
        let opened: Option<Self> = sealer.read(&name, value).await?;
        Ok(opened.filter(|handoff| {
            constant_time::verify_slices_are_equal(handoff.ticket().as_bytes(), ticket.as_bytes()).is_ok()
        }))
    }

    /// Seals it; the oldest make room.
    pub(crate) async fn keep(&self, jar: &Jar, sealer: &Sealer) -> Result<Vec<SetCookie>, SealError> {
        let own = format!("{PREFIX}{}", &self.ticket()[..NAME_CHARACTERS]);
        let value = sealer.seal(&own, self, LIFETIME).await?;
        let mut others = Vec::new();
        for name in jar.names(PREFIX).filter(|name| *name != own) {
            let opened = sealer.open::<Self>(name, jar.get(name).unwrap_or_default()).await;
            others.push((opened.map_or(i64::MIN, |handoff| handoff.started_at), name));
        }
        others.sort_unstable();
        let room = MOST - 1;
        let mut left = others.len();
        let mut cookies = vec![SetCookie::lax(&own, &value, LIFETIME)];
        for (started_at, name) in others {
            if left > room || started_at == i64::MIN {
                cookies.push(SetCookie::removal(name));
            }
            left -= 1;
        }
        Ok(cookies)
    }

    /// Removes the cookie of a ticket: it is over.
    pub(crate) fn remove(ticket: &str) -> Option<SetCookie> {
        name_of(ticket).map(|name| SetCookie::removal(&name))
    }
}

fn name_of(ticket: &str) -> Option<String> {
    let start = ticket.get(..NAME_CHARACTERS)?;
    let fits = start.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    fits.then(|| format!("{PREFIX}{start}"))
}

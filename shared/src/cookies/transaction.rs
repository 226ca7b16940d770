//! The transaction cookie of the application host: what the callback needs to know of the start.
//!
//! One cookie per transaction, so that tabs are independent, and as small as can be: state, nonce and verifier all
//! come from one random seed, and the cookie's name is the beginning of the state.

use super::{BUDGET, Jar, SealError, Sealer, SetCookie};
use crate::secrets::SecretError;
use aws_lc_rs::hmac;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use time::Duration;

const PREFIX: &str = "__Host-tx-";
/// Longer than anybody takes to sign in, mails to wait for included.
pub const LIFETIME: Duration = Duration::hours(1);
/// All transactions together, in bytes.
const ROOM: usize = 2048;
const NAME_CHARACTERS: usize = 8;

/// One way from `/auth/login` to `/auth/callback`.
#[derive(Serialize, Deserialize)]
pub struct Transaction {
    seed: [u8; 32],
    started_at: i64,
    /// Where the person wanted to go: a path of the application or a checked URL.
    pub return_to: String,
    /// The browser was asked once to come again from our own site.
    home: bool,
}

impl Transaction {
    /// A new transaction from a random seed.
    pub fn new(seed: [u8; 32], now: i64, return_to: String) -> Self {
        Self { seed, started_at: now, return_to, home: false }
    }

    /// A value that only who holds this transaction's cookie can make (HMAC-SHA-256).
    fn keyed(&self, purpose: &str) -> hmac::Tag {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &self.seed), purpose.as_bytes())
    }

    fn derive(&self, purpose: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.keyed(purpose))
    }

    /// A name of the transaction for the table. Nothing that the browser's address bar has seen can be made from it.
    pub fn id(&self) -> String {
        self.derive("id")
    }

    /// The key of what this transaction's cookie may open.
    pub fn handover(&self) -> hmac::Tag {
        self.keyed("handover")
    }

    /// `state`, 256 bits.
    pub fn state(&self) -> String {
        self.derive("state")
    }

    /// `nonce`, 256 bits.
    pub fn nonce(&self) -> String {
        self.derive("nonce")
    }

    /// PKCE verifier, 256 bits.
    pub fn verifier(&self) -> String {
        self.derive("verifier")
    }

    /// Notes that the browser is asked to come again from our own site. `None` if it was asked before.
    #[must_use]
    pub fn came_home(mut self) -> Option<Self> {
        let before = std::mem::replace(&mut self.home, true);
        (!before).then_some(self)
    }

    /// Opens the transaction that a callback's `state` belongs to.
    pub async fn open(jar: &Jar, sealer: &Sealer, state: &str) -> Result<Option<Self>, SecretError> {
        let Some(name) = name_of(state) else { return Ok(None) };
        let Some(value) = jar.get(&name) else { return Ok(None) };
        let opened: Option<Self> = sealer.read(&name, value).await?;
        Ok(opened.filter(|transaction| {
            let own = transaction.state();
            aws_lc_rs::constant_time::verify_slices_are_equal(own.as_bytes(), state.as_bytes()).is_ok()
        }))
    }

    /// Seals the transaction, and removes the oldest ones when all together grow too large.
    pub async fn keep(&self, jar: &Jar, sealer: &Sealer) -> Result<Vec<SetCookie>, SealError> {
        let state = self.state();
        let name = format!("{PREFIX}{}", &state[..NAME_CHARACTERS]);
        let value = sealer.seal(&name, self, LIFETIME).await?;
        let own = name.len() + value.len();
        let others = jar.size() - size(jar);
        let mut cookies = vec![SetCookie::lax(&name, &value, LIFETIME)];
        cookies.extend(
            evict(jar, sealer, ROOM.min(BUDGET.saturating_sub(others)).saturating_sub(own), None).await,
        );
        Ok(cookies)
    }

    /// Removes the cookie of a callback's `state`, whatever became of it: it is good for one use.
    pub fn remove(state: &str) -> Option<SetCookie> {
        name_of(state).map(|name| SetCookie::removal(&name))
    }

    /// Removes every transaction that the request carries.
    pub fn remove_all(jar: &Jar) -> Vec<SetCookie> {
        jar.names(PREFIX).map(SetCookie::removal).collect()
    }
}

/// Removes the oldest transactions until the rest, without that of `used`, takes at most `room` bytes.
pub async fn evict(jar: &Jar, sealer: &Sealer, room: usize, used: Option<&str>) -> Vec<SetCookie> {
    let used = used.and_then(name_of);
    let mut kept = Vec::new();
    for name in jar.names(PREFIX).filter(|name| Some(*name) != used.as_deref()) {
        let value = jar.get(name).unwrap_or_default();
        let opened = sealer.open::<Transaction>(name, value).await;
        kept.push((
            opened.map_or(i64::MIN, |transaction| transaction.started_at),
            name,
            name.len() + value.len() + 3,
        ));
    }
    kept.sort_unstable();
    let mut total: usize = kept.iter().map(|(_, _, size)| size).sum();
    let mut removed = Vec::new();
    for (started_at, name, size) in kept {
        if total <= room && started_at != i64::MIN {
            break;
        }
        total -= size;
        removed.push(SetCookie::removal(name));
    }
    removed
}

fn size(jar: &Jar) -> usize {
    jar.names(PREFIX).map(|name| name.len() + jar.get(name).unwrap_or_default().len() + 3).sum()
}

fn name_of(state: &str) -> Option<String> {
    let start = state.get(..NAME_CHARACTERS)?;
    let fits = start.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    fits.then(|| format!("{PREFIX}{start}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Random, SeededRandom};

    #[test]
    fn state_nonce_and_verifier_are_independent_and_long_enough() {
        let mut seed = [0; 32];
        SeededRandom::new(3).fill(&mut seed);
        let transaction = Transaction::new(seed, 0, "/".into());
        let all = [transaction.state(), transaction.nonce(), transaction.verifier()];
        assert!(all.iter().all(|text| text.len() == 43), "{all:?}");
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    }

    #[test]
    fn a_state_that_cannot_name_a_cookie_names_none() {
        for state in ["", "short", "a;b=c,de", "äöüäöüäöü", "..\r\n...."] {
            assert!(name_of(state).is_none(), "{state}");
        }
    }
}

//! A code of an authenticator application is taken once. Zitadel takes it as often as it comes within its time
//! (RFC 6238 section 5.2 forbids that), so what was used is remembered here for as long as it could be used again.

use crate::State;
use aws_lc_rs::digest;
use secrecy::{ExposeSecret, SecretString};
use shared::table::{Condition, Item, Put, TableError};
use std::fmt::Write;

/// Zitadel takes the codes of three steps of 30 seconds; one more for clocks that differ.
const MEMORY_SECONDS: i64 = 120;

/// Whether a code may be used.
pub(super) enum Use {
    /// For the first time.
    First,
    /// It was used in the same session: the form was sent twice.
    Twice,
    /// It was used elsewhere.
    Spent,
}

/// Spends a code of somebody in a session. A wrong code is spent, too, which does no harm.
pub(super) async fn spend(
    state: &State,
    user: &str,
    code: &SecretString,
    session: &str,
) -> Result<Use, TableError> {
    let mut stamp = [0; 8];
    state.base.random.fill(&mut stamp);
    let item = Item {
        value: session.as_bytes().to_vec(),
        stamp: u64::from_be_bytes(stamp),
        expires_at: state.base.clock.epoch() + MEMORY_SECONDS,
    };
    Ok(match state.table.put(&key(user, code), item, Condition::Absent).await? {
        Put::Written => Use::First,
        Put::Refused(Some(item)) if item.value == session.as_bytes() => Use::Twice,
        Put::Refused(_) => Use::Spent,
    })
}

/// Hashed, so that the table names nobody and holds no code.
fn key(user: &str, code: &SecretString) -> String {
    let text = format!("{user}\0{}", code.expose_secret());
    let hash = digest::digest(&digest::SHA256, text.as_bytes());
    hash.as_ref().iter().fold(String::from("totp#"), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

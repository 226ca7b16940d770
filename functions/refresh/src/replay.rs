//! A refresh token that was spent already: soon after, its successor once more; later, a sign that two hold it.

use crate::{
    State,
    entry::{Done, Entry},
    error::RefreshError,
    slot::Slot,
};
use shared::cookies::session::Session;

/// Refreshes within one grace time that are followed.
const MOST_HOPS: usize = 8;

/// The newest session that came of a spent token.
pub(crate) async fn replay(
    state: &State,
    session: &Session,
    done: Done,
) -> Result<Box<Session>, RefreshError> {
    let grace_ms = i64::try_from(state.settings.grace.as_millis()).unwrap_or(i64::MAX);
    if state.now_ms() - done.at_ms > grace_ms {
        return Err(reused(state, session).await);
    }
    let mut newest = done.successor;
    for _ in 0..MOST_HOPS {
        let Some(token) = newest.refresh_token() else { break };
        let found = Slot::of(state, &newest, &token)?.read().await?;
        match found.and_then(|found| found.entry) {
            Some(Entry::Done(later)) => newest = later.successor,
            Some(Entry::Over(ending)) => return Err(ending.into()),
            _ => break,
        }
    }
    tracing::info!(
        event = "session_replayed",
        session = newest.id(),
        generation = newest.generation,
        "the result of an earlier refresh"
    );
    Ok(newest)
}

async fn reused(state: &State, session: &Session) -> RefreshError {
    tracing::warn!(
        event = "refresh_token_reused",
        session = session.id(),
        generation = session.generation,
        ends_session = state.settings.reuse_ends_session,
        "a refresh token was shown again after its time"
    );
    if state.settings.reuse_ends_session {
        state.end_session(session).await;
    }
    RefreshError::Reused
}

//! A session becomes its next generation, once, however many ask for it and wherever.

use crate::{
    State,
    entry::Ending,
    error::RefreshError,
    lease::{Doubt, Lease, Take},
    replay::replay,
    slot::{Slot, SlotError, in_time},
    spend::{Spent, spend},
    turn::{Turn, Waiting},
};
use secrecy::SecretString;
use shared::{cookies::session::Session, error::chain, table::Condition};

/// The next generation of a session.
pub(crate) async fn next(state: &State, session: &Session) -> Result<Box<Session>, RefreshError> {
    let token = state.refreshable(session).ok_or(RefreshError::Over)?;
    let slot = Slot::of(state, session, &token)?;
    // Both at once: each is a call of its own.
    let (ended, take) = tokio::join!(
        in_time(state.handler.revocations.is_ended(session)),
        Lease::take(&slot, Condition::Absent, Doubt::None),
    );
    match ended {
        Ok(false) => {}
        Ok(true) => {
            end(state, &token, take).await;
            return Err(RefreshError::Ended);
        }
        Err(error) => {
            if let Ok(Take::Held(mut lease)) = take {
                lease.release(false).await;
            }
            return Err(SlotError::from(error).into());
        }
    }
    let mut take = take?;
    let mut waiting = Waiting::new();
    loop {
        let lease = match waiting.turn(&slot, take).await? {
            Turn::Mine(lease) => lease,
            Turn::Past(done) => return replay(state, session, done).await,
            Turn::Over(ending) => return Err(ending.into()),
        };
        match spend(state, &slot, session, &token, lease).await? {
            Spent::Successor(successor) => return Ok(successor),
            Spent::Elsewhere(elsewhere) => take = elsewhere,
        }
    }
}

/// The token of an ended session may be alive at the provider. Who is first to show it has it revoked.
async fn end(state: &State, token: &SecretString, take: Result<Take<'_>, SlotError>) {
    let Ok(Take::Held(mut lease)) = take else { return };
    if let Err(error) = lease.end(Ending::Ended).await {
        tracing::warn!(cause = chain(&error), "the end of a session could not be written");
    }
    state.revoke(token).await;
}

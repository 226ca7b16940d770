//! The holder's work: the one call to the provider, and what becomes of its answer.

use crate::{
    State,
    entry::{Done, Ending},
    error::RefreshError,
    lease::{Doubt, KEEPING, Kept, Lease, Take},
    person,
    slot::{Slot, in_time},
};
use secrecy::SecretString;
use shared::{
    cookies::session::Session,
    error::chain,
    oidc::{GrantError, IdTokenError, TokenSet},
    outbound::OutboundError,
};
use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// Just after an account was unlocked Zitadel does not find it for a moment.
const NOT_FOUND_PAUSE: Duration = Duration::from_millis(300);
/// Between two looks for what a former holder writes.
const LOOK: Duration = Duration::from_millis(100);

/// What came of it.
pub(crate) enum Spent<'a> {
    /// The session with new tokens.
    Successor(Box<Session>),
    /// Somebody else has the result, or will have it.
    Elsewhere(Take<'a>),
}

/// Spends the token of a session.
pub(crate) async fn spend<'a>(
    state: &State,
    slot: &'a Slot,
    session: &Session,
    token: &SecretString,
    mut lease: Lease<'a>,
) -> Result<Spent<'a>, RefreshError> {
    match ask(state, &mut lease, token).await {
        Ok(tokens) => keep(state, session, &tokens, lease).await.map(Spent::Successor),
        Err(error @ GrantError::Dead { .. }) => refused(slot, session, lease, error).await,
        Err(error) => {
            lease.release(may_have_spent(&error)).await;
            Err(error.into())
        }
    }
}

/// Asks the provider, once, and holds the lease meanwhile.
async fn ask(state: &State, lease: &mut Lease<'_>, token: &SecretString) -> Result<TokenSet, GrantError> {
    let party = &state.handler.party;
    let mut again = false;
    let call = async {
        match party.refresh(token).await {
            Err(GrantError::Failed(404)) => {
                again = true;
                sleep(NOT_FOUND_PAUSE).await;
                party.refresh(token).await
            }
            answer => answer,
        }
    };
    let answer = tokio::select! {
        biased;
        answer = call => answer,
        never = lease.keep_alive() => match never {},
    };
    if again && lease.doubt == Doubt::None {
        lease.doubt = Doubt::Failed;
    }
    answer
}

/// Whether the provider may have replaced the token although it gave no usable answer.
fn may_have_spent(error: &GrantError) -> bool {
    !matches!(
        error,
        GrantError::Client { .. }
            | GrantError::Discovery(_)
            | GrantError::Secret(_)
            | GrantError::Signing(_)
            | GrantError::Failed(429)
            | GrantError::Outbound(OutboundError::ForeignHost(_))
    )
}

/// Writes the successor down at once: until that is done the provider's answer is nowhere but here. The ID token is
/// verified before if that takes no call, which is so unless the provider changed its key, else after.
async fn keep(
    state: &State,
    session: &Session,
    tokens: &TokenSet,
    mut lease: Lease<'_>,
) -> Result<Box<Session>, RefreshError> {
    let mut successor = Box::new(session.clone());
    successor.renew(tokens, state.handler.base.clock.epoch());
    let mut verification = pin!(person::check(state, session, tokens));
    let verified = poll_fn(|context| Poll::Ready(verification.as_mut().poll(context))).await;
    if let Poll::Ready(Err(error)) = verified {
        return Err(replaced(state, session, tokens, lease, error).await);
    }
    let kept = lease.keep(Done { at_ms: state.now_ms(), successor: successor.clone() }).await;
    if verified.is_pending()
        && let Err(error) = verification.await
    {
        return Err(replaced(state, session, tokens, lease, error).await);
    }
    let (session, generation) = (successor.id(), successor.generation);
    match kept {
        // A sign-out that came between has revoked the token before; whoever it was could not know of this one.
        Kept::Ours if is_ended(state, &successor).await => {
            if let Err(error) = lease.end(Ending::Ended).await {
                tracing::error!(cause = chain(&error), "the end of a session could not be written");
            }
            if let Some(token) = &tokens.refresh_token {
                state.revoke(token).await;
            }
            return Err(RefreshError::Ended);
        }
        Kept::Ours => {}
        Kept::Theirs(other) => {
            tracing::warn!(event = "refresh_lost_pair", session, generation, "another refresh was first");
            return Ok(other);
        }
        Kept::Nowhere => tracing::error!(session, generation, "only one request has this refresh's result"),
    }
    tracing::info!(event = "session_renewed", sub = successor.identity.sub, session, generation, "renewed");
    Ok(successor)
}

/// Whether the session was ended while the provider was asked. Nothing is lost if that cannot be told: everybody who
/// trusts the session asks again.
async fn is_ended(state: &State, session: &Session) -> bool {
    let ended = in_time(state.handler.revocations.is_ended(session)).await;
    ended.unwrap_or_else(|error| {
        tracing::warn!(cause = chain(&error), "it cannot be told whether a session was ended meanwhile");
        false
    })
}

/// The new pair is not for this person: nobody is to use it, and the session is over for everybody.
async fn replaced(
    state: &State,
    session: &Session,
    tokens: &TokenSet,
    mut lease: Lease<'_>,
    error: IdTokenError,
) -> RefreshError {
    if let Err(error) = lease.end(Ending::Replaced).await {
        tracing::error!(cause = chain(&error), "the end of a session could not be written");
    }
    state.end_session(session).await;
    if let Some(token) = &tokens.refresh_token {
        state.revoke(token).await;
    }
    RefreshError::Replaced(error)
}

/// The provider says that the token is dead. That ends the session, unless somebody else has the token's successor:
/// each writes only if nobody took over, and so learns of them.
async fn refused<'a>(
    slot: &'a Slot,
    session: &Session,
    mut lease: Lease<'a>,
    error: GrantError,
) -> Result<Spent<'a>, RefreshError> {
    if lease.doubt == Doubt::Unfinished {
        // Whoever held the lease before may only be slow.
        if let Some(found) = lease.extend().await? {
            return Ok(Spent::Elsewhere(Take::Found(found)));
        }
        let since = Instant::now();
        while since.elapsed() < KEEPING {
            sleep(LOOK).await;
            let found = slot.read().await?;
            if !found.as_ref().is_some_and(|found| lease.wrote(found.stamp)) {
                return Ok(Spent::Elsewhere(Take::Found(found)));
            }
        }
    }
    let lost = lease.doubt != Doubt::None;
    let ending = if lost { Ending::Gap } else { Ending::Refused };
    if let Some(found) = lease.end(ending).await? {
        return Ok(Spent::Elsewhere(Take::Found(found)));
    }
    if !lost {
        return Err(error.into());
    }
    let (session, generation) = (session.id(), session.generation);
    tracing::error!(event = "refresh_gap", session, generation, "the provider's new pair is lost");
    Err(RefreshError::Gap)
}

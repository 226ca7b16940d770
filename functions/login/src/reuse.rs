//! Signing in without a question, where this browser has a session that the policy and the application accept.
//!
//! Of several accounts the one that was used last signs in: it is whom the person last said to be, here or in the choice
//! of accounts, and every application shows who is signed in and can ask for that choice (`prompt=select_account`). An
//! older session never steps in for it silently, since it may be somebody else's: then the person chooses.

use crate::{State, accounts, error::LoginError};
use shared::{
    app::Reply,
    cookies::{
        flow::Flow,
        sessions::{Known, Sessions},
    },
    outcome::{KnownAccount, Outcome},
    policy::{self, Freshness, Step},
    progress::{self, Progress},
    sign_in::{SignedIn, finish},
    visit::Visit,
    zitadel::AuthRequest,
};

/// What became of it.
pub(crate) enum Reuse {
    /// Signed in.
    Done(Reply),
    /// No session does.
    No {
        /// Whom the newest session is of, where it is not over: they only have to prove it again.
        name: Option<String>,
    },
    /// The newest one does not; the person may mean another account.
    Choose(Vec<KnownAccount>),
    /// The newest one would, but policy wants something from the person.
    Demands(Box<Progress>),
}

/// Those of this browser's sessions that the application may mean, newest first.
pub(crate) async fn candidates(
    state: &State,
    visit: &Visit,
    request: &AuthRequest,
    flow: &Flow,
) -> Vec<Known> {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let expected =
        |known: &&Known| flow.accepts(&known.user, &known.organization) && is_hinted(known, request);
    sessions.iter().filter(expected).cloned().collect()
}

/// Tries the newest of these sessions.
pub(crate) async fn session(
    state: &State,
    visit: &Visit,
    request: &AuthRequest,
    flow: &Flow,
    candidates: &[Known],
) -> Result<Reuse, LoginError> {
    let Some(newest) = candidates.first() else { return Ok(Reuse::No { name: None }) };
    // No sign-in is under way: what was checked counts only as long as policy and application say.
    let freshness = Freshness { now: state.base.clock.now(), max_age: request.max_age, since: None };
    let (name, progress) = proved(state, flow, newest, &freshness).await?;
    if let Some(progress) = progress {
        return match progress.next(freshness, false) {
            Step::Finish | Step::OfferEnrolment => done(state, visit, flow, &progress).await,
            // These pages cannot ask for it: somebody else may sign in.
            Step::UnknownFactor => Ok(Reuse::No { name: None }),
            _ => Ok(Reuse::Demands(Box::new(progress))),
        };
    }
    if candidates.len() > 1 {
        let accounts = accounts::alive(state, candidates).await?;
        if accounts.iter().any(|account| account.reference != newest.reference()) {
            return Ok(Reuse::Choose(accounts));
        }
    }
    Ok(Reuse::No { name })
}

/// What becomes of a session that was made before this sign-in: its name, where it is not over, and all there is to it,
/// where its first factor counts still.
pub(crate) async fn proved(
    state: &State,
    flow: &Flow,
    known: &Known,
    freshness: &Freshness,
) -> Result<(Option<String>, Option<Progress>), LoginError> {
    let handle = known.handle();
    // The cookie's word is not enough for a decision: the session is read back.
    let Some(session) = progress::session(&state.zitadel, &handle, flow).await? else {
        return Ok((None, None));
    };
    let name = Some(known.login_name.clone());
    // The policy of their organization says how long what was checked counts.
    let organization = session.user.as_ref().map(|user| user.organization.clone()).unwrap_or_default();
    let settings = state.zitadel.login_settings(&organization).await?;
    if !policy::is_proved(&session, &settings, freshness) {
        return Ok((name, None));
    }
    Ok((name, Progress::of_session(&state.zitadel, handle, session, freshness).await?))
}

async fn done(state: &State, visit: &Visit, flow: &Flow, progress: &Progress) -> Result<Reuse, LoginError> {
    let who = SignedIn { person: &progress.person, session: &progress.handle };
    let reply = finish(&state.base, &state.zitadel, visit, flow, &who).await?;
    // A request that was answered before must not send the browser round in circles.
    if reply.outcome == Outcome::Go(state.base.origins.start()) {
        return Err(LoginError::NoRequest);
    }
    Ok(Reuse::Done(reply))
}

/// Whether the application means this person by the name it gave, if it gave one.
fn is_hinted(known: &Known, request: &AuthRequest) -> bool {
    // Who an ID token names is said without a doubt.
    request.hint_user_id.is_some() || request.login_hint.as_ref().is_none_or(|hint| known.is_called(hint))
}

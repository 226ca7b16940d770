//! Signing in without a question, where this browser has a session that the policy and the application accept.

use crate::{State, error::LoginError};
use shared::{
    app::Reply,
    cookies::{
        flow::Flow,
        sessions::{Known, Sessions},
    },
    outcome::Outcome,
    policy::{Freshness, Step},
    progress::Progress,
    sign_in::{SignedIn, finish},
    visit::Visit,
    zitadel::AuthRequest,
};

/// What became of it.
pub(crate) enum Reuse {
    /// Signed in.
    Done(Reply),
    /// No session does.
    No,
    /// The newest one that counts would, but policy wants something from the person.
    Demands(Box<Progress>),
}

/// Tries this browser's sessions, newest first.
pub(crate) async fn session(
    state: &State,
    visit: &Visit,
    request: &AuthRequest,
    flow: &Flow,
) -> Result<Reuse, LoginError> {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let organization = flow.restricted.then_some(flow.organization.as_str());
    // No sign-in is under way: what was checked counts only as long as policy and application say.
    let freshness = Freshness { now: state.base.clock.now(), max_age: request.max_age, since: None };
    for known in sessions.iter().filter(|known| is_expected(known, request)) {
        // The cookie's word is not enough for a decision: the session is read back.
        let progress = Progress::load(&state.zitadel, known.handle(), organization, &freshness).await?;
        let Some(progress) = progress else { continue };
        match progress.next(freshness, false) {
            Step::Finish | Step::OfferEnrolment => {
                let session = known.handle();
                let who = SignedIn { user: &known.user, login_name: &known.login_name, session: &session };
                let reply = finish(&state.base, &state.zitadel, visit, flow, &who).await?;
                // A request that was answered before must not send the browser round in circles.
                if reply.outcome == Outcome::Go(state.base.origins.start()) {
                    return Err(LoginError::NoRequest);
                }
                return Ok(Reuse::Done(reply));
            }
            Step::Name | Step::ChooseAccount | Step::Password | Step::Passkey | Step::IdentityProvider => {}
            // These pages cannot ask for it: somebody else may sign in.
            Step::UnknownFactor => return Ok(Reuse::No),
            Step::Factor(_)
            | Step::ProvePasskey
            | Step::ChangePassword(_)
            | Step::VerifyEmail
            | Step::Enrol => {
                // An older session may be somebody else's: nobody is to find themselves signed in as another.
                return Ok(Reuse::Demands(Box::new(progress)));
            }
        }
    }
    Ok(Reuse::No)
}

/// Whether the application expects this person, if it said whom it expects.
fn is_expected(known: &Known, request: &AuthRequest) -> bool {
    match (&request.hint_user_id, &request.login_hint) {
        (Some(user), _) => known.user == *user,
        (None, Some(hint)) => known.login_name.to_lowercase() == hint.to_lowercase(),
        (None, None) => true,
    }
}

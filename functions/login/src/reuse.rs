//! Signing in without a question, where this browser has a session that the policy and the application accept.

use crate::{State, error::LoginError};
use shared::{
    app::Reply,
    cookies::{
        flow::Flow,
        sessions::{Known, Sessions},
    },
    outcome::Outcome,
    policy::{SignIn, Unusable},
    sign_in::{SignedIn, finish},
    visit::Visit,
    zitadel::{AuthRequest, Refusal},
};

/// What became of it.
pub(crate) enum Reuse {
    /// Signed in.
    Done(Reply),
    /// No session does.
    No,
    /// One would, but policy wants something from the person.
    Demands,
}

/// Tries this browser's sessions, newest first.
pub(crate) async fn session(
    state: &State,
    visit: &Visit,
    request: &AuthRequest,
    flow: &Flow,
) -> Result<Reuse, LoginError> {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let mut demands = false;
    for known in sessions.iter().filter(|known| is_expected(known, request)) {
        match judge(state, known, request, flow).await? {
            Ok(()) => {
                let session = known.handle();
                let who = SignedIn { user: &known.user, login_name: &known.login_name, session: &session };
                let reply = finish(&state.base, &state.zitadel, visit, flow, &who).await?;
                // A request that was answered before must not send the browser round in circles.
                if reply.outcome == Outcome::Go(state.base.origins.start()) {
                    return Err(LoginError::NoRequest);
                }
                return Ok(Reuse::Done(reply));
            }
            Err(Unusable::Demands(_)) => demands = true,
            Err(Unusable::Old) => {}
        }
    }
    Ok(if demands { Reuse::Demands } else { Reuse::No })
}

/// Whether the application expects this person, if it said whom it expects.
fn is_expected(known: &Known, request: &AuthRequest) -> bool {
    match (&request.hint_user_id, &request.login_hint) {
        (Some(user), _) => known.user == *user,
        (None, Some(hint)) => known.login_name.to_lowercase() == hint.to_lowercase(),
        (None, None) => true,
    }
}

/// Reads the session back and compares it with the policy. The cookie's word is not enough for a decision.
async fn judge(
    state: &State,
    known: &Known,
    request: &AuthRequest,
    flow: &Flow,
) -> Result<Result<(), Unusable>, LoginError> {
    let session = match state.zitadel.session(&known.handle()).await {
        Ok(session) => session,
        Err(error) => match error.refusal() {
            Some(Refusal::SessionGone | Refusal::StaleSession) => return Ok(Err(Unusable::Old)),
            _ => return Err(error.into()),
        },
    };
    let Some(user) = &session.user else { return Ok(Err(Unusable::Old)) };
    if flow.restricted && user.organization != flow.organization {
        return Ok(Err(Unusable::Old));
    }
    let (person, methods, settings) = tokio::join!(
        state.zitadel.person(&user.id),
        state.zitadel.auth_methods(&user.id),
        state.zitadel.login_settings(&user.organization),
    );
    let (Some(person), methods, settings) = (person?, methods?, settings?) else {
        return Ok(Err(Unusable::Old));
    };
    let sign_in = SignIn { settings: &settings, person: &person, methods: &methods };
    Ok(sign_in.of_session(&session, state.base.clock.now(), request.max_age))
}

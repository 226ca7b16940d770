//! The accounts of this browser: one is chosen, or signed out here.
//!
//! What a form names means something only together with this browser's sealed list of sessions. Whom the person chooses
//! goes the way of everybody: what Zitadel says about their session in that request decides what is asked next.

use crate::{
    State,
    error::LoginError,
    reuse, screen,
    steps::{self, By, Input, Posted, Stand, targets, try_again},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::{
        flow::{Flow, Pending},
        sessions::{Known, Sessions},
    },
    outcome::{AccountsScreen, Form, KnownAccount, Outcome},
    policy::Freshness,
    visit::Visit,
    zitadel::{Refusal, Session, ZitadelError},
};
use time::OffsetDateTime;

const PATH: &str = "/login/accounts";

/// Those of these sessions that are not over, in one call.
pub(crate) async fn alive(state: &State, known: &[Known]) -> Result<Vec<KnownAccount>, ZitadelError> {
    let ids: Vec<_> = known.iter().map(|known| known.id.as_str()).collect();
    let sessions = state.zitadel.sessions(&ids).await?;
    let now = state.base.clock.now();
    let account = |known: &Known| {
        let session = sessions.get(&known.id)?;
        session.user.as_ref().filter(|user| user.id == known.user)?;
        Some(KnownAccount { active: is_active(session, now), ..named(known) })
    };
    Ok(known.iter().filter_map(account).collect())
}

/// As the cookie has it, without a word from Zitadel.
pub(crate) fn named(known: &Known) -> KnownAccount {
    KnownAccount { reference: known.reference(), login_name: known.login_name.clone(), active: true }
}

/// Whether it looks as if nothing more than the choice is needed. What is needed is decided when it is chosen.
fn is_active(session: &Session, now: OffsetDateTime) -> bool {
    let proved =
        [session.password_at, session.intent_at, session.passkey_at].into_iter().any(|at| at.is_some());
    proved && session.expires_at.is_none_or(|end| end > now)
}

/// The choice.
pub(crate) fn screen(state: &State, flow: &Flow, accounts: Vec<KnownAccount>) -> AccountsScreen {
    AccountsScreen {
        form: Form { action: PATH.into(), flow: flow.id(), csrf: flow.csrf(), targets: targets(state, flow) },
        accounts,
        message: None,
        login: format!("/login?flow={}", flow.id()),
        application: state.base.origins.start(),
    }
}

/// One of the accounts, to go on with or to be signed out.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ChooseAccount"))]
pub(crate) struct Choice {
    flow: String,
    #[serde(default)]
    csrf: String,
    /// Signs in.
    #[serde(default)]
    account: String,
    /// Is signed out here.
    #[serde(default)]
    remove: String,
}

impl Input for Choice {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// `GET /login/accounts`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/accounts`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    let flow = steps::open(state, visit).await?;
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    match alive(state, &accepted(&sessions, &flow)).await? {
        accounts if accounts.is_empty() => sign_in(state, &flow).await,
        accounts => Ok(Reply::new(Outcome::show(screen(state, &flow, accounts)))),
    }
}

/// Those that the application accepts.
pub(crate) fn accepted(sessions: &Sessions, flow: &Flow) -> Vec<Known> {
    let accepted = |known: &&Known| flow.accepts(&known.user, &known.organization);
    sessions.iter().filter(accepted).cloned().collect()
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<Choice>::open(state, visit, request).await?;
    let mut sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let kept = screen(state, &flow, accepted(&sessions, &flow).iter().map(named).collect());
    if let Some(known) = sessions.find(&input.remove) {
        let handle = known.handle();
        match state.zitadel.end_session(&handle).await {
            Err(error) if !is_over(&error) => return try_again(kept, error),
            _ => sessions.forget(&handle.id),
        };
        return remaining(state, &flow, &sessions).await;
    }
    let Some(known) = sessions.find(&input.account).filter(|it| flow.accepts(&it.user, &it.organization))
    else {
        // Signed out in another tab.
        return remaining(state, &flow, &sessions).await;
    };
    match choose(state, visit, flow, known).await {
        Err(error) => try_again(kept, error),
        reply => reply,
    }
}

/// On to what this account needs, which may be nothing, or the password: then its name stands there already.
async fn choose(state: &State, visit: &Visit, mut flow: Flow, known: &Known) -> Result<Reply, LoginError> {
    // It was checked before this sign-in began, even where that is a moment ago.
    let freshness = Freshness { since: None, ..flow.freshness(state.base.clock.now()) };
    match reuse::proved(state, &flow, known, &freshness).await?.1 {
        Some(progress) => {
            flow.pending = Some(Pending::of_session(&known.user, &progress.handle));
            steps::go_on(state, visit, Stand::new(state, flow, progress), By::Form).await
        }
        None => steps::again(state, visit, flow, known.login_name.clone()).await,
    }
}

fn is_over(error: &ZitadelError) -> bool {
    matches!(error.refusal(), Some(Refusal::SessionGone | Refusal::StaleSession))
}

/// The choice that is left, or the sign-in page where there is none.
async fn remaining(state: &State, flow: &Flow, sessions: &Sessions) -> Result<Reply, LoginError> {
    let cookie = sessions.keep(&state.base.sealer).await?;
    let reply = match alive(state, &accepted(sessions, flow)).await? {
        accounts if accounts.is_empty() => sign_in(state, flow).await?,
        accounts => {
            let path = format!("{PATH}?flow={}", flow.id());
            let screen = screen(state, flow, accounts);
            Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) })
        }
    };
    Ok(reply.with([cookie]))
}

async fn sign_in(state: &State, flow: &Flow) -> Result<Reply, LoginError> {
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let screen = screen::login(state, flow, &settings, "");
    let path = format!("/login?flow={}", flow.id());
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) }))
}

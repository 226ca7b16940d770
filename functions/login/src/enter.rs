//! Arriving at the sign-in page.

use crate::{
    State, accounts, discovery,
    error::LoginError,
    reuse::{self, Reuse},
    screen,
    steps::{self, By, Stand},
};
use axum::{
    extract::{Path, State as Part},
    response::Response,
};
use shared::{
    app::Reply,
    cookies::{
        flow::{Flow, Pending},
        sessions::{Known, Sessions},
    },
    outcome::{KnownAccount, Outcome},
    progress::Progress,
    visit::Visit,
    web_authn::CeremonyKind,
    zitadel::{AuthRequest, ErrorReason, Prompt},
};

/// `GET /`: a sign-in begins at the application.
pub(crate) async fn start(Part(state): Part<State>, visit: Visit) -> Response {
    let reply = Reply::new(Outcome::Go(state.base.origins.start()));
    state.base.respond::<LoginError>(&visit.presentation, Ok(reply))
}

/// `GET /login/assets/{name}`.
pub(crate) async fn asset(Part(state): Part<State>, visit: Visit, Path(name): Path<String>) -> Response {
    match shared::assets::response(&name) {
        Some(response) => response,
        None => state.base.respond(&visit.presentation, Err(LoginError::NoAsset)),
    }
}

/// `GET /login/next`: to wherever a flow stands.
pub(crate) async fn next(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = steps::next(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `GET /login`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let param = |name| visit.param(name).map(ToOwned::to_owned);
    let result = match (param("authRequest"), param("flow")) {
        (Some(id), _) => arrive(&state, &mut visit, &id).await,
        (None, Some(flow)) => resume(&state, &mut visit, &flow).await,
        (None, None) => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
    };
    state.base.respond(&visit.presentation, result)
}

async fn arrive(state: &State, visit: &mut Visit, id: &str) -> Result<Reply, LoginError> {
    if visit.is_prefetch() {
        return Err(LoginError::Prefetch);
    }
    if !AuthRequest::is_id(id) {
        return Err(LoginError::NoRequest);
    }
    let request = state.zitadel.auth_request(id).await?;
    visit.presentation = visit.presentation.prefer(&request.ui_locales);
    if request.asks(Prompt::None) && request.prompt.len() > 1 {
        return refuse(state, id, ErrorReason::InvalidRequest).await;
    }
    let Some(mut flow) = flow(state, visit, &request).await? else {
        return refuse(state, id, ErrorReason::InvalidScope).await;
    };
    let candidates = reuse::candidates(state, visit, &request, &flow).await;
    if request.asks(Prompt::None) {
        return silently(state, visit, &request, &flow, &candidates).await;
    }
    let name = match wish(&request) {
        Wish::Anything => match reuse::session(state, visit, &request, &flow, &candidates).await? {
            Reuse::Done(reply) => return Ok(reply),
            Reuse::Demands(progress) => return resume_with(state, visit, flow, *progress).await,
            Reuse::Choose(accounts) => return choose(state, visit, &flow, accounts).await,
            Reuse::No { name } => name,
        },
        Wish::Choice => match accounts::alive(state, &all(state, visit, &flow).await).await? {
            accounts if accounts.is_empty() => None,
            accounts => return choose(state, visit, &flow, accounts).await,
        },
        Wish::SignIn => only(accounts::alive(state, &candidates).await?),
        Wish::SignUp => None,
    };
    if let Some(hint) = &request.login_hint {
        discovery::follow(state, &mut flow, hint).await?;
    }
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    if request.asks(Prompt::Create) && settings.allow_register && flow.only.is_none() {
        let signup = shared::config::join(&state.base.origins.auth, &format!("/signup?flow={}", flow.id()));
        return Ok(Reply::new(Outcome::Go(signup)).with(cookies));
    }
    if !settings.allow_username_password {
        return Err(LoginError::PasswordOff);
    }
    let name = match (&request.login_hint, name) {
        (Some(hint), _) => hint.clone(),
        (None, Some(name)) => name,
        (None, None) => hinted(state, &request).await,
    };
    Ok(Reply::new(Outcome::show(screen::login(state, &flow, &settings, &name))).with(cookies))
}

/// What the application wants to be shown (`prompt`, OpenID Connect Core section 3.1.2.1).
enum Wish {
    /// Nothing, if nothing is needed.
    Anything,
    /// The choice of an account. Consent is asked for in the same way: Zitadel keeps none, and whoever chooses an account
    /// to go on to the application consents to that. Whoever has no session here does so by signing in.
    Choice,
    /// The sign-in page, whoever is signed in. `max_age` is 0 then, so that nothing that was checked before counts.
    SignIn,
    /// The sign-up page.
    SignUp,
}

/// Of several wishes the one that comes first on the way: whoever is to choose and to sign in chooses first.
fn wish(request: &AuthRequest) -> Wish {
    match () {
        () if request.asks(Prompt::Create) => Wish::SignUp,
        () if request.asks(Prompt::SelectAccount) => Wish::Choice,
        () if request.asks(Prompt::Login) => Wish::SignIn,
        () if request.asks(Prompt::Consent) => Wish::Choice,
        () => Wish::Anything,
    }
}

/// `prompt=none`: an answer to the application in any case, and never a page (OpenID Connect Core section 3.1.2.6).
async fn silently(
    state: &State,
    visit: &Visit,
    request: &AuthRequest,
    flow: &Flow,
    candidates: &[Known],
) -> Result<Reply, LoginError> {
    let reason = match reuse::session(state, visit, request, flow, candidates).await? {
        Reuse::Done(reply) => return Ok(reply),
        Reuse::No { .. } => ErrorReason::LoginRequired,
        Reuse::Choose(_) => ErrorReason::AccountSelectionRequired,
        Reuse::Demands(_) => ErrorReason::InteractionRequired,
    };
    refuse(state, &request.id, reason).await
}

/// All accounts of this browser that the application accepts, whatever name it has given.
async fn all(state: &State, visit: &Visit, flow: &Flow) -> Vec<Known> {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    accounts::accepted(&sessions, flow)
}

/// Shows the choice.
async fn choose(
    state: &State,
    visit: &Visit,
    flow: &Flow,
    accounts: Vec<KnownAccount>,
) -> Result<Reply, LoginError> {
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(Outcome::show(accounts::screen(state, flow, accounts))).with(cookies))
}

/// The name of the only one that it can be.
fn only(mut accounts: Vec<KnownAccount>) -> Option<String> {
    let account = accounts.pop()?;
    Some(account.login_name).filter(|_| accounts.is_empty())
}

/// The name of the person whom the application's ID token names. Who holds such a token knows whose it is.
async fn hinted(state: &State, request: &AuthRequest) -> String {
    let Some(user) = &request.hint_user_id else { return String::new() };
    // It only saves typing: whatever is wrong, the page is shown without it.
    let person = state.zitadel.person(user).await.ok().flatten();
    person.map(|person| person.shown_name().to_owned()).unwrap_or_default()
}

/// Goes on with an earlier session: only what it lacks is asked for.
async fn resume_with(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    progress: Progress,
) -> Result<Reply, LoginError> {
    flow.pending = Some(Pending::of_session(&progress.person.id, &progress.handle));
    steps::go_on(state, visit, Stand::new(state, flow, progress), By::Address).await
}

/// Answers a request that forbids interaction (OpenID Connect Core section 3.1.2.6).
async fn refuse(state: &State, id: &str, reason: ErrorReason) -> Result<Reply, LoginError> {
    Ok(Reply::new(Outcome::Go(state.zitadel.refuse(id, reason).await?)))
}

async fn resume(state: &State, visit: &mut Visit, id: &str) -> Result<Reply, LoginError> {
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.ok_or(LoginError::NoFlow)?;
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let ceremony = flow.pending.as_ref().and_then(|pending| pending.ceremony(CeremonyKind::Passkey));
    let again = Some(flow.name.as_str()).filter(|_| visit.param("again").is_some());
    let name = ceremony.map(|ceremony| ceremony.account.as_str()).or(again).unwrap_or_default();
    Ok(Reply::new(Outcome::show(screen::login(state, &flow, &settings, name))))
}

/// The request's flow: the one this browser has already, or a new one. `None` where the request is restricted to an
/// organization that does not exist.
async fn flow(state: &State, visit: &Visit, request: &AuthRequest) -> Result<Option<Flow>, LoginError> {
    if let Some(flow) = Flow::of_request(&visit.jar, &state.base.sealer, &request.id).await {
        return Ok(Some(flow));
    }
    let (organization, restricted) = match (request.organization(), request.organization_domain()) {
        (Some(organization), _) => (short(organization), true),
        (None, Some(domain)) => match state.zitadel.organization_of_domain(domain).await? {
            Some(found) if found.primary_domain.eq_ignore_ascii_case(domain) => (found.id, true),
            _ => return Ok(None),
        },
        (None, None) => (state.default_organization().await?, false),
    };
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let mut flow = Flow::new(request.id.clone(), organization, csrf, state.base.clock.epoch());
    flow.restricted = restricted;
    flow.only = request.hint_user_id.as_deref().map(short);
    flow.max_age = request.max_age;
    flow.redirect_origin = shared::config::csp_source(&request.redirect_uri);
    flow.ui_locales = request.ui_locales.iter().take(4).filter(|tag| tag.len() <= 35).cloned().collect();
    Ok(Some(flow))
}

/// Ids are short; what a link writes into a request must not fill this browser's cookies.
fn short(id: &str) -> String {
    id.chars().take(64).collect()
}

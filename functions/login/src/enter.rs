//! Arriving at the sign-in page.

use crate::{
    State,
    error::LoginError,
    reuse, screen,
    steps::{self, By, Stand},
};
use axum::{
    extract::{Path, State as Part},
    response::Response,
};
use shared::{
    app::Reply,
    cookies::flow::{Flow, Pending},
    outcome::Outcome,
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
    let flow = flow(state, visit, &request).await?;

    let silent = request.prompt.contains(&Prompt::None);
    let asked =
        [Prompt::Login, Prompt::SelectAccount, Prompt::Create].iter().any(|p| request.prompt.contains(p));
    if !asked {
        match reuse::session(state, visit, &request, &flow).await? {
            reuse::Reuse::Done(reply) => return Ok(reply),
            reuse::Reuse::No if silent => return refuse(state, id, ErrorReason::LoginRequired).await,
            reuse::Reuse::Demands(_) if silent => {
                return refuse(state, id, ErrorReason::InteractionRequired).await;
            }
            reuse::Reuse::Demands(progress) => return resume_with(state, visit, flow, *progress).await,
            reuse::Reuse::No => {}
        }
    }
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    if request.prompt.contains(&Prompt::Create) && settings.allow_register {
        let signup = shared::config::join(&state.base.origins.auth, &format!("/signup?flow={}", flow.id()));
        return Ok(Reply::new(Outcome::Go(signup)).with(cookies));
    }
    if !settings.allow_username_password {
        return Err(LoginError::PasswordOff);
    }
    let name = request.login_hint.as_deref().unwrap_or_default();
    Ok(Reply::new(Outcome::show(screen::login(state, &flow, &settings, name))).with(cookies))
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
    let name = ceremony.map(|ceremony| ceremony.account.as_str()).unwrap_or_default();
    Ok(Reply::new(Outcome::show(screen::login(state, &flow, &settings, name))))
}

/// The request's flow: the one this browser has already, or a new one.
async fn flow(state: &State, visit: &Visit, request: &AuthRequest) -> Result<Flow, LoginError> {
    if let Some(flow) = Flow::of_request(&visit.jar, &state.base.sealer, &request.id).await {
        return Ok(flow);
    }
    let organization = match request.organization() {
        // Ids are short; what a link writes into the scope must not fill this browser's cookies.
        Some(organization) => organization.chars().take(64).collect(),
        None => state.default_organization().await?,
    };
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let mut flow = Flow::new(request.id.clone(), organization, csrf, state.base.clock.epoch());
    flow.restricted = request.organization().is_some();
    flow.max_age = request.max_age;
    flow.redirect_origin = shared::config::csp_source(&request.redirect_uri);
    flow.ui_locales = request.ui_locales.iter().take(4).filter(|tag| tag.len() <= 35).cloned().collect();
    Ok(flow)
}

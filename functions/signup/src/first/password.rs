//! The first password.

use super::{First, Way, form, onward, open, to};
use crate::{State, create, error::SignupError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::flow::Flow,
    input,
    new_password::NewPassword,
    outcome::{NewPasswordScreen, Outcome, PasswordReason, PasswordRule, Text},
    progress,
    visit::Visit,
    zitadel::{Proof, Refusal, SessionHandle, ZitadelError},
};

const PATH: &str = "/signup/password";

/// The first password.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "FirstPassword"))]
pub(crate) struct Input {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    new: NewPassword,
}

/// `GET /signup/password`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /signup/password`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// On to the page.
pub(super) async fn begin(state: &State, visit: &Visit, first: &First) -> Result<Reply, SignupError> {
    let page = screen(state, first).await?;
    to(state, visit, &first.flow, PATH, page.into()).await
}

async fn screen(state: &State, first: &First) -> Result<NewPasswordScreen, SignupError> {
    if !first.ways().contains(&Way::Password) {
        return Err(SignupError::NoWayToSignIn);
    }
    let complexity = state.zitadel.password_complexity(&first.person.organization).await?;
    let rules = complexity.rules().into_iter().map(|kind| PasswordRule { kind, broken: false });
    let factors = first.choice();
    Ok(NewPasswordScreen { rules: rules.collect(), factors, ..bare(state, &first.flow) })
}

/// The page from the flow alone: for when Zitadel is down.
fn bare(state: &State, flow: &Flow) -> NewPasswordScreen {
    NewPasswordScreen {
        form: form(state, flow, PATH),
        reason: PasswordReason::First,
        account: flow.pending.as_ref().map(|pending| pending.account.clone()),
        application: state.base.origins.start(),
        ..NewPasswordScreen::default()
    }
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, SignupError> {
    if visit.is_prefetch() {
        return Err(SignupError::Prefetch);
    }
    let id = visit.param("flow").ok_or(SignupError::NoFlow)?.to_owned();
    let flow = open(state, visit, &id).await?;
    match First::of(state, flow).await? {
        Ok(first) => Ok(Reply::new(Outcome::show(screen(state, &first).await?))),
        Err(flow) => onward(state, visit, *flow).await,
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let flow = open(state, visit, &input.flow).await?;
    if !flow.is_csrf(&input.csrf) {
        return Err(SignupError::Csrf);
    }
    let kept = bare(state, &flow);
    match set(state, visit, flow, &input.new).await {
        // Nothing is lost: the form stays.
        Err(SignupError::Zitadel(error)) if error.refusal().is_none() => {
            tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
            Ok(Reply::new(Outcome::show(NewPasswordScreen { message: Some(Text::new("try-again")), ..kept })))
        }
        result => result,
    }
}

async fn set(state: &State, visit: &Visit, flow: Flow, new: &NewPassword) -> Result<Reply, SignupError> {
    let first = match First::of(state, flow).await? {
        Ok(first) => first,
        Err(flow) => return again(state, visit, *flow, new).await,
    };
    let mut page = screen(state, &first).await?;
    if !new.check(&mut page) {
        return Ok(Reply::new(Outcome::show(page)));
    }
    let First { flow, person, .. } = first;
    if let Err(error) = state.zitadel.set_password(&person.id, &new.password, Proof::Mailbox).await {
        if error.refusal() == Some(Refusal::PasswordRule) {
            page.password.refuse("password-rules-broken");
            return Ok(Reply::new(Outcome::show(page)));
        }
        return Err(error.into());
    }
    tracing::info!(event = "first_password_set", "somebody has their first password");
    let session = session(state, &flow, &person.id, new).await?;
    sign_in(state, visit, flow, &session).await
}

/// The form was sent twice, or its first answer was lost: whoever knows the password goes on.
async fn again(state: &State, visit: &Visit, flow: Flow, new: &NewPassword) -> Result<Reply, SignupError> {
    let user = flow.pending.as_ref().and_then(|pending| pending.user.clone()).ok_or(SignupError::NoFlow)?;
    match session(state, &flow, &user, new).await {
        Ok(session) => sign_in(state, visit, flow, &session).await,
        Err(error) if error.refusal().is_some() => onward(state, visit, flow).await,
        Err(error) => Err(error.into()),
    }
}

async fn session(
    state: &State,
    flow: &Flow,
    user: &str,
    new: &NewPassword,
) -> Result<SessionHandle, ZitadelError> {
    let lifetime = create::lifetime(state, flow).await?;
    state.zitadel.password_session(user, &new.password, lifetime).await
}

/// The sign-in pages ask for whatever the policy wants besides, and end the flow.
async fn sign_in(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    session: &SessionHandle,
) -> Result<Reply, SignupError> {
    if let Some(pending) = &mut flow.pending {
        pending.set_session(session);
    }
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    let to = join(&state.base.origins.auth, &progress::path_on(&flow));
    Ok(Reply::new(Outcome::Go(to)).with(cookies))
}

//! A forgotten password. Whatever name is entered, the answer is the same page after the same time: whether there is
//! such an account is told by a mail, and by nothing else.

mod set;

#[cfg(feature = "openapi")]
pub(crate) use set::SetInput;
pub(crate) use set::{get as get_set, post as post_set};

use crate::{
    State,
    error::LoginError,
    password::{LONGEST, choose, find as find_people},
    steps::{Input, Posted, reset_path, targets, try_again},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::{Base, Reply},
    config::join,
    cookies::{
        SealError,
        flow::{Flow, Reset},
    },
    outcome::{Field, Form, Outcome, ResetScreen},
    visit::Visit,
    zitadel::{LoginSettings, Refusal, ZitadelError},
};
use std::fmt::Write;
use time::Duration;

pub(crate) const PATH: &str = "/login/password/reset";
pub(crate) const SET_PATH: &str = "/login/password/set";
/// Purpose of the sealed user id in the link.
const LINK: &str = "password-reset-link";
/// Zitadel's codes live an hour unless the instance says otherwise.
const LINK_LIFETIME: Duration = Duration::hours(24);
/// Zitadel takes templates of at most so many characters.
const LONGEST_TEMPLATE: usize = 200;

/// Whose password was forgotten.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ResetPassword"))]
pub(crate) struct ResetInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    login_name: String,
}

impl Input for ResetInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// `GET /login/password/reset`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/password/reset`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    let id = visit.param("flow").ok_or(LoginError::NoFlow)?;
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.ok_or(LoginError::NoFlow)?;
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    if !may_ask(&flow, &settings) {
        return Err(LoginError::ResetOff);
    }
    Ok(Reply::new(Outcome::show(screen(state, &flow, ""))))
}

/// Whether a new password may be set here: where the policy offers it, or an administrator has had a code mailed.
fn may_ask(flow: &Flow, settings: &LoginSettings) -> bool {
    reset_path(flow, settings).is_some() || (settings.allow_username_password && is_brought(flow))
}

/// Whether the code came along with the address in a mail.
fn is_brought(flow: &Flow) -> bool {
    !flow.code.is_empty()
}

fn screen(state: &State, flow: &Flow, name: &str) -> ResetScreen {
    ResetScreen {
        form: Form { action: PATH.into(), flow: flow.id(), csrf: flow.csrf(), targets: targets(state, flow) },
        login_name: Field::kept(name),
        has_code: is_brought(flow),
        login: format!("/login?flow={}", flow.id()),
        application: state.base.origins.start(),
        ..ResetScreen::default()
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, mut flow } = Posted::<ResetInput>::open(state, visit, request).await?;
    let name = input.login_name.trim();
    let mut page = screen(state, &flow, name);
    match name.chars().count() {
        0 => page.login_name.refuse("login-name-missing"),
        1..=LONGEST => {}
        _ => page.login_name.refuse("login-name-too-long"),
    }
    if page.login_name.error.is_some() {
        return Ok(Reply::new(Outcome::show(page)));
    }
    let settings = match state.zitadel.login_settings_now(&flow.organization).await {
        Ok(settings) if !may_ask(&flow, &settings) => return Err(LoginError::ResetOff),
        Ok(settings) => settings,
        Err(error) => return try_again(page, error),
    };
    let step = state.pace.begin();
    let user = match find(state, &flow, &settings, name).await {
        Ok(user) => user,
        Err(error) => return try_again(page, error),
    };
    let reset = Reset { user: user.unwrap_or_else(|| nobody(&state.base)), login_name: name.to_owned() };
    // Another mail would make the code worthless that is there already.
    if !is_brought(&flow) {
        match mail(state, &flow, &reset.user).await {
            Ok(()) => {}
            Err(LoginError::Zitadel(error)) => return try_again(page, error),
            Err(error) => return Err(error),
        }
    }
    flow.reset = Some(reset);
    step.draw_out().await;
    let complexity = state.zitadel.password_complexity(&flow.organization).await?;
    let screen = set::screen(state, &flow, &complexity);
    let path = format!("{SET_PATH}?flow={}", flow.id());
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(Outcome::Continue { path, screen: Box::new(screen.into()) }).with(cookies))
}

/// The person of a name, if their organization offers this.
async fn find(
    state: &State,
    flow: &Flow,
    settings: &LoginSettings,
    name: &str,
) -> Result<Option<String>, ZitadelError> {
    let found = find_people(state, flow, settings, name).await?;
    let Some(person) = choose(found, name) else { return Ok(None) };
    let settings = state.zitadel.login_settings(&person.organization).await?;
    Ok(Some(person.id).filter(|_| may_ask(flow, &settings)))
}

/// An id that nobody has: what is asked of Zitadel about it comes to nothing, after the same calls.
fn nobody(base: &Base) -> String {
    let mut bytes = [0; 17];
    base.random.fill(&mut bytes);
    bytes.iter().fold(String::from("9"), |mut id, byte| {
        let _ = write!(id, "{}", byte % 10);
        id
    })
}

/// Has the code mailed. That there is nobody does not show.
async fn mail(state: &State, flow: &Flow, user: &str) -> Result<(), LoginError> {
    let link = link(&state.base, flow, user).await?;
    match state.zitadel.send_reset_code(user, &link).await {
        Err(error) if error.refusal() == Some(Refusal::NothingToReset) => {
            tracing::info!(event = "reset_without_mail", "a password was asked for that cannot be reset");
            Ok(())
        }
        result => Ok(result?),
    }
}

/// The link for the mail. It names the flow for this browser and, sealed, the user for any other.
async fn link(base: &Base, flow: &Flow, user: &str) -> Result<String, SealError> {
    let sealed = base.sealer.seal(LINK, &user, LINK_LIFETIME).await?;
    let plain = format!("{SET_PATH}?flow={}", flow.id());
    let full = join(&base.origins.auth, &format!("{plain}&t={sealed}&code={{{{.Code}}}}"));
    if full.len() <= LONGEST_TEMPLATE {
        return Ok(full);
    }
    Ok(join(&base.origins.auth, &format!("{plain}&code={{{{.Code}}}}")))
}

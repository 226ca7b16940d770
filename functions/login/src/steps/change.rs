//! A new password: demanded within a sign-in, or wished for by somebody who is signed in. The current one is always asked
//! for: only with it does Zitadel see to it that the new one is another.

use super::{By, Input, Page, Posted, Stand, elsewhere, go_on, show, try_again};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::{
        flow::{Flow, Pending, Purpose},
        sessions::Sessions,
    },
    new_password::NewPassword,
    outcome::{NewPasswordScreen, Outcome, Screen},
    progress,
    visit::Visit,
    zitadel::{Check, Proof, Refusal},
};

/// A new password, with the current one where it is asked for.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "ChangePassword"))]
pub(crate) struct ChangeInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "password")))]
    current_password: SecretString,
    #[serde(flatten)]
    new: NewPassword,
}

impl Input for ChangeInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// `GET /login/password/change`: in a flow its step, else what somebody who is signed in here wishes.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = match visit.param("flow") {
        Some(_) => show(&state, &mut visit, Page::ChangePassword).await,
        None => begin(&state, &visit).await,
    };
    state.base.respond(&visit.presentation, result)
}

/// Begins with the newest session of this browser.
async fn begin(state: &State, visit: &Visit) -> Result<Reply, LoginError> {
    if visit.is_prefetch() {
        return Err(LoginError::Prefetch);
    }
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let Some(known) = sessions.iter().next() else {
        return Ok(Reply::new(Outcome::Go(state.base.origins.start())));
    };
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let organization = state.default_organization().await?;
    let mut flow = Flow::new(String::new(), organization, csrf, state.base.clock.epoch());
    flow.purpose = Purpose::ChangePassword;
    flow.pending = Some(Pending::of_session(&known.user, &known.handle()));
    super::stand_and_go_on(state, visit, flow, By::Address).await
}

/// `POST /login/password/change`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<ChangeInput>::open(state, visit, request).await?;
    let stand = match Stand::of_form(state, flow).await? {
        Ok(stand) => stand,
        Err(reply) => return Ok(reply),
    };
    if !Page::ChangePassword.is_open(&stand) {
        return go_on(state, visit, stand, By::Address).await;
    }
    let Screen::NewPassword(mut page) = Page::ChangePassword.screen(state, &stand, "").await? else {
        return Err(LoginError::NoFlow);
    };
    let current = input.current_password;
    if !is_complete(&mut page, &current, &input.new) {
        return Ok(Reply::new(Outcome::show(page)));
    }
    let proof = Proof::Current(&current);
    if let Err(error) = state.zitadel.set_password(stand.user(), &input.new.password, proof).await {
        match error.refusal() {
            Some(Refusal::WrongCredentials) => {
                // Only in a check does Zitadel count it, and lock the account where the policy says so. It fails again.
                drop(state.zitadel.check(&stand.progress.handle, Check::Password(&current)).await);
                page.current.get_or_insert_default().refuse("current-password-refused");
            }
            Some(Refusal::PasswordRule) => page.password.refuse("password-rules-broken"),
            _ => return try_again(page, error),
        }
        return Ok(Reply::new(Outcome::show(page)));
    }
    tracing::info!(event = "password_changed", user = stand.user(), "a password was changed");
    end(state, visit, stand, &input.new.password).await
}

fn is_complete(page: &mut NewPasswordScreen, current: &SecretString, new: &NewPassword) -> bool {
    let mut complete = new.check(page);
    if let Some(field) = &mut page.current {
        let current = current.expose_secret();
        if current.is_empty() {
            field.refuse("password-missing");
        } else if current.chars().count() > NewPassword::LONGEST {
            field.refuse("password-too-long");
        } else if current == new.password.expose_secret() && page.password.error.is_none() {
            page.password.refuse("password-same");
        }
        complete = complete && field.error.is_none() && page.password.error.is_none();
    }
    complete
}

/// A change takes the password out of the session, so the new one is checked in it.
async fn end(
    state: &State,
    visit: &Visit,
    mut stand: Stand,
    password: &SecretString,
) -> Result<Reply, LoginError> {
    match state.zitadel.check(&stand.progress.handle, Check::Password(password)).await {
        Ok(handle) => stand.renew(handle),
        Err(error) => {
            tracing::warn!(cause = shared::error::chain(&error), "the new password was not checked");
        }
    }
    if stand.flow.purpose != Purpose::ChangePassword {
        return elsewhere(state, visit, &stand.flow).await;
    }
    let cookies = progress::keep(&state.base, visit, &stand.flow).await?;
    let reply = Reply::new(Outcome::Go(state.base.origins.start()));
    Ok(reply.with(cookies.into_iter().skip(1)).with([stand.flow.remove()]))
}

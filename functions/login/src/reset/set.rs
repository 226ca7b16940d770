//! The new password, with the code from the mail. Only posting redeems it: programs that open links in mails must not use
//! it up. In the browser that asked for it one is signed in at once, as far as the second factor lets one.

use super::{LINK, SET_PATH, is_brought, mail, may_ask};
use crate::{
    State,
    error::LoginError,
    password::{self, SHORTEST_SESSION},
    steps::{self, targets, try_again},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::{Flow, Reset},
    input,
    new_password::NewPassword,
    outcome::{Field, Form, NewPasswordScreen, Outcome, PasswordReason, Text},
    visit::Visit,
    zitadel::{PasswordComplexity, Person, Proof, Refusal, ZitadelError},
};
use std::sync::Arc;

/// Zitadel takes codes of at most so many characters.
const LONGEST_CODE: usize = 20;

/// A new password with the mailed code, or `resend` to have another one mailed.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "SetPassword"))]
pub(crate) struct SetInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    code: SecretString,
    #[serde(flatten)]
    new: NewPassword,
    #[serde(default)]
    resend: String,
}

/// `GET /login/password/set`: the link in the mail leads here, too.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/password/set`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// The page of a flow.
pub(super) fn screen(state: &State, flow: &Flow, complexity: &PasswordComplexity) -> NewPasswordScreen {
    NewPasswordScreen {
        form: Form {
            action: SET_PATH.into(),
            flow: flow.id(),
            csrf: flow.csrf(),
            targets: targets(state, flow),
        },
        reason: PasswordReason::Forgotten,
        account: flow.reset.as_ref().map(|reset| reset.login_name.clone()),
        code: Some(Field::kept(&flow.code)),
        rules: steps::rules(complexity),
        resend: !is_brought(flow),
        login: Some(format!("/login?flow={}", flow.id())),
        application: state.base.origins.start(),
        ..NewPasswordScreen::default()
    }
}

/// The page in a browser that has no part in the flow, for instance on the phone where the mail was read.
fn link_screen(state: &State, sealed: &str, complexity: &PasswordComplexity) -> NewPasswordScreen {
    let targets = steps::home(state);
    NewPasswordScreen {
        form: Form { action: SET_PATH.into(), flow: sealed.to_owned(), csrf: String::new(), targets },
        reason: PasswordReason::Forgotten,
        code: Some(Field::default()),
        rules: steps::rules(complexity),
        application: state.base.origins.start(),
        ..NewPasswordScreen::default()
    }
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, LoginError> {
    let id = visit.param("flow").ok_or(LoginError::NoFlow)?;
    let flow = Flow::open(&visit.jar, &state.base.sealer, id).await.filter(|flow| flow.reset.is_some());
    let mut page = if let Some(flow) = flow {
        visit.presentation = visit.presentation.prefer(&flow.ui_locales);
        let complexity = state.zitadel.password_complexity(&flow.organization).await?;
        screen(state, &flow, &complexity)
    } else {
        let sealed = visit.param("t").ok_or(LoginError::NoFlow)?;
        let user = state.base.sealer.open::<String>(LINK, sealed).await.ok_or(LoginError::NoFlow)?;
        let person = state.zitadel.person(&user).await?.ok_or(LoginError::NoFlow)?;
        link_screen(state, sealed, &*house(state, &person).await?)
    };
    if let Some(code) = visit.param("code").filter(|code| is_code(code)) {
        page.code = Some(Field::kept(code));
    }
    Ok(Reply::new(Outcome::show(page)))
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let input: SetInput = input::read(&state.base, visit, request).await?;
    let Some(flow) = Flow::open(&visit.jar, &state.base.sealer, &input.flow).await else {
        return from_link(state, &input).await;
    };
    if !flow.is_csrf(&input.csrf) {
        return Err(LoginError::Csrf);
    }
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let Reset { user, .. } = flow.reset.clone().ok_or(LoginError::NoFlow)?;
    let complexity = match state.zitadel.password_complexity(&flow.organization).await {
        Ok(complexity) => complexity,
        Err(error) => {
            let page = screen(state, &flow, &PasswordComplexity::default());
            return try_again(NewPasswordScreen { rules: Vec::new(), ..page }, error);
        }
    };
    let mut page = screen(state, &flow, &complexity);
    // As it is now: a page that was opened before this way was switched off is no way around that.
    match state.zitadel.login_settings(&flow.organization).await {
        Ok(settings) if !may_ask(&flow, &settings) => return Err(LoginError::ResetOff),
        Ok(_) => {}
        Err(error) => return try_again(page, error),
    }
    if !input.resend.is_empty() {
        let step = state.pace.begin();
        let mailed = mail(state, &flow, &user).await;
        step.draw_out().await;
        return match mailed {
            Err(LoginError::Zitadel(error)) => try_again(page, error),
            Err(error) => Err(error),
            Ok(()) => {
                page.message = Some(Text::new("code-sent"));
                Ok(Reply::new(Outcome::show(page)))
            }
        };
    }
    match redeem(state, &user, &input, &mut page).await {
        Ok(true) => {}
        Ok(false) => return Ok(Reply::new(Outcome::show(page))),
        Err(error) => return try_again(page, error),
    }
    match sign_in(state, visit, flow, &user, &input.new.password).await {
        Err(error) => {
            // The password is set: the person signs in with it, once all is well again.
            tracing::error!(cause = shared::error::chain(&error), "no sign-in after a new password");
            Ok(Reply::new(Outcome::Go(state.base.origins.start())))
        }
        reply => reply,
    }
}

/// Without a flow nothing is cookied and nobody is signed in: the password is set, and the person signs in where they
/// began. The sealed link stands for the form's token.
async fn from_link(state: &State, input: &SetInput) -> Result<Reply, LoginError> {
    let user = state.base.sealer.open::<String>(LINK, &input.flow).await.ok_or(LoginError::NoFlow)?;
    let person: Person = state.zitadel.person(&user).await?.ok_or(LoginError::NoFlow)?;
    let mut page = link_screen(state, &input.flow, &*house(state, &person).await?);
    match redeem(state, &user, input, &mut page).await {
        Ok(true) => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
        Ok(false) => Ok(Reply::new(Outcome::show(page))),
        Err(error) => try_again(page, error),
    }
}

/// The rules of a person's organization, if it offers this still.
async fn house(state: &State, person: &Person) -> Result<Arc<PasswordComplexity>, LoginError> {
    let (settings, complexity) = tokio::join!(
        state.zitadel.login_settings(&person.organization),
        state.zitadel.password_complexity(&person.organization)
    );
    let settings = settings?;
    if !settings.allow_username_password || settings.hide_password_reset {
        return Err(LoginError::ResetOff);
    }
    Ok(complexity?)
}

/// Sets the password. `false` with the page saying what is wrong.
async fn redeem(
    state: &State,
    user: &str,
    input: &SetInput,
    page: &mut NewPasswordScreen,
) -> Result<bool, ZitadelError> {
    // Zitadel's codes are capital letters and digits; keyboards begin small and mail programs add blanks.
    let code: String = input.code.expose_secret().split_whitespace().collect::<String>().to_ascii_uppercase();
    let mut field = Field::kept(Some(code.as_str()).filter(|code| is_code(code)).unwrap_or_default());
    if code.is_empty() {
        field.refuse("code-missing");
    } else if !is_code(&code) {
        field.refuse("code-refused");
    }
    let complete = input.new.check(page) && field.error.is_none();
    page.code = Some(field);
    if !complete {
        return Ok(false);
    }
    let code = SecretString::from(code);
    let step = state.pace.begin();
    match state.zitadel.set_password(user, &input.new.password, Proof::Code(&code)).await {
        Ok(()) => {
            tracing::info!(event = "password_reset", user, "a password was set by a mailed code");
            Ok(true)
        }
        Err(error) => match error.refusal() {
            Some(Refusal::CodeWrong) => {
                // Zitadel looks at a code only where there is somebody.
                step.draw_out().await;
                page.code.get_or_insert_default().refuse("code-refused");
                Ok(false)
            }
            // The rules of the person's organization are others than those of the flow's.
            Some(Refusal::PasswordRule) => {
                page.password.refuse("password-rules-broken");
                Ok(false)
            }
            _ => Err(error),
        },
    }
}

fn is_code(text: &str) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Signs in with the new password, as with one that was entered on the first page.
async fn sign_in(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    user: &str,
    password: &SecretString,
) -> Result<Reply, LoginError> {
    let person = state.zitadel.person(user).await?.ok_or(LoginError::NoFlow)?;
    let settings = state.zitadel.login_settings(&person.organization).await?;
    let lifetime = settings.password_lifetime().max(SHORTEST_SESSION);
    let (session, methods) = tokio::join!(
        state.zitadel.password_session(user, password, lifetime),
        state.zitadel.auth_methods(user)
    );
    flow.reset = None;
    let (methods, session, is_fresh) = (methods?, session?, true);
    let checked = password::Checked { person, methods, settings, session, is_fresh };
    password::proceed(state, visit, flow, checked).await
}

//! Name and password.
//!
//! Whatever is wrong with them, the answer is the same page with the same words after the same time. A sign-in
//! costs four calls: look up, check, read what is set up, finish.

use crate::{
    State, discovery,
    error::LoginError,
    screen,
    steps::{self, By, Stand},
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::{Flow, Pending},
    error::{Kind, RouteError},
    input, invitation,
    outcome::{Field, LoginScreen, Outcome, Text},
    policy::Step,
    progress::Progress,
    visit::Visit,
    zitadel::{
        AuthMethod, LoginSettings, Person, Refusal, Session, SessionHandle, SessionUser, ZitadelError,
    },
};
use std::sync::Arc;
use time::Duration;

/// Zitadel takes names and passwords of at most so many characters.
pub(crate) const LONGEST: usize = 200;
/// Life of a session where the policy wants the password asked for every time: enough to finish this sign-in.
pub(crate) const SHORTEST_SESSION: Duration = Duration::minutes(10);

/// Name and password, or the name and the wish for a passkey.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "SignIn"))]
pub(crate) struct Input {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    login_name: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "password")))]
    password: SecretString,
    /// A passkey is used in place of the password.
    #[serde(default)]
    passkey: String,
}

/// `POST /login`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let flow = Flow::open(&visit.jar, &state.base.sealer, &input.flow).await;
    let mut flow = flow.ok_or(LoginError::NoFlow)?;
    if !flow.is_csrf(&input.csrf) {
        return Err(LoginError::Csrf);
    }
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);

    let name = input.login_name.trim();
    let settings = match state.zitadel.login_settings(&flow.organization).await {
        Ok(settings) => settings,
        Err(error) => return try_again(state, &flow, &Arc::default(), name, error),
    };
    if !input.passkey.is_empty() && settings.allows_passkeys() {
        return with_passkey(state, visit, flow, &settings, name).await;
    }
    if !settings.allow_username_password {
        return Err(LoginError::PasswordOff);
    }
    let mut page = screen::login(state, &flow, &settings, name);
    if !is_complete(&mut page, name, input.password.expose_secret()) {
        // The name alone is enough to find out whose page it is.
        if page.login_name.error.is_none() && input.password.expose_secret().is_empty() {
            return elsewhere(state, visit, flow, page).await;
        }
        return Ok(Reply::new(Outcome::show(page)));
    }

    let step = state.pace.begin();
    match check(state, &flow, &settings, name, &input.password).await {
        Ok(Verdict::New(pending)) => {
            step.checked();
            flow.pending = Some(*pending);
            steps::elsewhere(state, visit, &flow).await
        }
        Ok(Verdict::Right(checked)) => {
            step.checked();
            match proceed(state, visit, flow, *checked).await {
                Err(error) if error.kind() == Kind::Unavailable => {
                    tracing::error!(cause = shared::error::chain(&error), "a sign-in could not be finished");
                    page.message = Some(Text::new("try-again"));
                    Ok(Reply::new(Outcome::show(page)))
                }
                result => result,
            }
        }
        Ok(Verdict::Refused) => {
            step.draw_out().await;
            tracing::info!(event = "sign_in_refused", "name or password was refused");
            // By the flow's organization, not by the person's: the words must not tell whether there is one.
            let locks = state.zitadel.lockout(&flow.organization).await.is_ok_and(|lockout| lockout.locks());
            let refused = Text::new("login-refused");
            page.message = Some(if locks { Text::new("login-refused-lockout") } else { refused });
            elsewhere(state, visit, flow, page).await
        }
        Err(error) => try_again(state, &flow, &settings, name, error),
    }
}

async fn with_passkey(
    state: &State,
    visit: &Visit,
    flow: Flow,
    settings: &LoginSettings,
    name: &str,
) -> Result<Reply, LoginError> {
    let mut page = screen::login(state, &flow, settings, name);
    page.login_name.error = problem(name, "login-name-missing", "login-name-too-long");
    if page.login_name.error.is_some() {
        return Ok(Reply::new(Outcome::show(page)));
    }
    match steps::passkey::begin(state, visit, flow, settings, name).await {
        Err(error) => steps::try_again(page, error),
        reply => reply,
    }
}

/// The page as it is or, where the name belongs to an organization with rules of its own, that one's, with the same words.
async fn elsewhere(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    mut page: LoginScreen,
) -> Result<Reply, LoginError> {
    match discovery::follow(state, &mut flow, &page.login_name.value).await {
        Ok(true) => {}
        Ok(false) => return Ok(Reply::new(Outcome::show(page))),
        Err(error) => {
            tracing::warn!(cause = shared::error::chain(&error), "no organization could be looked up");
            return Ok(Reply::new(Outcome::show(page)));
        }
    }
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    let LoginScreen { login_name, password, message, .. } = page;
    page = screen::login(state, &flow, &settings, &login_name.value);
    // Nothing was wrong: whoever enters a name alone wants to go on.
    page.password = Field { error: password.error.filter(|_| message.is_some()), ..password };
    page.message = message;
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(Outcome::show(page)).with(cookies))
}

/// What is wrong with an entry.
fn problem(text: &str, missing: &'static str, too_long: &'static str) -> Option<Text> {
    match text.chars().count() {
        0 => Some(Text::new(missing)),
        1..=LONGEST => None,
        _ => Some(Text::new(too_long)),
    }
}

fn is_complete(page: &mut LoginScreen, name: &str, password: &str) -> bool {
    page.login_name.error = problem(name, "login-name-missing", "login-name-too-long");
    page.password.error = problem(password, "password-missing", "password-too-long");
    page.login_name.error.is_none() && page.password.error.is_none()
}

/// Zitadel is slow or down: the form stays as it is. Any other trouble is a failure.
fn try_again(
    state: &State,
    flow: &Flow,
    settings: &LoginSettings,
    name: &str,
    error: ZitadelError,
) -> Result<Reply, LoginError> {
    if error.refusal().is_some() {
        return Err(error.into());
    }
    tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
    let page =
        LoginScreen { message: Some(Text::new("try-again")), ..screen::login(state, flow, settings, name) };
    Ok(Reply::new(Outcome::show(page)))
}

/// A person whose password was right.
pub(crate) struct Checked {
    pub(crate) person: Person,
    pub(crate) methods: Vec<AuthMethod>,
    pub(crate) settings: Arc<LoginSettings>,
    pub(crate) session: SessionHandle,
    /// The person was read by their id, and not found by the search, which lags.
    pub(crate) is_fresh: bool,
}

/// What a name and a password are worth.
enum Verdict {
    /// They are somebody's.
    Right(Box<Checked>),
    /// The same, of somebody whom the search does not list. Where they stand has still to be read.
    New(Box<Pending>),
    /// Whatever must look like a wrong password.
    Refused,
}

async fn check(
    state: &State,
    flow: &Flow,
    settings: &LoginSettings,
    name: &str,
    password: &SecretString,
) -> Result<Verdict, ZitadelError> {
    let zitadel = &state.zitadel;
    let found = find(state, flow, settings, name).await?;
    let Some(person) = choose(found, name) else { return by_name(state, flow, name, password).await };
    let settings = zitadel.login_settings(&person.organization).await?;
    if !settings.allow_username_password {
        return Ok(Verdict::Refused);
    }
    let lifetime = settings.password_lifetime().max(SHORTEST_SESSION);
    let (session, methods) = tokio::join!(
        zitadel.password_session(&person.id, password, lifetime),
        zitadel.auth_methods(&person.id)
    );
    match session {
        Ok(session) => {
            let (methods, is_fresh) = (methods?, false);
            Ok(Verdict::Right(Box::new(Checked { person, methods, settings, session, is_fresh })))
        }
        Err(error) => {
            if error.has_no_password() {
                invitation::mail(&state.base, zitadel, &person).await;
            }
            refused(error)
        }
    }
}

/// The people of a name whom the application accepts.
pub(crate) async fn find(
    state: &State,
    flow: &Flow,
    settings: &LoginSettings,
    name: &str,
) -> Result<Vec<Person>, ZitadelError> {
    let organization = flow.restricted.then_some(flow.organization.as_str());
    let found = state.zitadel.find_people(name, settings, organization).await?;
    Ok(found.into_iter().filter(|person| flow.accepts(&person.id, &person.organization)).collect())
}

/// The person with this login name; else the only one with this user name or, where nobody has it, with this address.
pub(crate) fn choose(mut found: Vec<Person>, name: &str) -> Option<Person> {
    if let Some(at) = found.iter().position(|person| person.has_login_name(name)) {
        return Some(found.swap_remove(at));
    }
    // Within one organization user names are unique; where its login names end with its domain nobody types that.
    if found.iter().any(|person| person.has_username(name)) {
        found.retain(|person| person.has_username(name));
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// Somebody whom Zitadel's search does not list: nobody, or a person made a moment ago. The flow then goes on by its address,
/// since three calls are made for that already.
async fn by_name(
    state: &State,
    flow: &Flow,
    name: &str,
    password: &SecretString,
) -> Result<Verdict, ZitadelError> {
    let zitadel = &state.zitadel;
    let session = match zitadel.password_session_by_name(name, password, SHORTEST_SESSION).await {
        Ok(session) => session,
        Err(error) => return refused(error),
    };
    let user = zitadel.session(&session).await?.user;
    let Some(user) = user.filter(|user| flow.accepts(&user.id, &user.organization)) else {
        zitadel.end_session(&session).await?;
        return Ok(Verdict::Refused);
    };
    if !zitadel.login_settings(&user.organization).await?.allow_username_password {
        zitadel.end_session(&session).await?;
        return Ok(Verdict::Refused);
    }
    Ok(Verdict::New(Box::new(Pending::of_session(&user.id, &session))))
}

fn refused(error: ZitadelError) -> Result<Verdict, ZitadelError> {
    match error.refusal() {
        Some(Refusal::WrongCredentials) => Ok(Verdict::Refused),
        _ => Err(error),
    }
}

/// The password was right: on to whatever policy demands, or to the end.
///
/// Zitadel has said in this very request that the password was checked, so the session need not be read for that.
pub(crate) async fn proceed(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    checked: Checked,
) -> Result<Reply, LoginError> {
    let Checked { person, methods, settings, session: handle, is_fresh } = checked;
    let expiry = state.zitadel.password_expiry(&person.organization).await?;
    let mut pending = Pending::of_session(&person.id, &handle);
    pending.describe(&person);
    flow.pending = Some(pending);
    let user = SessionUser {
        id: person.id.clone(),
        login_name: person.shown_name().to_owned(),
        organization: person.organization.clone(),
    };
    let session =
        Session { user: Some(user), password_at: Some(state.base.clock.now()), ..Session::default() };
    let mut stand = Stand::new(state, flow, Progress { handle, session, person, methods, settings, expiry });
    if !is_fresh
        && matches!(stand.step, Step::ChangePassword(_) | Step::VerifyEmail | Step::OfferEnrolment)
        // The search lags: somebody who met the demand a moment ago must not be stopped by an old answer.
        && let Some(fresh) = state.zitadel.person(stand.user()).await?
    {
        stand.progress.person = fresh;
        stand = Stand::new(state, stand.flow, stand.progress);
    }
    let handle = stand.progress.handle.clone();
    let result = steps::go_on(state, visit, stand, By::Form).await;
    if let Err(LoginError::Step(_)) = result
        && let Err(error) = state.zitadel.end_session(&handle).await
    {
        // Nobody is served by a session that cannot be used.
        tracing::warn!(cause = shared::error::chain(&error), "an unused session could not be ended");
    }
    result
}

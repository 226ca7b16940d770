//! Making a person, with a session at once, so that no second form is needed after the code.
//!
//! An address that is registered already gets the same answer after the same time: the page for a code that never
//! comes, which says that such a person signs in instead. Except to whoever registered it a moment ago: the form was
//! sent twice, or its first answer was lost, and the page must take the code all the same.

use crate::{
    State,
    error::SignupError,
    form::Input,
    screen::{self, House},
    unfinished,
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use shared::{
    app::Reply,
    cookies::flow::{Flow, Pending},
    input,
    outcome::{Outcome, Screen, SignupScreen, Text},
    verification,
    visit::Visit,
    zitadel::{LoginSettings, NewPerson, Refusal, SessionHandle, ZitadelError},
};
use std::time::Duration;

/// Zitadel's user check lags behind the creation by some milliseconds.
const RETRIES: [Duration; 3] =
    [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800)];

/// `POST /signup`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read::<Input>(&state.base, visit, request).await?.trimmed();
    let flow = Flow::open(&visit.jar, &state.base.sealer, &input.flow).await.ok_or(SignupError::NoFlow)?;
    if !flow.is_csrf(&input.csrf) {
        return Err(SignupError::Csrf);
    }
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let language = visit.presentation.locale.tag();

    // The policy as it is now: a page that was opened before registration was switched off is no way around it.
    let (settings, house) = tokio::join!(
        state.zitadel.login_settings_now(&flow.organization),
        House::read(state, &flow.organization)
    );
    let (settings, house) = match (settings, house) {
        (Ok(settings), Ok(_)) if !settings.allow_register => return Err(SignupError::RegistrationOff),
        (Ok(settings), Ok(house)) => (settings, house),
        (Err(error), _) | (_, Err(error)) => {
            let mut page =
                screen::signup(state, &flow, &House::default(), &LoginSettings::default(), language);
            page.rules.clear();
            // What the organization allows is not known: the form stays as it most likely was.
            (page.password_off, page.passkey) = (false, true);
            input.check(&mut page);
            return try_again(page, error);
        }
    };
    let mut page = screen::signup(state, &flow, &house, &settings, language);
    let wants_passkey = input.wants_passkey(&page);
    if page.password_off && !wants_passkey {
        return Err(SignupError::NoWayToSignIn);
    }
    if !input.check(&mut page) {
        return Ok(Reply::new(Outcome::show(page)));
    }

    // The back button, or a second submit after the first was answered: this browser made the account.
    if flow.pending.as_ref().is_some_and(|p| p.signed_up && p.user.is_some() && p.email == input.email) {
        return Ok(Reply::new(to_verification(state, &flow)));
    }

    let step = state.pace.begin();
    let person = NewPerson {
        organization: &flow.organization,
        given_name: &input.given_name,
        family_name: &input.family_name,
        email: &input.email,
        language,
        password: (!wants_passkey).then_some(&input.password),
    };
    match state.zitadel.create_person(&person).await {
        Ok(user) => {
            if wants_passkey {
                mail(state, &flow, &user).await;
                step.draw_out().await;
                return proceed(state, visit, flow, (Some(user), None), &input, true).await;
            }
            let session = welcome(state, &flow, &user, &input).await;
            step.checked();
            proceed(state, visit, flow, (Some(user), session), &input, false).await
        }
        Err(error) => match error.refusal() {
            Some(Refusal::UserExists) => {
                let found = unfinished::find(state, &flow, &input, wants_passkey).await;
                step.draw_out().await;
                tracing::info!(event = "sign_up_repeated", "the address is registered already");
                proceed(state, visit, flow, found, &input, wants_passkey).await
            }
            Some(Refusal::EmailRefused) => {
                page.email.refuse("email-invalid");
                Ok(Reply::new(Outcome::show(page)))
            }
            Some(Refusal::PasswordRule) => {
                page.password.refuse("password-rules-broken");
                Ok(Reply::new(Outcome::show(page)))
            }
            // Zitadel's validation names no id; of the fields, only the address can still be the cause.
            Some(Refusal::Other) if is_validation(&error) => {
                page.email.refuse("email-invalid");
                Ok(Reply::new(Outcome::show(page)))
            }
            Some(_) => Err(error.into()),
            None => try_again(page, error),
        },
    }
}

fn is_validation(error: &ZitadelError) -> bool {
    matches!(error, ZitadelError::Refused { id, status: 400, .. } if id.is_empty())
}

/// Zitadel is slow or down: the form stays as it was entered, without the password.
fn try_again(mut page: SignupScreen, error: ZitadelError) -> Result<Reply, SignupError> {
    if error.refusal().is_some() {
        return Err(error.into());
    }
    tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
    page.password.error = None;
    page.message = Some(Text::new("try-again"));
    Ok(Reply::new(Outcome::show(page)))
}

/// Sends the mail and makes the session, side by side. Neither failing undoes the other: a mail can be asked for
/// again, and without a session the person signs in after the code.
async fn welcome(state: &State, flow: &Flow, user: &str, input: &Input) -> Option<SessionHandle> {
    let ((), session) = tokio::join!(mail(state, flow, user), session(state, flow, user, input));
    session
        .inspect_err(|error| {
            tracing::error!(cause = shared::error::chain(error), "a new person's session could not be made");
        })
        .ok()
}

pub(crate) async fn mail(state: &State, flow: &Flow, user: &str) {
    let sent = async {
        let link = verification::link(&state.base, flow, user).await?;
        state.zitadel.send_email_code(user, &link).await?;
        Ok::<_, SignupError>(())
    };
    if let Err(error) = sent.await {
        tracing::error!(cause = shared::error::chain(&error), "the verification mail could not be asked for");
    }
}

/// How long a session lives that begins with this sign-up.
pub(crate) async fn lifetime(state: &State, flow: &Flow) -> Result<time::Duration, ZitadelError> {
    let settings = state.zitadel.login_settings(&flow.organization).await?;
    Ok(settings.password_lifetime().max(time::Duration::hours(1)))
}

async fn session(
    state: &State,
    flow: &Flow,
    user: &str,
    input: &Input,
) -> Result<SessionHandle, ZitadelError> {
    let lifetime = lifetime(state, flow).await?;
    for pause in RETRIES {
        match state.zitadel.password_session(user, &input.password, lifetime).await {
            Err(error) if error.refusal() == Some(Refusal::WrongCredentials) => {
                tokio::time::sleep(pause).await;
            }
            result => return result,
        }
    }
    state.zitadel.password_session(user, &input.password, lifetime).await
}

async fn proceed(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    (user, session): (Option<String>, Option<SessionHandle>),
    input: &Input,
    wants_passkey: bool,
) -> Result<Reply, SignupError> {
    let email = input.email.clone();
    let session = session.map(|session| (session.id.clone(), session.expose_token().to_owned()));
    flow.pending = Some(Pending {
        user,
        session,
        email,
        wants_passkey,
        signed_up: true,
        mailed: true,
        ..Pending::default()
    });
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(Reply::new(to_verification(state, &flow)).with(cookies))
}

fn to_verification(state: &State, flow: &Flow) -> Outcome {
    let screen = verification::screen(&state.base, flow, &state.zitadel.origin());
    let path = verification::path(flow);
    Outcome::Continue { path, screen: Box::new(Screen::Verify(screen)) }
}

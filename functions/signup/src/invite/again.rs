//! Another code for somebody who has nothing to sign in with yet. Whether there is such a person is not to be seen.

use crate::{State, error::SignupError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    input, invitation,
    outcome::{Field, Form, Outcome, ResetScreen, Text},
    visit::Visit,
    zitadel::{LoginSettings, ZitadelError},
};

/// Its path.
pub(super) const PATH: &str = "/signup/invite/new";
/// Zitadel takes names of at most so many characters.
const LONGEST: usize = 200;

/// Who needs a new code of their invitation.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "AskForInvitation"))]
pub(crate) struct Input {
    #[serde(default)]
    login_name: String,
}

/// `GET /signup/invite/new`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let page = screen(&state, "");
    state.base.respond::<SignupError>(&visit.presentation, Ok(Reply::new(Outcome::show(page))))
}

/// `POST /signup/invite/new`.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let result = submit(&state, &visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// There is no flow: that the form comes from our page is told by the browser alone, and a mail is all it can bring about.
fn screen(state: &State, name: &str) -> ResetScreen {
    ResetScreen {
        form: Form { action: PATH.into(), ..Form::default() },
        invitation: true,
        login_name: Field::kept(name),
        login: state.base.origins.start(),
        application: state.base.origins.start(),
        ..ResetScreen::default()
    }
}

async fn submit(state: &State, visit: &Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let name = input.login_name.trim();
    let mut page = screen(state, name);
    match name.chars().count() {
        0 => page.login_name.refuse("login-name-missing"),
        1..=LONGEST => {}
        _ => page.login_name.refuse("login-name-too-long"),
    }
    if page.login_name.error.is_some() {
        return Ok(Reply::new(Outcome::show(page)));
    }
    let step = state.pace.begin();
    match mail(state, name).await {
        Ok(()) => {
            step.draw_out().await;
            page.message = Some(Text::new("invite-sent"));
            Ok(Reply::new(Outcome::show(page)))
        }
        Err(error) if error.refusal().is_some() => Err(error.into()),
        Err(error) => {
            tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
            page.message = Some(Text::new("try-again"));
            Ok(Reply::new(Outcome::show(page)))
        }
    }
}

/// Every way to be named counts here: the mail goes to the address of the account, whoever asks.
async fn mail(state: &State, name: &str) -> Result<(), ZitadelError> {
    let mut found = state.zitadel.find_people(name, &LoginSettings::default(), None).await?;
    let named = found.iter().position(|person| person.has_login_name(name));
    let person = match named {
        Some(at) => Some(found.swap_remove(at)),
        None if found.len() == 1 => found.pop(),
        None => None,
    };
    if let Some(person) = person {
        invitation::mail(&state.base, &state.zitadel, &person).await;
    }
    Ok(())
}

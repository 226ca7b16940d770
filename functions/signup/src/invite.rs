//! Invitations: whoever has the code from the mail chooses how they sign in, and is signed in with that.
//!
//! The link is made by Zitadel from the template that whoever invites hands over with the code:
//! `https://AUTH_HOST/signup/invite?user={{.UserID}}&code={{.Code}}`. Anybody can make such a link, so the id in it is asked
//! about nowhere, and nothing is mailed to it: it only ever goes to Zitadel together with a code, as one claim. Only
//! posting redeems the code: programs that open links in mails must not use it up.

pub(crate) mod again;

use crate::{
    State,
    error::SignupError,
    first::{self, First},
    verify::is_code,
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::{Flow, Pending, Purpose},
    input,
    invitation::PATH,
    outcome::{Field, Form, Outcome, Text, VerifyScreen},
    visit::Visit,
    zitadel::{Refusal, ZitadelError},
};

/// Zitadel takes ids of at most so many characters.
const LONGEST_ID: usize = 200;

/// The code of an invitation.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "AcceptInvitation"))]
pub(crate) struct Input {
    /// The id from the link stands for the flow: there is none yet.
    flow: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    code: SecretString,
}

/// `GET /signup/invite`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let result = show(&state, &visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /signup/invite`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn show(state: &State, visit: &Visit) -> Result<Reply, SignupError> {
    // The page's own links, such as those to other languages, name it as its form does.
    let user = visit.param("user").or_else(|| visit.param("flow"));
    let user = user.filter(|user| is_id(user)).ok_or(SignupError::NoFlow)?;
    let code = visit.param("code").filter(|code| is_code(code)).unwrap_or_default();
    if let Some(reply) = accepted(state, visit, user).await? {
        return Ok(reply);
    }
    let mut page = screen(state, user);
    page.code = Field::kept(code);
    Ok(Reply::new(Outcome::show(page)))
}

/// Where this browser has redeemed the code already (the link was opened again, the form was sent twice), it goes on.
async fn accepted(state: &State, visit: &Visit, user: &str) -> Result<Option<Reply>, SignupError> {
    let flow = Flow::open(&visit.jar, &state.base.sealer, &Flow::id_of_invitation(user)).await;
    let Some(flow) = flow.filter(|flow| flow.purpose == Purpose::Invitation) else { return Ok(None) };
    match First::of(state, flow).await? {
        Ok(first) => Ok(Some(first.go_on(state, visit).await?)),
        Err(_) => Ok(None),
    }
}

/// Zitadel's ids are digits, but others can be set.
fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

fn screen(state: &State, user: &str) -> VerifyScreen {
    let origins = &state.base.origins;
    let targets = vec![origins.app_origin(), origins.handler_origin(), state.zitadel.origin()];
    VerifyScreen {
        form: Form { action: PATH.into(), flow: user.to_owned(), csrf: String::new(), targets },
        invitation: Some(again::PATH.to_owned()),
        application: origins.start(),
        ..VerifyScreen::default()
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let user = Some(input.flow).filter(|user| is_id(user)).ok_or(SignupError::NoFlow)?;
    let mut page = screen(state, &user);
    // Zitadel's codes are capital letters and digits; keyboards begin small and mail programs add blanks.
    let code: String = input.code.expose_secret().split_whitespace().collect::<String>().to_ascii_uppercase();
    if !is_code(&code) {
        page.code.refuse(if code.is_empty() { "code-missing" } else { "invite-refused" });
        return Ok(Reply::new(Outcome::show(page)));
    }
    let step = state.pace.begin();
    match state.zitadel.verify_invite(&user, &code.into()).await {
        Ok(()) => {}
        Err(error) if error.refusal() == Some(Refusal::CodeWrong) => {
            if let Some(reply) = accepted(state, visit, &user).await? {
                return Ok(reply);
            }
            step.draw_out().await;
            tracing::info!(event = "invitation_refused", "the code of an invitation was refused");
            page.code.refuse("invite-refused");
            return Ok(Reply::new(Outcome::show(page)));
        }
        Err(error) => return try_again(page, error),
    }
    tracing::info!(event = "invitation_accepted", "an invitation was accepted");
    let flow = flow(state, &user);
    match first::resume(state, visit, flow.clone()).await {
        // The code is used up: what it proved must not be lost.
        Err(SignupError::Zitadel(error)) => {
            let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
            Ok(try_again(page, error)?.with(cookies))
        }
        result => result,
    }
}

/// A flow of somebody whose mailbox a code has just proved, in a browser that has none.
pub(crate) fn flow(state: &State, user: &str) -> Flow {
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let mut flow = Flow::new(String::new(), String::new(), csrf, state.base.clock.epoch());
    flow.purpose = Purpose::Invitation;
    // Nothing optional is asked of somebody who is new.
    let pending =
        Pending { user: Some(user.to_owned()), signed_up: true, proved: true, ..Pending::default() };
    flow.pending = Some(pending);
    flow
}

/// Zitadel is slow or down: the page stays, and the same code, sent again, goes on from here.
fn try_again(mut page: VerifyScreen, error: ZitadelError) -> Result<Reply, SignupError> {
    if error.refusal().is_some() {
        return Err(error.into());
    }
    tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
    page.message = Some(Text::new("try-again"));
    Ok(Reply::new(Outcome::show(page)))
}

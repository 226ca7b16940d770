//! The code from the mail. Only posting it redeems it: programs that open links in mails must not use it up.

use crate::{
    State,
    error::SignupError,
    first::{self, First},
    invite,
};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::flow::{Flow, Pending, Purpose},
    input,
    outcome::{Field, Form, Outcome, Text, VerifyScreen},
    policy::Step,
    progress::{self, Progress},
    sign_in::{FinishError, SignedIn, finish},
    verification,
    visit::Visit,
    zitadel::{Refusal, ZitadelError},
};

/// Zitadel takes codes of at most so many characters.
const LONGEST_CODE: usize = 20;

/// The code from the mail, or `resend` to have another one mailed.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "VerifyEmail"))]
pub(crate) struct Input {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    code: SecretString,
    #[serde(default)]
    resend: String,
}

/// `GET /signup/verify`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /signup/verify`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn show(state: &State, visit: &mut Visit) -> Result<Reply, SignupError> {
    let id = visit.param("flow").ok_or(SignupError::NoFlow)?;
    let code = visit.param("code").filter(|code| is_code(code)).unwrap_or_default().to_owned();
    let mut page = match Flow::open(&visit.jar, &state.base.sealer, id).await {
        Some(flow) if waits_for_a_way(&flow) => return first::resume(state, visit, flow).await,
        Some(flow) if flow.pending.is_some() => {
            visit.presentation = visit.presentation.prefer(&flow.ui_locales);
            verification::screen(&state.base, &flow, &state.zitadel.origin())
        }
        _ => elsewhere(state, visit).await?,
    };
    if !code.is_empty() {
        page.code = Field::kept(code);
    }
    Ok(Reply::new(Outcome::show(page)))
}

/// The page in a browser that has no part in the flow, for instance on the phone where the mail was read. The sealed
/// link says who it is.
async fn elsewhere(state: &State, visit: &Visit) -> Result<VerifyScreen, SignupError> {
    let sealed = visit.param("t").ok_or(SignupError::NoFlow)?;
    verification::user_of_link(&state.base, sealed).await.ok_or(SignupError::NoFlow)?;
    Ok(link_page(state, sealed))
}

fn link_page(state: &State, sealed: &str) -> VerifyScreen {
    let origins = &state.base.origins;
    let targets = vec![origins.handler_origin(), origins.app_origin(), state.zitadel.origin()];
    VerifyScreen {
        form: Form { action: "/signup/verify".into(), flow: sealed.to_owned(), csrf: String::new(), targets },
        application: state.base.origins.start(),
        ..VerifyScreen::default()
    }
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, SignupError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let Some(flow) = Flow::open(&visit.jar, &state.base.sealer, &input.flow).await else {
        return from_link(state, visit, &input).await;
    };
    if !flow.is_csrf(&input.csrf) {
        return Err(SignupError::Csrf);
    }
    visit.presentation = visit.presentation.prefer(&flow.ui_locales);
    let pending = flow.pending.clone().ok_or(SignupError::NoFlow)?;
    if waits_for_a_way(&flow) {
        return first::resume(state, visit, flow).await;
    }
    let page = verification::screen(&state.base, &flow, &state.zitadel.origin());
    if !input.resend.is_empty() {
        return resend(state, &flow, &pending, page).await;
    }
    match redeem(state, pending.user.as_deref(), &input.code).await {
        Ok(Redeemed::Right) if pending.user.is_some() && pending.session.is_none() => {
            first_way(state, visit, flow, page).await
        }
        // Two calls are made for that already: the flow goes on by its address.
        Ok(Redeemed::Before) if pending.session.is_some() => Ok(on(state, &flow, &pending)),
        // That the address is verified does not say by whom: without a session the code alone proves that it is theirs.
        Ok(Redeemed::Before) => Ok(refuse(page, "code-refused")),
        Ok(Redeemed::Right) => after(state, visit, &flow, pending, page).await,
        Ok(Redeemed::Wrong(id)) => Ok(refuse(page, id)),
        Err(error) => try_again(page, error),
    }
}

/// On from a verified address, which stays verified: the same code, sent again, goes on from here.
async fn after(
    state: &State,
    visit: &Visit,
    flow: &Flow,
    pending: Pending,
    page: VerifyScreen,
) -> Result<Reply, SignupError> {
    match proceed(state, visit, flow, pending).await {
        Err(SignupError::Zitadel(error) | SignupError::Finish(FinishError::Zitadel(error))) => {
            try_again(page, error)
        }
        result => result,
    }
}

/// Whether the mailbox is proved and nothing to sign in with is there yet.
fn waits_for_a_way(flow: &Flow) -> bool {
    flow.pending.as_ref().is_some_and(|pending| pending.proved && pending.session.is_none())
}

/// The mailbox is proved, and there is no session: there may be nothing to sign in with yet.
async fn first_way(
    state: &State,
    visit: &Visit,
    mut flow: Flow,
    page: VerifyScreen,
) -> Result<Reply, SignupError> {
    if let Some(pending) = &mut flow.pending {
        pending.proved = true;
    }
    match first::resume(state, visit, flow.clone()).await {
        // The code is used up: what it proved must not be lost.
        Err(SignupError::Zitadel(error)) => {
            let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
            Ok(try_again(page, error)?.with(cookies))
        }
        result => result,
    }
}

/// Without a flow nothing is cookied and nobody is signed in: the address is verified, and the person goes on where
/// they began. The sealed link stands for the form's token.
async fn from_link(state: &State, visit: &Visit, input: &Input) -> Result<Reply, SignupError> {
    let user = verification::user_of_link(&state.base, &input.flow).await.ok_or(SignupError::NoFlow)?;
    let page = link_page(state, &input.flow);
    match redeem(state, Some(&user), &input.code).await {
        // Whoever has nothing to sign in with goes on in this browser: the code has just proved that they may.
        Ok(Redeemed::Right) => match First::of(state, invite::flow(state, &user)).await {
            Ok(Ok(first)) => first.go_on(state, visit).await,
            _ => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
        },
        Ok(Redeemed::Before) => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
        Ok(Redeemed::Wrong(id)) => Ok(refuse(page, id)),
        Err(error) => try_again(page, error),
    }
}

fn refuse(mut page: VerifyScreen, id: &'static str) -> Reply {
    page.code.refuse(id);
    Reply::new(Outcome::show(page))
}

fn try_again(mut page: VerifyScreen, error: ZitadelError) -> Result<Reply, SignupError> {
    if error.refusal().is_some() {
        return Err(error.into());
    }
    tracing::error!(cause = shared::error::chain(&error), "Zitadel could not be asked");
    page.message = Some(Text::new("try-again"));
    Ok(Reply::new(Outcome::show(page)))
}

async fn resend(
    state: &State,
    flow: &Flow,
    pending: &Pending,
    mut page: VerifyScreen,
) -> Result<Reply, SignupError> {
    if let Some(user) = &pending.user {
        let link = verification::link(&state.base, flow, user).await?;
        if let Err(error) = state.zitadel.send_email_code(user, &link).await {
            return try_again(page, error);
        }
    }
    page.message = Some(Text::new("code-sent"));
    Ok(Reply::new(Outcome::show(page)))
}

enum Redeemed {
    Right,
    /// The code was refused, and the address is verified already: the same form, sent twice.
    Before,
    Wrong(&'static str),
}

async fn redeem(state: &State, user: Option<&str>, code: &SecretString) -> Result<Redeemed, ZitadelError> {
    // Zitadel's codes are capital letters and digits; keyboards begin small and mail programs add blanks.
    let code: String = code.expose_secret().split_whitespace().collect::<String>().to_ascii_uppercase();
    if code.is_empty() {
        return Ok(Redeemed::Wrong("code-missing"));
    }
    let (Some(user), true) = (user, is_code(&code)) else { return Ok(Redeemed::Wrong("code-refused")) };
    match state.zitadel.verify_email(user, &code.into()).await {
        Ok(()) => Ok(Redeemed::Right),
        Err(error) if error.refusal() == Some(Refusal::CodeWrong) => {
            // A second submit finds the code used.
            let verified = state.zitadel.person(user).await?.is_some_and(|person| person.email_verified);
            Ok(if verified { Redeemed::Before } else { Redeemed::Wrong("code-refused") })
        }
        Err(error) => Err(error),
    }
}

pub(crate) fn is_code(text: &str) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The address is verified: on to whatever policy demands besides, or to the end.
async fn proceed(state: &State, visit: &Visit, flow: &Flow, pending: Pending) -> Result<Reply, SignupError> {
    let base = &state.base;
    if pending.user.is_none() || pending.session.is_none() {
        return Ok(on(state, flow, &pending));
    }
    let progress = Progress::of_flow(base, &state.zitadel, flow).await?;
    let ends =
        |progress: &Progress| flow.purpose == Purpose::SignIn && progress.next_in(base, flow) == Step::Finish;
    if let Some(progress) = progress.filter(ends) {
        let Progress { handle, person, .. } = &progress;
        let who = SignedIn { person, session: handle };
        return Ok(finish(base, &state.zitadel, visit, flow, &who).await?);
    }
    Ok(on(state, flow, &pending))
}

/// To the sign-in pages, which ask for what is missing and know what else a flow can be for; to the application's start where
/// nobody has a session.
fn on(state: &State, flow: &Flow, pending: &Pending) -> Reply {
    let origins = &state.base.origins;
    if pending.user.is_none() || pending.session.is_none() {
        return Reply::new(Outcome::Go(origins.start())).with([flow.remove()]);
    }
    Reply::new(Outcome::Go(join(&origins.auth, &progress::path_on(flow))))
}

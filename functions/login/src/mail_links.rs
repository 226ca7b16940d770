//! Addresses in mails that Zitadel writes by itself, for instance when an administrator sends one: they have the paths of the
//! vendor's own pages, and lead to ours.
//!
//! They name a person, which is compared with what this browser's cookies know and believed no further: whoever comes
//! says who they are, and the code is kept for the page that asks for it. Opening an address changes nothing at Zitadel.

use crate::{State, error::LoginError};
use axum::{extract::State as Part, response::Response};
use http::Uri;
use shared::{
    app::Reply,
    config::join,
    cookies::flow::{Flow, Pending},
    outcome::Outcome,
    policy::Factor,
    visit::Visit,
};

/// Where the provider believes the pages to lie unless it is told otherwise.
const BASE: &str = "/ui/v2/login";

/// `GET /ui/v2/login/…`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit, uri: Uri) -> Response {
    let path = uri.path().strip_prefix(BASE).unwrap_or(uri.path());
    let result = match path {
        "/login" | "/logout" => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            Ok(to(&state, &format!("{path}{query}")))
        }
        "/verify" => verify(&state, &visit).await,
        "/password/set" => password(&state, &visit).await,
        "/otp/verify" | "/otp/email" => otp(&state, &visit).await,
        _ => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
    };
    state.base.respond(&visit.presentation, result)
}

fn to(state: &State, path: &str) -> Reply {
    Reply::new(Outcome::Go(join(&state.base.origins.auth, path)))
}

/// The code verifies an address: on to the page of the flow that asks for it, else to the sign-in page, behind which it
/// is asked for.
async fn verify(state: &State, visit: &Visit) -> Result<Reply, LoginError> {
    let waits =
        |flow: &Flow| flow.pending.as_ref().is_some_and(|pending| is_of(visit, pending.user.as_ref()));
    match known(state, visit, waits).await {
        Some(flow) => Ok(to(state, &with_code("/signup/verify", &flow, visit))),
        None => begin(state, visit, "/login").await,
    }
}

/// The code sets a password: on to the page of the flow that asks for it, else to where one says whose it is.
async fn password(state: &State, visit: &Visit) -> Result<Reply, LoginError> {
    let waits = |flow: &Flow| flow.reset.as_ref().is_some_and(|reset| is_of(visit, Some(&reset.user)));
    match known(state, visit, waits).await {
        Some(flow) => Ok(to(state, &with_code("/login/password/set", &flow, visit))),
        None => begin(state, visit, "/login/password/reset").await,
    }
}

/// The code is a second factor, of use only to the session for which it was made.
async fn otp(state: &State, visit: &Visit) -> Result<Reply, LoginError> {
    let session = visit.param("sessionId");
    let is_its = |pending: &Pending| {
        pending.challenged == Some(Factor::OtpEmail)
            && pending.session.as_ref().is_some_and(|(id, _)| Some(id.as_str()) == session)
    };
    match known(state, visit, |flow| flow.pending.as_ref().is_some_and(is_its)).await {
        Some(flow) => Ok(to(state, &with_code("/login/otp-email", &flow, visit))),
        None => Ok(Reply::new(Outcome::Go(state.base.origins.start()))),
    }
}

/// Whether the address names this user. Zitadel writes the parameter in two ways.
fn is_of(visit: &Visit, user: Option<&String>) -> bool {
    let named = visit.param("userId").or_else(|| visit.param("userID"));
    named.is_some() && named == user.map(String::as_str)
}

/// The newest flow of this browser for which this holds.
async fn known(state: &State, visit: &Visit, holds: impl Fn(&Flow) -> bool) -> Option<Flow> {
    Flow::all(&visit.jar, &state.base.sealer).await.into_iter().find(|flow| holds(flow))
}

fn with_code(path: &str, flow: &Flow, visit: &Visit) -> String {
    format!("{path}?flow={}&code={}", flow.id(), code(visit))
}

/// Zitadel's codes are letters and digits; what else comes in an address is not repeated.
fn code(visit: &Visit) -> &str {
    let is_code =
        |code: &&str| (1..=20).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    visit.param("code").filter(is_code).unwrap_or_default()
}

/// A flow without an authorization request, which ends at the application's start.
async fn begin(state: &State, visit: &Visit, path: &str) -> Result<Reply, LoginError> {
    let mut csrf = [0; 16];
    state.base.random.fill(&mut csrf);
    let organization = state.default_organization().await?;
    let mut flow = Flow::new(String::new(), organization, csrf, state.base.clock.epoch());
    code(visit).clone_into(&mut flow.code);
    let cookies = flow.keep(&visit.jar, &state.base.sealer).await?;
    Ok(to(state, &format!("{path}?flow={}", flow.id())).with(cookies))
}

//! An authenticator application is set up: its first code completes that and counts as the sign-in's second factor.

use super::{
    By, Page, Posted, Stand,
    code::{CodeInput, is_totp, worded},
    elsewhere,
    enrol::set_up,
    go_on,
    page::totp_screen,
    replay::{self, Use},
    show, try_again, with_newest,
};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use shared::{
    app::Reply,
    outcome::{EnrolTotpScreen, Outcome},
    policy::Factor,
    visit::Visit,
    zitadel::{Check, Refusal},
};

/// `GET /login/enrol/totp`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::EnrolTotp).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol/totp`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = submit(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn submit(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<CodeInput>::open(state, visit, request).await?;
    let page = totp_screen(state, &flow);
    let code = match input.code(is_totp) {
        Ok(code) => code,
        Err(id) => return Ok(refuse(page, worded(id, Factor::Totp))),
    };
    let mut stand = match Stand::load(state, flow).await {
        Ok(Ok(stand)) => stand,
        Ok(Err(flow)) => return Ok(with_newest(state, &flow)),
        Err(error) => return try_again(page, error),
    };
    if !Page::EnrolTotp.is_open(&stand) {
        return go_on(state, visit, stand, By::Address).await;
    }
    match replay::spend(state, stand.user(), &code, &stand.progress.handle.id).await {
        Ok(Use::First | Use::Twice) => {}
        Ok(Use::Spent) => return Ok(refuse(page, "code-used")),
        Err(error) => return try_again(page, error),
    }
    if let Err(error) = set_up(state.zitadel.verify_totp(stand.user(), &code).await) {
        return match error.refusal() {
            Some(Refusal::CodeWrong) => Ok(refuse(page, worded("code-refused", Factor::Totp))),
            _ => try_again(page, error),
        };
    }
    // From here on it is set up. Should the check fail, the next page asks for a code.
    match state.zitadel.check(&stand.progress.handle, Check::Totp(&code)).await {
        Ok(handle) => stand.renew(handle),
        Err(error) => {
            tracing::warn!(cause = shared::error::chain(&error), "a new factor's code was not taken");
        }
    }
    if let Some(pending) = &mut stand.flow.pending {
        pending.totp = None;
        pending.enrolled = Some(Factor::Totp);
    }
    tracing::info!(event = "factor_enrolled", factor = Factor::Totp.name(), "a factor was set up");
    elsewhere(state, visit, &stand.flow).await
}

fn refuse(mut page: EnrolTotpScreen, id: &'static str) -> Reply {
    page.code.refuse(id);
    Reply::new(Outcome::show(page))
}

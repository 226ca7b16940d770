//! A second factor is set up, because the policy forces one or because the person takes the offer.
//!
//! Only where the sign-in stands here: whoever has a factor proves it first, so a password alone never adds another way
//! in beside it.

use super::{
    By, Page, Posted, Stand, elsewhere,
    factors::FactorInput,
    go_on, new_key,
    page::{takes_passkey, to_enrol},
    show, to,
};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::ExposeSecret;
use shared::{
    app::Reply,
    policy::{Factor, Step},
    visit::Visit,
    web_authn::CeremonyKind,
    zitadel::{Refusal, ZitadelError},
};

/// `GET /login/enrol`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::Enrol).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = choose(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn choose(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<FactorInput>::open(state, visit, request).await?;
    let stand = match Stand::of_form(state, flow).await? {
        Ok(stand) => stand,
        Err(reply) => return Ok(reply),
    };
    if !Page::Enrol.is_open(&stand) {
        return go_on(state, visit, stand, By::Address).await;
    }
    if input.skips() && stand.step == Step::OfferEnrolment {
        return skip(state, visit, stand).await;
    }
    match input.factor().filter(|factor| to_enrol(&stand).contains(factor)) {
        Some(Factor::Totp) => totp(state, visit, stand).await,
        Some(Factor::OtpEmail) => {
            set_up(state.zitadel.add_otp_email(stand.user()).await)?;
            challenged(state, visit, stand, Factor::OtpEmail).await
        }
        Some(Factor::OtpSms) if stand.progress.person.phone_verified => {
            set_up(state.zitadel.add_otp_sms(stand.user()).await)?;
            challenged(state, visit, stand, Factor::OtpSms).await
        }
        Some(Factor::OtpSms) => to(state, visit, stand, Page::EnrolPhone).await,
        Some(Factor::U2f) => new_key::ask(state, visit, stand, CeremonyKind::EnrolU2f).await,
        None if input.is_passkey() && takes_passkey(&stand) => {
            new_key::ask(state, visit, stand, CeremonyKind::EnrolPasskey).await
        }
        None => to(state, visit, stand, Page::Enrol).await,
    }
}

/// What another tab has set up is set up.
pub(super) fn set_up(result: Result<(), ZitadelError>) -> Result<(), ZitadelError> {
    match result {
        Err(error) if error.refusal() == Some(Refusal::AlreadyEnrolled) => Ok(()),
        result => result,
    }
}

/// Remembers that somebody declined, and goes on.
async fn skip(state: &State, visit: &Visit, mut stand: Stand) -> Result<Reply, LoginError> {
    state.zitadel.skip_enrolment(stand.user()).await?;
    stand.progress.person.mfa_skipped_at = Some(state.base.clock.now());
    let stand = Stand::new(state, stand.flow, stand.progress);
    go_on(state, visit, stand, By::Form).await
}

/// The secret is drawn once, by a form; the page shows what the flow's sealed cookie holds.
async fn totp(state: &State, visit: &Visit, mut stand: Stand) -> Result<Reply, LoginError> {
    let uri = match state.zitadel.register_totp(stand.user()).await {
        Ok(uri) => uri,
        // Another tab has set one up: it is to be proved.
        Err(error) if error.refusal() == Some(Refusal::AlreadyEnrolled) => {
            if let Some(pending) = &mut stand.flow.pending {
                pending.enrolled = Some(Factor::Totp);
            }
            return elsewhere(state, visit, &stand.flow).await;
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(pending) = &mut stand.flow.pending {
        pending.totp = Some(uri.expose_secret().to_owned());
    }
    to(state, visit, stand, Page::EnrolTotp).await
}

/// Set up; its first code is on its way.
async fn challenged(
    state: &State,
    visit: &Visit,
    mut stand: Stand,
    factor: Factor,
) -> Result<Reply, LoginError> {
    if let Some(pending) = &mut stand.flow.pending {
        pending.enrolled = Some(factor);
    }
    stand.challenge(state, factor).await?;
    stand.progress.methods.push(factor.method());
    to(state, visit, stand, Page::Code(factor)).await
}

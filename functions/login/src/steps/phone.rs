//! A telephone number is entered and proved, so that codes by SMS can be a second factor.

use super::{
    By, Input, Page, Posted, Stand,
    code::{CodeInput, is_sent_code, refuse},
    elsewhere,
    enrol::set_up,
    go_on,
    page::{code_screen, phone_screen},
    show, to, try_again, with_newest,
};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::ExposeSecret;
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::Flow,
    outcome::{CodeKind, Outcome, PhoneScreen, Text},
    policy::Factor,
    progress,
    visit::Visit,
    zitadel::Refusal,
};

/// A telephone number with country code.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "SetPhone"))]
pub(crate) struct PhoneInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    phone: String,
}

impl Input for PhoneInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

/// `GET /login/enrol/phone`.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::EnrolPhone).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol/phone`.
pub(crate) async fn post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = number(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// `GET /login/enrol/phone-code`.
pub(crate) async fn get_code(Part(state): Part<State>, mut visit: Visit) -> Response {
    let result = show(&state, &mut visit, Page::EnrolPhoneCode).await;
    state.base.respond(&visit.presentation, result)
}

/// `POST /login/enrol/phone-code`.
pub(crate) async fn post_code(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
    let result = code(&state, &mut visit, request).await;
    state.base.respond(&visit.presentation, result)
}

/// Where the flow stands, if one of these pages may be used there.
async fn stand_at(
    state: &State,
    visit: &Visit,
    flow: Flow,
    page: Page,
) -> Result<Result<Stand, Reply>, LoginError> {
    let stand = match Stand::load(state, flow).await? {
        Ok(stand) => stand,
        Err(flow) => return Ok(Err(with_newest(state, &flow))),
    };
    if page.is_open(&stand) { Ok(Ok(stand)) } else { go_on(state, visit, stand, By::Address).await.map(Err) }
}

async fn number(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<PhoneInput>::open(state, visit, request).await?;
    let phone = input.phone.trim();
    let page = phone_screen(state, &flow, phone);
    if let Some(id) = fault(phone) {
        return Ok(refuse_number(page, id));
    }
    let mut stand = match stand_at(state, visit, flow, Page::EnrolPhone).await {
        Ok(Ok(stand)) => stand,
        Ok(Err(reply)) => return Ok(reply),
        Err(error) => return try_again(page, error),
    };
    let sent = match state.zitadel.set_phone(stand.user(), phone).await {
        // The number that is there already, not proved yet.
        Err(error) if error.refusal() == Some(Refusal::PhoneUnchanged) => {
            state.zitadel.resend_phone_code(stand.user()).await
        }
        result => result,
    };
    match sent {
        Ok(()) => {
            stand.progress.person.phone = Some(phone.to_owned());
            if let Some(pending) = &mut stand.flow.pending {
                pending.describe(&stand.progress.person);
            }
            to(state, visit, stand, Page::EnrolPhoneCode).await
        }
        Err(error) => match error.refusal() {
            Some(Refusal::PhoneRefused | Refusal::Other) => Ok(refuse_number(page, "phone-invalid")),
            // It is there without a code, and Zitadel sends none to a number that stays the same.
            Some(Refusal::NothingToResend) => Ok(refuse_number(page, "phone-unsent")),
            _ => try_again(page, error),
        },
    }
}

/// Zitadel decides what a number is; one without country code it would take for a Swiss one.
fn fault(phone: &str) -> Option<&'static str> {
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    match phone {
        "" => Some("phone-missing"),
        _ if !phone.starts_with('+') || !(5..=15).contains(&digits) => Some("phone-invalid"),
        _ => None,
    }
}

fn refuse_number(mut page: PhoneScreen, id: &'static str) -> Reply {
    page.phone.refuse(id);
    Reply::new(Outcome::show(page))
}

async fn code(state: &State, visit: &mut Visit, request: Request) -> Result<Reply, LoginError> {
    let Posted { input, flow } = Posted::<CodeInput>::open(state, visit, request).await?;
    let mut page = code_screen(state, &flow, CodeKind::Phone);
    let code = match input.code(is_sent_code) {
        Ok(code) => code.expose_secret().to_ascii_uppercase().into(),
        Err(_) if input.resends() => String::new().into(),
        Err(id) => return Ok(refuse(page, id)),
    };
    let mut stand = match stand_at(state, visit, flow, Page::EnrolPhoneCode).await {
        Ok(Ok(stand)) => stand,
        Ok(Err(reply)) => return Ok(reply),
        Err(error) => return try_again(page, error),
    };
    if input.resends() {
        if let Err(error) = state.zitadel.resend_phone_code(stand.user()).await {
            if error.refusal() == Some(Refusal::NothingToResend) {
                return Ok(refuse(page, "phone-unsent"));
            }
            return try_again(page, error);
        }
        page.message = Some(Text::new("code-sent"));
        let cookies = progress::keep(&state.base, visit, &stand.flow).await?;
        return Ok(Reply::new(Outcome::show(page)).with(cookies));
    }
    // A second submit finds the number proved.
    if !stand.progress.person.phone_verified
        && let Err(error) = state.zitadel.verify_phone(stand.user(), &code).await
    {
        return match error.refusal() {
            Some(Refusal::CodeWrong) => Ok(refuse(page, "code-refused")),
            _ => try_again(page, error),
        };
    }
    if let Err(error) = set_up(state.zitadel.add_otp_sms(stand.user()).await) {
        return try_again(page, error);
    }
    if let Some(pending) = &mut stand.flow.pending {
        pending.enrolled = Some(Factor::OtpSms);
    }
    tracing::info!(event = "factor_enrolled", factor = Factor::OtpSms.name(), "a factor was set up");
    elsewhere(state, visit, &stand.flow).await
}

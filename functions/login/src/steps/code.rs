//! A second factor is proved by a code: of an authenticator application, by mail, by SMS.

use super::{
    Input, Page, Posted, Stand, after, go_on,
    page::code_screen,
    replay::{self, Use},
    show, try_again, with_newest,
};
use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use shared::{
    app::Reply,
    cookies::flow::Flow,
    outcome::{CodeKind, CodeScreen, Outcome, Text},
    policy::Factor,
    progress,
    visit::Visit,
    zitadel::{Check, Refusal},
};

/// A code, or `resend` to have one sent.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "EnterCode"))]
pub(crate) struct CodeInput {
    flow: String,
    #[serde(default)]
    csrf: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    code: SecretString,
    #[serde(default)]
    resend: String,
}

impl Input for CodeInput {
    fn flow(&self) -> &str {
        &self.flow
    }
    fn csrf(&self) -> &str {
        &self.csrf
    }
}

impl CodeInput {
    /// Whether another code is asked for.
    pub(super) fn resends(&self) -> bool {
        !self.resend.is_empty()
    }

    /// The code without the blanks that mail programs and applications put into it, or what is wrong with it.
    pub(super) fn code(&self, fits: impl Fn(&str) -> bool) -> Result<SecretString, &'static str> {
        let code: String = self.code.expose_secret().split_whitespace().collect();
        match code.as_str() {
            "" => Err("code-missing"),
            code if fits(code) => Ok(code.to_owned().into()),
            _ => Err("code-refused"),
        }
    }
}

/// Six digits.
pub(super) fn is_totp(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Letters and digits, as Zitadel makes them.
pub(super) fn is_sent_code(code: &str) -> bool {
    (1..=20).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

macro_rules! routes {
    ($($factor:ident: $get:ident, $post:ident;)+) => {$(
        /// The page.
        pub(crate) async fn $get(Part(state): Part<State>, mut visit: Visit) -> Response {
            let result = show(&state, &mut visit, Page::Code(Factor::$factor)).await;
            state.base.respond(&visit.presentation, result)
        }

        /// Its form.
        pub(crate) async fn $post(Part(state): Part<State>, mut visit: Visit, request: Request) -> Response {
            let result = submit(&state, &mut visit, request, Factor::$factor).await;
            state.base.respond(&visit.presentation, result)
        }
    )+};
}

routes! {
    Totp: get_totp, post_totp;
    OtpEmail: get_email, post_email;
    OtpSms: get_sms, post_sms;
}

async fn submit(
    state: &State,
    visit: &mut Visit,
    request: Request,
    factor: Factor,
) -> Result<Reply, LoginError> {
    let Posted { input, mut flow } = Posted::<CodeInput>::open(state, visit, request).await?;
    let pending = flow.pending.as_mut().ok_or(LoginError::NoFlow)?;
    let (handle, user) = (pending.handle().ok_or(LoginError::NoFlow)?, pending.user.clone());
    if input.resends() {
        return resend(state, visit, flow, factor).await;
    }
    let kind = match factor {
        Factor::OtpEmail => CodeKind::OtpEmail,
        Factor::OtpSms => CodeKind::OtpSms,
        Factor::Totp | Factor::U2f => CodeKind::Totp,
    };
    let page = code_screen(state, &flow, kind);
    let fits = if factor == Factor::Totp { is_totp } else { is_sent_code };
    let code = match input.code(fits) {
        Ok(code) => code,
        Err(id) => return Ok(refuse(page, worded(id, factor))),
    };
    if factor == Factor::Totp {
        match replay::spend(state, user.as_deref().unwrap_or_default(), &code, &handle.id).await {
            // Whether Zitadel took it the first time is not known here: a session that has moved on is told by its token.
            Ok(Use::First | Use::Twice) => {}
            Ok(Use::Spent) => return Ok(refuse(page, "code-used")),
            Err(error) => return try_again(page, error),
        }
    }
    let check = match factor {
        Factor::OtpEmail => Check::OtpEmail(&code),
        Factor::OtpSms => Check::OtpSms(&code),
        Factor::Totp | Factor::U2f => Check::Totp(&code),
    };
    // Zitadel compares the session's token. What the check is worth is decided by what is read after it.
    match state.zitadel.check(&handle, check).await {
        Ok(handle) => {
            if let Some(pending) = &mut flow.pending {
                pending.set_session(&handle);
                pending.challenged = None;
            }
            tracing::info!(event = "factor_proved", factor = factor.name(), "a second factor was proved");
            after(state, visit, flow).await
        }
        Err(error) => match error.refusal() {
            Some(Refusal::CodeWrong) => {
                tracing::info!(event = "factor_refused", factor = factor.name(), "a code was refused");
                Ok(refuse(page, worded("code-refused", factor)))
            }
            Some(Refusal::Locked) => Ok(locked(page)),
            // Another tab, or the same form once more: the browser has newer cookies than this request.
            Some(Refusal::StaleSession) => Ok(with_newest(state, &flow)),
            Some(Refusal::NotEnrolled) => {
                super::stand_and_go_on(state, visit, flow, super::By::Address).await
            }
            _ => try_again(page, error),
        },
    }
}

/// Nobody can ask an application for another code.
pub(super) fn worded(id: &'static str, factor: Factor) -> &'static str {
    if id == "code-refused" && factor == Factor::Totp { "code-refused-app" } else { id }
}

pub(super) fn refuse(mut page: CodeScreen, id: &'static str) -> Reply {
    page.code.refuse(id);
    Reply::new(Outcome::show(page))
}

fn locked(mut page: CodeScreen) -> Reply {
    tracing::info!(event = "account_locked", "too many wrong codes locked an account");
    page.message = Some(Text::new("account-locked"));
    Reply::new(Outcome::show(page))
}

/// Sends a code where this factor may be proved now.
async fn resend(state: &State, visit: &Visit, flow: Flow, factor: Factor) -> Result<Reply, LoginError> {
    let kind = if factor == Factor::OtpSms { CodeKind::OtpSms } else { CodeKind::OtpEmail };
    let kept = code_screen(state, &flow, kind);
    let mut stand = match Stand::load(state, flow.clone()).await {
        Ok(Ok(stand)) => stand,
        Ok(Err(flow)) => return Ok(with_newest(state, &flow)),
        Err(error) => return try_again(kept, error),
    };
    let page = Page::Code(factor);
    if factor == Factor::Totp || !page.is_open(&stand) {
        return go_on(state, visit, stand, super::By::Address).await;
    }
    let again = stand.flow.pending.as_ref().is_some_and(|pending| pending.challenged == Some(factor));
    if let Err(error) = stand.challenge(state, factor).await {
        return try_again(kept, error);
    }
    let mut screen = page.screen(state, &stand, "").await?;
    if again {
        screen.say(Text::new("code-sent"));
    }
    let cookies = progress::keep(&state.base, visit, &stand.flow).await?;
    Ok(Reply::new(Outcome::Show(Box::new(screen))).with(cookies))
}

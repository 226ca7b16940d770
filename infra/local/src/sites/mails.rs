//! What the stand-in has sent, as a page and, for `Accept: application/json`, as JSON.

use super::{
    Addresses,
    page::{Reach, page},
};
use askama::Template;
use axum::{
    Json, Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use fake_zitadel::{FakeZitadel, Mail};
use http::StatusCode;
use shared::presentation::{Format, Presentation};
use std::sync::Arc;

/// Where the mails are.
#[derive(Clone)]
pub(super) struct Outbox {
    /// The stand-in; a running Zitadel keeps its mails for itself.
    pub(super) stand_in: Option<Arc<FakeZitadel>>,
    pub(super) addresses: Arc<Addresses>,
}

#[derive(Template)]
#[template(path = "mails.html")]
struct MailsPage<'a> {
    at: &'a Addresses,
    is_stand_in: bool,
    /// Subjects and mails, newest first.
    mails: Vec<(&'a str, &'a Mail)>,
}

/// `GET /mails`.
pub(super) fn router(outbox: Outbox) -> Router {
    Router::new().route("/mails", get(show)).with_state(outbox).layer(shared::headers::layer())
}

async fn show(State(outbox): State<Outbox>, presentation: Presentation) -> Response {
    let mails = outbox.stand_in.as_ref().map(|stand_in| stand_in.mails());
    if presentation.format == Format::Json {
        return match mails {
            Some(mails) => Json(mails).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        };
    }
    let is_stand_in = mails.is_some();
    let mails = mails.unwrap_or_default();
    let newest_first = mails.iter().rev().map(|mail| (subject(mail.kind), mail)).collect();
    page(&MailsPage { at: &outbox.addresses, is_stand_in, mails: newest_first }, Reach::default())
}

/// What a mail is about, in words.
fn subject(kind: &str) -> &str {
    match kind {
        "verifyEmail" => "Verify your e-mail address",
        "verifyPhone" => "Verify your phone number",
        "passwordReset" => "Set a new password",
        "invite" => "You are invited",
        "passkeyRegistration" => "Register a passkey",
        "otpEmail" | "otpSms" => "Your sign-in code",
        other => other,
    }
}

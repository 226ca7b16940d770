//! One outcome, two presentations: a page for a browser that navigates, JSON for a page of somebody's own that asks
//! by `fetch`.
//!
//! # JSON
//!
//! Whoever sends `Accept: application/json` gets JSON. There are three shapes; `infra/openapi.json` describes them for
//! programs, route by route.
//!
//! **Show this screen** (`application/json`; [`json`] has the types). The status says the same as a page's: 200, 422 when
//! something entered is wrong, 503 with `Retry-After` when it could not be done just now.
//!
//! ```json
//! {
//!   "screen": "login",
//!   "form": { "action": "/login", "flow": "3q2-7w", "csrf": "kR0f…" },
//!   "fields": {
//!     "login_name": { "value": "anna@example.com" },
//!     "password": { "error": { "id": "password-missing", "text": "Enter your password." } }
//!   },
//!   "message": { "id": "code-sent", "kind": "info", "text": "A new code is on its way. …" },
//!   "links": { "signup": "/signup?flow=3q2-7w", "application": "https://app.example.com/" }
//! }
//! ```
//!
//! To go on, post an object with the values by field name, together with `flow` and `csrf` as given here, to `form.action`:
//! `{"flow":"3q2-7w","csrf":"kR0f…","login_name":"anna@example.com","password":"…"}`. Keys without a value are
//! absent, never `null`. A message's `kind` is `fault`, `info` or `try_again`. Show `text`, decide by `id`.
//!
//! The next step of a flow comes in the same way: `login` may be answered with `factor_code`, `factors`, `new_password` or
//! `verify`, and so may each of these.
//!
//! | `screen` | `fields` | besides |
//! |---|---|---|
//! | `login` | `login_name`, `password` | `links.signup` where people may register, `links.password_reset` where that is offered |
//! | `accounts` | none | `accounts`: `[{"account":"…","login_name":"…","active":true}]`, what may be posted as `account` to go on with it, or as `remove` to sign it out here; `links.login` for another one |
//! | `signup` | `given_name`, `family_name`, `email`, `password` | `rules`: `[{"rule":"min_length","value":8,"broken":false,"text":"…"}]`, in bytes of UTF-8; `links.login`, `links.terms`, `links.privacy` |
//! | `verify` | `code` | `email`; `resend`: whether `"resend":"1"` may be posted in place of a code; `links.login` after a sign-up |
//! | `factor_code` | `code` | `factor`: `totp`, `otp_email`, `otp_sms`, or `phone` for a number that is proved; `account`; `sent_to`; `sent`: a code is on its way; `resend`: whether `"resend":"1"` may be posted to have one sent; `links.factors` for another factor |
//! | `factors` | none | `purpose`: `prove`, `enrol`, `offer`; `factors`: what may be posted as `"factor"`; with `offer`, `"skip":"1"` declines |
//! | `enrol_totp` | `code` | `uri`: `otpauth://…` for a QR code; `secret` |
//! | `phone` | `phone`, with country code | |
//! | `password_reset` | `login_name` | |
//! | `new_password` | `code` and `current_password` where asked for, `password`, `password_again` | `reason`: `wish`, `required`, `expired`, `forgotten`; `rules` as in `signup`; `resend` |
//! | `device_code` | `user_code`: what a device shows | `form.flow` and `form.csrf` are empty, and sent all the same |
//! | `device_consent` | none | `device`, `project`, `user_code`, `scopes`, `account`; `"decision":"allow"` or `"deny"` is posted |
//! | `device_done` | no form | `result`: `allowed`, `denied`, or `gone` where it had been decided before |
//! | `logout` | none | `login_name`; where several are signed in, `accounts` as above, of which one may be posted as `account`: else all are signed out |
//! | `signed_out` | no form | `incomplete`: the provider could not be told; `links.login` |
//!
//! **Go there** (`application/json`, 200): leave by `location.assign`, since the address belongs to another origin. An
//! address of the sign-in host itself is the next screen (a sign-up that the application asked for, or `/login/next`, where
//! a sign-in goes on): ask it in the same way.
//!
//! ```json
//! { "location": "https://app.example.com/auth/callback?code=…&state=…" }
//! ```
//!
//! **It cannot go on** (`application/problem+json`, RFC 9457): `type` is fixed, the rest is for people. `location`, where
//! present, is where one begins again; `reference` finds the cause in the log.
//!
//! ```json
//! {
//!   "type": "urn:drawbridge:error:start-again",
//!   "title": "Please start again",
//!   "status": 400,
//!   "detail": "This page has expired or was opened in another browser. …",
//!   "reference": "1f0c9a7e",
//!   "location": "https://app.example.com/auth/login"
//! }
//! ```

pub mod json;
mod negotiation;
mod render;
mod status;
#[cfg(test)]
mod tests;

use crate::i18n::{Languages, Locale};

/// How an answer is presented to whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Presentation {
    /// As a page or as JSON.
    pub format: Format,
    /// In which language.
    pub locale: Locale,
    /// The person chose that language on a page.
    pub chosen: bool,
    /// In which languages it could be.
    pub languages: Languages,
}

/// The two presentations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// HTML, complete in itself.
    #[default]
    Page,
    /// `application/json`, and `application/problem+json` for failures.
    Json,
}

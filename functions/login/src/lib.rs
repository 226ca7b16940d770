//! `login`: the sign-in page.
//!
//! | route | answer |
//! |---|---|
//! | `GET /` | 303 to the application's start |
//! | `GET /login?authRequest=` | the page; 303 back to the application where a session of this browser suffices |
//! | `GET /login?flow=` | the page of a flow that is under way |
//! | `GET /login` | 303 to the application's start |
//! | `POST /login` | 303 to the application's callback; the page again with what is wrong |
//! | `GET /login/assets/{name}` | the pages' script |
//! | `GET /login/brand.css?flow=` | the look of the flow's organization: a stylesheet |
//! | `GET /login/next?flow=` | 303 to wherever the flow stands, back to the application where nothing is left to be done |
//! | `/login/accounts` | which of this browser's accounts signs in; one of them is signed out here |
//! | `/login/totp`, `/login/otp-email`, `/login/otp-sms` | a code as second factor; the link in the mail fills it in |
//! | `/login/passkey` | a passkey in place of the password, after the name; or beside it, where it is the second factor |
//! | `/login/u2f` | a security key as second factor |
//! | `/login/factors` | which of several second factors |
//! | `/login/enrol`, `/login/enrol/{totp,u2f,passkey,phone,phone-code}` | a second factor is set up, by force or by offer |
//! | `/login/password/change` | a new password: a step of a flow, or, without one, the wish of somebody signed in |
//! | `/login/password/reset`, `/login/password/set` | a code for a forgotten password; a new one with it |
//! | `GET /device`, `POST /device` | the code that a device shows; begins a sign-in for it |
//! | `GET /device/consent`, `POST /device/consent` | whether the device may sign in, at the end of that |
//! | `GET /device/done` | what became of it |
//! | `GET /logout` | asks whether to end this host's sessions (the provider sends browsers here) |
//! | `POST /logout` | ends them, or one of several, 303 |
//! | `GET /ui/v2/login/{path}`, `GET /verify`, `GET /password/set`, `GET /otp/{method}` | where mails lead that Zitadel writes by itself: 303 to the page that asks for their code |
//!
//! The pages below `/login/` have GET and POST. Each is open only where Zitadel's state in that very request says that the
//! sign-in stands there; everything else leads to where it stands (`steps.rs`, which also says how a step is added).
//!
//! # What an application may ask for
//!
//! | in its authorization request | what comes of it |
//! |---|---|
//! | nothing | the account that was used last in this browser signs in, if its session still counts; else the page, with its name if it is the only one, or the choice of accounts |
//! | `prompt=none` | never a page: a code, `login_required`, `interaction_required` where policy wants something, `account_selection_required` where another account may be meant; together with another value `invalid_request` |
//! | `prompt=login`, `max_age` | what was checked before, or longer ago, does not count |
//! | `prompt=select_account` | the choice of accounts, where there are any |
//! | `prompt=consent` | the same: Zitadel keeps no consent, and whoever chooses an account to go on to the application gives it |
//! | `prompt=create` | the sign-up page, where the policy has one |
//! | `login_hint` | only an account that is called so, by login name or address, signs in; else the name is filled in |
//! | `id_token_hint` | only that person signs in, now and later in this flow |
//! | `ui_locales` | the language of the whole flow |
//! | scope `urn:zitadel:iam:org:id:…`, `urn:zitadel:iam:org:domain:primary:…` | only people of that organization, by its rules, with their user name alone; `invalid_scope` where there is none with that domain |
//! | `acr_values` | nothing: Zitadel keeps them to itself |
//!
//! Without an organization in the scope, the domain of an address that was entered or hinted at leads to the pages and rules
//! of the organization that has it, if that wants to be found so.
//!
//! JSON instead of pages for `Accept: application/json`: see [`shared::presentation`].

mod accounts;
mod brand;
mod device;
mod discovery;
mod enter;
mod error;
mod leave;
mod mail_links;
#[cfg(feature = "openapi")]
pub mod openapi;
mod password;
mod reset;
mod reuse;
mod screen;
mod steps;

use axum::{Router, routing::get};
use shared::{
    app::{Ambient, Base, Host, Parts},
    config::Faults,
    edge::edge_in_languages_of,
    pace::Pace,
    table::Table,
    zitadel::{Zitadel, ZitadelError},
};
use std::sync::Arc;
use steps::{change, code, enrol, factors, keys, new_key, passkey, phone, totp};

/// What the function may use: the service credential, this host's cookies, the table of one-time values.
#[derive(Clone)]
pub struct State {
    base: Base,
    zitadel: Arc<Zitadel>,
    organization: Option<String>,
    pace: Arc<Pace>,
    /// What passkeys cost in time.
    keys_pace: Arc<Pace>,
    /// Codes of authenticator applications that were used.
    table: Arc<dyn Table>,
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let mut parts = Parts::new(ambient);
        let (base, zitadel) = (parts.base(Host::Auth).await, parts.zitadel().await);
        let table = parts.table();
        parts.finish()?;
        // Whatever is missing was reported as a fault above.
        let (Some(base), Some((zitadel, organization)), Some(table)) = (base, zitadel, table) else {
            return Err(Faults::default());
        };
        Ok(Self {
            base,
            zitadel,
            organization,
            pace: Arc::default(),
            keys_pace: Arc::new(Pace::quick()),
            table,
        })
    }

    /// Buys the service token and reads the settings ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        let warmed = async {
            self.zitadel.languages().await;
            let organization = self.default_organization().await?;
            self.zitadel.login_settings(&organization).await
        };
        if let Err(error) = warmed.await {
            tracing::warn!(cause = shared::error::chain(&error), "Zitadel could not be asked ahead");
        }
    }

    async fn default_organization(&self) -> Result<String, ZitadelError> {
        match &self.organization {
            Some(organization) => Ok(organization.clone()),
            None => self.zitadel.default_organization().await,
        }
    }
}

/// The function's routes.
pub fn router(state: State) -> Router {
    let (base, zitadel) = (state.base.clone(), state.zitadel.clone());
    let routes = Router::new()
        .route("/", get(enter::start))
        .route("/login", get(enter::get).post(password::post))
        .route("/login/assets/{name}", get(enter::asset))
        .route("/login/brand.css", get(brand::get))
        .route("/login/next", get(enter::next))
        .route("/login/accounts", get(accounts::get).post(accounts::post))
        .route("/login/totp", get(code::get_totp).post(code::post_totp))
        .route("/login/otp-email", get(code::get_email).post(code::post_email))
        .route("/login/otp-sms", get(code::get_sms).post(code::post_sms))
        .route("/login/passkey", get(passkey::get).post(passkey::post))
        .route("/login/u2f", get(keys::get).post(keys::post))
        .route("/login/factors", get(factors::get).post(factors::post))
        .route("/login/enrol", get(enrol::get).post(enrol::post))
        .route("/login/enrol/totp", get(totp::get).post(totp::post))
        .route("/login/enrol/u2f", get(new_key::get_u2f).post(new_key::post_u2f))
        .route("/login/enrol/passkey", get(new_key::get_passkey).post(new_key::post_passkey))
        .route("/login/enrol/phone", get(phone::get).post(phone::post))
        .route("/login/enrol/phone-code", get(phone::get_code).post(phone::post_code))
        .route("/login/password/change", get(change::get).post(change::post))
        .route("/login/password/reset", get(reset::get).post(reset::post))
        .route("/login/password/set", get(reset::get_set).post(reset::post_set))
        .route("/device", get(device::get).post(device::post))
        .route("/device/consent", get(device::get_consent).post(device::post_consent))
        .route("/device/done", get(device::done))
        .route("/logout", get(leave::get).post(leave::post))
        .route("/ui/v2/login", get(mail_links::get))
        .route("/ui/v2/login/{*path}", get(mail_links::get))
        .route("/verify", get(mail_links::get))
        .route("/password/set", get(mail_links::get))
        .route("/otp/{method}", get(mail_links::get))
        .with_state(state);
    edge_in_languages_of(&zitadel, routes, &base)
}

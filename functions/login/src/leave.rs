//! Ending the sessions of this host. The provider sends browsers here when the application could not name the
//! session (OpenID Connect RP-Initiated Logout without `id_token_hint`).

use crate::{State, accounts, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::{Origins, join},
    cookies::sessions::{Known, Sessions},
    input,
    outcome::{Form, KnownAccount, LogoutScreen, Outcome, SignedOutScreen},
    visit::Visit,
    zitadel::Refusal,
};
use url::Url;

/// The confirmation that the sessions of this host are to end.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "EndSessions"))]
pub(crate) struct Input {
    /// As the screen gave it.
    #[serde(default)]
    flow: String,
    /// Ends the session of this one alone.
    #[serde(default)]
    account: String,
}

/// What the provider asked for; it goes through the form, and is checked when it comes back as it was at first.
#[derive(Default)]
struct Wish {
    /// The page of an application of ours for that, with its `state`. Nothing else is gone back to.
    back: Option<String>,
    /// Whose session is to end; everybody's, if this names nobody of this browser.
    hint: Option<String>,
}

/// Longest address that is gone back to.
const LONGEST: usize = 2048;

impl Wish {
    fn new(origins: &Origins, param: impl Fn(&str) -> Option<String>) -> Self {
        let known = |url: &String| url.len() <= LONGEST && is_ours(origins, url);
        Self { back: param(BACK).filter(known), hint: param(HINT) }
    }

    fn read(origins: &Origins, flow: &str) -> Self {
        let params: Vec<_> = url::form_urlencoded::parse(flow.as_bytes()).into_owned().collect();
        Self::new(origins, |name| params.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()))
    }

    fn write(&self) -> String {
        let mut flow = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [(BACK, &self.back), (HINT, &self.hint)] {
            if let Some(value) = value {
                flow.append_pair(name, value);
            }
        }
        flow.finish()
    }

    /// The sessions that are to end.
    fn among<'a>(&self, sessions: &'a Sessions) -> Vec<&'a Known> {
        let hinted = |session: &&Known| self.hint.as_deref().is_some_and(|hint| session.is_called(hint));
        let some: Vec<_> = sessions.iter().filter(hinted).collect();
        if some.is_empty() { sessions.iter().collect() } else { some }
    }
}

/// Our own page after a sign-out, or one of a host that is trusted with its own.
fn is_ours(origins: &Origins, url: &str) -> bool {
    let page = join(&origins.handler, "/auth/logged-out");
    let trusted = |url: Url| origins.allowed.contains(&url.origin().ascii_serialization());
    url.split('?').next() == Some(&page) || Url::parse(url).is_ok_and(trusted)
}

const BACK: &str = "post_logout_redirect";
const HINT: &str = "logout_hint";

/// `GET /logout`: asks, since a link from anywhere leads here. Where nobody is signed in there is nothing to ask.
pub(crate) async fn get(Part(state): Part<State>, mut visit: Visit) -> Response {
    if let Some(locales) = visit.param("ui_locales") {
        let locales: Vec<_> = locales.split(' ').take(4).map(ToOwned::to_owned).collect();
        visit.presentation = visit.presentation.prefer(&locales);
    }
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let origins = &state.base.origins;
    let wish = Wish::new(origins, |name| visit.param(name).map(ToOwned::to_owned));
    let accounts = signed_in(&state, &wish.among(&sessions)).await;
    if let (Some(back), true) = (&wish.back, accounts.is_empty()) {
        let reply = Reply::new(Outcome::Go(back.clone()));
        return state.base.respond::<LoginError>(&visit.presentation, Ok(reply));
    }
    let several = accounts.len() > 1;
    let screen = LogoutScreen {
        form: Form {
            action: "/logout".into(),
            flow: wish.write(),
            csrf: String::new(),
            targets: [origins.allowed.clone(), vec![origins.handler_origin()]].concat(),
        },
        login_name: accounts.first().filter(|_| !several).map(|account| account.login_name.clone()),
        accounts: if several { accounts } else { Vec::new() },
        application: origins.start(),
    };
    state.base.respond::<LoginError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

/// Who of these is signed in. Should Zitadel be down, one signs out of what this browser remembers.
async fn signed_in(state: &State, known: &[&Known]) -> Vec<KnownAccount> {
    let known: Vec<Known> = known.iter().copied().cloned().collect();
    if known.len() > 1
        && let Ok(accounts) = accounts::alive(state, &known).await
    {
        return accounts;
    }
    known.iter().map(accounts::named).collect()
}

/// `POST /logout`. The form carries no token: that it comes from this very origin is checked, and all it can do is
/// to sign out.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let result = end(&state, &visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn end(state: &State, visit: &Visit, request: Request) -> Result<Reply, LoginError> {
    let input: Input = input::read(&state.base, visit, request).await?;
    let mut sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let mut incomplete = false;
    let wish = Wish::read(&state.base.origins, &input.flow);
    let meant = |known: &&Known| input.account.is_empty() || known.reference() == input.account;
    let known: Vec<_> = wish.among(&sessions).into_iter().filter(meant).map(Known::handle).collect();
    for session in known {
        if let Err(error) = state.zitadel.end_session(&session).await {
            let over = matches!(error.refusal(), Some(Refusal::SessionGone | Refusal::StaleSession));
            if !over {
                tracing::warn!(cause = shared::error::chain(&error), "a session could not be ended");
                incomplete = true;
            }
        }
        sessions.forget(&session.id);
    }
    let cookie = sessions.keep(&state.base.sealer).await?;
    let outcome = match wish.back {
        Some(back) if !incomplete => Outcome::Go(back),
        _ => Outcome::show(SignedOutScreen { incomplete, login: state.base.origins.start() }),
    };
    Ok(Reply::new(outcome).with([cookie]))
}

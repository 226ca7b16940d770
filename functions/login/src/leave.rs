//! Ending the sessions of this host. The provider sends browsers here when the application could not name the
//! session (OpenID Connect RP-Initiated Logout without `id_token_hint`).

use crate::{State, error::LoginError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::sessions::Sessions,
    input,
    outcome::{Form, LogoutScreen, Outcome, SignedOutScreen},
    visit::Visit,
    zitadel::Refusal,
};

#[derive(Deserialize)]
struct Input {
    /// [`BACK`] where the browser goes back to the application.
    #[serde(default)]
    flow: String,
}

const BACK: &str = "back";

/// `GET /logout`: asks, since a link from anywhere leads here.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let sessions = Sessions::open(&visit.jar, &state.base.sealer).await;
    let origins = &state.base.origins;
    // Only the application's own page for that is gone back to, else ours is shown.
    let wish = visit.param("post_logout_redirect").unwrap_or_default();
    let known = wish.split('?').next() == Some(&join(&origins.handler, "/auth/logged-out"));
    let screen = LogoutScreen {
        form: Form {
            action: "/logout".into(),
            flow: if known { BACK.into() } else { String::new() },
            csrf: String::new(),
            targets: vec![origins.handler_origin()],
        },
        login_name: sessions.iter().next().map(|session| session.login_name.clone()),
        application: origins.start(),
    };
    state.base.respond::<LoginError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
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
    let known: Vec<_> = sessions.iter().map(shared::cookies::sessions::Known::handle).collect();
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
    let outcome = if input.flow == BACK && !incomplete {
        Outcome::Go(join(&state.base.origins.handler, "/auth/logged-out"))
    } else {
        Outcome::show(SignedOutScreen { incomplete, login: state.base.origins.start() })
    };
    Ok(Reply::new(outcome).with([cookie]))
}

//! Signing out: as far as the person wants it, and here in any case.

use crate::{State, error::LogoutError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::ExposeSecret;
use serde::Deserialize;
use shared::{
    app::Reply,
    config::join,
    cookies::{session::Session, transaction::Transaction},
    error::chain,
    input,
    oidc::{EndSession, GrantError},
    outcome::{Outcome, SignedOutScreen},
    visit::Visit,
};

const DONE: &str = "/auth/logged-out";
/// Bytes of `state`. Nothing hangs on it: the page afterwards is the same for everybody.
const STATE: usize = 16;

/// How far it goes.
#[derive(Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scope {
    /// The session at the provider, too.
    #[default]
    All,
    /// This application alone.
    App,
}

#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    scope: Scope,
}

/// `POST /auth/logout`.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let result = end(&state, &visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn end(state: &State, visit: &Visit, request: Request) -> Result<Reply, LogoutError> {
    let Input { scope } = input::read(&state.base, visit, request).await?;
    let mut cookies = Session::remove(&visit.jar);
    // A sign-in that was begun before must not come back after the sign-out.
    cookies.extend(Transaction::remove_all(&visit.jar));
    let done = join(&state.base.origins.handler, DONE);
    // There are several where a sign-in did not see the one before.
    let sessions = Session::open_all(&visit.jar, &state.base.sealer).await;
    let mut location = done.clone();
    let mut incomplete = false;
    for (index, session) in sessions.iter().enumerate() {
        // First what holds for every copy of the cookies and every refresh that is under way.
        if let Err(error) = state.revocations.end_session(session, state.base.clock.epoch()).await {
            tracing::error!(cause = chain(&error), "copies of a session that ended could not be ended");
        }
        match end_at_provider(state, session, scope, &done).await {
            Ok(next) if index == 0 => location = next,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(cause = chain(&error), "the provider could not be told of a sign-out");
                incomplete = true;
            }
        }
        let (id, sub) = (session.id(), &session.identity.sub);
        tracing::info!(event = "session_ended", id, sub, everywhere = scope == Scope::All, "signed out");
    }
    if incomplete {
        location = format!("{done}?incomplete=1");
    }
    Ok(Reply::new(Outcome::Go(location)).with(cookies))
}

/// Revokes the refresh token, which would outlive the session otherwise, and gives the address where the browser is
/// to go: that ends the provider's session, where that is wanted.
async fn end_at_provider(
    state: &State,
    session: &Session,
    scope: Scope,
    done: &str,
) -> Result<String, GrantError> {
    if let Some(token) = session.refresh_token() {
        match state.party.revoke(&token).await {
            // The provider is there, and nobody can use the token without our key: what is left is the operator's.
            Err(error @ (GrantError::Client { .. } | GrantError::Secret(_) | GrantError::Signing(_))) => {
                tracing::error!(cause = chain(&error), "a refresh token could not be revoked");
            }
            result => result?,
        }
    }
    if scope == Scope::App {
        return Ok(done.to_owned());
    }
    let metadata = state.party.metadata().await?;
    let id_token = session.id_token();
    let request = EndSession {
        id_token_hint: id_token.as_ref().map(ExposeSecret::expose_secret),
        logout_hint: session.identity.preferred_username.as_deref(),
        client_id: &session.client_id,
        post_logout_redirect_uri: done,
        state: &state.base.random.token(STATE),
    };
    let url = state.party.end_session_url(&metadata, &request);
    Ok(url.map_or_else(|| done.to_owned(), String::from))
}

/// `GET /auth/logged-out`, with whatever `state`: there is nothing here that a forged one could do.
pub(crate) async fn done(Part(state): Part<State>, visit: Visit) -> Response {
    let incomplete = visit.param("incomplete").is_some();
    let screen = SignedOutScreen { incomplete, login: state.base.origins.start() };
    state.base.respond::<LogoutError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

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
/// Bytes of `state`. Nothing hangs on it but a hint on the page afterwards.
const STATE: usize = 16;
/// `state` of a sign-out that left something alive: the registered address afterwards can carry nothing else.
const INCOMPLETE: &str = "incomplete";

/// How far it goes.
#[derive(Clone, Copy, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Scope {
    /// The session at the provider, too.
    #[default]
    All,
    /// This application alone.
    App,
}

/// How far a sign-out goes.
#[derive(Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "SignOut"))]
pub(crate) struct Input {
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
    let opened = Session::open_all(&visit.jar, &state.base.sealer).await;
    let (mut incomplete, mut reachable) = (opened.is_err(), true);
    let sessions = opened.unwrap_or_else(|error| {
        tracing::error!(cause = chain(&error), "a session could not be opened to end it at the provider");
        Vec::new()
    });
    for session in &sessions {
        // First what holds for every copy of the cookies and every refresh that is under way.
        if let Err(error) = state.revocations.end_session(session, state.base.clock.epoch()).await {
            tracing::error!(cause = chain(&error), "copies of a session that ended could not be ended");
            incomplete = true;
        }
        match revoke(state, session).await {
            Revoked::Yes => {}
            Revoked::No => incomplete = true,
            Revoked::Unreachable => (incomplete, reachable) = (true, false),
        }
        tracing::info!(
            event = "session_ended",
            session = session.id(),
            sub = session.identity.sub,
            everywhere = scope == Scope::All,
            "signed out"
        );
    }
    // Nobody is sent to a provider that is not there: the page here says what is left.
    let away = if scope == Scope::All && reachable {
        end_at_provider(state, sessions.first(), &done, incomplete).await.unwrap_or_else(|error| {
            tracing::error!(cause = chain(&error), "the provider could not be told of a sign-out");
            incomplete = true;
            None
        })
    } else {
        None
    };
    let here = if incomplete { format!("{done}?incomplete=1") } else { done };
    Ok(Reply::new(Outcome::Go(away.unwrap_or(here))).with(cookies))
}

enum Revoked {
    Yes,
    /// It may live on.
    No,
    /// It may live on, and the provider is not there.
    Unreachable,
}

/// Revokes the refresh token, which would outlive the session otherwise.
async fn revoke(state: &State, session: &Session) -> Revoked {
    let Some(token) = session.refresh_token() else { return Revoked::Yes };
    let Err(error) = state.party.revoke(&token).await else { return Revoked::Yes };
    tracing::error!(cause = chain(&error), "a refresh token could not be revoked");
    match error {
        // The provider is there, and nobody can use the token without our key: what is left is the operator's.
        GrantError::Client { .. } | GrantError::Secret(_) | GrantError::Signing(_) => Revoked::Yes,
        GrantError::Failed(status) if !(502..=504).contains(&status) => Revoked::No,
        _ => Revoked::Unreachable,
    }
}

/// The address that ends the provider's session. Without a session of ours the provider asks the sign-in pages whom to
/// sign out; it would still know the person who sat here before.
async fn end_at_provider(
    state: &State,
    session: Option<&Session>,
    done: &str,
    incomplete: bool,
) -> Result<Option<String>, GrantError> {
    let metadata = state.party.metadata().await?;
    let client_id = match session {
        Some(session) => session.client_id.clone(),
        None => state.party.client_id().await?,
    };
    let id_token = session.and_then(Session::id_token);
    let request = EndSession {
        id_token_hint: id_token.as_ref().map(ExposeSecret::expose_secret),
        logout_hint: session.and_then(|session| session.identity.preferred_username.as_deref()),
        client_id: &client_id,
        post_logout_redirect_uri: done,
        state: &if incomplete { INCOMPLETE.to_owned() } else { state.base.random.token(STATE) },
    };
    Ok(state.party.end_session_url(&metadata, &request).map(String::from))
}

/// `GET /auth/logged-out`, with whatever `state`: all that a forged one could do is a hint too many.
pub(crate) async fn done(Part(state): Part<State>, visit: Visit) -> Response {
    let incomplete = visit.param("incomplete").is_some() || visit.param("state") == Some(INCOMPLETE);
    let screen = SignedOutScreen { incomplete, login: state.base.origins.start() };
    state.base.respond::<LogoutError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

//! Signing out: everywhere if the provider can be told, here in any case.

use crate::{State, error::LogoutError};
use axum::{
    extract::{Request, State as Part},
    response::Response,
};
use secrecy::ExposeSecret;
use shared::{
    app::Reply,
    config::join,
    cookies::session::Session,
    error::chain,
    input,
    oidc::{EndSession, GrantError},
    outcome::{Outcome, SignedOutScreen},
    visit::Visit,
};

const DONE: &str = "/auth/logged-out";

/// `POST /auth/logout`.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let result = end(&state, &visit, request).await;
    state.base.respond(&visit.presentation, result)
}

async fn end(state: &State, visit: &Visit, request: Request) -> Result<Reply, LogoutError> {
    // The body says nothing; reading it is what makes sure that it comes from a page of ours.
    input::read::<serde::de::IgnoredAny>(&state.base, visit, request).await?;
    let cookies = Session::remove(&visit.jar);
    let done = join(&state.base.origins.handler, DONE);
    let Some(session) = Session::open(&visit.jar, &state.base.sealer).await else {
        return Ok(Reply::new(Outcome::Go(done)).with(cookies));
    };
    let location = match end_at_provider(state, &session, &done).await {
        Ok(location) => location,
        Err(error) => {
            tracing::error!(cause = chain(&error), "the provider could not be told of a sign-out");
            format!("{done}?incomplete=1")
        }
    };
    tracing::info!(event = "session_ended", sub = session.identity.sub, "signed out");
    Ok(Reply::new(Outcome::Go(location)).with(cookies))
}

/// Revokes the refresh token, which would outlive the session otherwise, and gives the address that ends the
/// provider's session.
async fn end_at_provider(state: &State, session: &Session, done: &str) -> Result<String, GrantError> {
    if let Some(token) = session.refresh_token() {
        state.party.revoke(&token).await?;
    }
    let (metadata, client_id) = (state.party.metadata().await?, state.party.client_id().await?);
    let id_token = session.id_token();
    let request = EndSession {
        id_token_hint: id_token.as_ref().map(ExposeSecret::expose_secret),
        logout_hint: session.identity.preferred_username.as_deref(),
        client_id: &client_id,
        post_logout_redirect_uri: done,
    };
    let url = state.party.end_session_url(&metadata, &request);
    Ok(url.map_or_else(|| done.to_owned(), String::from))
}

/// `GET /auth/logged-out`.
pub(crate) async fn done(Part(state): Part<State>, visit: Visit) -> Response {
    let incomplete = visit.param("incomplete").is_some();
    let screen = SignedOutScreen { incomplete, login: state.base.origins.start() };
    state.base.respond::<LogoutError>(&visit.presentation, Ok(Reply::new(Outcome::show(screen))))
}

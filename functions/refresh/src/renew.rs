//! `POST /auth/refresh`: the refresh token becomes a new pair of tokens.

use crate::{State, error::RefreshError};
use axum::{
    Json,
    extract::{Request, State as Part},
    response::{IntoResponse, Response},
};
use http::header::SET_COOKIE;
use serde::Serialize;
use shared::{
    cookies::session::Session,
    error::{Kind, RouteError},
    input,
    oidc::TokenSet,
    visit::Visit,
};

/// Seconds from now.
#[derive(Serialize)]
struct Renewed {
    /// The access token ends.
    expires_in: i64,
    /// The next refresh is due: ahead of the end, and not for everybody at once.
    refresh_at: i64,
}

pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    let presentation = visit.presentation.for_script();
    match renew(&state, &visit, request).await {
        Ok(response) => response,
        Err(error) => {
            // The cookies go only with a session that is known to be over.
            let over = error.kind() == Kind::SignedOut;
            let cookies = if over { Session::remove(&visit.jar) } else { Vec::new() };
            state.base.fail(&presentation, &error, cookies)
        }
    }
}

async fn renew(state: &State, visit: &Visit, request: Request) -> Result<Response, RefreshError> {
    let base = &state.base;
    input::read_json::<serde::de::IgnoredAny>(base, visit, request).await?;
    if !Session::is_present(&visit.jar) {
        return Err(RefreshError::Absent);
    }
    let mut session = Session::open(&visit.jar, &base.sealer).await.ok_or(RefreshError::Unreadable)?;
    let now = base.clock.epoch();
    let settings = state.party.settings();
    let left = session.left(settings, now);
    let token = session.refresh_token().filter(|_| left.is_positive()).ok_or(RefreshError::Over)?;

    let tokens = state.party.refresh(&token).await?;
    check_person(state, &session, &tokens).await?;
    session.renew(&tokens, now);
    let (cookies, _) = session.keep(&visit.jar, &base.sealer, session.left(settings, now)).await?;
    tracing::info!(
        event = "session_renewed",
        sub = session.identity.sub,
        generation = session.generation,
        "renewed"
    );

    let refresh_at = tokens.expires_in * i64::from(due_percent(state)) / 100;
    let mut response = Json(Renewed { expires_in: tokens.expires_in, refresh_at }).into_response();
    for cookie in cookies {
        response.headers_mut().append(SET_COOKIE, cookie.into_header());
    }
    Ok(response)
}

/// The ID token of a refresh must be of the same person (OpenID Connect Core section 12.2); a provider may leave it
/// out. A pair that is refused is revoked: nobody is to use it.
async fn check_person(state: &State, session: &Session, tokens: &TokenSet) -> Result<(), RefreshError> {
    let Some(id_token) = &tokens.id_token else { return Ok(()) };
    let refused = match state.party.verify_id_token(id_token, &tokens.access_token, None).await {
        Ok(claims) if claims.sub == session.identity.sub => return Ok(()),
        Ok(_) => shared::oidc::IdTokenError::Subject,
        // The keys cannot be fetched just now. The refresh has happened, and the pair came over TLS from the
        // provider: to throw it away would end the session for an outage.
        Err(error) if error.is_unavailable() => {
            tracing::warn!(cause = shared::error::chain(&error), "the new ID token could not be verified");
            return Ok(());
        }
        Err(error) => error,
    };
    if let Some(token) = &tokens.refresh_token
        && let Err(error) = state.party.revoke(token).await
    {
        tracing::warn!(cause = shared::error::chain(&error), "a refused pair could not be revoked");
    }
    Err(RefreshError::Replaced(refused))
}

/// 75 to 85 per cent of the lifetime.
fn due_percent(state: &State) -> u8 {
    let mut byte = [0];
    state.base.random.fill(&mut byte);
    75 + byte[0] % 11
}

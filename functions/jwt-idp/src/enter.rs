//! Where Zitadel sends the browser: both parameters go into a sealed cookie, the browser to the sign-in host.

use crate::{State, error::JwtIdpError, handoff::Handoff};
use axum::{extract::State as Part, response::Response};
use shared::{app::Reply, config::join, jwt_idp::CONFIRM, outcome::Outcome, visit::Visit};
use url::form_urlencoded::Serializer;

/// Zitadel's ids are decimal numbers of 18 or 19 digits.
const LONGEST_INTENT: usize = 32;
/// 46 characters, unless Zitadel's cipher changes.
const LONGEST_USER_AGENT: usize = 256;

/// `GET /auth/jwt-idp`.
pub(crate) async fn get(Part(state): Part<State>, visit: Visit) -> Response {
    let result = enter(&state, &visit).await;
    state.base.respond(&visit.presentation, result)
}

async fn enter(state: &State, visit: &Visit) -> Result<Reply, JwtIdpError> {
    if visit.is_prefetch() {
        return Err(JwtIdpError::Prefetch);
    }
    let base = &state.base;
    let intent = visit.param("authRequestID").filter(|id| {
        (1..=LONGEST_INTENT).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit())
    });
    let user_agent = visit.param("userAgentID").filter(|id| {
        let base64url = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=LONGEST_USER_AGENT).contains(&id.len()) && id.bytes().all(base64url)
    });
    let (Some(intent), Some(user_agent)) = (intent, user_agent) else { return Err(JwtIdpError::Malformed) };
    let mut ticket = [0; 16];
    base.random.fill(&mut ticket);
    let handoff = Handoff::new(ticket, base.clock.epoch(), intent, user_agent);
    let query = Serializer::new(String::new())
        .append_pair("intent", intent)
        .append_pair("ticket", &handoff.ticket())
        .finish();
    let confirm = join(&base.origins.auth, &format!("{CONFIRM}?{query}"));
    Ok(Reply::new(Outcome::Go(confirm)).with(handoff.keep(&visit.jar, &base.sealer).await?))
}

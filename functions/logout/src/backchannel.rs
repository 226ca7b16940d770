//! The provider says that a session is over (OpenID Connect Back-Channel Logout 1.0).

use crate::{State, error::BackchannelError};
use axum::{
    extract::{Request, State as Part},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use secrecy::SecretString;
use serde::Deserialize;
use shared::{input, oidc::Ended, visit::Visit};

/// Several times what a logout token takes, in bytes.
const LONGEST: usize = 16 * 1024;

#[derive(Deserialize)]
struct Input {
    logout_token: SecretString,
}

/// `POST /auth/backchannel-logout`.
pub(crate) async fn post(Part(state): Part<State>, visit: Visit, request: Request) -> Response {
    match end(&state, request).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(error) => state.base.fail(&visit.presentation.for_script(), &error, Vec::new()),
    }
}

async fn end(state: &State, request: Request) -> Result<(), BackchannelError> {
    let Input { logout_token } = input::read_from_server(request, LONGEST).await?;
    let token = state.party.verify_logout_token(&logout_token).await?;
    let revocations = &state.revocations;
    if revocations.is_used(&token.jti).await? {
        return Err(BackchannelError::Used);
    }
    // Ended before it counts as used: a failure in between costs a repetition and no revocation.
    let now = state.base.clock.epoch();
    let what = match &token.ended {
        Ended::Sid(sid) => {
            revocations.end_sid(sid, now).await?;
            "session"
        }
        Ended::Sub(sub) => {
            revocations.end_sub(sub, now).await?;
            "person"
        }
    };
    revocations.use_up(&token.jti, token.dead_from).await?;
    tracing::info!(event = "backchannel_logout", what, "the provider ended sessions");
    Ok(())
}

//! The call to Zitadel, in the browser's place.

use crate::{State, error::JwtIdpError, handoff::Handoff};
use http::{HeaderValue, StatusCode, header};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// How much of a text of Zitadel's goes to the log.
const LONGEST_CAUSE: usize = 300;

/// Finishes the intent with this JWT and gives the address that the browser is to go to. Sent once: whatever becomes of
/// it, an intent ends only once.
pub(crate) async fn deliver(
    state: &State,
    handoff: &Handoff,
    jwt: &SecretString,
) -> Result<String, JwtIdpError> {
    let mut url = state.target.clone();
    url.query_pairs_mut()
        .append_pair("authRequestID", &handoff.intent)
        .append_pair("userAgentID", &handoff.user_agent);
    let request = state.outbound.request(Method::GET, &url).map_err(JwtIdpError::Zitadel)?;
    // A cookie's value that is no header's is no JWT.
    let bearer = HeaderValue::try_from(format!("Bearer {}", jwt.expose_secret()));
    let mut bearer = bearer.map_err(|_| JwtIdpError::SignedOut)?;
    bearer.set_sensitive(true);
    let request = request.header(state.settings.header.clone(), bearer);
    let answer = state.outbound.send(request).await.map_err(JwtIdpError::Zitadel)?;
    match answer.status {
        StatusCode::FOUND | StatusCode::SEE_OTHER => {
            let location = answer.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
            target(state, location.unwrap_or_default())
        }
        StatusCode::BAD_REQUEST => {
            Err(JwtIdpError::Refused(printable(&String::from_utf8_lossy(&answer.body))))
        }
        StatusCode::NOT_FOUND => Err(JwtIdpError::Instance),
        other => Err(JwtIdpError::Status(other.as_u16())),
    }
}

/// The address, if it is one of our sign-in pages: the browser is sent nowhere else.
fn target(state: &State, location: &str) -> Result<String, JwtIdpError> {
    let url = state.target.join(location).map_err(|_| JwtIdpError::Elsewhere)?;
    let pages = url.path() == "/login" || url.path().starts_with("/login/");
    if url.origin() != state.base.origins.auth.origin() || !pages {
        return Err(JwtIdpError::Elsewhere);
    }
    if let Some(cause) = refusal(&url) {
        // The sign-in page says that it did not work; only the log may say why.
        tracing::warn!(event = "jwt_idp_refused", cause, "Zitadel does not believe the JWT");
    }
    Ok(url.into())
}

fn refusal(url: &Url) -> Option<String> {
    url.query_pairs().find(|(name, _)| name == "error").map(|(_, value)| printable(&value))
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LONGEST_CAUSE).collect()
}

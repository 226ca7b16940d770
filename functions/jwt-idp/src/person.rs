//! Who is signed in at the team's own system.

use crate::{
    error::JwtIdpError,
    mint::Claims,
    settings::{Evidence, Mode, Settings},
};
use cookie::Cookie;
use http::{HeaderMap, StatusCode, header};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};
use shared::{clock::Clock, oidc::ForeignVerifier, outbound::Outbound};
use std::sync::Arc;
use url::Url;

/// Zitadel takes no JWT that was issued more than an hour ago; this leaves it a minute.
const OLDEST_SECONDS: i64 = 59 * 60;

/// The team's session, as the browser sent it.
pub(crate) struct SessionCookie(SecretString);

impl SessionCookie {
    /// Finds the cookie. If it came twice none counts: another host may have planted one.
    pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<Self> {
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut values = lines.flat_map(Cookie::split_parse).flatten().filter(|cookie| cookie.name() == name);
        let value = values.next().filter(|_| values.next().is_none())?.value().to_owned();
        (!value.is_empty()).then(|| Self(value.into()))
    }

    /// The value alone.
    pub(crate) fn into_value(self) -> SecretString {
        self.0
    }
}

/// Whether somebody is signed in there.
pub(crate) enum Standing {
    Person(Claims),
    Nobody,
}

/// Tells who is signed in.
pub(crate) struct People {
    evidence: Checked,
    claims: Vec<(String, String)>,
    outbound: Arc<Outbound>,
    clock: Arc<dyn Clock>,
    passes_on: bool,
}

enum Checked {
    Token(Box<ForeignVerifier>),
    Asked { url: Url, cookie: String },
}

impl People {
    /// Asks nothing yet.
    pub(crate) fn new(settings: &Settings, outbound: Arc<Outbound>, clock: Arc<dyn Clock>) -> Self {
        let evidence = match &settings.evidence {
            Evidence::Token { issuer, audience, keys } => Checked::Token(Box::new(ForeignVerifier::new(
                outbound.clone(),
                clock.clone(),
                issuer.clone(),
                audience.clone(),
                keys.clone(),
            ))),
            Evidence::Asked { url } => {
                outbound.allow(url);
                Checked::Asked { url: url.clone(), cookie: settings.cookie.clone() }
            }
        };
        let passes_on = settings.mode == Mode::PassOn;
        Self { evidence, claims: settings.claims.clone(), outbound, clock, passes_on }
    }

    /// Whose session this is. A session that is over, or none of the team's, is nobody's.
    pub(crate) async fn standing(&self, session: &SessionCookie) -> Result<Standing, JwtIdpError> {
        let said = match &self.evidence {
            Checked::Token(verifier) => match verifier.verify::<Map<String, Value>>(&session.0).await {
                Ok(said) => Some(said).filter(|said| !self.passes_on || self.is_recent(said)),
                Err(error) if error.is_unavailable() => return Err(JwtIdpError::TeamKeys(error)),
                Err(error) => {
                    let cause = shared::error::chain(&error);
                    tracing::info!(
                        event = "jwt_idp_session_refused",
                        cause,
                        "a session of the team is not good"
                    );
                    None
                }
            },
            Checked::Asked { url, cookie } => self.ask(url, cookie, session).await?,
        };
        let claims = said.and_then(|said| Claims::pick(&said, &self.claims));
        Ok(claims.map_or(Standing::Nobody, Standing::Person))
    }

    /// Whether Zitadel would take a JWT as it is.
    fn is_recent(&self, said: &Map<String, Value>) -> bool {
        said.get("iat")
            .is_none_or(|iat| iat.as_i64().is_some_and(|iat| self.clock.epoch() - iat < OLDEST_SECONDS))
    }

    async fn ask(
        &self,
        url: &Url,
        cookie: &str,
        session: &SessionCookie,
    ) -> Result<Option<Map<String, Value>>, JwtIdpError> {
        let cookies = format!("{cookie}={}", session.0.expose_secret());
        let request = self.outbound.request(Method::GET, url).map_err(JwtIdpError::Team)?;
        let request = request.header(header::COOKIE, cookies).header(header::ACCEPT, "application/json");
        let answer = self.outbound.send_read(request).await.map_err(JwtIdpError::Team)?;
        match answer.status {
            StatusCode::OK => answer.json().map(Some).map_err(JwtIdpError::Team),
            StatusCode::NO_CONTENT | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Ok(None),
            other => Err(JwtIdpError::TeamStatus(other.as_u16())),
        }
    }
}

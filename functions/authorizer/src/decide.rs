//! The decision about one call.

use crate::{
    Decision, Failure, State,
    decision::Grant,
    error::{Denied, Stop},
    event::Event,
};
use secrecy::SecretString;
use serde_json::Value;
use shared::{
    cookies::{Jar, session::Session},
    error::chain,
    oidc::{AccessToken, Source},
    revocation,
};

/// Methods that change nothing (RFC 9110 section 9.2.1); a call with any other must come from a script that may send it.
const SAFE: [&str; 3] = ["GET", "HEAD", "OPTIONS"];

impl State {
    /// Decides about the call that an event describes. Only an error is worth another try.
    pub async fn handle(&self, event: Value) -> Result<Decision, Failure> {
        let Some(event) = Event::read(event) else { return Err(Failure::Event) };
        match self.decide(&event).await {
            Ok(decision) => Ok(decision),
            Err(Stop::Denied(denied)) => {
                tracing::info!(event = "call_refused", cause = chain(&denied), "refused");
                Ok(Decision::Refused)
            }
            Err(Stop::Failed(failure)) => {
                tracing::error!(
                    event = "call_undecided",
                    cause = chain(&failure),
                    "nothing could be decided"
                );
                Err(failure)
            }
        }
    }

    async fn decide(&self, event: &Event) -> Result<Decision, Stop> {
        let origins = &self.base.origins;
        // The two differ where the token handler has a host of its own; either may have the API.
        let hosts = [&origins.app, &origins.handler].map(|origin| origin.host_str().unwrap_or_default());
        if !hosts.iter().any(|host| host.eq_ignore_ascii_case(event.host())) {
            return Err(Denied::Host.into());
        }
        if event.header("x-authorization").is_some() {
            return Err(Denied::Forged.into());
        }
        if let Some(header) = event.header("authorization") {
            return self.by_token(event, header).await.map(Decision::Granted);
        }
        let visit = event.visit();
        if event.is_preflight() {
            let known = origins.callers().iter().any(|origin| visit.is_from(origin));
            return if known { Ok(Decision::Preflight) } else { Err(Denied::Foreign.into()) };
        }
        let safe = SAFE.contains(&event.method());
        if !safe && !visit.is_script_of(&self.base.origin, &origins.callers()) {
            return Err(Denied::Foreign.into());
        }
        // To its own host the browser sends the cookie that tells which session was begun in it.
        let handler = origins.handler.host_str().unwrap_or_default().eq_ignore_ascii_case(event.host());
        let jar = event.jar();
        let jar = if handler { jar.within(self.base.sealer.scope().clone()) } else { jar };
        self.by_session(&jar).await.map(Decision::Granted)
    }

    async fn by_session(&self, jar: &Jar) -> Result<Grant, Stop> {
        if !Session::is_sent(jar, self.base.sealer.scope()) {
            return Err(Denied::Absent.into());
        }
        if Session::is_doubled(jar, self.base.sealer.scope()) {
            return Err(Denied::Doubled.into());
        }
        let session = Session::open(jar, &self.base.sealer).await?.ok_or(Denied::Unreadable)?;
        let expires_in = session.access_ends_at - self.base.clock.epoch();
        if expires_in <= 0 {
            return Err(Denied::TokenOver.into());
        }
        let token = session.access_token();
        let mut audiences = vec![session.client_id.as_str()];
        audiences.extend(self.api.audience.as_deref());
        match self.verifier.verify_access_token(&token, &audiences, Source::Provider).await? {
            AccessToken::Signed { sub, .. } if sub != session.identity.sub => {
                return Err(Denied::Subject.into());
            }
            AccessToken::Signed { .. } | AccessToken::Opaque => {}
        }
        if revocation::is_ended(&*self.table, &session).await? {
            return Err(Denied::Ended.into());
        }
        tracing::info!(event = "call_granted", session = session.id(), "granted");
        Ok(Grant { token, sub: session.identity.sub, expires_in })
    }

    /// A call with an access token of its own.
    async fn by_token(&self, event: &Event, header: &str) -> Result<Grant, Stop> {
        let Some(audience) = self.api.audience.as_deref().filter(|_| self.api.passthrough) else {
            return Err(Denied::Bearer.into());
        };
        if Session::is_sent(&event.jar(), self.base.sealer.scope()) {
            return Err(Denied::Both.into());
        }
        // RFC 6750 section 2.1; the scheme's case does not matter (RFC 9110 section 11.1).
        let (scheme, token) = header.split_once(' ').unwrap_or_default();
        if !scheme.eq_ignore_ascii_case("Bearer") {
            return Err(Denied::Bearer.into());
        }
        let token = SecretString::from(token.to_owned());
        let verified = self.verifier.verify_access_token(&token, &[audience], Source::Presented).await?;
        let AccessToken::Signed { sub, ends_at } = verified else { return Err(Denied::Opaque.into()) };
        let expires_in = ends_at - self.base.clock.epoch();
        if expires_in <= 0 {
            return Err(Denied::TokenOver.into());
        }
        tracing::info!(event = "token_granted", "granted by a token of the caller's");
        Ok(Grant { token, sub, expires_in })
    }
}

//! What the function may use.

use secrecy::SecretString;
use shared::{
    app::{Ambient, TokenHandler},
    config::{Faults, RefreshSettings},
    cookies::session::Session,
    error::chain,
};

/// What the function may use: the client key, this host's cookies, and what the instances share.
#[derive(Clone)]
pub struct State {
    pub(crate) handler: TokenHandler,
    pub(crate) settings: RefreshSettings,
}

impl State {
    /// Loads settings and secrets; every fault of either is in the error.
    pub async fn load(ambient: &Ambient<'_>) -> Result<Self, Faults> {
        let (handler, settings) = TokenHandler::load_with(ambient, RefreshSettings::read).await?;
        Ok(Self { handler, settings })
    }

    /// Fetches the provider's metadata and keys ahead of the first person. A failure only costs them the time.
    pub async fn warm(&self) {
        self.handler.warm().await;
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        let now = self.handler.base.clock.now();
        now.unix_timestamp() * 1000 + i64::from(now.millisecond())
    }

    /// The refresh token of a session that is within its limits.
    pub(crate) fn refreshable(&self, session: &Session) -> Option<SecretString> {
        let left = session.left(self.handler.party.settings(), self.handler.base.clock.epoch());
        session.refresh_token().filter(|_| left.is_positive())
    }

    /// Ends a session in every copy of its cookies.
    pub(crate) async fn end_session(&self, session: &Session) {
        let now = self.handler.base.clock.epoch();
        if let Err(error) = self.handler.revocations.end_session(session, now).await {
            tracing::error!(cause = chain(&error), session = session.id(), "a session could not be ended");
        }
    }

    /// Revokes a refresh token at the provider, which then knows no living one of its session any more.
    pub(crate) async fn revoke(&self, token: &SecretString) {
        if let Err(error) = self.handler.party.revoke(token).await {
            tracing::warn!(cause = chain(&error), "a refresh token could not be revoked");
        }
    }
}

//! One call to Zitadel's REST API: address, token, time limit, one repeat with another token.

use super::{ServiceToken, ZitadelError, error, languages::KnownLanguages, settings::SettingsCache};
use crate::{
    clock::Clock,
    outbound::{Answer, Outbound},
};
use reqwest::{Method, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};
use url::Url;

/// The client. Keeps the service token and the settings of organizations, and nothing of a person.
pub struct Zitadel {
    pub(super) outbound: Arc<Outbound>,
    pub(super) service: ServiceToken,
    pub(super) base: Url,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) settings: SettingsCache,
    pub(super) languages: KnownLanguages,
}

/// How a call may be sent.
#[derive(Clone, Copy)]
pub(super) enum Effect {
    /// A read: may be repeated when a connection broke.
    Read,
    /// Changes something: sent once.
    Change,
    /// A change for which a password is hashed: sent once and given more time.
    Hash,
}

impl Zitadel {
    /// A client for the instance at `base`, the issuer's address.
    pub fn new(outbound: Arc<Outbound>, service: ServiceToken, base: Url, clock: Arc<dyn Clock>) -> Self {
        let (settings, languages) = (SettingsCache::default(), KnownLanguages::default());
        Self { outbound, service, base, clock, settings, languages }
    }

    /// The token source, to be checked at start.
    pub fn service(&self) -> &ServiceToken {
        &self.service
    }

    /// The instance's address.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The instance's origin, where authorization requests begin.
    pub fn origin(&self) -> String {
        self.base.origin().ascii_serialization()
    }

    /// An address below the instance. Segments are escaped, so that no id can leave its place in the path.
    pub(super) fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        url.set_query(None);
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(segments);
        }
        url
    }

    pub(super) async fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, ZitadelError> {
        self.call(Method::GET, &url, None::<&()>, Effect::Read).await
    }

    pub(super) async fn call<B: Serialize + Sync, T: DeserializeOwned>(
        &self,
        method: Method,
        url: &Url,
        body: Option<&B>,
        effect: Effect,
    ) -> Result<T, ZitadelError> {
        let bearer = self.service.bearer().await?;
        let mut answer = self.send(&method, url, body, effect, bearer.expose()).await?;
        if answer.status == StatusCode::UNAUTHORIZED {
            // Refused before anything was done: the call may be made again, whatever it is.
            let other = self.service.after_refusal(&bearer).await?;
            answer = self.send(&method, url, body, effect, other.expose()).await?;
            if answer.status == StatusCode::UNAUTHORIZED {
                return Err(super::TokenError::NotAccepted.into());
            }
        }
        if answer.status.is_success() { Ok(answer.json()?) } else { Err(error::read(&answer)) }
    }

    async fn send<B: Serialize + Sync>(
        &self,
        method: &Method,
        url: &Url,
        body: Option<&B>,
        effect: Effect,
        bearer: &str,
    ) -> Result<Answer, ZitadelError> {
        let mut request = self.outbound.request(method.clone(), url)?;
        request = request.bearer_auth(bearer).header("accept", "application/json").timeout(effect.limit());
        if let Some(body) = body {
            request = request.json(body);
        }
        Ok(match effect {
            Effect::Read => self.outbound.send_read(request).await?,
            Effect::Change | Effect::Hash => self.outbound.send(request).await?,
        })
    }
}

impl Effect {
    fn limit(self) -> Duration {
        match self {
            Self::Read | Self::Change => Outbound::TIMEOUT,
            Self::Hash => Outbound::PASSWORD_TIMEOUT,
        }
    }
}

/// Zitadel's `Duration` in JSON: decimal seconds with the suffix `s`. Fractions are cut.
pub(super) fn seconds(text: &str) -> Option<i64> {
    text.strip_suffix('s')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn durations_are_read_as_zitadel_writes_them() {
        let read: Vec<_> = ["864000s", "0s", "3.5s", "s", "5", "-1s"].map(seconds).into_iter().collect();
        assert_eq!(read, [Some(864_000), Some(0), Some(3), None, None, Some(-1)]);
    }
}

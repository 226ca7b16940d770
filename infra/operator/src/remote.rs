//! Calls to Zitadel and to our own hosts. Every call is a checkpoint.

use crate::{Failure, surroundings::Checkpoint};
use http::Method;
use reqwest::RequestBuilder;
use serde_json::Value;
use shared::{
    config::Provider,
    outbound::{Answer, Outbound, OutboundError},
};
use std::sync::Arc;
use url::Url;

/// One Zitadel.
pub(crate) struct Remote {
    outbound: Outbound,
    base: Url,
    /// The issuer as configured.
    pub(crate) issuer: String,
    checkpoint: Arc<dyn Checkpoint>,
}

/// A call that was not answered with a success.
#[derive(Debug)]
pub(crate) enum CallError {
    /// Zitadel refused it.
    Refused {
        /// HTTP status.
        status: u16,
        /// Zitadel's error id, empty where it has none.
        id: String,
        /// What was called.
        call: String,
    },
    /// There was no usable answer.
    Unanswered(OutboundError),
}

impl CallError {
    /// Zitadel's error id, empty if there is none.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Refused { id, .. } => id,
            Self::Unanswered(_) => "",
        }
    }

    /// HTTP status, 0 without an answer.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::Refused { status, .. } => *status,
            Self::Unanswered(_) => 0,
        }
    }

    /// Whether the caller lacks a role for the call: Zitadel says 403, or 404 to one without any role.
    pub(crate) fn lacks_permission(&self) -> bool {
        self.status() == 403 || self.id() == "AUTHZ-cdgFk"
    }
}

impl From<OutboundError> for CallError {
    fn from(error: OutboundError) -> Self {
        Self::Unanswered(error)
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        if error.lacks_permission() {
            let call = if let CallError::Refused { call, .. } = &error { call.as_str() } else { "" };
            return Self::new(format!(
                "Zitadel does not permit {call}: give the calling user the role it needs (IAM_LOGIN_CLIENT for the \
                 service user, IAM_OWNER to provision), or use another credential"
            ));
        }
        match error {
            CallError::Unanswered(error) => error.into(),
            CallError::Refused { status: 401, call, .. } => Self::new(format!(
                "Zitadel does not accept the credential at {call}: it has ended, was removed, or belongs to another \
                 instance; use a live one of this instance"
            )),
            CallError::Refused { status, id, call } => Self::new(format!(
                "{call} was answered with HTTP {status} {id}: look the error up, then run the command again"
            )),
        }
    }
}

impl Remote {
    /// Reaches the provider and nothing else.
    pub(crate) fn new(provider: &Provider, checkpoint: Arc<dyn Checkpoint>) -> Result<Self, Failure> {
        let no_client = |cause: String| {
            Failure::new(format!(
                "no HTTPS client can be set up ({cause}): install the system's root certificates"
            ))
        };
        let outbound = Outbound::new(provider).map_err(|error| no_client(error.without_url().to_string()))?;
        let base = Url::parse(&provider.issuer).map_err(|error| no_client(error.to_string()))?;
        Ok(Self { outbound, base, issuer: provider.issuer.clone(), checkpoint })
    }

    /// An address of Zitadel.
    pub(crate) fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(segments);
        }
        url
    }

    /// Allows one more host: one of ours.
    pub(crate) fn allow(&self, url: &Url) {
        self.outbound.allow(url);
    }

    /// Starts a request.
    pub(crate) fn request(&self, method: Method, url: &Url) -> Result<RequestBuilder, OutboundError> {
        self.outbound.request(method, url)
    }

    /// Sends it once; whatever the status.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Result<Answer, OutboundError> {
        let answer = self.outbound.send(request).await;
        self.checkpoint.passed().await;
        answer
    }

    /// Reads something with a bearer token.
    pub(crate) async fn get(&self, bearer: &str, segments: &[&str]) -> Result<Value, CallError> {
        self.call(Method::GET, bearer, segments, None).await
    }

    /// Posts JSON with a bearer token.
    pub(crate) async fn post(
        &self,
        bearer: &str,
        segments: &[&str],
        body: &Value,
    ) -> Result<Value, CallError> {
        self.call(Method::POST, bearer, segments, Some(body)).await
    }

    /// Calls with a bearer token; gives the body of a success.
    pub(crate) async fn call(
        &self,
        method: Method,
        bearer: &str,
        segments: &[&str],
        body: Option<&Value>,
    ) -> Result<Value, CallError> {
        let call = format!("{method} /{}", segments.join("/"));
        let request = self.request(method, &self.url(segments))?.bearer_auth(bearer);
        let request = body.into_iter().fold(request, RequestBuilder::json);
        let answer = self.send(request).await?;
        if answer.status.is_success() {
            return Ok(answer.json()?);
        }
        let refusal: Value = answer.json().unwrap_or_default();
        let id = refusal["details"][0]["id"].as_str().unwrap_or_default().to_owned();
        Err(CallError::Refused { status: answer.status.as_u16(), id, call })
    }
}

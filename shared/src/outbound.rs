//! The one HTTP client: time limits, a fixed list of hosts, no redirects, bounded answers.

use crate::config::Provider;
use reqwest::{Method, RequestBuilder, StatusCode, header};
use serde::de::DeserializeOwned;
use std::{collections::HashSet, sync::Mutex, time::Duration};
use url::Url;

/// A name that is reached at another address: for hosts that only exist on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectTo {
    /// `host:port` as it stands in URLs.
    pub authority: String,
    /// `address:port` to connect to.
    pub target: String,
}

impl ConnectTo {
    /// Reads `host:port=address:port`.
    pub fn parse(text: &str) -> Option<Self> {
        let (authority, target) = text.trim().split_once('=')?;
        let target: std::net::SocketAddr = target.parse().ok()?;
        authority.contains(':').then(|| Self { authority: authority.into(), target: target.to_string() })
    }
}

/// Why a call gave no usable answer. Texts name neither query nor body.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OutboundError {
    /// The host is not on the list: a defect, or a provider that points elsewhere.
    #[error("the host of {0} is not on the list of outbound hosts")]
    ForeignHost(String),
    /// No answer in time.
    #[error("no answer in time from {0}")]
    Timeout(String),
    /// No connection, or it broke.
    #[error("no connection to {0}: {1}")]
    Connection(String, String),
    /// An answer that is too large or cannot be read as what it should be.
    #[error("unreadable answer from {0}: {1}")]
    Nonsense(String, &'static str),
}

/// An answer, read completely.
#[derive(Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers of the answer.
    pub headers: header::HeaderMap,
    /// Body of at most [`Outbound::LONGEST_ANSWER`] bytes.
    pub body: Vec<u8>,
    from: String,
}

impl Answer {
    /// An answer that never travelled.
    #[cfg(test)]
    pub(crate) fn new(status: u16, body: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or_default();
        Self {
            status,
            headers: header::HeaderMap::new(),
            body: body.as_bytes().to_vec(),
            from: "a test".into(),
        }
    }

    /// Reads the body as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, OutboundError> {
        serde_json::from_slice(&self.body).map_err(|_| self.nonsense("not the JSON it should be"))
    }

    /// The error that this answer is, read as what it should be.
    pub(crate) fn nonsense(&self, why: &'static str) -> OutboundError {
        OutboundError::Nonsense(self.from.clone(), why)
    }
}

/// The client. One per process: its connections are kept between calls, its requests are not.
pub struct Outbound {
    client: reqwest::Client,
    hosts: Mutex<HashSet<String>>,
    connect_to: Vec<ConnectTo>,
}

impl Outbound {
    /// Limit of a call, unless the call says otherwise.
    pub const TIMEOUT: Duration = Duration::from_secs(5);
    /// Limit of calls for which Zitadel hashes a password (bcrypt cost 14 takes about a second of its CPU).
    pub const PASSWORD_TIMEOUT: Duration = Duration::from_secs(10);
    /// Largest answer that is read, in bytes.
    pub const LONGEST_ANSWER: usize = 1 << 20;

    /// A client that reaches the provider and nothing else.
    #[allow(clippy::disallowed_methods, reason = "the one place that builds a client")]
    pub fn new(provider: &Provider) -> Result<Self, reqwest::Error> {
        let https_only = provider.issuer.starts_with("https:");
        let client = reqwest::Client::builder()
            .user_agent("drawbridge")
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(2))
            .timeout(Self::TIMEOUT)
            // Shorter than what load balancers keep: a connection that died while the environment was
            // frozen must not be the one the next call is written to.
            .pool_idle_timeout(Duration::from_secs(30))
            .https_only(https_only)
            .no_proxy()
            .build()?;
        let connect_to = if https_only { Vec::new() } else { provider.connect_to.clone() };
        let hosts = Url::parse(&provider.issuer).ok().map(|url| url.origin().ascii_serialization());
        Ok(Self { client, hosts: Mutex::new(hosts.into_iter().collect()), connect_to })
    }

    /// Adds the origin of an endpoint that the provider's verified metadata names.
    pub fn allow(&self, url: &Url) {
        let mut hosts = self.hosts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        hosts.insert(url.origin().ascii_serialization());
    }

    /// Starts a request to one of the allowed hosts.
    pub fn request(&self, method: Method, url: &Url) -> Result<RequestBuilder, OutboundError> {
        let hosts = self.hosts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !hosts.contains(&url.origin().ascii_serialization()) {
            return Err(OutboundError::ForeignHost(place(url)));
        }
        let Some(other) = self.connect_to.iter().find(|pair| pair.authority == url.authority()) else {
            return Ok(self.client.request(method, url.clone()));
        };
        let mut target = url.clone();
        let moved = other.target.parse::<std::net::SocketAddr>().is_ok_and(|address| {
            target.set_ip_host(address.ip()).is_ok() && target.set_port(Some(address.port())).is_ok()
        });
        if !moved {
            return Err(OutboundError::ForeignHost(place(url)));
        }
        Ok(self.client.request(method, target).header(header::HOST, url.authority()))
    }

    /// Sends once and reads the whole answer. Never repeated: for calls that change something.
    pub async fn send(&self, request: RequestBuilder) -> Result<Answer, OutboundError> {
        let mut response = request.send().await.map_err(classify)?;
        let from = place(response.url());
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(classify)? {
            if body.len() + chunk.len() > Self::LONGEST_ANSWER {
                return Err(OutboundError::Nonsense(from, "larger than any right answer"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, headers, body, from })
    }

    /// Sends a request that may be repeated (a read), a second time if the connection broke or a gateway in
    /// between was at fault.
    pub async fn send_read(&self, request: RequestBuilder) -> Result<Answer, OutboundError> {
        let Some(again) = request.try_clone() else { return self.send(request).await };
        match self.send(request).await {
            Err(OutboundError::Connection(..)) => self.send(again).await,
            Ok(answer) if matches!(answer.status.as_u16(), 502..=504) => self.send(again).await,
            result => result,
        }
    }
}

/// Scheme, host and path of a URL: what the log may hold.
fn place(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}

fn classify(error: reqwest::Error) -> OutboundError {
    let from = error.url().map(place).unwrap_or_default();
    if error.is_timeout() {
        return OutboundError::Timeout(from);
    }
    let decoding = error.is_decode();
    let cause = crate::error::chain(&error.without_url());
    if decoding {
        OutboundError::Nonsense(from, "broken encoding")
    } else {
        OutboundError::Connection(from, cause)
    }
}

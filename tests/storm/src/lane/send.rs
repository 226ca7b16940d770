//! One request to a process, as the application's page sends it.

use crate::plan::Fate;
use harness::Browser;
use http::header;
use std::time::Duration;
use tokio::time::timeout;
use url::Url;

/// The way there.
#[derive(Clone)]
pub(crate) struct Road {
    http: reqwest::Client,
    host: String,
    origin: String,
}

/// What came back.
pub(crate) enum Got {
    /// An answer, heard or not.
    Answer {
        status: u16,
        /// Its `Set-Cookie` headers.
        cookies: Vec<String>,
    },
    /// The browser did not wait for it.
    HungUp,
    /// The connection broke: the process died.
    Broken,
}

impl Road {
    pub(crate) fn to(app: &Url) -> Self {
        let host = app.authority().to_owned();
        Self { http: crate::client(), host, origin: app.origin().ascii_serialization() }
    }

    /// `fetch("/auth/refresh", …)`.
    pub(crate) async fn send(&self, port: u16, cookies: &[(String, String)], fate: Fate) -> Got {
        let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self
            .http
            .post(format!("http://127.0.0.1:{port}/auth/refresh"))
            .header(header::HOST, &self.host)
            .header(header::ORIGIN, &self.origin)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::COOKIE, cookies.join("; "))
            .header("x-csrf", "1")
            .header("sec-fetch-site", "same-origin")
            .body("{}");
        let limit = if let Fate::HungUp(after) = fate { after } else { Duration::from_mins(1) };
        match timeout(limit, request.send()).await {
            Err(_) => Got::HungUp,
            Ok(Err(_)) => Got::Broken,
            Ok(Ok(answer)) => {
                let status = answer.status().as_u16();
                let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
                let cookies =
                    cookies.filter_map(|value| value.to_str().ok().map(ToOwned::to_owned)).collect();
                // The connection is used again once the body is read.
                if answer.bytes().await.is_err() { Got::Broken } else { Got::Answer { status, cookies } }
            }
        }
    }
}

/// Names and values that `Set-Cookie` headers set, those left out that they remove.
pub(crate) fn pairs(set_cookies: &[String]) -> Vec<(String, String)> {
    let pairs = set_cookies.iter().filter_map(|text| text.split(';').next()?.split_once('='));
    pairs.filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.into(), value.into())).collect()
}

/// The browser takes the cookies of an answer.
pub(crate) fn hear(browser: &Browser, app: &Url, set_cookies: &[String]) {
    for cookie in set_cookies {
        browser.receive(app, cookie);
    }
}

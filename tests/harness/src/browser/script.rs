//! A script on somebody's page: `fetch` with credentials, and the browser's guard around it (WHATWG Fetch, CORS).

use super::{Ask, Browser, context::Context};
use crate::Answer;
use http::Method;
use serde_json::Value;
use url::Url;

/// A script that runs on a page.
pub struct Script<'a> {
    browser: &'a Browser,
    page: Url,
}

/// The browser did not let the script have the answer.
#[derive(Debug)]
pub struct Blocked(pub String);

impl<'a> Script<'a> {
    pub(super) fn new(browser: &'a Browser, page: Url) -> Self {
        Self { browser, page }
    }

    fn origin(&self) -> String {
        self.page.origin().ascii_serialization()
    }

    fn ask(&self, method: Method, address: &str) -> Ask {
        let url = self.page.join(address).unwrap_or_else(|error| panic!("{address}: {error}"));
        let context = Context::of_page(&self.page, false);
        Ask { method, url, headers: Vec::new(), body: None, context }.header("accept", "application/json")
    }

    /// `fetch(address, {headers: {accept: "application/json"}, credentials: "include"})`.
    ///
    /// # Panics
    /// If the browser blocks it.
    pub async fn get(&self, address: &str) -> Answer {
        self.fetch(self.ask(Method::GET, address)).await.unwrap_or_else(|blocked| panic!("{blocked:?}"))
    }

    /// The same with POST, the custom header and a JSON body.
    ///
    /// # Panics
    /// If the browser blocks it.
    pub async fn post(&self, address: &str, body: &Value) -> Answer {
        self.fetch(self.posting(address, body)).await.unwrap_or_else(|blocked| panic!("{blocked:?}"))
    }

    /// The request of [`Self::post`], to be changed before it is sent.
    pub fn posting(&self, address: &str, body: &Value) -> Ask {
        let ask = self.ask(Method::POST, address).header("x-csrf", "1");
        ask.body("application/json", body.to_string())
    }

    /// Sends a request as `fetch` does: asks first where it must, and keeps the answer from the script where it is
    /// not for it.
    pub async fn fetch(&self, ask: Ask) -> Result<Answer, Blocked> {
        let foreign = self.page.origin() != ask.url.origin();
        if foreign && !is_simple(&ask) {
            self.preflight(&ask).await?;
        }
        let same_site = ask.context.is_same_site(&ask.url);
        let mut headers = vec![
            ("accept", "*/*".to_owned()),
            ("sec-fetch-site", ask.context.relation(&ask.url).header().to_owned()),
            ("sec-fetch-mode", "cors".to_owned()),
            ("sec-fetch-dest", "empty".to_owned()),
        ];
        if foreign || ask.method != Method::GET {
            headers.push(("origin", self.origin()));
        }
        let answer = self.browser.transfer(ask, &headers, same_site, false).await;
        if foreign {
            self.may_read(&answer)?;
        }
        Ok(answer)
    }

    async fn preflight(&self, ask: &Ask) -> Result<(), Blocked> {
        let mut names: Vec<_> = ask.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
        names.retain(|name| name != "accept");
        if ask.body.is_some() {
            names.push("content-type".into());
        }
        names.sort();
        let headers = [
            ("accept", "*/*".to_owned()),
            ("origin", self.origin()),
            ("access-control-request-method", ask.method.to_string()),
            ("access-control-request-headers", names.join(",")),
            ("sec-fetch-mode", "cors".to_owned()),
        ];
        let preflight = Ask {
            method: Method::OPTIONS,
            url: ask.url.clone(),
            headers: vec![("cookie".to_owned(), String::new())],
            body: None,
            context: ask.context.clone(),
        };
        let answer = self.browser.transfer(preflight, &headers, false, false).await;
        self.may_read(&answer)?;
        let listed = |name: &str, wanted: &str| {
            let list = answer.header(name).unwrap_or_default();
            list.split(',').any(|item| item.trim().eq_ignore_ascii_case(wanted))
        };
        let simple = ask.method == Method::GET || ask.method == Method::POST;
        if !(200..300).contains(&answer.status)
            || !(simple || listed("access-control-allow-methods", ask.method.as_str()))
            || !names.iter().all(|name| listed("access-control-allow-headers", name))
        {
            return Err(Blocked(format!("the preflight is not granted: {answer}")));
        }
        Ok(())
    }

    fn may_read(&self, answer: &Answer) -> Result<(), Blocked> {
        let named = answer.header("access-control-allow-origin") == Some(&self.origin());
        let credentials = answer.header("access-control-allow-credentials") == Some("true");
        if named && credentials {
            Ok(())
        } else {
            Err(Blocked(format!("not for {}: {answer}", self.origin())))
        }
    }
}

/// Whether a form could have sent it: such requests go out without asking.
fn is_simple(ask: &Ask) -> bool {
    let method = ask.method == Method::GET || ask.method == Method::POST;
    let headers = ask.headers.iter().all(|(name, _)| name.eq_ignore_ascii_case("accept"));
    let body = ask.body.as_ref().is_none_or(|(kind, _)| {
        ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"].contains(&kind.as_str())
    });
    method && headers && body
}

//! Sending the requests of cases.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, Url};
use serde_json::{Map, Value, json};

use crate::case::Step;
use crate::context::Context;

/// Header fields that are compared.
const KEPT: [&str; 4] = ["location", "content-type", "www-authenticate", "cache-control"];

/// The stand-in, and the identity provider beside it.
pub(crate) struct Server {
    /// What the stand-in was seeded with.
    pub(crate) fixtures: Value,
    /// Address of the identity provider.
    pub(crate) upstream: String,
    host: String,
}

/// An answer: `status`, `headers` and `json`, the body, which is a text if it is no JSON.
pub(crate) type Answer = Value;

impl Server {
    /// The server of these fixtures.
    pub(crate) fn new(fixtures: Value, upstream: &str) -> Self {
        let issuer = fixtures["issuer"].as_str().unwrap_or_default();
        let host = issuer.split_once("://").map_or(issuer, |(_, host)| host).to_owned();
        Self { fixtures, upstream: upstream.to_owned(), host }
    }

    /// A client that follows no redirects. Each case has its own: a client belongs to the runtime that made it.
    #[allow(clippy::disallowed_methods, reason = "this is the replayer's one source of HTTP clients")]
    pub(crate) fn client() -> Client {
        Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("a client of default settings")
    }

    /// Sends the request of a step. A closed connection is an answer, too: one with status 0.
    pub(crate) async fn send(&self, client: &Client, step: &Step, context: &Context) -> Answer {
        match self.request(client, step, context).send().await {
            Ok(response) => answer(response).await,
            Err(error) => json!({"status": 0, "headers": {}, "json": error.to_string()}),
        }
    }

    fn request(&self, client: &Client, step: &Step, context: &Context) -> reqwest::RequestBuilder {
        let line = context.fill_text(step["request"].as_str().expect("METHOD path"));
        let (method, path) = line.split_once(' ').expect("METHOD path");
        let query = step.get("query").map(|query| encode(&context.fill(query))).unwrap_or_default();
        let joint = if path.contains('?') { "&" } else { "?" };
        let path = if step.contains_key("query") { format!("{path}{joint}{query}") } else { path.to_owned() };

        let mut headers = HeaderMap::new();
        let url = self.url(&path, &mut headers);
        insert(&mut headers, "accept", "application/json");
        if let Some(who) = step.get("as").and_then(Value::as_str).filter(|who| !who.is_empty()) {
            let who = context.fill_text(who);
            let token = self.fixtures["tokens"][&who].as_str().unwrap_or(&who);
            insert(&mut headers, AUTHORIZATION.as_str(), &format!("Bearer {token}"));
        }
        let body = if let Some(body) = step.get("json") {
            insert(&mut headers, CONTENT_TYPE.as_str(), "application/json");
            Some(context.fill(body).to_string())
        } else if let Some(form) = step.get("form") {
            insert(&mut headers, CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded");
            Some(encode(&context.fill(form)))
        } else {
            step.get("body").and_then(Value::as_str).map(|body| context.fill_text(body))
        };
        for (name, value) in step.get("headers").and_then(Value::as_object).into_iter().flatten() {
            insert(&mut headers, name, &context.fill_text(value.as_str().expect("a header's value")));
        }
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let request = client.request(method, url).headers(headers);
        match body {
            Some(body) => request.body(body),
            None => request,
        }
    }

    /// Where a path leads: to the stand-in, or with an absolute URL to another party.
    fn url(&self, path: &str, headers: &mut HeaderMap) -> Url {
        let base = self.fixtures["base"].as_str().expect("an address");
        let own = path.strip_prefix("http://").and_then(|rest| rest.strip_prefix(self.host.as_str()));
        match own {
            None if path.starts_with("http") => return Url::parse(path).expect("a URL"),
            _ => insert(headers, HOST.as_str(), &self.host),
        }
        Url::parse(&format!("{base}{}", own.unwrap_or(path))).expect("a URL")
    }
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
    headers.insert(name, HeaderValue::from_str(value).expect("a header's value"));
}

/// Form encoding; a list gives its name once for each item.
fn encode(parameters: &Value) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    for (name, value) in parameters.as_object().into_iter().flatten() {
        match value {
            Value::Array(items) => out.extend_pairs(items.iter().map(|item| (name, text(item)))),
            one => out.append_pair(name, &text(one)),
        };
    }
    out.finish()
}

async fn answer(response: reqwest::Response) -> Answer {
    let status = response.status().as_u16();
    let headers: Map<String, Value> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), json!(String::from_utf8_lossy(value.as_bytes()))))
        .collect();
    let text = match response.text().await {
        Ok(text) => text,
        Err(error) => return json!({"status": 0, "headers": {}, "json": error.to_string()}),
    };
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    };
    json!({"status": status, "headers": headers, "json": body})
}

/// The answer as it is compared: of the header fields those a step asks for, or the usual ones.
pub(crate) fn kept(answer: &Answer, step: &Step) -> Answer {
    let named: Vec<&str> = match step.get("headers-kept").and_then(Value::as_array) {
        Some(names) => names.iter().filter_map(Value::as_str).collect(),
        None => KEPT.to_vec(),
    };
    let mut kept = answer.clone();
    if let Some(headers) = kept["headers"].as_object_mut() {
        headers.retain(|name, _| named.contains(&name.as_str()));
    }
    kept
}

//! One request and its answer.

use super::{Ask, Browser};
use crate::answer::{Answer, Hop};
use axum::body::{Body, to_bytes};
use http::{HeaderMap, HeaderValue, Method, Request, header};
use shared::clock::Clock;

const USER_AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const ACCEPT: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

impl Browser {
    /// A navigation: what the browser says of itself, cookies out, answer in, cookies kept, answer checked.
    pub(super) async fn exchange(&self, ask: Ask) -> Answer {
        let same_site = ask.context.is_same_site(&ask.url);
        let mut headers = vec![
            ("accept", ACCEPT.to_owned()),
            ("sec-fetch-site", ask.context.relation(&ask.url).header().to_owned()),
            ("sec-fetch-mode", "navigate".to_owned()),
            ("sec-fetch-dest", "document".to_owned()),
            ("sec-fetch-user", "?1".to_owned()),
            ("upgrade-insecure-requests", "1".to_owned()),
        ];
        headers.extend(ask.context.origin(&ask.method).map(|origin| ("origin", origin)));
        let safe = ask.method == Method::GET;
        self.transfer(ask, &headers, same_site, safe).await
    }

    /// Sends with these headers; cookies as their SameSite says.
    pub(super) async fn transfer(
        &self,
        ask: Ask,
        headers: &[(&str, String)],
        same_site: bool,
        safe: bool,
    ) -> Answer {
        let now = self.stack.clock().now();
        let cookies = self.jar().header(&ask.url, same_site, safe, now);
        let mut map = HeaderMap::new();
        let own = [
            ("host", ask.url.authority().to_owned()),
            ("user-agent", USER_AGENT.to_owned()),
            ("accept-language", self.language.clone()),
        ];
        for (name, value) in own.iter().chain(headers) {
            map.insert(header_name(name), header_value(value));
        }
        if let Some((content_type, _)) = &ask.body {
            map.insert(header::CONTENT_TYPE, header_value(content_type));
        }
        if let Some(cookies) = &cookies {
            map.insert(header::COOKIE, header_value(cookies));
        }
        for (name, value) in &ask.headers {
            // A second Cookie header comes along, all else is replaced; an empty value takes a header away.
            let name = header_name(name);
            if value.is_empty() {
                map.remove(&name);
            } else if name == header::COOKIE {
                map.append(name, header_value(value));
            } else {
                map.insert(name, header_value(value));
            }
        }
        let sent = sent(&ask, &map);
        let (status, headers, body) = self.deliver(&ask, map).await;
        for cookie in headers.get_all(header::SET_COOKIE) {
            if let Ok(cookie) = cookie.to_str() {
                self.jar().set(&ask.url, cookie, now);
            }
        }
        let location =
            headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
        let hop = Hop { method: ask.method.clone(), url: ask.url.clone(), status };
        let (method, url, context) = (ask.method, ask.url, ask.context);
        let answer = Answer { method, url, status, headers, body, location, hops: vec![hop], context, sent };
        if self.stack.checks && self.stack.is_ours(&answer.url) {
            let cookies = self.jar().all(&answer.url);
            self.stack.checker().check(&answer, &cookies).await;
        }
        answer
    }

    async fn deliver(&self, ask: &Ask, headers: HeaderMap) -> (u16, HeaderMap, String) {
        let body = ask.body.as_ref().map(|(_, body)| body.clone());
        if self.stack.zitadel().is_at(&ask.url) {
            let mut headers = headers;
            headers.remove(header::HOST);
            let mut request = self.stack.zitadel().request(ask.method.clone(), &ask.url).headers(headers);
            request = request.header(header::HOST, ask.url.authority());
            let answer = request.body(body.unwrap_or_default()).send().await;
            let answer = answer.unwrap_or_else(|error| panic!("{}: {error}", ask.url));
            let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
            return (status, headers, answer.text().await.unwrap_or_default());
        }
        let path = &ask.url[url::Position::BeforePath..url::Position::AfterQuery];
        let mut request = Request::builder().method(ask.method.clone()).uri(path);
        if let Some(own) = request.headers_mut() {
            *own = headers;
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).expect("a well-formed request");
        let Some(response) = self.stack.answer(&ask.url, request).await else {
            return (200, HeaderMap::new(), "<!doctype html><title>elsewhere</title>".to_owned());
        };
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 22).await.expect("a body in memory can be read");
        let text = String::from_utf8(bytes.to_vec()).expect("our answers are text");
        (parts.status.as_u16(), parts.headers, text)
    }
}

/// Everything that left the browser, for telling an echo from a leak.
fn sent(ask: &Ask, headers: &HeaderMap) -> String {
    let body = ask.body.as_ref().map_or("", |(_, body)| body);
    let cookies = headers.get(header::COOKIE).map_or(0, HeaderValue::len);
    format!("{} {} (cookies: {cookies} bytes) {body}", ask.method, ask.url)
}

fn header_name(name: &str) -> header::HeaderName {
    name.parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn header_value(value: &str) -> HeaderValue {
    // Browsers send what a cookie or address holds as bytes.
    HeaderValue::from_bytes(value.as_bytes()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

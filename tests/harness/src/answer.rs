//! What came back.

mod assert;

use crate::{
    browser::{Context, Form},
    html::Page,
};
use http::{HeaderMap, Method};
use serde_json::Value;
use std::fmt;
use url::Url;

/// An answer, and how it came about.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Method of its request.
    pub method: Method,
    /// Address of its request.
    pub url: Url,
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: String,
    pub(crate) location: Option<String>,
    /// Every request that led here, this one last.
    pub hops: Vec<Hop>,
    pub(crate) context: Context,
    pub(crate) sent: String,
}

/// One request of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Method.
    pub method: Method,
    /// Address.
    pub url: Url,
    /// HTTP status of its answer.
    pub status: u16,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for hop in &self.hops {
            writeln!(f, "{} {} → {}", hop.method, hop.url, hop.status)?;
        }
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {}", String::from_utf8_lossy(value.as_bytes()))?;
        }
        write!(f, "\n{}", without_style(&self.body))
    }
}

/// The pages' style is long and no news.
fn without_style(body: &str) -> String {
    match (body.find("<style>"), body.find("</style>")) {
        (Some(from), Some(to)) if from < to => format!("{}<style>…{}", &body[..from], &body[to..]),
        _ => body.to_owned(),
    }
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref().filter(|_| (300..400).contains(&self.status))
    }

    /// Whether cookies went along with its request.
    pub fn carried_cookies(&self) -> bool {
        !self.sent.contains("(cookies: 0 bytes)")
    }

    /// Whether it is a page that has the browser ask for the same address again at once.
    pub fn asks_again(&self) -> bool {
        self.status == 200 && self.body.contains("<meta http-equiv=\"refresh\" content=\"0\">")
    }

    /// Where the answer leads: a redirect, or JSON with a `location`.
    #[track_caller]
    pub fn target(&self) -> Url {
        let json = || self.json()["location"].as_str().map(ToOwned::to_owned);
        let location = self.location().map(ToOwned::to_owned).or_else(json);
        let location = location.unwrap_or_else(|| panic!("this leads nowhere: {self}"));
        self.url.join(&location).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// A parameter of the address that the answer leads to.
    #[track_caller]
    pub fn target_param(&self, name: &str) -> Option<String> {
        let target = self.target();
        target.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// Names of the cookies that it sets, removals left out.
    pub fn sets_cookies(&self) -> Vec<String> {
        self.cookie_headers(|text| !text.contains("Max-Age=0"))
    }

    /// Names of the cookies that it removes.
    pub fn removes_cookies(&self) -> Vec<String> {
        self.cookie_headers(|text| text.contains("Max-Age=0"))
    }

    fn cookie_headers(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let all = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        all.filter(|text| wanted(text)).filter_map(|text| Some(text.split_once('=')?.0.to_owned())).collect()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON: {error}: {self}"))
    }

    /// The body as a page.
    #[track_caller]
    pub fn page(&self) -> Page {
        assert!(
            self.header("content-type").is_none_or(|kind| kind.starts_with("text/html")),
            "this is no page: {self}"
        );
        Page::read(&self.body)
    }

    /// Whether the answer is JSON.
    pub fn is_json(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.contains("json")) && self.method != Method::HEAD
    }

    /// The page's only form.
    #[track_caller]
    pub fn form(&self) -> Form {
        Form::of(self, None)
    }

    /// The page's form that goes to this path.
    #[track_caller]
    pub fn form_to(&self, path: &str) -> Form {
        Form::of(self, Some(path))
    }

    /// The address of a link with this text.
    #[track_caller]
    pub fn link_named(&self, text: &str) -> String {
        let page = self.page();
        let link = page.named("a").find(|link| link.text == text);
        let link = link.unwrap_or_else(|| panic!("there is no link {text}: {self}"));
        link.get("href").unwrap_or_default().to_owned()
    }

    /// Whether the page has browsers send no referrer.
    pub(crate) fn hides_referrer(&self) -> bool {
        self.header("referrer-policy") == Some("no-referrer")
    }

    /// The page's link to where one begins again.
    #[track_caller]
    pub fn link_to_start(&self) -> String {
        let page = self.page();
        let mut links = page.named("a").filter_map(|link| link.get("href"));
        let start = links.find(|link| link.ends_with("/auth/login"));
        start.unwrap_or_else(|| panic!("no way to begin again: {self}")).to_owned()
    }

    /// Where a form of the page may lead.
    pub(crate) fn form_targets(&self) -> Vec<String> {
        let policy = self.header("content-security-policy").unwrap_or_default();
        let directive = policy.split(';').map(str::trim).find_map(|part| part.strip_prefix("form-action "));
        directive.unwrap_or("'self'").split_ascii_whitespace().map(ToOwned::to_owned).collect()
    }

    /// The body without what differs from answer to answer by design: form tokens, flows, references, nothing else.
    pub fn normalized(&self) -> String {
        let mut text = self.body.clone();
        let page = Page::read(&self.body);
        let hidden = page.named("input").filter(|input| input.get("type") == Some("hidden"));
        let mut values: Vec<String> =
            hidden.filter_map(|input| input.get("value")).map(ToOwned::to_owned).collect();
        values.extend(page.named("code").map(|code| code.text.clone()));
        if self.is_json() {
            let json = self.json();
            let own = [&json["form"]["flow"], &json["form"]["csrf"], &json["reference"]];
            values.extend(own.into_iter().filter_map(Value::as_str).map(ToOwned::to_owned));
        }
        for value in values.iter().filter(|value| !value.is_empty()) {
            text = text.replace(value.as_str(), "…");
        }
        text
    }
}

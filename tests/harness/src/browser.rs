//! A browser: keeps cookies, sends what browsers send, steps through redirects, fills in forms, runs `fetch`.
//!
//! Requests to our hosts go to the functions in this process, those to Zitadel's host over TCP. Everywhere else
//! there is an empty page.

mod context;
mod form;
mod jar;
mod journey;
mod script;
mod send;

pub use form::Form;
pub use script::{Blocked, Script};

use crate::{Answer, Stack};
pub(crate) use context::Context;
use http::Method;
use jar::Jar;
use shared::clock::Clock;
use std::sync::{Mutex, MutexGuard, PoisonError};
use url::Url;

/// A browser with its own cookies. Its tabs are whatever a test does side by side.
pub struct Browser {
    stack: Stack,
    jar: Mutex<Jar>,
    language: String,
}

/// A request, made by a test's own hand.
#[must_use = "send it"]
pub struct Ask {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<(String, String)>,
    pub(crate) context: Context,
}

impl Ask {
    /// Adds a header, or replaces one that the browser would send.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a body of this type.
    pub fn body(mut self, content_type: &str, body: impl Into<String>) -> Self {
        self.body = Some((content_type.to_owned(), body.into()));
        self
    }

    /// As if a page of this address had caused it.
    pub fn from_page(mut self, page: &str) -> Self {
        self.context = Context::of_page(&page.parse().expect("a page has an address"), false);
        self
    }
}

impl Browser {
    pub(crate) fn new(stack: Stack, language: &str) -> Self {
        Self { stack, jar: Mutex::default(), language: language.to_owned() }
    }

    /// The same browser, answered by another instance of the functions from now on.
    #[must_use]
    pub fn through(self, stack: &Stack) -> Self {
        Self { stack: stack.clone(), ..self }
    }

    /// The stack that it talks to.
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    fn jar(&self) -> MutexGuard<'_, Jar> {
        self.jar.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An absolute URL, or a path of the application's host.
    fn url(&self, address: &str) -> Url {
        self.stack.app().join(address).unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    /// A request to an absolute URL or a path of the application's host, as if typed, to be changed before it is sent.
    pub fn ask(&self, method: Method, address: &str) -> Ask {
        let url = self.url(address);
        Ask { method, url, headers: Vec::new(), body: None, context: Context::typed() }
    }

    /// Sends a request; follows no redirect.
    pub async fn send(&self, ask: Ask) -> Answer {
        self.exchange(ask).await
    }

    /// Opens an address as if typed; follows no redirect.
    pub async fn open(&self, address: &str) -> Answer {
        self.send(self.ask(Method::GET, address)).await
    }

    /// Opens an address as if typed and goes where it leads.
    pub async fn visit(&self, address: &str) -> Answer {
        self.follow(self.open(address).await).await
    }

    /// Goes from a page to an address that it links; follows no redirect.
    pub async fn link(&self, page: &Answer, address: &str) -> Answer {
        let url = page.url.join(address).unwrap_or_else(|error| panic!("{address}: {error}"));
        let context = Context::of_page(&page.url, page.hides_referrer());
        let ask = Ask { method: Method::GET, url, headers: Vec::new(), body: None, context };
        self.exchange(ask).await
    }

    /// Sends a form; follows no redirect.
    ///
    /// # Panics
    /// If the page's policy forbids the form to be sent there.
    pub async fn submit(&self, form: Form) -> Answer {
        self.exchange(form.into_ask()).await
    }

    /// Takes one redirect.
    ///
    /// # Panics
    /// If the answer is none, or the policy of the page whose form began it forbids where it leads.
    pub async fn step(&self, answer: &Answer) -> Answer {
        let location = answer.location().unwrap_or_else(|| panic!("no redirect: {answer}"));
        let url = answer.url.join(location).unwrap_or_else(|error| panic!("{error}: {answer}"));
        let keeps = matches!(answer.status, 307 | 308);
        let method = if keeps { answer.method.clone() } else { Method::GET };
        assert!(method == Method::GET, "a form would be sent on: {answer}");
        let context = answer.context.after(&answer.url, &url);
        let ask = Ask { method, url, headers: Vec::new(), body: None, context };
        let mut next = self.exchange(ask).await;
        let mut hops = answer.hops.clone();
        hops.append(&mut next.hops);
        next.hops = hops;
        next
    }

    /// Asks for the address of a page again, as the page itself wants it.
    pub async fn again(&self, page: &Answer) -> Answer {
        let mut next = self.link(page, "").await;
        next.hops = [page.hops.clone(), next.hops].concat();
        next
    }

    /// Takes redirects, and pages that only ask for themselves again, until there is none; [`Answer::hops`] tells them.
    ///
    /// # Panics
    /// If there are more than twenty.
    pub async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..20 {
            answer = match answer.location() {
                Some(_) => self.step(&answer).await,
                None if answer.asks_again() => self.again(&answer).await,
                None => return answer,
            };
        }
        panic!("redirects without end: {answer}")
    }

    /// Takes redirects until one leads to an address that begins so, and gives the answer that leads there.
    ///
    /// # Panics
    /// If none does.
    pub async fn follow_until(&self, mut answer: Answer, target: &str) -> Answer {
        for _ in 0..20 {
            let location = answer.location().unwrap_or_else(|| panic!("{target} was not reached: {answer}"));
            let url = answer.url.join(location).unwrap_or_else(|error| panic!("{error}: {answer}"));
            if url.as_str().starts_with(target) {
                return answer;
            }
            answer = self.step(&answer).await;
        }
        panic!("redirects without end: {answer}")
    }

    /// A script on a page of this address.
    pub fn script(&self, page: &str) -> Script<'_> {
        Script::new(self, self.url(page))
    }

    /// The value of a cookie of a host.
    pub fn cookie(&self, host: &Url, name: &str) -> Option<String> {
        self.jar().get(host, name)
    }

    /// All cookies of a host.
    pub fn cookies(&self, host: &Url) -> Vec<(String, String)> {
        self.jar().all(host)
    }

    /// Puts a cookie there, or another value into one.
    pub fn plant(&self, host: &Url, name: &str, value: &str) {
        self.jar().plant(host, name, value);
    }

    /// Takes a `Set-Cookie` header as if a host had sent it.
    pub fn receive(&self, host: &Url, header: &str) {
        self.jar().set(host, header, self.stack.clock().now());
    }

    /// Forgets a cookie.
    pub fn forget(&self, host: &Url, name: &str) {
        self.jar().forget(host, name);
    }

    /// Forgets the cookies of a host.
    pub fn forget_all(&self, host: &Url) {
        self.jar().forget_all(host);
    }
}

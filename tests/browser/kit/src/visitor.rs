//! A person at the browser.

use crate::{Place, watch::Watch};
use base64::{Engine, engine::general_purpose::STANDARD};
use harness::Zitadel;
use serde_json::{Value, json};
use std::{future::Future, time::Duration};
use thirtyfour::{By, Key, WebDriver, WebElement, common::types::WindowHandle, error::WebDriverResult};
use tokio::time::{Instant, sleep};
use url::Url;

/// How long anything may take to show up.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// A person at a browser of their own.
pub struct Visitor {
    /// The browser, for what is not offered here.
    pub browser: WebDriver,
    /// Where it all takes place.
    pub place: &'static Place,
    /// The Zitadel, to make people at.
    pub zitadel: Zitadel,
    watch: Watch,
}

impl Visitor {
    pub(crate) fn new(browser: WebDriver, place: &'static Place) -> Self {
        Self { browser, place, zitadel: place.zitadel(), watch: Watch::default() }
    }

    /// The end of a visit: nothing may have gone wrong unseen.
    pub(crate) async fn leave(&self) {
        self.watch.look(self).await;
        self.watch.assert_clean();
    }

    /// Every request of the pages so far, as `METHOD URL`.
    pub async fn requests(&self) -> Vec<String> {
        self.watch.look(self).await;
        self.watch.requests()
    }

    /// From now on a status of 503 is no fault: the test is about it.
    pub fn expect_unavailable(&self) {
        self.watch.expect("status of 503");
    }

    /// From now on a status of 403 is no fault: the test is about it.
    pub fn expect_refusal(&self) {
        self.watch.expect("status of 403");
    }

    /// From now on a page without an address may ask for its own address again, in vain.
    pub fn expect_to_stay(&self) {
        self.watch.expect("Not allowed to navigate top frame");
    }

    /// Opens an address.
    pub async fn open(&self, url: &str) {
        self.browser.goto(url).await.unwrap_or_else(|error| panic!("{url} cannot be opened: {error}"));
    }

    /// Waits until `look` finds something.
    ///
    /// # Panics
    /// If it never does; says what the browser shows instead.
    pub async fn until<T>(&self, wish: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            assert!(began.elapsed() < PATIENCE, "waited in vain for {wish}; {}", self.whereabouts().await);
            sleep(PAUSE).await;
        }
    }

    /// The input with this label.
    pub async fn field(&self, label: &str) -> WebElement {
        let path = format!("//input[@id=//label[normalize-space()=\"{label}\"]/@for]");
        self.until(&format!("the field {label:?}"), async || self.shown(&path).await).await
    }

    /// The button with this name.
    pub async fn button(&self, name: &str) -> WebElement {
        let path = format!("//button[normalize-space()=\"{name}\" or @aria-label=\"{name}\"]");
        self.until(&format!("the button {name:?}"), async || self.shown(&path).await).await
    }

    /// The link with this text.
    pub async fn link(&self, text: &str) -> WebElement {
        let path = format!("//a[normalize-space()=\"{text}\"]");
        self.until(&format!("the link {text:?}"), async || self.shown(&path).await).await
    }

    /// The first element of a path that can be seen.
    async fn shown(&self, path: &str) -> Option<WebElement> {
        for element in self.browser.find_all(By::XPath(path)).await.ok()? {
            if element.is_displayed().await.unwrap_or(false) {
                return Some(element);
            }
        }
        None
    }

    /// Empties a field and types into it.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        done(&format!("emptying {label:?}"), field.clear()).await;
        done(&format!("typing into {label:?}"), field.send_keys(text)).await;
    }

    /// What stands in a field.
    pub async fn value(&self, label: &str) -> String {
        let value =
            done(&format!("reading {label:?}"), async { self.field(label).await.value().await }).await;
        value.unwrap_or_default()
    }

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        done(&format!("pressing {name:?}"), async { self.button(name).await.click().await }).await;
    }

    /// Presses the button whose name begins so.
    pub async fn choose(&self, start: &str) {
        let path = format!("//button[starts-with(normalize-space(), \"{start}\")]");
        let button = self.until(&format!("a button {start:?}"), async || self.shown(&path).await).await;
        done(&format!("choosing {start:?}"), button.click()).await;
    }

    /// Follows a link.
    pub async fn follow(&self, text: &str) {
        done(&format!("following {text:?}"), async { self.link(text).await.click().await }).await;
    }

    /// Presses keys on whatever has the focus.
    pub async fn keys(&self, keys: &str) {
        done("pressing keys", self.browser.action_chain().send_keys(keys).perform()).await;
    }

    /// Presses the Tab key until what has the focus is called so.
    pub async fn tab_to(&self, name: &str) {
        const NAME: &str = "const it = document.activeElement; \
            return it.labels?.[0]?.textContent ?? it.getAttribute('aria-label') ?? it.textContent.trim();";
        for _ in 0..20 {
            if self.script(NAME).await == name {
                return;
            }
            self.keys(&Key::Tab.value().to_string()).await;
        }
        panic!("the Tab key does not lead to {name:?}; {}", self.whereabouts().await);
    }

    /// The text that can be seen.
    pub async fn text(&self) -> String {
        let read = async { self.browser.find(By::Tag("body")).await?.text().await };
        read.await.unwrap_or_default()
    }

    /// Waits until a text can be seen.
    pub async fn see(&self, text: &str) {
        self.until(&format!("the text {text:?}"), async || self.text().await.contains(text).then_some(()))
            .await;
    }

    /// Where the browser is.
    pub async fn url(&self) -> Url {
        done("reading the address", self.browser.current_url()).await
    }

    /// Waits until the browser is at an address, whatever its query.
    pub async fn arrive(&self, url: &str) {
        let wish = format!("arriving at {url}");
        let is_there = async || {
            let mut at = self.browser.current_url().await.ok()?;
            at.set_query(None);
            at.set_fragment(None);
            (at.as_str() == url).then_some(())
        };
        self.until(&wish, is_there).await;
    }

    /// What a script in the page gives.
    pub async fn script(&self, script: &str) -> Value {
        done(script, async { Ok(self.browser.execute(script, Vec::new()).await?.json().clone()) }).await
    }

    /// A picture of the whole page, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        let whole = json!({"format": "png", "captureBeyondViewport": true});
        let answer = self.devtools("Page.captureScreenshot", whole).await;
        STANDARD.decode(answer["data"].as_str().expect("a picture")).expect("a picture in Base64")
    }

    /// A command of the Chrome DevTools protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        done(method, self.browser.cdp().send_raw(method, parameters)).await
    }

    /// Names and values of the cookies that are kept for the host of an address, readable by scripts or not.
    pub async fn cookies(&self, url: &str) -> Vec<(String, String)> {
        let url = Url::parse(url).expect("our addresses are URLs");
        let all = self.devtools("Network.getAllCookies", json!({})).await;
        let here = |cookie: &&Value| cookie["domain"].as_str() == url.host_str();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let cookies = all["cookies"].as_array().expect("a list of cookies");
        cookies.iter().filter(here).map(|cookie| (text(&cookie["name"]), text(&cookie["value"]))).collect()
    }

    /// Forgets the cookies of the host of an address, which then is another application to the provider's session.
    pub async fn forget(&self, url: &str) {
        let delete = async |name: String| {
            self.devtools("Network.deleteCookies", json!({"name": name, "url": url})).await;
        };
        for (name, _) in self.cookies(url).await {
            delete(name).await;
        }
        assert_eq!(self.cookies(url).await, [], "{url} is forgotten");
    }

    /// Opens a new tab and goes there.
    pub async fn new_tab(&self) -> WindowHandle {
        let tab = done("opening a tab", self.browser.new_tab()).await;
        self.switch_to(&tab).await;
        tab
    }

    /// The tab that is in front.
    pub async fn tab(&self) -> WindowHandle {
        done("asking for the tab", self.browser.window()).await
    }

    /// Brings a tab to the front.
    pub async fn switch_to(&self, tab: &WindowHandle) {
        done("changing tabs", self.browser.switch_to_window(tab.clone())).await;
    }

    /// Goes one page back.
    pub async fn back(&self) {
        done("going back", self.browser.back()).await;
    }

    /// What the browser shows, for messages.
    pub(crate) async fn whereabouts(&self) -> String {
        let url = self.browser.current_url().await.map_or_else(|error| error.to_string(), Into::into);
        format!("the browser is at {url} and shows:\n{}", self.text().await)
    }
}

async fn done<T>(what: &str, step: impl Future<Output = WebDriverResult<T>>) -> T {
    step.await.unwrap_or_else(|error| panic!("{what}: {error}"))
}

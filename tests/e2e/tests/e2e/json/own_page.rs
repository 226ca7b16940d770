//! A page of a team's own, on the landing page's host: it asks, shows what is answered, posts, and goes where it is sent.

use harness::{Answer, Browser, Person, Stack};
use http::Method;
use serde_json::{Value, json};
use shared::error::Kind;

/// Somebody at that page.
pub(super) struct OwnPage<'a> {
    pub(super) browser: &'a Browser,
    /// What it shows, or what the last post was answered with.
    pub(super) shown: Answer,
}

impl<'a> OwnPage<'a> {
    /// Begins at the application, which may ask for more by its query (`&prompt=create`).
    pub(super) async fn arrive(browser: &'a Browser, query: &str) -> Self {
        let stack = browser.stack();
        let start = browser.open(&format!("/auth/login?return_to=/reports{query}")).await;
        let arrival = browser.follow_until(start, &stack.auth_url("/login")).await;
        Self::open(browser, arrival.target().as_str()).await
    }

    /// Opens an address of the sign-in host, for instance the one of a mail.
    pub(super) async fn open(browser: &'a Browser, address: &str) -> Self {
        let shown = browser.script(browser.stack().landing().as_str()).get(address).await;
        let mut page = Self { browser, shown };
        page.go_on().await;
        page
    }

    fn stack(&self) -> &Stack {
        self.browser.stack()
    }

    /// Asks for the next screen as long as there is one on the sign-in host.
    async fn go_on(&mut self) {
        while let Some(address) = self.leads_to().filter(|url| url.starts_with(&self.stack().auth_url("/"))) {
            self.shown = self.browser.script(self.stack().landing().as_str()).get(&address).await;
        }
    }

    fn leads_to(&self) -> Option<String> {
        let body = self.shown.json();
        body.get("type").map_or_else(|| body["location"].as_str().map(ToOwned::to_owned), |_| None)
    }

    /// Posts these fields with what the form says is to go along.
    pub(super) async fn send(&mut self, fields: Value) -> &Answer {
        let form = self.shown.json()["form"].clone();
        let mut body = fields;
        body["flow"] = form["flow"].clone();
        body["csrf"] = form["csrf"].clone();
        let url = self.stack().auth_url(form["action"].as_str().unwrap());
        self.shown = self.browser.script(self.stack().landing().as_str()).post(&url, &body).await;
        self.go_on().await;
        &self.shown
    }

    /// Follows a link of the screen.
    pub(super) async fn follow(&mut self, name: &str) -> &Answer {
        let shown = self.shown.json();
        let link = shown["links"][name].as_str().unwrap_or_else(|| panic!("no link {name}: {shown}"));
        *self = Self::open(self.browser, &self.stack().auth_url(link)).await;
        &self.shown
    }

    /// Name and password.
    pub(super) async fn enter(&mut self, name: &str, password: &str) -> &Answer {
        self.send(json!({"login_name": name, "password": password})).await
    }

    /// A code.
    pub(super) async fn code(&mut self, code: &str) -> &Answer {
        self.send(json!({"code": code})).await
    }

    /// A new password, twice.
    pub(super) async fn set_password(
        &mut self,
        current: Option<&str>,
        code: Option<&str>,
        password: &str,
    ) -> &Answer {
        let mut fields = json!({"password": password, "password_again": password});
        if let Some(current) = current {
            fields["current_password"] = json!(current);
        }
        if let Some(code) = code {
            fields["code"] = json!(code);
        }
        self.send(fields).await
    }

    /// What a list of rules marks as broken.
    pub(super) fn broken(&self) -> Vec<String> {
        let rules = self.shown.json()["rules"].clone();
        let broken = rules.as_array().unwrap().iter().filter(|rule| rule["broken"] == true);
        broken.map(|rule| rule["rule"].as_str().unwrap().to_owned()).collect()
    }

    /// Leaves for the application, where this person is signed in.
    pub(super) async fn assert_signed_in(&self, id: &str) {
        let Some(target) = self.leads_to() else { panic!("it leads nowhere: {}", self.shown) };
        let page = self.stack().landing().to_string();
        let ask = self.browser.ask(Method::GET, &target).from_page(&page);
        let landed = self.browser.follow(self.browser.send(ask).await).await;
        assert_eq!(landed.url.as_str(), self.stack().app_url("/reports"), "{landed}");
        assert_eq!(self.browser.signed_in_as().await.as_deref(), Some(id));
    }

    /// Shows a screen with this status, and nobody is signed in.
    pub(super) async fn assert_stays(&self, status: u16, screen: &str) -> &Answer {
        self.shown.assert_status(status).assert_json(&json!({"screen": screen}));
        assert_eq!(self.browser.signed_in_as().await, None);
        &self.shown
    }

    /// Name or password were refused.
    pub(super) async fn assert_refused(&self) {
        self.assert_stays(422, "login").await.assert_message("login-refused");
    }

    /// It cannot go on.
    pub(super) fn assert_problem(&self, kind: Kind) {
        self.shown.assert_problem(kind);
    }
}

/// Whether name and password are all that it takes.
pub(super) async fn signs_in(stack: &Stack, person: &Person, password: &str) -> bool {
    let browser = stack.browser();
    let mut page = OwnPage::arrive(&browser, "").await;
    page.enter(&person.login_name, password).await;
    page.leads_to().is_some()
}

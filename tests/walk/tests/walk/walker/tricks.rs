//! What somebody does who is not to be let in: everything out of order.

use super::Walker;
use crate::sheet::{Seen, Sheet, encoded};
use http::Method;
use serde_json::{Map, Value};
use std::time::Duration;
use url::form_urlencoded::Serializer;

/// Values that are wrong everywhere.
const WRONG: [&str; 7] = ["", "wrong", "000000", "ABCDEF", "{}", "BBBB-BBBB", "\u{202e}ü\"'><"];

impl Walker<'_> {
    /// Any step at all.
    pub(super) async fn any_step(&mut self) {
        match self.dice.below(100) {
            0..24 => self.right_step().await,
            24..34 => self.wrong_step().await,
            34..58 => {
                let (method, path) = self.dice.one(&self.lane.routes).cloned().unwrap();
                self.call(&method, &path).await;
            }
            58..66 => self.replay().await,
            66..84 => self.cookie_trick(),
            84..90 => self.begin().await,
            90..93 => self.as_the_other(),
            93..96 => self.change_tab(),
            _ => self.wait(),
        }
    }

    /// A form with something wrong in it.
    async fn wrong_step(&mut self) {
        let Some(sheet) = self.sheet() else { return };
        let mut fields = Vec::new();
        for (name, value, visible) in &sheet.fields {
            let value = match (visible, self.dice.percent(50)) {
                (true, true) => self.dice.one(&WRONG).copied().unwrap_or_default().to_owned(),
                (true, false) => self.right(&sheet, name),
                (false, _) => value.clone(),
            };
            fields.push((name.clone(), value));
        }
        if self.dice.percent(20) {
            fields.extend(self.dice.one(&sheet.buttons).cloned());
        }
        let answer = self.post(&sheet, &fields, "wrong").await;
        self.arrive(answer).await;
    }

    /// An old form once more, rightly filled in: the back button, a step that was over.
    async fn replay(&mut self) {
        let Some(sheet) = self.dice.one(&self.sheets).cloned() else { return };
        self.fill_in(&sheet, "replayed").await;
    }

    /// A route, whether or not it is its turn, with whatever it may ask for.
    pub(super) async fn call(&mut self, method: &Method, path: &str) {
        let path = crate::routes::filled(path);
        let form = self.dice.newish(&self.sheets).cloned();
        let url = self.lane.stack.auth_url(&path);
        let script = self.dice.percent(20);
        if *method == Method::GET {
            let query = self.query(&path, form.as_ref());
            let url = format!("{url}?{query}");
            let answer = if script { self.fetch(&url, None).await } else { self.open(&url, "called").await };
            return self.arrive(answer).await;
        }
        let fields = self.fields(&path, form.as_ref());
        if script {
            let body: Map<_, _> =
                fields.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
            let answer = self.fetch(&url, Some(body.into())).await;
            return self.arrive(answer).await;
        }
        let ask = self.browser.ask(method.clone(), &url);
        let ask = ask.body("application/x-www-form-urlencoded", encoded(&fields)).from_page(&url);
        let answer = self.send(ask, "called").await;
        self.arrive(answer).await;
    }

    fn query(&mut self, path: &str, form: Option<&Sheet>) -> String {
        let mut query = Serializer::new(String::new());
        match self.dice.one(&self.requests) {
            Some(id) if path == "/login" && self.dice.percent(40) => {
                query.append_pair("authRequest", id);
            }
            _ => {
                query.append_pair("flow", form.map_or("", |form| form.value("flow")));
            }
        }
        if self.dice.percent(30) {
            let code = self.me.sent(self.lane, &["verifyEmail", "otpEmail", "passwordReset"]);
            query.append_pair("code", &code.unwrap_or_else(|| "ABC123".to_owned()));
        }
        if let Some(device) = self.device.as_ref().filter(|_| self.dice.percent(50)) {
            query.append_pair("user_code", device);
        }
        query.finish()
    }

    /// Every field that some page has, most of them rightly filled in.
    fn fields(&mut self, path: &str, form: Option<&Sheet>) -> Vec<(String, String)> {
        let here = self.lane.stack.auth_url(path).parse().unwrap();
        let like = form.filter(|form| form.path() == path).cloned();
        let sheet = like
            .unwrap_or_else(|| Sheet { action: here, ..form.cloned().unwrap_or_else(|| self.blank(path)) });
        let names: Vec<_> = self.lane.names.iter().cloned().collect();
        let mut fields = Vec::new();
        for name in names {
            let value = match name.as_str() {
                "flow" | "csrf" if self.dice.percent(94) => sheet.value(&name).to_owned(),
                "decision" => ["allow", "allow", "deny"][self.dice.below(3)].to_owned(),
                "factor" => ["totp", "otp_email", "otp_sms", "u2f", "passkey"][self.dice.below(5)].to_owned(),
                "skip" | "resend" | "passkey" if self.dice.percent(75) => continue,
                "skip" | "resend" | "passkey" => "1".to_owned(),
                _ if self.dice.percent(10) => continue,
                _ if self.dice.percent(12) => self.dice.one(&WRONG).copied().unwrap().to_owned(),
                name => self.right(&sheet, name),
            };
            fields.push((name, value));
        }
        fields
    }

    fn blank(&self, path: &str) -> Sheet {
        let url: url::Url = self.lane.stack.auth_url(path).parse().unwrap();
        Sheet {
            page: url.clone(),
            action: url,
            fields: Vec::new(),
            buttons: Vec::new(),
            options: None,
            secret: None,
        }
    }

    /// The same by script, from a page of the sign-in host.
    async fn fetch(&mut self, url: &str, body: Option<Value>) -> Seen {
        let page = self.lane.stack.auth_url("/login");
        let answer = {
            let script = self.browser.script(&page);
            match body {
                Some(body) => script.post(url, &body).await,
                None => script.get(url).await,
            }
        };
        self.seen(answer, "fetched").await
    }

    /// What comes of a trick may be a page to go on from.
    async fn arrive(&mut self, answer: Seen) {
        let page = self.follow(answer).await;
        if page.answer.is_json() || self.dice.percent(40) {
            return;
        }
        self.tabs.push(page);
    }

    /// Cookies that do not belong here, or not any more.
    fn cookie_trick(&mut self) {
        let auth = self.lane.stack.auth().clone();
        let flow = |cookie: &&(String, String)| cookie.0.starts_with("__Host-flow-");
        let mut plant = |name: &str, value: &str, what: &str| {
            self.browser.plant(&auth, name, value);
            self.trail.1.push(format!("{what}: {name}"));
        };
        match self.dice.below(5) {
            0 | 1 => {
                if let Some((name, value)) = self.dice.one(&self.cookies) {
                    plant(name, value, "a cookie of before");
                }
            }
            2 => {
                let flows: Vec<_> = self.cookies.iter().filter(flow).collect();
                if let (Some((name, _)), Some((_, value))) = (self.dice.one(&flows), self.dice.one(&flows)) {
                    plant(name, value, "a cookie under another name");
                }
            }
            3 => {
                if let Some((name, value)) = self.dice.one(&self.lane.cookies) {
                    plant(name, value, "a cookie of another walk");
                }
            }
            _ => {
                if let Some((name, _)) = self.dice.one(&self.cookies) {
                    self.browser.forget(&auth, name);
                    self.trail.1.push(format!("forgets {name}"));
                }
            }
        }
    }

    /// From here on the person of the walk before sits there.
    fn as_the_other(&mut self) {
        if let Some(other) = &mut self.lane.other {
            std::mem::swap(other, &mut self.me);
            self.trail.1.push(format!("{} sits down", self.me.person.id));
        }
    }

    fn change_tab(&mut self) {
        if !self.tabs.is_empty() {
            let at = self.dice.below(self.tabs.len());
            let tab = self.tabs.remove(at);
            self.tabs.push(tab);
            self.trail.1.push("another tab".to_owned());
        }
    }

    fn wait(&mut self) {
        let minutes = [1, 20, 90, 60 * 19, 60 * 24 * 11][self.dice.below(5)];
        self.lane.advance(Duration::from_mins(minutes));
        self.trail.1.push(format!("{minutes} minutes pass"));
    }
}

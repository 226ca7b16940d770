//! Right answers, as far as this person has them.

use super::Walker;
use crate::sheet::Sheet;
use harness::unique;

impl Walker<'_> {
    /// What the page of the newest tab asks for.
    pub(super) async fn right_step(&mut self) {
        let Some(page) = self.tabs.last() else { return self.begin().await };
        // Several forms are several ways to go.
        let Some(sheet) = self.dice.one(&page.sheets).cloned() else { return };
        self.fill_in(&sheet, "right").await;
    }

    /// Fills a form in rightly, and sends it.
    pub(super) async fn fill_in(&mut self, sheet: &Sheet, what: &str) {
        let mut fields = Vec::new();
        for (name, value, visible) in &sheet.fields {
            let asked = *visible || name == "credential";
            let value = if asked { self.right(sheet, name) } else { value.clone() };
            fields.push((name.clone(), value));
        }
        fields.extend(self.button(sheet, &fields));
        let wished = sheet.fields.iter().any(|(name, _, _)| name == "password_again");
        let secret = sheet.secret.clone();
        let answer = self.post(sheet, &fields, what).await;
        if answer.answer.location().is_some() {
            if wished {
                self.me.passwords.push(self.wished.clone());
                self.wished = self.lane.stack.new_password();
            }
            if secret.is_some() {
                self.me.secret = secret;
            }
        }
        let page = self.follow(answer).await;
        self.tabs.pop();
        self.tabs.push(page);
    }

    /// The button that a person would press, if one has to be.
    fn button(&self, sheet: &Sheet, fields: &[(String, String)]) -> Option<(String, String)> {
        let named = |name: &str| sheet.buttons.iter().find(|(own, _)| own == name).cloned();
        if sheet.path() == "/login" {
            let passkey = self.me.keys.last().is_some()
                && (self.dice.percent(40) || self.me.person.password.is_empty());
            return named("passkey").filter(|_| passkey);
        }
        let code = fields.iter().find(|(name, _)| name == "code");
        if code.is_some_and(|(_, code)| code.is_empty()) || (code.is_some() && self.dice.percent(5)) {
            return named("resend");
        }
        if code.is_some() || fields.iter().any(|(name, _)| name == "credential" || name == "password") {
            return None;
        }
        let decision = ("decision".to_owned(), "allow".to_owned());
        if sheet.buttons.contains(&decision) && self.dice.percent(80) {
            return Some(decision);
        }
        self.dice.one(&sheet.buttons).cloned()
    }

    /// The right value of a field.
    pub(super) fn right(&mut self, sheet: &Sheet, name: &str) -> String {
        let path = sheet.path().to_owned();
        match name {
            "login_name" => self.me.person.login_name.clone(),
            "password" if path == "/login" => self.me.password().to_owned(),
            "current_password" => self.me.password().to_owned(),
            "password" | "password_again" => self.wished.clone(),
            "given_name" => unique::GIVEN_NAME.to_owned(),
            "family_name" => unique::FAMILY_NAME.to_owned(),
            "email" => unique::email(),
            "phone" => unique::phone(),
            "user_code" => self.device.clone().unwrap_or_default(),
            "code" => self.code(sheet, &path).unwrap_or_default(),
            "credential" => {
                let origin = self.lane.stack.auth().origin().ascii_serialization();
                sheet.options.as_ref().map(|options| self.me.credential(options, &origin)).unwrap_or_default()
            }
            _ => sheet.value(name).to_owned(),
        }
    }

    fn code(&mut self, sheet: &Sheet, path: &str) -> Option<String> {
        if let Some(secret) = &sheet.secret {
            let mut me = self.me.clone();
            me.secret = Some(secret.clone());
            return me.totp(self.lane, 0);
        }
        let steps = i64::try_from(self.dice.below(3)).unwrap() - 1;
        if path.ends_with("/totp") {
            return self.me.totp(self.lane, steps);
        }
        let kinds: &[&str] = match path {
            "/login/otp-email" => &["otpEmail"],
            "/login/otp-sms" => &["otpSms"],
            "/login/enrol/phone-code" => &["verifyPhone"],
            "/login/password/set" => &["passwordReset"],
            "/signup/verify" => &["verifyEmail"],
            _ => &["otpEmail", "otpSms", "verifyEmail", "verifyPhone", "passwordReset", "inviteUser"],
        };
        let own = self.me.sent(self.lane, kinds);
        if own.is_some() || path != "/signup/verify" {
            return own;
        }
        // Whoever has signed up is nobody that the walk knows.
        let mails = self.lane.stack.zitadel().stand_in().mails();
        mails.into_iter().rfind(|mail| mail.kind == "verifyEmail").map(|mail| mail.code)
    }
}

//! New passwords (Zitadel's user service v2).

use super::{Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

/// What entitles to set a new password.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// The code from a mail. [`super::Refusal::CodeWrong`] if it is not the pending one.
    Code(&'a SecretString),
    /// The current password. [`super::Refusal::WrongCredentials`] if it is another one, which Zitadel does not count.
    Current(&'a SecretString),
    /// The person's mailbox, proved in this browser: the caller has read in this very request that they have nothing to sign
    /// in with yet, since Zitadel asks the service token for nothing more.
    Mailbox,
}

impl Zitadel {
    /// Has Zitadel mail a code for a new password. The code is never told to us. `url_template` is Zitadel's, at most
    /// 200 characters, with `{{.Code}}`.
    pub async fn send_reset_code(&self, user_id: &str, url_template: &str) -> Result<(), ZitadelError> {
        let link = json!({"notificationType": "NOTIFICATION_TYPE_Email", "urlTemplate": url_template});
        let url = self.url(&["v2", "users", user_id, "password_reset"]);
        let body = json!({"sendLink": link});
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }

    /// Sets a password. [`super::Refusal::PasswordRule`] if it breaks a rule of the person's organization; a code is
    /// not used up by that.
    pub async fn set_password(
        &self,
        user_id: &str,
        password: &SecretString,
        proof: Proof<'_>,
    ) -> Result<(), ZitadelError> {
        // Without a new password in it, this very call would empty the old one.
        let mut body =
            json!({"newPassword": {"password": password.expose_secret(), "changeRequired": false}});
        match proof {
            Proof::Code(code) => body["verificationCode"] = code.expose_secret().into(),
            Proof::Current(current) => body["currentPassword"] = current.expose_secret().into(),
            Proof::Mailbox => {}
        }
        let url = self.url(&["v2", "users", user_id, "password"]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Hash).await.map(drop)
    }
}

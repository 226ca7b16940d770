//! Invitations: codes for people who have nothing to sign in with yet (Zitadel's user service v2).

use super::{Zitadel, ZitadelError, api::Effect};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

impl Zitadel {
    /// Has Zitadel mail the code of an invitation, in place of an earlier one. It refuses that for whoever can sign in
    /// already. `url_template` is Zitadel's, at most 200 characters, with `{{.UserID}}` and `{{.Code}}`.
    pub async fn send_invite(&self, user_id: &str, url_template: &str) -> Result<(), ZitadelError> {
        let body = json!({"sendCode": {"urlTemplate": url_template}});
        let url = self.url(&["v2", "users", user_id, "invite_code"]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }

    /// Redeems such a code, which verifies the address it was mailed to. [`super::Refusal::CodeWrong`] for an id that nobody
    /// has, too; the third wrong code ends the right one.
    pub async fn verify_invite(&self, user_id: &str, code: &SecretString) -> Result<(), ZitadelError> {
        let body = json!({"verificationCode": code.expose_secret()});
        let url = self.url(&["v2", "users", user_id, "invite_code", "verify"]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }
}

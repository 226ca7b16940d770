//! Second factors: setting them up (Zitadel's user service v2).

use super::{Zitadel, ZitadelError, api::Effect, user::phone_number};
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Registered {
    uri: String,
}

impl Zitadel {
    /// Begins to set up an authenticator application and gives the `otpauth` URI with the secret. A registration that was
    /// not completed is replaced. [`super::Refusal::AlreadyEnrolled`] if one is set up.
    pub async fn register_totp(&self, user_id: &str) -> Result<SecretString, ZitadelError> {
        let url = self.url(&["v2", "users", user_id, "totp"]);
        let registered: Registered = self.call(Method::POST, &url, Some(&json!({})), Effect::Change).await?;
        Ok(registered.uri.into())
    }

    /// Completes it with a code. [`super::Refusal::CodeWrong`] if it is none of now.
    pub async fn verify_totp(&self, user_id: &str, code: &SecretString) -> Result<(), ZitadelError> {
        self.post(user_id, &["totp", "verify"], &json!({"code": code.expose_secret()})).await
    }

    /// Makes codes by mail a second factor. The address must be verified.
    pub async fn add_otp_email(&self, user_id: &str) -> Result<(), ZitadelError> {
        self.post(user_id, &["otp_email"], &json!({})).await
    }

    /// Makes codes by SMS a second factor. The number must be verified.
    pub async fn add_otp_sms(&self, user_id: &str) -> Result<(), ZitadelError> {
        self.post(user_id, &["otp_sms"], &json!({})).await
    }

    /// Sets a telephone number and has Zitadel send a code there. [`super::Refusal::PhoneRefused`] if it is none.
    pub async fn set_phone(&self, user_id: &str, phone: &str) -> Result<(), ZitadelError> {
        let number = phone_number(phone).unwrap_or_else(|| phone.to_owned());
        self.post(user_id, &["phone"], &json!({"phone": number, "sendCode": {}})).await
    }

    /// Has Zitadel send another code to the number that is to be verified.
    pub async fn resend_phone_code(&self, user_id: &str) -> Result<(), ZitadelError> {
        self.post(user_id, &["phone", "resend"], &json!({"sendCode": {}})).await
    }

    /// Redeems the code that was sent to the number. [`super::Refusal::CodeWrong`] if it is not the pending one.
    pub async fn verify_phone(&self, user_id: &str, code: &SecretString) -> Result<(), ZitadelError> {
        self.post(user_id, &["phone", "verify"], &json!({"verificationCode": code.expose_secret()})).await
    }

    /// Remembers that somebody declined to set up a second factor.
    pub async fn skip_enrolment(&self, user_id: &str) -> Result<(), ZitadelError> {
        self.post(user_id, &["mfa_init_skipped"], &json!({})).await
    }

    async fn post(&self, user_id: &str, path: &[&str], body: &Value) -> Result<(), ZitadelError> {
        let url = self.url(&[&["v2", "users", user_id], path].concat());
        self.call::<_, Value>(Method::POST, &url, Some(body), Effect::Change).await.map(drop)
    }
}

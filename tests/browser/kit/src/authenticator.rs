//! The virtual authenticator of Chromium (the domain WebAuthn of the DevTools protocol).

use crate::Visitor;
use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use harness::{Person, authenticator::Key};
use serde_json::{Value, json};
use url::Url;

impl Visitor {
    /// Plugs an authenticator in. It answers by itself if `present`, else it waits for a touch that never comes.
    ///
    /// # Panics
    /// If Chromium has none.
    pub async fn plug_in(&self, present: bool) -> String {
        self.devtools("WebAuthn.enable", json!({"enableUI": false})).await;
        let options = json!({"options": {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": present,
        }});
        let added = self.devtools("WebAuthn.addVirtualAuthenticator", options).await;
        added["authenticatorId"].as_str().expect("an id").to_owned()
    }

    /// Puts a key into it.
    ///
    /// # Panics
    /// If the key's texts are no base64url.
    pub async fn hold(&self, authenticator: &str, key: &Key) {
        let standard = |text: &str| STANDARD.encode(URL_SAFE_NO_PAD.decode(text).expect("base64url"));
        let credential = json!({
            "credentialId": standard(&key.id),
            "isResidentCredential": false,
            "rpId": key.rp_id,
            "privateKey": STANDARD.encode(&key.private_key),
            "signCount": 1,
        });
        let parameters = json!({"authenticatorId": authenticator, "credential": credential});
        self.devtools("WebAuthn.addCredential", parameters).await;
    }

    /// The keys that it holds.
    pub async fn held(&self, authenticator: &str) -> Vec<Value> {
        let answer =
            self.devtools("WebAuthn.getCredentials", json!({"authenticatorId": authenticator})).await;
        answer["credentials"].as_array().cloned().unwrap_or_default()
    }

    /// Gives somebody a passkey, at the provider and in an authenticator.
    ///
    /// # Panics
    /// If the sign-in host is no URL.
    pub async fn give_passkey(&self, person: &Person, present: bool) {
        let auth: Url = self.place.auth("/").parse().expect("our hosts are URLs");
        let key = self.zitadel.add_passkey(person, &auth).await;
        let authenticator = self.plug_in(present).await;
        self.hold(&authenticator, &key).await;
    }

    /// Gives somebody a security key as second factor, at the provider and in an authenticator.
    ///
    /// # Panics
    /// If the sign-in host is no URL.
    pub async fn give_security_key(&self, person: &Person, present: bool) {
        let auth: Url = self.place.auth("/").parse().expect("our hosts are URLs");
        let key = self.zitadel.add_security_key(person, &auth).await;
        let authenticator = self.plug_in(present).await;
        self.hold(&authenticator, &key).await;
    }

    /// Says who one is and that a passkey is to be used.
    pub async fn go_to_passkey(&self, login_name: &str) {
        self.go_to_sign_in().await;
        self.fill("Email or username", login_name).await;
        self.press("Sign in with a passkey").await;
    }
}

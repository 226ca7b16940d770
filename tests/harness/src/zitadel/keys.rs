//! Passkeys and security keys of people.

use super::{Person, Zitadel};
use crate::authenticator::{self, Key};
use serde_json::{Value, json};
use url::Url;

impl Zitadel {
    /// Gives somebody a passkey for the sign-in host at `auth`.
    pub async fn add_passkey(&self, person: &Person, auth: &Url) -> Key {
        self.add_key(person, auth, ("passkeys", "passkeyId", "passkeyName", "PASSKEY")).await
    }

    /// Gives somebody a security key as second factor for the sign-in host at `auth`.
    pub async fn add_security_key(&self, person: &Person, auth: &Url) -> Key {
        self.add_key(person, auth, ("u2f", "u2fId", "tokenName", "U2F")).await
    }

    async fn add_key(
        &self,
        person: &Person,
        auth: &Url,
        (path, id, name, method): (&str, &str, &str, &str),
    ) -> Key {
        let call = format!("POST /v2/users/{}/{path}", person.id);
        let domain = auth.host_str().expect("a host");
        let begun = self.admin(&call, None, &json!({"domain": domain})).await;
        let origin = auth.origin().ascii_serialization();
        let (key, credential) = authenticator::create(&begun["publicKeyCredentialCreationOptions"], &origin);
        let id = begun[id].as_str().expect("an id");
        let body = json!({"publicKeyCredential": credential, name: "Schlüssel \"<1>\""});
        self.admin(&format!("{call}/{id}"), None, &body).await;
        let call = format!("GET /v2/users/{}/authentication_methods", person.id);
        let name = format!("AUTHENTICATION_METHOD_TYPE_{method}");
        self.admin_until(&call, None, &Value::Null, |methods| methods.to_string().contains(&name)).await;
        key
    }
}

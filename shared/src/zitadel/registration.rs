//! Setting up passkeys and security keys (Zitadel's user service v2).

use super::{Zitadel, ZitadelError, api::Effect};
use crate::web_authn::{CeremonyKind, Credential};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

/// A key that is being set up.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Its id.
    pub id: String,
    /// Challenge, base64url.
    pub challenge: String,
    /// `user` of the options: handle and names.
    pub user: Value,
    /// COSE algorithms that Zitadel takes.
    pub algorithms: Vec<i64>,
    /// Ids of the keys of this kind that the person has, base64url.
    pub known: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Begun {
    #[serde(alias = "u2fId")]
    passkey_id: String,
    public_key_credential_creation_options: Options,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    public_key: PublicKey,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PublicKey {
    challenge: String,
    user: Value,
    pub_key_cred_params: Vec<Parameters>,
    #[serde(default)]
    exclude_credentials: Vec<Known>,
}

#[derive(Deserialize)]
struct Parameters {
    alg: i64,
}

#[derive(Deserialize)]
struct Known {
    id: String,
}

/// The list that a ceremony adds to.
fn list(kind: CeremonyKind) -> &'static str {
    match kind {
        CeremonyKind::EnrolPasskey | CeremonyKind::Passkey => "passkeys",
        CeremonyKind::EnrolU2f | CeremonyKind::U2f => "u2f",
    }
}

impl Zitadel {
    /// Begins to set up a key at `domain`, the RP ID. One of the same kind that was not completed is replaced.
    pub async fn register_key(
        &self,
        user_id: &str,
        kind: CeremonyKind,
        domain: &str,
    ) -> Result<Registration, ZitadelError> {
        let url = self.url(&["v2", "users", user_id, list(kind)]);
        let body = json!({"domain": domain});
        let begun: Begun = self.call(Method::POST, &url, Some(&body), Effect::Change).await?;
        let options = begun.public_key_credential_creation_options.public_key;
        Ok(Registration {
            id: begun.passkey_id,
            challenge: options.challenge,
            user: options.user,
            algorithms: options.pub_key_cred_params.into_iter().map(|parameters| parameters.alg).collect(),
            known: options.exclude_credentials.into_iter().map(|known| known.id).collect(),
        })
    }

    /// Completes it with what the browser gave. [`super::Refusal::KeyRefused`] if that does not belong to it, which leaves
    /// it open.
    pub async fn complete_key(
        &self,
        user_id: &str,
        kind: CeremonyKind,
        registration: &str,
        credential: &Credential,
        name: &str,
    ) -> Result<(), ZitadelError> {
        let named = if list(kind) == "u2f" { "tokenName" } else { "passkeyName" };
        let body = json!({"publicKeyCredential": credential, named: name});
        let url = self.url(&["v2", "users", user_id, list(kind), registration]);
        self.call::<_, Value>(Method::POST, &url, Some(&body), Effect::Change).await.map(drop)
    }
}

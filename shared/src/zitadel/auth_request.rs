//! Authorization requests: what the application asked for, and the answer to it (Zitadel's OIDC service v2).

use super::{Refusal, SessionHandle, Zitadel, ZitadelError, api::Effect, api::seconds};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// `GET /v2/oidc/auth_requests/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthRequest {
    /// `V2_…`.
    pub id: String,
    /// The application.
    pub client_id: String,
    /// Scopes, Zitadel's reserved ones among them.
    pub scope: Vec<String>,
    /// Where the answer goes.
    pub redirect_uri: String,
    /// `prompt` (OpenID Connect Core section 3.1.2.1).
    pub prompt: Vec<Prompt>,
    /// Languages the application wishes for.
    pub ui_locales: Vec<String>,
    /// Who is expected to sign in.
    pub login_hint: Option<String>,
    /// Seconds that the sign-in may lie back at most; `prompt=login` makes it 0.
    pub max_age: Option<i64>,
    /// User id from an `id_token_hint`.
    pub hint_user_id: Option<String>,
}

impl AuthRequest {
    /// Whether a text can be the id of an authorization request at all.
    pub fn is_id(text: &str) -> bool {
        (1..=100).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    }

    /// The organization that the application restricts the sign-in to (scope `urn:zitadel:iam:org:id:…`).
    pub fn organization(&self) -> Option<&str> {
        self.scope.iter().find_map(|scope| scope.strip_prefix("urn:zitadel:iam:org:id:"))
    }

    /// The primary domain of that organization, where the application names it so
    /// (scope `urn:zitadel:iam:org:domain:primary:…`).
    pub fn organization_domain(&self) -> Option<&str> {
        self.scope.iter().find_map(|scope| scope.strip_prefix("urn:zitadel:iam:org:domain:primary:"))
    }

    /// Whether the application wants this (`prompt` may name several).
    pub fn asks(&self, prompt: Prompt) -> bool {
        self.prompt.contains(&prompt)
    }
}

/// A value of `prompt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Prompt {
    /// No interaction.
    #[serde(rename = "PROMPT_NONE")]
    None,
    /// Sign in anew.
    #[serde(rename = "PROMPT_LOGIN")]
    Login,
    /// Ask for consent.
    #[serde(rename = "PROMPT_CONSENT")]
    Consent,
    /// Choose among accounts.
    #[serde(rename = "PROMPT_SELECT_ACCOUNT")]
    SelectAccount,
    /// Sign up.
    #[serde(rename = "PROMPT_CREATE")]
    Create,
    /// One that Zitadel does not know.
    #[serde(other, rename = "PROMPT_UNSPECIFIED")]
    Unknown,
}

/// Why an authorization request is answered with an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorReason {
    /// `login_required`: `prompt=none` and nobody is signed in.
    LoginRequired,
    /// `interaction_required`: `prompt=none` and policy wants something from the person.
    InteractionRequired,
    /// `account_selection_required`: `prompt=none` and one of several accounts would have to be chosen.
    AccountSelectionRequired,
    /// `invalid_request`: `prompt=none` together with another one.
    InvalidRequest,
    /// `invalid_scope`: no organization has the domain that the sign-in is to be restricted to.
    InvalidScope,
}

impl ErrorReason {
    const fn wire(self) -> &'static str {
        match self {
            Self::LoginRequired => "ERROR_REASON_LOGIN_REQUIRED",
            Self::InteractionRequired => "ERROR_REASON_INTERACTION_REQUIRED",
            Self::AccountSelectionRequired => "ERROR_REASON_ACCOUNT_SELECTION_REQUIRED",
            Self::InvalidRequest => "ERROR_REASON_INVALID_REQUEST",
            Self::InvalidScope => "ERROR_REASON_INVALID_SCOPE",
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    auth_request: WireRequest,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct WireRequest {
    id: String,
    client_id: String,
    scope: Vec<String>,
    redirect_uri: String,
    prompt: Vec<Prompt>,
    ui_locales: Vec<String>,
    login_hint: Option<String>,
    max_age: Option<String>,
    hint_user_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Callback {
    callback_url: String,
}

impl Zitadel {
    /// Reads an authorization request. [`super::Refusal::RequestUnknown`] for an unknown, failed or exchanged one.
    pub async fn auth_request(&self, id: &str) -> Result<AuthRequest, ZitadelError> {
        let wire: Wire = self.get(self.url(&["v2", "oidc", "auth_requests", id])).await?;
        let request = wire.auth_request;
        Ok(AuthRequest {
            id: request.id,
            client_id: request.client_id,
            scope: request.scope,
            redirect_uri: request.redirect_uri,
            prompt: request.prompt,
            ui_locales: request.ui_locales,
            login_hint: request.login_hint.filter(|hint| !hint.is_empty()),
            max_age: request.max_age.as_deref().and_then(seconds),
            hint_user_id: request.hint_user_id.filter(|id| !id.is_empty()),
        })
    }

    /// Answers an authorization request with a session and gives the address, code included, that the browser
    /// goes to. Zitadel checks neither factors nor policy here: the caller has done that.
    pub async fn finish(&self, id: &str, session: &SessionHandle) -> Result<String, ZitadelError> {
        self.answer(
            id,
            &json!({"session": {"sessionId": session.id, "sessionToken": session.expose_token()}}),
        )
        .await
    }

    /// Answers an authorization request with an error and gives the address that the browser goes to.
    pub async fn refuse(&self, id: &str, reason: ErrorReason) -> Result<String, ZitadelError> {
        self.answer(id, &json!({"error": {"error": reason.wire()}})).await
    }

    async fn answer(&self, id: &str, body: &Value) -> Result<String, ZitadelError> {
        if !AuthRequest::is_id(id) {
            // An empty one would be another address, whose answer means nothing.
            return Err(ZitadelError::Refused {
                reason: Refusal::RequestUnknown,
                id: String::new(),
                status: 404,
            });
        }
        let url = self.url(&["v2", "oidc", "auth_requests", id]);
        let callback: Callback = self.call(Method::POST, &url, Some(body), Effect::Change).await?;
        Ok(callback.callback_url)
    }
}

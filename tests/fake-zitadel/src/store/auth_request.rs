//! Auth requests: what an application asked for at the authorize endpoint.

use time::OffsetDateTime;

use super::Record;

/// How far an auth request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthRequestState {
    /// Waits for the login pages.
    Added,
    /// Linked with a session; its code may be exchanged.
    CodeAdded,
    /// The code was exchanged.
    Exchanged,
    /// Refused by the login pages.
    Failed,
}

/// An auth request.
#[derive(Debug, Clone)]
pub(crate) struct AuthRequest {
    /// Its id, with the prefix `V2_`.
    pub(crate) id: String,
    /// Its record; the owner is the instance.
    pub(crate) record: Record,
    /// How far it has come.
    pub(crate) state: AuthRequestState,
    /// When a callback was made or the code exchanged; tells what simultaneous calls could not have seen.
    pub(crate) handled: Option<OffsetDateTime>,
    /// `x-zitadel-login-client` of the request, a user id.
    pub(crate) login_client: String,
    /// Client that asked.
    pub(crate) client_id: String,
    /// Where the answer goes.
    pub(crate) redirect_uri: String,
    /// `state` of the application; nothing if it sent none.
    pub(crate) client_state: Option<String>,
    /// `nonce`.
    pub(crate) nonce: Option<String>,
    /// Known scopes in their order.
    pub(crate) scopes: Vec<String>,
    /// `response_type`.
    pub(crate) response_type: String,
    /// `response_mode`.
    pub(crate) response_mode: String,
    /// PKCE challenge and method (RFC 7636).
    pub(crate) challenge: Option<(String, String)>,
    /// `PROMPT_*`.
    pub(crate) prompts: Vec<&'static str>,
    /// Language tags.
    pub(crate) ui_locales: Vec<String>,
    /// `login_hint`.
    pub(crate) login_hint: Option<String>,
    /// Seconds.
    pub(crate) max_age: Option<u64>,
    /// User of the `id_token_hint`.
    pub(crate) hint_user_id: Option<String>,
    /// Login session it was linked with.
    pub(crate) session_id: Option<String>,
}

impl AuthRequest {
    /// Whether `GetAuthRequest` shows it: until exchange or failure, and never with no scope at all.
    pub(crate) fn is_readable(&self) -> bool {
        matches!(self.state, AuthRequestState::Added | AuthRequestState::CodeAdded) && !self.scopes.is_empty()
    }
}

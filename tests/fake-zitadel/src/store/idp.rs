//! Identity providers and the intents to log in with them.

use serde_json::Value;
use time::OffsetDateTime;

use super::Record;

/// An identity provider.
#[derive(Debug, Clone)]
pub(crate) struct Idp {
    /// Its id.
    pub(crate) id: String,
    /// Its record; the owner is an organization or the instance.
    pub(crate) record: Record,
    /// Its name.
    pub(crate) name: String,
    /// False once deactivated; a removed one is taken out of the store.
    pub(crate) active: bool,
    /// What may happen with its users.
    pub(crate) options: IdpOptions,
    /// How to talk to it.
    pub(crate) kind: IdpKind,
}

/// What may happen with an identity provider's users.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "these are Zitadel's settings")]
pub(crate) struct IdpOptions {
    /// Linking to existing users.
    pub(crate) linking_allowed: bool,
    /// Creating users.
    pub(crate) creation_allowed: bool,
    /// Creating users without a form.
    pub(crate) auto_creation: bool,
    /// Updating users at each login.
    pub(crate) auto_update: bool,
    /// `AUTO_LINKING_OPTION_*`.
    pub(crate) auto_linking: String,
}

/// How to talk to an identity provider.
#[derive(Debug, Clone)]
pub(crate) enum IdpKind {
    /// Generic OpenID Connect.
    Oidc {
        /// Issuer.
        issuer: String,
        /// Client id there.
        client_id: String,
        /// Client secret there.
        client_secret: String,
        /// Scopes to ask for.
        scopes: Vec<String>,
        /// User information from the ID token instead of userinfo.
        id_token_mapping: bool,
    },
    /// Generic OAuth.
    OAuth {
        /// Client id there.
        client_id: String,
        /// Client secret there.
        client_secret: String,
        /// Authorization endpoint.
        authorization_endpoint: String,
        /// Token endpoint.
        token_endpoint: String,
        /// User endpoint.
        user_endpoint: String,
        /// Scopes to ask for.
        scopes: Vec<String>,
        /// Field of the user that is its id.
        id_attribute: String,
    },
    /// JWT provider.
    Jwt {
        /// Issuer of the JWTs.
        issuer: String,
        /// Where to send the browser.
        jwt_endpoint: String,
        /// JWKS of the issuer.
        keys_endpoint: String,
        /// Header the JWT comes in.
        header_name: String,
    },
}

/// How far an intent has come.
#[derive(Debug, Clone)]
pub(crate) enum IntentState {
    /// The browser is on its way.
    Started,
    /// The identity provider vouched for somebody.
    Succeeded(Box<ExternalUser>),
    /// It went wrong.
    Failed,
    /// Used for a session.
    Consumed,
}

/// Somebody an identity provider vouched for.
#[derive(Debug, Clone)]
pub(crate) struct ExternalUser {
    /// User id there; may be empty.
    pub(crate) id: String,
    /// User name there.
    pub(crate) name: String,
    /// Everything it said.
    pub(crate) raw: Value,
    /// Access token, if any.
    pub(crate) access_token: String,
    /// ID token or JWT, if any.
    pub(crate) id_token: String,
    /// Linked user at the time of the callback.
    pub(crate) user_id: Option<String>,
    /// Until when the intent is good.
    pub(crate) expires: OffsetDateTime,
}

/// An intent to log in with an identity provider.
#[derive(Debug, Clone)]
pub(crate) struct Intent {
    /// Its id.
    pub(crate) id: String,
    /// Its record; the owner is the instance.
    pub(crate) record: Record,
    /// Identity provider.
    pub(crate) idp_id: String,
    /// Where to go after success.
    pub(crate) success_url: String,
    /// Where to go after failure.
    pub(crate) failure_url: String,
    /// How far it has come.
    pub(crate) state: IntentState,
}

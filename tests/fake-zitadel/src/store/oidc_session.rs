//! Token families: what one login of one application, or one grant of a service user, has issued.

use serde_json::{Map, Value};
use time::OffsetDateTime;

/// An access token that was issued.
#[derive(Debug, Clone)]
pub(crate) struct IssuedToken {
    /// Its id within the family, with the prefix `at_`.
    pub(crate) id: String,
    /// When.
    pub(crate) issued: OffsetDateTime,
    /// Until when.
    pub(crate) expires: OffsetDateTime,
}

/// The refresh token of a family.
#[derive(Debug, Clone)]
pub(crate) struct RefreshToken {
    /// Its id within the family, with the prefix `rt_`.
    pub(crate) id: String,
    /// Until when without use.
    pub(crate) idle_expires: OffsetDateTime,
    /// Until when at all.
    pub(crate) absolute_expires: OffsetDateTime,
    /// The id it replaced and when: a simultaneous request with that one may still succeed.
    pub(crate) replaced: Option<(String, OffsetDateTime)>,
}

/// A token family.
#[derive(Debug, Clone)]
pub(crate) struct OidcSession {
    /// Its id, with the prefix `V2_`.
    pub(crate) id: String,
    /// Its user.
    pub(crate) user_id: String,
    /// Client of the tokens; for service users the user name.
    pub(crate) client_id: String,
    /// Login session behind it, if any.
    pub(crate) session_id: Option<String>,
    /// Where the end of the login session is announced, fixed at the login.
    pub(crate) back_channel_logout_uri: Option<String>,
    /// Granted scopes.
    pub(crate) scopes: Vec<String>,
    /// `aud`.
    pub(crate) audience: Vec<String>,
    /// Further claims by scope, such as the organization's.
    pub(crate) claims: Map<String, Value>,
    /// `nonce` of the auth request.
    pub(crate) nonce: Option<String>,
    /// `auth_time`; nothing if only the user was checked.
    pub(crate) auth_time: Option<OffsetDateTime>,
    /// `amr`.
    pub(crate) amr: Vec<&'static str>,
    /// The access token that is valid.
    pub(crate) access: Option<IssuedToken>,
    /// The refresh token that is valid.
    pub(crate) refresh: Option<RefreshToken>,
    /// Whether the user is a service user, whose families never need a factor.
    pub(crate) of_machine: bool,
}

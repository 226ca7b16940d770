//! Why a call is refused, and why it could not be decided.

use shared::{oidc::AccessTokenError, secrets::SecretError, table::TableError};

/// Why the API is not called. For the log; the caller learns none of it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Denied {
    #[error("the call came by a host that is not the application's")]
    Host,
    #[error("the call carries a header that only the gateway may set")]
    Forged,
    #[error("the call carries an access token of its own")]
    Bearer,
    #[error("the call carries both a session and an access token")]
    Both,
    #[error("the call does not come from a script that may send it")]
    Foreign,
    #[error("no session cookie")]
    Absent,
    #[error("a session cookie came twice")]
    Doubled,
    #[error("the session cookie is altered, cut or over")]
    Unreadable,
    #[error("the access token is over")]
    TokenOver,
    #[error("the session is ended")]
    Ended,
    #[error("the access token is opaque, and nothing vouches for it")]
    Opaque,
    #[error("the access token is of another person than the session")]
    Subject,
    #[error(transparent)]
    Token(AccessTokenError),
}

/// Why nothing can be decided just now: the gateway answers 500, and the call may be tried again.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Not the gateway's event.
    #[error("the event is not one of an authorizer, payload format 2.0")]
    Event,
    /// The cookie keys cannot be read.
    #[error("the cookie keys cannot be used")]
    Keys(#[from] SecretError),
    /// The provider's keys cannot be fetched.
    #[error("the provider cannot be asked")]
    Provider(#[source] AccessTokenError),
    /// Nobody can tell whether the session is ended.
    #[error("ended sessions cannot be told")]
    Table(#[from] TableError),
}

/// Either of the two.
#[derive(Debug)]
pub(crate) enum Stop {
    Denied(Denied),
    Failed(Failure),
}

impl From<Denied> for Stop {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<SecretError> for Stop {
    fn from(error: SecretError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<TableError> for Stop {
    fn from(error: TableError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AccessTokenError> for Stop {
    fn from(error: AccessTokenError) -> Self {
        if error.is_unavailable() {
            Self::Failed(Failure::Provider(error))
        } else {
            Self::Denied(Denied::Token(error))
        }
    }
}

//! Why there is no session, or no fresh one.

use crate::{entry::Ending, slot::SlotError};
use shared::{
    cookies::session::SessionError,
    error::{Kind, RouteError},
    input::InputError,
    oidc::{GrantError, IdTokenError},
    secrets::SecretError,
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RefreshError {
    #[error("no session cookie")]
    Absent,
    #[error("the session cookie is altered, cut or over")]
    Unreadable,
    #[error("the session has no refresh token, was idle for too long or reached its longest age")]
    Over,
    #[error("the cookie keys cannot be used")]
    Keys(#[from] SecretError),
    #[error("the session was ended")]
    Ended,
    #[error("the provider refused the refresh token at another request")]
    Refused,
    #[error("the provider replaced the refresh token, and the new one is lost")]
    Gap,
    #[error("the refresh token was replaced longer ago than the grace time")]
    Reused,
    #[error("the provider's new ID token was refused at another request")]
    Foreign,
    #[error("the provider's new ID token is refused")]
    Replaced(#[source] IdTokenError),
    #[error("the provider could not be asked by another request for this session")]
    Elsewhere,
    #[error("another request for this session takes too long")]
    Busy,
    #[error("the instances' table cannot be used")]
    Slot(#[from] SlotError),
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Grant(#[from] GrantError),
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl From<Ending> for RefreshError {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Refused => Self::Refused,
            Ending::Gap => Self::Gap,
            Ending::Ended => Self::Ended,
            Ending::Replaced => Self::Foreign,
        }
    }
}

impl RouteError for RefreshError {
    fn kind(&self) -> Kind {
        match self {
            // Somebody meant the end: a page that signed in again by itself would undo it.
            Self::Absent | Self::Unreadable | Self::Ended => Kind::SignedOut,
            Self::Over | Self::Refused | Self::Gap | Self::Reused | Self::Foreign | Self::Replaced(_) => {
                Kind::SessionExpired
            }
            Self::Grant(GrantError::Dead { .. }) => Kind::SessionExpired,
            Self::Input(error) => error.kind(),
            Self::Keys(_)
            | Self::Grant(_)
            | Self::Elsewhere
            | Self::Busy
            | Self::Slot(SlotError::Table(_)) => Kind::Unavailable,
            Self::Session(SessionError::TooLarge(_)) => Kind::SessionTooLarge,
            Self::Slot(SlotError::Seal) | Self::Session(SessionError::Seal(_)) => Kind::Unexpected,
        }
    }
}

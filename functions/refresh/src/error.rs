//! Why there is no session, or no fresh one.

use shared::{
    cookies::session::SessionError,
    error::{Kind, RouteError},
    input::InputError,
    oidc::GrantError,
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RefreshError {
    #[error("no session cookie")]
    Absent,
    #[error("the session cookie is altered, cut or over")]
    Unreadable,
    #[error("the session has no refresh token, or reached its longest age")]
    Over,
    #[error("the provider's new ID token is refused")]
    Replaced(#[source] shared::oidc::IdTokenError),
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Grant(#[from] GrantError),
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl RouteError for RefreshError {
    fn kind(&self) -> Kind {
        match self {
            Self::Absent | Self::Unreadable | Self::Over | Self::Replaced(_) => Kind::SignedOut,
            Self::Grant(GrantError::Dead { .. }) => Kind::SignedOut,
            Self::Input(error) => error.kind(),
            Self::Grant(_) => Kind::Unavailable,
            Self::Session(SessionError::TooLarge(_)) => Kind::SessionTooLarge,
            Self::Session(SessionError::Seal(_)) => Kind::Unexpected,
        }
    }
}

//! Why a sign-in could not be started or finished.

use crate::once::OnceError;
use shared::{
    cookies::{SealError, session::SessionError},
    error::{Kind, RouteError},
    oidc::{DiscoveryError, GrantError, IdTokenError},
    secrets::SecretError,
    table::TableError,
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CallbackError {
    #[error("asked for ahead of the person")]
    Prefetch,
    #[error("a parameter came twice, or code and error together, or neither")]
    Malformed,
    #[error("no transaction of this browser has this state")]
    NoTransaction,
    #[error("another delivery of this callback has used it up")]
    Spent,
    #[error("the session that another delivery of this callback began is over")]
    Ended,
    #[error("the answer names another issuer, or none where the provider always names one")]
    Issuer,
    #[error("the provider refused: {0}")]
    Refused(String),
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
    #[error(transparent)]
    Grant(#[from] GrantError),
    #[error(transparent)]
    IdToken(#[from] IdTokenError),
    #[error(transparent)]
    Once(#[from] OnceError),
    #[error(transparent)]
    Table(#[from] TableError),
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("the code is spent, and no session could be made of it")]
    Unfinished(#[source] Box<Self>),
}

impl CallbackError {
    /// A failure after the code was redeemed: to come again does not help, as it does before.
    pub(crate) fn after_exchange(error: Self) -> Self {
        if error.kind() == Kind::Unavailable { Self::Unfinished(Box::new(error)) } else { error }
    }
}

impl RouteError for CallbackError {
    fn kind(&self) -> Kind {
        match self {
            Self::Prefetch => Kind::Prefetch,
            Self::Malformed | Self::NoTransaction | Self::Spent | Self::Ended | Self::Issuer => {
                Kind::StartAgain
            }
            Self::Unfinished(_) => Kind::StartAgain,
            Self::Refused(_) => Kind::ProviderRefused,
            // The code is spent or was never one: only a new start helps.
            Self::Grant(GrantError::Dead { .. }) => Kind::StartAgain,
            Self::Grant(GrantError::IdToken(error)) | Self::IdToken(error) if !error.is_unavailable() => {
                Kind::StartAgain
            }
            Self::Discovery(_) | Self::Grant(_) | Self::IdToken(_) | Self::Secret(_) => Kind::Unavailable,
            Self::Once(_) | Self::Table(_) => Kind::Unavailable,
            Self::Session(SessionError::TooLarge(_)) => Kind::SessionTooLarge,
            Self::Session(SessionError::Seal(_)) | Self::Seal(_) => Kind::Unexpected,
        }
    }
}

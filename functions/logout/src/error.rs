//! Why a sign-out is refused.

use shared::{
    error::{Kind, RouteError},
    input::InputError,
    oidc::LogoutTokenError,
    table::TableError,
};

/// A failure of the route. Trouble at the provider is none: the session ends here whatever happens there.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LogoutError {
    #[error(transparent)]
    Input(#[from] InputError),
}

impl RouteError for LogoutError {
    fn kind(&self) -> Kind {
        match self {
            Self::Input(error) => error.kind(),
        }
    }
}

/// Why the provider's word is not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BackchannelError {
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Token(#[from] LogoutTokenError),
    #[error("the logout token was used before")]
    Used,
    #[error(transparent)]
    Table(#[from] TableError),
}

impl RouteError for BackchannelError {
    fn kind(&self) -> Kind {
        match self {
            Self::Input(error) => error.kind(),
            Self::Token(error) if error.is_unavailable() => Kind::Unavailable,
            Self::Token(_) | Self::Used => Kind::BadRequest,
            Self::Table(_) => Kind::Unavailable,
        }
    }
}

//! Why a sign-out is refused.

use shared::{
    error::{Kind, RouteError},
    input::InputError,
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

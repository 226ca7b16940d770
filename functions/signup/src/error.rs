//! Why a sign-up cannot go on.

use shared::{
    cookies::SealError,
    error::{Kind, RouteError},
    input::InputError,
    sign_in::FinishError,
    zitadel::ZitadelError,
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SignupError {
    #[error("the flow's cookie is missing, altered or over")]
    NoFlow,
    #[error("the form's token is not that of its flow")]
    Csrf,
    #[error("registration is off")]
    RegistrationOff,
    #[error("nothing that the policy lets people sign in with can be set up here")]
    NoWayToSignIn,
    #[error("asked for ahead of the person")]
    Prefetch,
    #[error(transparent)]
    Input(#[from] InputError),
    #[error(transparent)]
    Zitadel(#[from] ZitadelError),
    #[error(transparent)]
    Finish(#[from] FinishError),
    #[error(transparent)]
    Seal(#[from] SealError),
}

impl RouteError for SignupError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoFlow => Kind::StartAgain,
            Self::Csrf => Kind::Forbidden,
            Self::RegistrationOff => Kind::NotAllowed,
            Self::NoWayToSignIn => Kind::StepMissing,
            Self::Prefetch => Kind::Prefetch,
            Self::Input(error) => error.kind(),
            Self::Zitadel(error) => error.kind(),
            Self::Finish(error) => error.kind(),
            Self::Seal(_) => Kind::Unexpected,
        }
    }
}

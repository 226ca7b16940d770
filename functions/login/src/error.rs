//! Why the sign-in page cannot go on.

use shared::{
    cookies::SealError,
    error::{Kind, RouteError},
    input::InputError,
    policy::Demand,
    sign_in::FinishError,
    zitadel::{Refusal, ZitadelError},
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoginError {
    #[error("the authorization request is no id")]
    NoRequest,
    #[error("the flow's cookie is missing, altered or over")]
    NoFlow,
    #[error("the form's token is not that of its flow")]
    Csrf,
    #[error("sign-in by password is off")]
    PasswordOff,
    #[error("the account needs a step that these pages do not offer: {0:?}")]
    Step(Demand),
    #[error("no such file")]
    NoAsset,
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

impl RouteError for LoginError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoRequest => Kind::RequestGone,
            Self::NoFlow => Kind::StartAgain,
            Self::Csrf => Kind::Forbidden,
            Self::PasswordOff => Kind::NotAllowed,
            Self::Step(_) => Kind::StepMissing,
            Self::NoAsset => Kind::NotFound,
            Self::Prefetch => Kind::Prefetch,
            Self::Input(error) => error.kind(),
            Self::Zitadel(error) | Self::Finish(FinishError::Zitadel(error)) => of_zitadel(error),
            Self::Seal(_) | Self::Finish(FinishError::Seal(_)) => Kind::Unexpected,
        }
    }
}

fn of_zitadel(error: &ZitadelError) -> Kind {
    match error.refusal() {
        Some(Refusal::RequestUnknown | Refusal::AlreadyHandled) => Kind::RequestGone,
        Some(Refusal::StaleSession | Refusal::SessionGone) => Kind::StartAgain,
        Some(Refusal::GrantMissing) => Kind::NotAllowed,
        Some(_) => Kind::Unexpected,
        None => Kind::Unavailable,
    }
}

//! Why the sign-in page cannot go on.

use shared::{
    cookies::SealError,
    error::{Kind, RouteError},
    input::InputError,
    policy::Step,
    sign_in::FinishError,
    table::TableError,
    zitadel::ZitadelError,
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
    Step(Step),
    #[error("the way to a new password is off")]
    ResetOff,
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
    #[error(transparent)]
    Table(#[from] TableError),
}

impl RouteError for LoginError {
    fn kind(&self) -> Kind {
        match self {
            Self::NoRequest => Kind::RequestGone,
            Self::NoFlow => Kind::StartAgain,
            Self::Csrf => Kind::Forbidden,
            Self::PasswordOff | Self::ResetOff => Kind::NotAllowed,
            Self::Step(_) => Kind::StepMissing,
            Self::NoAsset => Kind::NotFound,
            Self::Prefetch => Kind::Prefetch,
            Self::Input(error) => error.kind(),
            Self::Zitadel(error) => error.kind(),
            Self::Finish(error) => error.kind(),
            Self::Seal(_) => Kind::Unexpected,
            Self::Table(_) => Kind::Unavailable,
        }
    }
}

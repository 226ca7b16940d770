//! Why nobody could be handed over to Zitadel.

use shared::{
    cookies::SealError,
    error::{Kind, RouteError},
    oidc::JwtError,
    outbound::OutboundError,
    secrets::SecretError,
};

/// A failure of one of the routes.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JwtIdpError {
    #[error("asked for ahead of the person")]
    Prefetch,
    #[error("a parameter is missing, came twice or is none of Zitadel's")]
    Malformed,
    #[error("this browser has no such ticket, or no longer")]
    NoTicket,
    #[error("the sign-in host has not confirmed that this browser began the intent")]
    Unconfirmed,
    #[error("nobody is signed in at the team's system, who was asked to")]
    SignedOut,
    #[error("the team's system could not be asked")]
    Team(#[source] OutboundError),
    #[error("the team's system answered with HTTP {0}")]
    TeamStatus(u16),
    #[error("the keys of the team's system could not be fetched")]
    TeamKeys(#[source] JwtError),
    #[error("the JWT could not be signed")]
    Sign(#[from] jsonwebtoken::errors::Error),
    #[error("Zitadel could not be asked")]
    Zitadel(#[source] OutboundError),
    #[error("Zitadel does not take the intent: {0}")]
    Refused(String),
    #[error("Zitadel answered with HTTP {0}")]
    Status(u16),
    #[error("Zitadel knows no such instance: is ISSUER its own host?")]
    Instance,
    #[error("Zitadel leads elsewhere than to the sign-in host")]
    Elsewhere,
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl RouteError for JwtIdpError {
    fn kind(&self) -> Kind {
        match self {
            Self::Prefetch => Kind::Prefetch,
            Self::Malformed | Self::NoTicket | Self::Unconfirmed | Self::Refused(_) => Kind::StartAgain,
            Self::SignedOut => Kind::SignedOut,
            Self::Team(_) | Self::TeamStatus(_) | Self::TeamKeys(_) => Kind::Unavailable,
            Self::Zitadel(_) | Self::Status(_) | Self::Secret(_) => Kind::Unavailable,
            Self::Sign(_) | Self::Instance | Self::Elsewhere | Self::Seal(_) => Kind::Unexpected,
        }
    }
}

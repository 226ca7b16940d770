//! What is answered when a flow cannot go on: a fixed text with a reference id; the cause goes to the log, once.
//!
//! What a person can fix is no error: it is a field or a message of a [`crate::outcome::Screen`]. Each route has
//! an enum of its own failures that says, in one place, which [`Kind`] each of them is. The kinds are all there is
//! to see from outside.

use http::StatusCode;

/// A failure as the outside sees it: status, fixed text, what the person can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The flow's cookie is missing, altered, expired or of another tab: begin again at the application.
    StartAgain,
    /// The authorization request is unknown, used or expired: back to the application's start.
    RequestGone,
    /// Form token or origin is not ours.
    Forbidden,
    /// The provider refused at the callback (RFC 6749 section 4.1.2.1).
    ProviderRefused,
    /// What is asked for is switched off by policy, for instance registration.
    NotAllowed,
    /// The account needs a step that these pages do not offer.
    StepMissing,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody was signed in, and that session is over.
    SessionExpired,
    /// No such page.
    NotFound,
    /// The page does not take this method.
    MethodNotAllowed,
    /// The body is not of the kind that this route reads.
    UnsupportedMediaType,
    /// The body could not be read as the fields of this route.
    BadRequest,
    /// The body is over the limit.
    BodyTooLarge,
    /// The headers, cookies among them, are over the limit.
    HeadersTooLarge,
    /// A browser asked for the page before the person did.
    Prefetch,
    /// The provider's tokens do not fit into this host's cookies.
    SessionTooLarge,
    /// The provider is slow, down or answers nonsense: try again.
    Unavailable,
    /// A defect of ours.
    Unexpected,
}

impl Kind {
    /// Every kind, for tests that render them all.
    pub const ALL: [Self; 18] = [
        Self::StartAgain,
        Self::RequestGone,
        Self::Forbidden,
        Self::ProviderRefused,
        Self::NotAllowed,
        Self::StepMissing,
        Self::SignedOut,
        Self::SessionExpired,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::UnsupportedMediaType,
        Self::BadRequest,
        Self::BodyTooLarge,
        Self::HeadersTooLarge,
        Self::Prefetch,
        Self::SessionTooLarge,
        Self::Unavailable,
        Self::Unexpected,
    ];

    /// HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::StartAgain | Self::RequestGone | Self::ProviderRefused | Self::BadRequest => {
                StatusCode::BAD_REQUEST
            }
            Self::Forbidden | Self::NotAllowed | Self::StepMissing => StatusCode::FORBIDDEN,
            Self::SignedOut | Self::SessionExpired => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Prefetch | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::SessionTooLarge | Self::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Name in JSON (`type` is `urn:drawbridge:error:NAME`) and start of the text ids (`error-NAME-title`,
    /// `error-NAME-text`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::StartAgain => "start-again",
            Self::RequestGone => "request-gone",
            Self::Forbidden => "forbidden",
            Self::ProviderRefused => "provider-refused",
            Self::NotAllowed => "not-allowed",
            Self::StepMissing => "step-missing",
            Self::SignedOut => "signed-out",
            Self::SessionExpired => "session-expired",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::BadRequest => "bad-request",
            Self::BodyTooLarge => "body-too-large",
            Self::HeadersTooLarge => "headers-too-large",
            Self::Prefetch => "prefetch",
            Self::SessionTooLarge => "session-too-large",
            Self::Unavailable => "unavailable",
            Self::Unexpected => "unexpected",
        }
    }

    /// Seconds after which a client may try again (`Retry-After`).
    pub const fn retry_after(self) -> Option<u32> {
        match self {
            Self::Unavailable => Some(5),
            Self::Prefetch => Some(0),
            _ => None,
        }
    }

    /// Whether somebody should look at it: logged as an error rather than as a warning.
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Unexpected | Self::SessionTooLarge | Self::Unavailable)
    }
}

/// A route's failure: knows its kind; its `Display` and source chain are for the log only.
pub trait RouteError: std::error::Error + 'static {
    /// What the outside sees.
    fn kind(&self) -> Kind;
}

/// An error and its causes in one line, for the log.
pub fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

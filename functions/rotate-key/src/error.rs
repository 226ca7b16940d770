//! Why a step did not do what it should.

use shared::{
    oidc::GrantError,
    secrets::{Malformed, versions::VersionError},
    zitadel::{TokenError, ZitadelError},
};

/// A step failed; Secrets Manager tries it again. Texts go to the log and show no value.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// The event is none of Secrets Manager's.
    #[error("the event is not one of a rotation: Step, SecretId or ClientRequestToken is missing")]
    Event,
    /// There is no such step.
    #[error("the step is none of createSecret, setSecret, testSecret, finishSecret")]
    UnknownStep,
    /// No setting names the secret.
    #[error(
        "the secret is none of those that SERVICE_SECRET, CLIENT_SECRET, COOKIE_SECRET and ROTATION_SECRET name"
    )]
    ForeignSecret,
    /// The secret does not rotate.
    #[error("rotation is not enabled for this secret")]
    Disabled,
    /// No version of the secret has the token's id.
    #[error("the secret has no version with this token")]
    UnknownVersion,
    /// The version is neither pending nor current.
    #[error("the version with this token is not AWSPENDING")]
    NotPending,
    /// No version is current.
    #[error("no version of the secret is AWSCURRENT: put a first value into it")]
    NoCurrent,
    /// A version cannot be read, written or moved.
    #[error("the {what} of the secret cannot be used")]
    Version {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        cause: VersionError,
    },
    /// A version has not the form of its kind.
    #[error("the {what} of the secret is malformed")]
    Malformed {
        /// Which.
        what: &'static str,
        /// What is wrong.
        #[source]
        cause: Malformed,
    },
    /// A personal access token cannot be rotated: it says neither whose it is nor can it make another.
    #[error("the secret holds a personal access token: put a key of the service user in its place first")]
    PersonalAccessToken,
    /// The pending value is for somebody else than the current one.
    #[error("the pending value speaks for another user or application than the current one")]
    OtherSubject,
    /// What cookies were sealed with cannot be opened with the pending ring.
    #[error("the pending ring does not open what the current one sealed")]
    RingBroken,
    /// Settings that this kind of secret needs are not there.
    #[error("{0} is not set: {1}")]
    Setting(&'static str, &'static str),
    /// No key could be made.
    #[error("no key could be made")]
    Generation,
    /// There is no HTTP client.
    #[error("no HTTP client can be made: are there root certificates?")]
    HttpClient,
    /// Zitadel did not register, list or remove a key.
    #[error("Zitadel did not {what}")]
    Zitadel {
        /// What it was asked for.
        what: &'static str,
        /// Why not.
        #[source]
        cause: ZitadelError,
    },
    /// The new service key buys no token.
    #[error("the pending key buys no token")]
    ServiceTest(#[from] TokenError),
    /// The new application key is not accepted.
    #[error("the pending key does not authenticate the application")]
    ClientTest(#[from] GrantError),
}

impl RotationError {
    pub(crate) fn malformed(what: &'static str) -> impl Fn(Malformed) -> Self {
        move |cause| Self::Malformed { what, cause }
    }

    pub(crate) fn zitadel(what: &'static str) -> impl Fn(ZitadelError) -> Self {
        move |cause| Self::Zitadel { what, cause }
    }
}

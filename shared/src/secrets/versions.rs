//! The versions of a secret and their stages, as a rotation reads and moves them.

mod aws;

use secrecy::SecretString;
use std::{
    collections::{BTreeMap, BTreeSet},
    future::Future,
    pin::Pin,
};

/// Stage of the version in use.
pub const CURRENT: &str = "AWSCURRENT";
/// Stage of the version that a rotation is making.
pub const PENDING: &str = "AWSPENDING";
/// Stage of the version that was in use before.
pub const PREVIOUS: &str = "AWSPREVIOUS";

/// Why a version could not be read, written or moved. The text holds the store's own error code and no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VersionError {
    /// There is no such secret, no such version, or the version has no value: `ResourceNotFoundException`.
    #[error("there is no such version, or it is empty")]
    NotFound,
    /// The version has another value already: `ResourceExistsException`.
    #[error("the version has another value already")]
    Exists,
    /// Refused for another reason.
    #[error("refused: {0}")]
    Refused(String),
    /// The store is slow or down; another try may succeed.
    #[error("{0}")]
    Unavailable(String),
}

/// What a secret is, without its values (`DescribeSecret`).
#[derive(Debug, Clone, Default)]
pub struct Description {
    /// ARN.
    pub arn: String,
    /// Name.
    pub name: String,
    /// Whether it rotates; absent for a secret that never did.
    pub rotation_enabled: Option<bool>,
    /// Stages of each version that has any.
    pub stages: BTreeMap<String, BTreeSet<String>>,
}

impl Description {
    /// Whether a version has a stage.
    pub fn has(&self, version: &str, stage: &str) -> bool {
        self.stages.get(version).is_some_and(|stages| stages.contains(stage))
    }

    /// The version that has a stage.
    pub fn version_at(&self, stage: &str) -> Option<&str> {
        self.stages.iter().find(|(_, stages)| stages.contains(stage)).map(|(version, _)| version.as_str())
    }
}

/// A boxed future, so that stores can be chosen at run time.
pub type Versioned<'a, T> = Pin<Box<dyn Future<Output = Result<T, VersionError>> + Send + 'a>>;

/// Secrets with versions and stages, by the rules of AWS Secrets Manager.
pub trait VersionedSecrets: Send + Sync {
    /// Which versions there are.
    fn describe<'a>(&'a self, id: &'a str) -> Versioned<'a, Description>;

    /// The text of the version at a stage; of this version alone, if one is named.
    fn read<'a>(
        &'a self,
        id: &'a str,
        version: Option<&'a str>,
        stage: &'a str,
    ) -> Versioned<'a, SecretString>;

    /// Gives the version `token` its value and the stage [`PENDING`]. The same value again is a success.
    /// `rotation_token` says on whose behalf, where the event of the rotation brought one.
    fn put_pending<'a>(
        &'a self,
        id: &'a str,
        token: &'a str,
        value: &'a SecretString,
        rotation_token: Option<&'a SecretString>,
    ) -> Versioned<'a, ()>;

    /// Moves [`CURRENT`] from one version to another; [`PREVIOUS`] goes to the one that had it.
    fn move_current<'a>(&'a self, id: &'a str, to: &'a str, from: &'a str) -> Versioned<'a, ()>;

    /// Takes [`PENDING`] away from the version that has it.
    fn remove_pending<'a>(&'a self, id: &'a str, from: &'a str) -> Versioned<'a, ()>;
}

//! Secrets: fetched from Secrets Manager (or a file, locally), parsed once, kept for a while, read again when a
//! peer refuses what we hold.

mod cached;
mod store;
pub mod versions;

pub use cached::{Parsed, Secret};
pub use store::{AtHand, Fetch, FileStore, FromAnywhere, SecretStore, SecretsManager, StoreError};

use secrecy::SecretString;

/// A value in a secret is not what it should be. The text says what, never the value.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub String);

/// What a secret's text is read as.
pub trait SecretValue: Sized + Send + Sync + 'static {
    /// Reads the text.
    fn parse(text: &SecretString) -> Result<Self, Malformed>;
}

/// Why a secret could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The store did not answer, or has no such secret.
    #[error("the secret could not be read")]
    Store(#[from] StoreError),
    /// It is there and cannot be used.
    #[error("the secret is malformed")]
    Malformed(#[from] Malformed),
    /// It was read too short a time ago to be read again, and may have changed since.
    #[error("the secret was read a moment ago")]
    Recent,
}

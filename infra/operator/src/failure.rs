//! Why a command did not do what it was asked: one sentence that says what to do.

use shared::{outbound::OutboundError, secrets::Malformed};
use std::fmt;

/// A sentence for the operator. It never holds a token or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with its sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<OutboundError> for Failure {
    fn from(error: OutboundError) -> Self {
        Self(format!("{error}: check --issuer and the network, then run the command again"))
    }
}

impl From<Malformed> for Failure {
    fn from(error: Malformed) -> Self {
        Self(format!("the secret cannot be used, {error}: put Zitadel's key file or a token into it"))
    }
}

//! What Secrets Manager invokes the function with.

use crate::RotationError;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;

/// One invocation. It is never logged as a whole, so it has no `Debug`.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Event {
    step: String,
    /// ARN or name of the secret.
    pub(crate) secret_id: String,
    /// Id of the version that this rotation makes.
    pub(crate) client_request_token: String,
    /// To be handed on when the new value is put.
    pub(crate) rotation_token: Option<SecretString>,
}

/// The four steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Create,
    Set,
    Test,
    Finish,
}

impl Event {
    /// Reads an event. The error shows nothing of it.
    pub(crate) fn read(value: &Value) -> Result<Self, RotationError> {
        let event = Self::deserialize(value).map_err(|_| RotationError::Event)?;
        if event.secret_id.is_empty() || event.client_request_token.is_empty() {
            return Err(RotationError::Event);
        }
        Ok(event)
    }

    /// The step. AWS's documentation spells the names in both ways.
    pub(crate) fn step(&self) -> Result<Step, RotationError> {
        match self.step.as_str() {
            "createSecret" | "create_secret" => Ok(Step::Create),
            "setSecret" | "set_secret" => Ok(Step::Set),
            "testSecret" | "test_secret" => Ok(Step::Test),
            "finishSecret" | "finish_secret" => Ok(Step::Finish),
            _ => Err(RotationError::UnknownStep),
        }
    }
}

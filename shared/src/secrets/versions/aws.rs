//! AWS Secrets Manager's versions.

use super::{CURRENT, Description, PENDING, VersionError, Versioned, VersionedSecrets};
use crate::secrets::SecretsManager;
use aws_sdk_secretsmanager::error::{ProvideErrorMetadata, SdkError};
use secrecy::{ExposeSecret, SecretString};

/// Only the code of a refusal is kept: its message may quote what was sent.
fn fault<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> VersionError {
    let Some(refusal) = error.as_service_error() else {
        return VersionError::Unavailable("Secrets Manager cannot be reached".into());
    };
    match refusal.code() {
        Some("ResourceNotFoundException") => VersionError::NotFound,
        Some("ResourceExistsException") => VersionError::Exists,
        code => VersionError::Refused(code.unwrap_or("refused by Secrets Manager").to_owned()),
    }
}

impl VersionedSecrets for SecretsManager {
    fn describe<'a>(&'a self, id: &'a str) -> Versioned<'a, Description> {
        Box::pin(async move {
            let answer = self.client().await.describe_secret().secret_id(id).send().await;
            let answer = answer.map_err(|error| fault(&error))?;
            let stages = answer.version_ids_to_stages.unwrap_or_default();
            Ok(Description {
                arn: answer.arn.unwrap_or_default(),
                name: answer.name.unwrap_or_default(),
                rotation_enabled: answer.rotation_enabled,
                stages: stages
                    .into_iter()
                    .map(|(version, stages)| (version, stages.into_iter().collect()))
                    .collect(),
            })
        })
    }

    fn read<'a>(
        &'a self,
        id: &'a str,
        version: Option<&'a str>,
        stage: &'a str,
    ) -> Versioned<'a, SecretString> {
        Box::pin(async move {
            let request = self.client().await.get_secret_value().secret_id(id).version_stage(stage);
            let answer = request.set_version_id(version.map(str::to_owned)).send().await;
            let text = answer.map_err(|error| fault(&error))?.secret_string;
            text.map(SecretString::from)
                .ok_or_else(|| VersionError::Refused("the version has no text value".into()))
        })
    }

    fn put_pending<'a>(
        &'a self,
        id: &'a str,
        token: &'a str,
        value: &'a SecretString,
        rotation_token: Option<&'a SecretString>,
    ) -> Versioned<'a, ()> {
        Box::pin(async move {
            let request = self.client().await.put_secret_value().secret_id(id).client_request_token(token);
            let request = request.secret_string(value.expose_secret()).version_stages(PENDING);
            let behalf = rotation_token.map(|token| token.expose_secret().to_owned());
            let answer = request.set_rotation_token(behalf).send().await;
            answer.map(drop).map_err(|error| fault(&error))
        })
    }

    fn move_current<'a>(&'a self, id: &'a str, to: &'a str, from: &'a str) -> Versioned<'a, ()> {
        Box::pin(async move {
            let request = self.client().await.update_secret_version_stage().secret_id(id);
            let request = request.version_stage(CURRENT).move_to_version_id(to).remove_from_version_id(from);
            request.send().await.map(drop).map_err(|error| fault(&error))
        })
    }

    fn remove_pending<'a>(&'a self, id: &'a str, from: &'a str) -> Versioned<'a, ()> {
        Box::pin(async move {
            let request = self.client().await.update_secret_version_stage().secret_id(id);
            let request = request.version_stage(PENDING).remove_from_version_id(from);
            request.send().await.map(drop).map_err(|error| fault(&error))
        })
    }
}

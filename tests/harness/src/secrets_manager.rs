//! AWS Secrets Manager on the wire, as far as Drawbridge speaks to it: JSON 1.1, one `X-Amz-Target` for each call.
//! The rules are [`Double`]'s. Signatures are not looked at.

use crate::versions::Double;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use shared::secrets::versions::{CURRENT, PENDING, VersionError, VersionedSecrets};
use std::sync::Arc;

/// Longest request that is taken, in bytes: a secret's value has at most 64 KiB.
const LIMIT: usize = 1 << 18;

/// Answers what is for Secrets Manager and lets everything else pass: a layer (`from_fn_with_state`).
pub async fn answer(State(secrets): State<Arc<Double>>, request: Request<Body>, next: Next) -> Response {
    let target = request.headers().get("x-amz-target").and_then(|value| value.to_str().ok());
    let Some(call) = target.and_then(|target| target.strip_prefix("secretsmanager.")).map(str::to_owned)
    else {
        return next.run(request).await;
    };
    let body = to_bytes(request.into_body(), LIMIT).await.unwrap_or_default();
    let input = serde_json::from_slice(&body).unwrap_or_default();
    match work(&secrets, &call, &input).await {
        Ok(output) => (StatusCode::OK, output.to_string()).into_response(),
        Err(error) => {
            let code = match &error {
                VersionError::NotFound => "ResourceNotFoundException",
                VersionError::Exists => "ResourceExistsException",
                VersionError::Refused(code) => code,
                VersionError::Unavailable(_) => "InternalServiceError",
            };
            let refusal = json!({"__type": code, "message": error.to_string()});
            (StatusCode::BAD_REQUEST, refusal.to_string()).into_response()
        }
    }
}

fn text<'a>(input: &'a Value, name: &str) -> Result<&'a str, VersionError> {
    input[name].as_str().ok_or_else(|| VersionError::Refused("InvalidParameterException".into()))
}

async fn work(secrets: &Double, call: &str, input: &Value) -> Result<Value, VersionError> {
    match call {
        "CreateSecret" => {
            let (name, value) = (text(input, "Name")?, text(input, "SecretString")?);
            secrets.add(name, text(input, "ClientRequestToken")?, value)?;
            return Ok(json!({"Name": name}));
        }
        "DeleteSecret" => {
            if input["ForceDeleteWithoutRecovery"] != true {
                return Err(VersionError::Refused("InvalidParameterException".into()));
            }
            secrets.delete(text(input, "SecretId")?);
            return Ok(json!({}));
        }
        _ => {}
    }
    let id = text(input, "SecretId")?;
    match call {
        "DescribeSecret" => {
            let known = secrets.describe(id).await?;
            let mut output =
                json!({"ARN": known.arn, "Name": known.name, "VersionIdsToStages": known.stages});
            // Absent, not false, where it never rotated.
            if let Some(enabled) = known.rotation_enabled {
                output["RotationEnabled"] = enabled.into();
            }
            Ok(output)
        }
        "GetSecretValue" => {
            let stage = input["VersionStage"].as_str().unwrap_or(CURRENT);
            let (version, value) = secrets.get(id, input["VersionId"].as_str(), stage)?;
            Ok(json!({"VersionId": version, "SecretString": value}))
        }
        "PutSecretValue" => {
            let stage = input["VersionStages"][0].as_str().unwrap_or(CURRENT);
            let token = text(input, "ClientRequestToken")?;
            secrets.put(id, token, text(input, "SecretString")?, stage)?;
            Ok(json!({"VersionId": token}))
        }
        "UpdateSecretVersionStage" => {
            let from = input["RemoveFromVersionId"].as_str().unwrap_or_default();
            match (text(input, "VersionStage")?, input["MoveToVersionId"].as_str()) {
                (CURRENT, Some(to)) => secrets.move_current(id, to, from).await?,
                (PENDING, None) => secrets.remove_pending(id, from).await?,
                _ => return Err(VersionError::Refused("InvalidParameterException".into())),
            }
            Ok(json!({"Name": id}))
        }
        _ => Err(VersionError::Refused("UnknownOperationException".into())),
    }
}

//! The `rotate-key` function as a Lambda process.

use lambda_runtime::{Diagnostic, Error, LambdaEvent, service_fn};
use rotate_key::{Outside, State};
use serde_json::Value;
use shared::{
    clock::SystemClock, config::environment, error::chain, random::SystemRandom, secrets::SecretsManager,
    telemetry,
};
use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    telemetry::init(environment("AWS_LAMBDA_LOG_LEVEL").as_deref());
    let state = State::load(&Outside {
        lookup: &environment,
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
        secrets: Arc::new(SecretsManager::default()),
    })?;
    let state = &state;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Value>| async move {
        state
            .handle(&event.payload)
            .await
            .map_err(|error| Diagnostic { error_type: "RotationError".into(), error_message: chain(&error) })
    }))
    .await
}

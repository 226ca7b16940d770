//! The `authorizer` function as a Lambda process.

use authorizer::State;
use lambda_runtime::{Diagnostic, Error, LambdaEvent, service_fn};
use serde_json::Value;
use shared::{app::Ambient, error::chain, telemetry};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let ambient = Ambient::lambda();
    telemetry::init((ambient.lookup)("AWS_LAMBDA_LOG_LEVEL").as_deref());
    let state = State::load(&ambient).await?;
    state.warm().await;
    let state = &state;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Value>| async move {
        state
            .handle(event.payload)
            .await
            .map_err(|error| Diagnostic { error_type: "Unavailable".into(), error_message: chain(&error) })
    }))
    .await
}

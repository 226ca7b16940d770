//! The `jwt-idp` function as a Lambda process.

use jwt_idp::{State, router};
use shared::{app::Ambient, telemetry};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), lambda_http::Error> {
    let ambient = Ambient::lambda();
    telemetry::init((ambient.lookup)("AWS_LAMBDA_LOG_LEVEL").as_deref());
    let state = State::load(&ambient).await?;
    lambda_http::run(router(state)).await
}

//! Logs as JSON lines, read by CloudWatch. What is logged are ids, kinds and causes; tokens, codes, cookies,
//! passwords and keys have types that cannot be printed.

use tracing_subscriber::{EnvFilter, fmt};

/// Starts the log. `level` is a filter such as `info` (Lambda's `AWS_LAMBDA_LOG_LEVEL`); called once per process.
pub fn init(level: Option<&str>) {
    let ours = level.unwrap_or("info").to_ascii_lowercase();
    // At finer levels HTTP libraries print requests, tokens included: they stay at warnings whatever is asked for.
    let filter = format!(
        "{ours},hyper=warn,hyper_util=warn,h2=warn,reqwest=warn,rustls=warn,aws_config=warn,aws_smithy_runtime=warn,aws_smithy_runtime_api=warn,aws_sdk_secretsmanager=warn,lambda_runtime=warn,lambda_http=warn"
    );
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("warn"));
    let json =
        fmt().json().flatten_event(true).with_current_span(true).with_span_list(false).with_target(false);
    // A second start (tests in one process) keeps the first.
    if json.with_env_filter(filter).try_init().is_err() {
        tracing::debug!("the log was started before");
    }
}

//! Logs as JSON lines, read by CloudWatch. What is logged are ids, kinds and causes; tokens, codes, cookies,
//! passwords and keys have types that cannot be printed.

use tracing_subscriber::{EnvFilter, fmt};

/// At finer levels these libraries print requests, tokens included: they stay at warnings whatever is asked for.
/// A name stands for all that begin with it: `aws` for the SDK, its signing and its transport.
pub const LIBRARIES: &str = "hyper=warn,h2=warn,reqwest=warn,rustls=warn,aws=warn,lambda=warn";

/// Starts the log. `level` is a filter such as `info` (Lambda's `AWS_LAMBDA_LOG_LEVEL`); called once per process.
pub fn init(level: Option<&str>) {
    let ours = level.unwrap_or("info").to_ascii_lowercase();
    let filter = format!("{ours},{LIBRARIES}");
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("warn"));
    let json =
        fmt().json().flatten_event(true).with_current_span(true).with_span_list(false).with_target(false);
    // A second start (tests in one process) keeps the first.
    if json.with_env_filter(filter).try_init().is_err() {
        tracing::debug!("the log was started before");
    }
}

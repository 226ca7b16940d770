//! Waiting for Zitadel to know a key that was added a moment ago.

use std::{ops::AsyncFnMut, time::Duration};

/// Waits between tries: 15 seconds together, within the function's time limit.
const WAITS: [Duration; 6] = [
    Duration::from_millis(250),
    Duration::from_millis(750),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(4),
    Duration::from_secs(4),
];

/// Tries until it works, fails for a reason that waiting does not mend, or has been tried long enough.
pub(crate) async fn patiently<T, E>(
    mut attempt: impl AsyncFnMut() -> Result<T, E>,
    may_pass: impl Fn(&E) -> bool,
) -> Result<T, E> {
    for wait in WAITS {
        match attempt().await {
            Err(error) if may_pass(&error) => tokio::time::sleep(wait).await,
            result => return result,
        }
    }
    attempt().await
}

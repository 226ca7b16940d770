//! Codes sent to or handed out for a user.

use time::{Duration, OffsetDateTime};

/// A pending code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// The code.
    pub(crate) value: String,
    /// Until when it is good.
    pub(crate) expires: OffsetDateTime,
    /// Wrong tries so far, where they are counted.
    pub(crate) failures: u32,
    /// Whether it was handed out in the answer instead of sent.
    pub(crate) returned: bool,
}

impl Code {
    /// A code good for `lifetime` from `now`.
    pub(crate) fn new(value: String, now: OffsetDateTime, lifetime: Duration, returned: bool) -> Self {
        Self { value, expires: now + lifetime, failures: 0, returned }
    }

    /// Whether its time is over.
    pub(crate) fn expired(&self, now: OffsetDateTime) -> bool {
        now >= self.expires
    }
}

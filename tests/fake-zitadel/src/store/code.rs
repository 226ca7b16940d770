//! Codes sent to or handed out for a user.

use time::{Duration, OffsetDateTime};

use crate::error::ApiError;

/// A pending code.
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// Whether `given` is the code: 400 `CODE-QvUQ4P` if its time is over, `CODE-woT0xc` if it is another.
    pub(crate) fn check(&self, given: &str, now: OffsetDateTime) -> Result<(), ApiError> {
        if self.expired(now) {
            return Err(ApiError::failed_precondition("CODE-QvUQ4P", "Code is expired"));
        }
        if self.value != given {
            return Err(ApiError::invalid_argument("CODE-woT0xc", "Code is invalid"));
        }
        Ok(())
    }

    /// Whether its time is over.
    pub(crate) fn expired(&self, now: OffsetDateTime) -> bool {
        now >= self.expires
    }
}

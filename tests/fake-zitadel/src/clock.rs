//! The one place that reads the system's clock.

use time::OffsetDateTime;

/// Time as the stand-in sees it: the system's, moved by a settable offset for tests of expiry.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    /// Added to the system's time; a test moves it to let codes and sessions expire without waiting.
    pub(crate) offset: time::Duration,
}

impl Clock {
    /// The present moment in UTC.
    #[allow(clippy::disallowed_methods, reason = "this is the crate's one source of time")]
    pub(crate) fn now(self) -> OffsetDateTime {
        OffsetDateTime::now_utc() + self.offset
    }
}

//! How old a check may be.

use time::{Duration, OffsetDateTime};

/// What counts as recent: the policy's lifetimes, the application's `max_age`, and the sign-in that is under way.
#[derive(Debug, Clone, Copy)]
pub struct Freshness {
    /// Now.
    pub now: OffsetDateTime,
    /// `max_age` of the authorization request in seconds (OpenID Connect Core section 3.1.2.1).
    pub max_age: Option<i64>,
    /// When the sign-in under way began: what was checked since then counts even where the policy or the application
    /// accept no earlier check at all. `None` for the silent use of an earlier session.
    pub since: Option<OffsetDateTime>,
}

impl Freshness {
    /// How far Zitadel's clock may be behind ours.
    const SKEW: Duration = Duration::seconds(10);
    /// A sign-in that takes longer than this begins anew.
    const LONGEST: Duration = Duration::hours(1);

    /// Whether a check of this time was made in the sign-in under way.
    fn is_of_this_sign_in(&self, at: OffsetDateTime) -> bool {
        self.since.is_some_and(|since| at >= since - Self::SKEW && at + Self::LONGEST > self.now)
    }

    /// Whether a check of this time still counts where the policy gives it this lifetime.
    pub fn counts(&self, at: OffsetDateTime, lifetime: Duration) -> bool {
        self.is_of_this_sign_in(at) || at + lifetime > self.now
    }

    /// Whether the application accepts a sign-in of this time.
    pub fn is_wanted(&self, at: OffsetDateTime) -> bool {
        // 0 means a new one in any case (`prompt=login` is the same), however far Zitadel's clock is ahead of ours.
        let young = self.max_age.is_none_or(|max| max > 0 && at + Duration::seconds(max) > self.now);
        young || self.is_of_this_sign_in(at)
    }
}

//! By what a key made for one secret is told from every other key at Zitadel, which keeps no note with a key but the
//! end of its life.

use aws_lc_rs::digest;
use time::{Duration, OffsetDateTime, Time};

const SECONDS_OF_A_DAY: u64 = 24 * 3600;

/// The second of the day at which keys of one secret end: one of 86,400, so that of another secret's or a person's
/// keys hardly any ends at it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark(Duration);

impl Mark {
    /// The mark of the secret with this ARN.
    pub(crate) fn of(arn: &str) -> Self {
        let hash = digest::digest(&digest::SHA256, arn.as_bytes());
        let number =
            hash.as_ref().iter().take(7).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        Self(Duration::seconds((number % SECONDS_OF_A_DAY).cast_signed()))
    }

    /// The end of a key that is to live for `lifetime`, give or take a day.
    pub(crate) fn end(self, now: OffsetDateTime, lifetime: Duration) -> OffsetDateTime {
        (now + lifetime).replace_time(Time::MIDNIGHT) + self.0
    }

    /// Whether a key that ends then was made for the secret.
    pub(crate) fn is_on(self, end: OffsetDateTime) -> bool {
        let end = end.to_offset(time::UtcOffset::UTC);
        end - end.replace_time(Time::MIDNIGHT) == self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_shows_for_which_secret_a_key_was_made() {
        let now = OffsetDateTime::UNIX_EPOCH + Duration::seconds(1_764_000_123);
        let marks = ["arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-é", "b"].map(Mark::of);
        for (one, mark) in marks.iter().enumerate() {
            let end = mark.end(now, Duration::days(180));
            assert!((end - now - Duration::days(180)).abs() < Duration::days(1), "{end}");
            for (other, another) in marks.iter().enumerate() {
                assert_eq!(another.is_on(end), one == other);
            }
        }
    }
}

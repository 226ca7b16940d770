//! Whether Zitadel is there, is who we think it is, and has our time.

use crate::{Failure, remote::Remote};
use http::Method;
use serde_json::Value;
use shared::clock::Clock;
use time::{OffsetDateTime, PrimitiveDateTime, macros::format_description};

/// Our clock beside Zitadel's, in whole seconds; positive when ours is ahead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Difference(i64);

impl Difference {
    /// Assertions are dated five seconds back and Zitadel allows one more ahead; the header has whole seconds.
    const AHEAD: i64 = 5;
    /// They live for sixty seconds, five of them used up by the dating back.
    const BEHIND: i64 = 50;

    /// Whether assertions are refused for it.
    pub(crate) fn is_off(self) -> bool {
        self.0 > Self::AHEAD || self.0 < -Self::BEHIND
    }

    /// Whether it should be looked at.
    pub(crate) fn is_near(self) -> bool {
        self.0.abs() > 2
    }

    /// What to do about it.
    pub(crate) fn sentence(self) -> String {
        let side = if self.0 < 0 { "behind" } else { "ahead of" };
        format!(
            "this machine's clock is {} s {side} Zitadel's and signed assertions are refused for it: set the clock, \
             here by NTP or there",
            self.0.abs()
        )
    }

    /// The figure.
    pub(crate) fn seconds(self) -> i64 {
        self.0
    }
}

/// Reads the provider's metadata and its `Date`.
pub(crate) async fn look(remote: &Remote, clock: &dyn Clock) -> Result<Difference, Failure> {
    let url = remote.url(&[".well-known", "openid-configuration"]);
    let answer = remote.send(remote.request(Method::GET, &url)?).await?;
    let wrong =
        |what: String| Failure::new(format!("{what}: set the issuer to the one Zitadel is reached by"));
    if !answer.status.is_success() {
        return Err(wrong(format!(
            "{} has no OpenID metadata (HTTP {})",
            remote.issuer,
            answer.status.as_u16()
        )));
    }
    let metadata: Value = answer.json()?;
    let issuer = metadata["issuer"].as_str().unwrap_or_default();
    if issuer != remote.issuer {
        return Err(wrong(format!("the provider calls itself {issuer:?}, not {:?}", remote.issuer)));
    }
    let date = answer.headers.get("date").and_then(|value| value.to_str().ok()).and_then(read);
    Ok(Difference(date.map_or(0, |date| clock.epoch() - date.unix_timestamp())))
}

/// An HTTP date (RFC 9110 section 5.6.7) in its usual form.
fn read(text: &str) -> Option<OffsetDateTime> {
    let form = format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    );
    PrimitiveDateTime::parse(text, form).ok().map(PrimitiveDateTime::assume_utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_http_date_is_read() {
        assert_eq!(read("Sun, 06 Nov 1994 08:49:37 GMT").unwrap().unix_timestamp(), 784_111_777);
        assert!(read("soon").is_none());
    }

    #[test]
    fn a_clock_is_off_where_assertions_are_refused() {
        let off = |seconds| Difference(seconds).is_off();
        assert_eq!([off(5), off(6), off(-50), off(-51)], [false, true, false, true]);
        assert!(Difference(-180).sentence().contains("180 s behind"));
    }
}

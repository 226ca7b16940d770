//! The checks of a signed assertion (RFC 7523, 3), for the JWT profile and for client authentication.

use time::Duration;

use crate::keys::{PublicKey, Unverified};
use crate::store::Store;

/// Oldest `iat` taken.
const MAX_AGE: Duration = Duration::hours(1);

/// Whether the assertion is good, in Zitadel's order: audience, `exp`, `iat`, `iss` equal to `sub`, signature. The
/// audience has to hold the issuer exactly. `nbf`, `jti` and `typ` are not looked at, nor is there replay protection.
pub(super) fn accepts(
    store: &Store,
    assertion: &Unverified,
    skew: Duration,
    key: Option<&PublicKey>,
) -> bool {
    let now = store.now().unix_timestamp();
    let skew = skew.whole_seconds();
    assertion.has_audience(&store.instance.issuer)
        && assertion.time_claim("exp").is_some_and(|exp| now + skew < exp)
        && assertion
            .time_claim("iat")
            .is_some_and(|iat| iat <= now + skew && iat >= now - MAX_AGE.whole_seconds())
        && assertion.text_claim("iss") == assertion.text_claim("sub")
        && key.is_some_and(|key| assertion.signed_by(key))
}

//! What the sign-in host and the JWT endpoint of the application's host say to each other.
//!
//! Zitadel sends a browser to the JWT endpoint with an intent that anybody may have begun: the address works in every
//! browser. Whoever gets somebody else to open it would have that person's identity put into an intent of their own, and
//! could finish it, since one of the address's two parameters is as good as the intent's token. So before the endpoint
//! vouches for anybody, the sign-in host has to say that this very browser began the intent: the endpoint gives the
//! browser a ticket, the sign-in host answers it with a [`Proof`], and both halves lie in cookies of one host each.

use crate::cookies::{SealError, Sealer};
use serde::{Deserialize, Serialize};
use time::Duration;

/// Where Zitadel sends browsers to: path on the token handler's host.
pub const ENDPOINT: &str = "/auth/jwt-idp";
/// Where they come back to, from the sign-in host and from the team's own sign-in page.
pub const RETURN: &str = "/auth/jwt-idp/continue";
/// Where the endpoint's public keys are (RFC 7517): `keysEndpoint` of the identity provider in Zitadel.
pub const KEYS: &str = "/auth/jwt-idp/keys";
/// Where the sign-in host confirms an intent.
pub const CONFIRM: &str = "/login/jwt-idp";

/// The sign-in host's word that the browser which shows this ticket there began this intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Id of the intent.
    pub intent: String,
    /// The ticket, as the endpoint gave it to the browser.
    pub ticket: String,
}

impl Proof {
    /// The name that it is sealed under; no cookie has it.
    const NAME: &str = "jwt-idp-proof";
    /// As long as a redirect takes.
    const LIFETIME: Duration = Duration::minutes(1);

    /// Seals it, with the sealer of the sign-in host.
    pub async fn seal(&self, auth: &Sealer) -> Result<String, SealError> {
        auth.seal(Self::NAME, self, Self::LIFETIME).await
    }

    /// Opens it; `None` whatever is wrong with it.
    pub async fn open(auth: &Sealer, text: &str) -> Option<Self> {
        auth.open(Self::NAME, text).await
    }
}

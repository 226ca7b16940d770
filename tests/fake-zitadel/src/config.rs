//! What a stand-in can be told before it starts.

use std::net::SocketAddr;
use std::time::Duration;

/// Settings of a stand-in; [`crate::FakeZitadel::builder`] fills them in.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// Address to listen on; port 0 takes a free one.
    pub(crate) listen: SocketAddr,
    /// Issuer of the instance; without one it is `http://zitadel.example.localhost:<port>`.
    pub(crate) issuer: Option<String>,
    /// Base address of the login pages, for feature `loginV2`.
    pub(crate) login_base_uri: String,
    /// Redirect URIs of both seeded applications; the first stands in the fixtures.
    pub(crate) redirect_uris: Vec<String>,
    /// Their post-logout redirect URIs.
    pub(crate) post_logout_redirect_uris: Vec<String>,
    /// bcrypt cost of new passwords, 4 to 31; Zitadel's own is 14.
    pub(crate) password_cost: u32,
    /// How long a lagging read does not see what was written.
    pub(crate) projection_lag: Duration,
    /// How long the token endpoint takes before it does anything, so that simultaneous requests overlap.
    pub(crate) token_latency: Duration,
    /// Whether a refused assertion gives `invalid_grant` with 400 as newer versions do, not `server_error` with 500.
    pub(crate) invalid_grant: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            issuer: None,
            login_base_uri: "http://auth.example.localhost:3000".to_owned(),
            redirect_uris: vec!["http://app.example.localhost:3000/auth/callback".to_owned()],
            post_logout_redirect_uris: vec!["http://app.example.localhost:3000/auth/logged-out".to_owned()],
            password_cost: 4,
            projection_lag: Duration::ZERO,
            token_latency: Duration::from_millis(3),
            invalid_grant: false,
        }
    }
}

//! What holds for every answer of ours, whatever the test is about. Each answer that a [`crate::Browser`] gets from
//! our hosts comes by here.

mod cookies;
mod headers;
mod leaks;
mod tokens;

pub use leaks::Leaks;

use crate::{Answer, Zitadel};
use shared::{
    clock::Clock,
    cookies::{Sealer, session::Session},
};
use std::sync::Arc;
use tokens::Tokens;
use url::Url;

/// The check and what it has to know.
pub struct Checker {
    /// Where a page's form may lead at all.
    targets: Vec<String>,
    leaks: Arc<Leaks>,
    tokens: Tokens,
    /// The sign-in host, and the origin of the pictures that its pages may show.
    look: (Url, String),
    /// The domain to which the application's session belongs.
    domain: Option<String>,
}

impl Checker {
    pub(crate) fn new(
        stack: &local_stack::Stack,
        zitadel: &Zitadel,
        clock: &Arc<dyn Clock>,
        domain: Option<&str>,
    ) -> Self {
        let origin = |url: &Url| url.origin().ascii_serialization();
        let targets =
            [&stack.auth, &stack.app, &stack.handler, &stack.landing, &zitadel.issuer()].map(origin).to_vec();
        let leaks: Arc<Leaks> = Arc::default();
        for name in ["service", "client"] {
            leaks.key(&zitadel.fixtures, name);
        }
        for token in zitadel.fixtures.tokens.values() {
            leaks.secret("a personal access token", token);
        }
        let look = (stack.auth.clone(), origin(&zitadel.issuer()));
        Self {
            targets,
            look,
            leaks,
            tokens: Tokens::new(stack, clock, domain),
            domain: domain.map(Into::into),
        }
    }

    /// What must not show.
    pub fn leaks(&self) -> &Arc<Leaks> {
        &self.leaks
    }

    /// What seals for the sign-in host, with the functions' own key.
    pub fn auth_sealer(&self) -> &Sealer {
        self.tokens.auth()
    }

    /// The application's session in these cookies, with its tokens.
    pub async fn session(&self, cookies: &[(String, String)]) -> Option<Session> {
        self.tokens.session(cookies).await
    }

    /// A session, altered by a test, in cookies as only the functions make them.
    pub async fn cookies(&self, session: &Session) -> Vec<(String, String)> {
        self.tokens.cookies(session).await
    }

    /// Checks an answer; `cookies` is what the browser now has for its host.
    ///
    /// # Panics
    /// If anything is wrong, with everything that is.
    pub(crate) async fn check(&self, answer: &Answer, cookies: &[(String, String)]) {
        self.tokens.learn(&answer.url, cookies, &self.leaks).await;
        let (auth, pictures) = &self.look;
        let pictures = Some(pictures.as_str()).filter(|_| answer.url.origin() == auth.origin());
        let mut faults = headers::faults(answer, &self.targets, pictures);
        faults.extend(cookies::faults(answer, cookies, self.domain.as_deref()));
        faults.extend(self.leaks.faults(answer));
        assert!(faults.is_empty(), "{}\nin the answer to {}\n{answer}", faults.join("\n"), answer.sent);
    }
}

#[cfg(test)]
mod tests;

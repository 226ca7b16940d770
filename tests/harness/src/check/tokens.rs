//! The tokens in this browser's cookies, opened with the stack's own key, so that each is known for a secret.

use super::Leaks;
use http::{HeaderMap, HeaderValue, header::COOKIE};
use secrecy::ExposeSecret;
use shared::{
    clock::Clock,
    cookies::{Jar, KeyRing, Scope, Sealer, flow::Flow, session::Session, sessions::Sessions},
    random::SystemRandom,
    secrets::Secret,
};
use std::sync::Arc;
use url::Url;

pub(super) struct Tokens {
    auth: (Url, Sealer),
    app: (Url, Sealer),
}

impl Tokens {
    pub(super) fn new(stack: &local_stack::Stack, clock: &Arc<dyn Clock>, domain: Option<&str>) -> Self {
        let sealer = |url: &Url| {
            let ring = Secret::<KeyRing>::new("cookies".into(), stack.secrets.clone(), clock.clone());
            let origin = url.origin().ascii_serialization();
            (url.clone(), Sealer::new(ring, origin, clock.clone(), Arc::new(SystemRandom)))
        };
        let (url, app) = sealer(&stack.handler);
        let scope = domain.map_or(Scope::Host, |domain| Scope::Domain(domain.into()));
        Self { auth: sealer(&stack.auth), app: (url, app.within(scope)) }
    }

    /// Opens the cookies of a host and notes what is in them.
    pub(super) async fn learn(&self, url: &Url, cookies: &[(String, String)], leaks: &Leaks) {
        let jar = jar(cookies);
        if url.origin() == self.app.0.origin() {
            let Ok(Some(session)) = Session::open(&jar, &self.app.1).await else { return };
            leaks.secret("an access token", session.access_token().expose_secret());
            if let Some(token) = session.refresh_token() {
                leaks.secret("a refresh token", token.expose_secret());
            }
            if let Some(token) = session.id_token() {
                leaks.id_token(token.expose_secret());
            }
        } else if url.origin() == self.auth.0.origin() {
            for known in Sessions::open(&jar, &self.auth.1).await.iter() {
                leaks.secret("a session token", known.handle().expose_token());
            }
            for (name, _) in cookies {
                let Some(id) = name.strip_prefix("__Host-flow-") else { continue };
                let pending = Flow::open(&jar, &self.auth.1, id).await.and_then(|flow| flow.pending);
                if let Some((_, token)) = pending.and_then(|pending| pending.session) {
                    leaks.secret("a session token", &token);
                }
            }
        }
    }

    /// The sealer of the sign-in host.
    pub(super) fn auth(&self) -> &Sealer {
        &self.auth.1
    }

    /// A session in cookies of the application's host.
    pub(super) async fn cookies(&self, session: &Session) -> Vec<(String, String)> {
        let kept = session.keep(&Jar::default(), &self.app.1, time::Duration::HOUR).await;
        let (cookies, _) = kept.expect("a session fits into cookies");
        let texts = cookies.into_iter().filter_map(|cookie| {
            let header = cookie.into_header().to_str().ok()?.to_owned();
            let (name, rest) = header.split_once('=')?;
            Some((name.to_owned(), rest.split(';').next()?.to_owned()))
        });
        texts.collect()
    }

    /// The application's session in these cookies.
    pub(super) async fn session(&self, cookies: &[(String, String)]) -> Option<Session> {
        Session::open(&jar(cookies), &self.app.1).await.ok()?
    }
}

fn jar(cookies: &[(String, String)]) -> Jar {
    let text: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(&text.join("; ")) {
        headers.insert(COOKIE, value);
    }
    Jar::read(&headers)
}

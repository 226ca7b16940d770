//! The function, its provider, and what a test asks of both.

use crate::{
    provider::{CLIENT, Key, Provider, clock},
    table::Faulty,
};
use axum::{
    Router,
    body::{Body, to_bytes},
};
use http::{HeaderMap, Request};
use logout::{State, router};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared::{
    app::Ambient,
    clock::{Clock, FixedClock},
    cookies::{
        Jar,
        session::{Beginning, Identity, Session},
    },
    oidc::TokenSet,
    random::SeededRandom,
    secrets::{Fetch, SecretStore},
};
use std::{fmt, sync::Arc};
use tower::ServiceExt;

pub(crate) const APP: &str = "https://app.example.com";
pub(crate) const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// Awkward on purpose.
pub(crate) const SUB: &str = "person \"&<>'+/=%ä";
pub(crate) const SID: &str = "sid \"&<>'+/=%ä";

pub(crate) struct Bench {
    pub(crate) provider: Provider,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) table: Arc<Faulty>,
    pub(crate) state: State,
    router: Router,
}

/// An answer with everything that a failed assertion should show.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}\n{}", self.status, self.headers, self.body)
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The failure of this kind, for a caller that is no browser.
    #[track_caller]
    pub(crate) fn assert_refused(&self, status: u16, kind: &str) {
        assert_eq!(self.status, status, "{self}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{self}");
        assert!(self.body.contains(&format!("urn:drawbridge:error:{kind}")), "{self}");
        assert_eq!(self.header("retry-after").is_empty(), status != 503, "{self}");
        self.assert_bare();
    }

    #[track_caller]
    pub(crate) fn assert_taken(&self) {
        assert_eq!(self.status, 200, "{self}");
        assert_eq!(self.body, "", "{self}");
        self.assert_bare();
    }

    #[track_caller]
    fn assert_bare(&self) {
        assert_eq!(self.header("cache-control"), "no-store", "{self}");
        assert!(!self.headers.contains_key("set-cookie"), "{self}");
    }
}

struct Secrets {
    client: Value,
}

impl SecretStore for Secrets {
    fn fetch<'a>(&'a self, id: &'a str) -> Fetch<'a> {
        let ring = || json!({"keys": [{"id": "1", "key": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}]});
        let value = if id == "client" { self.client.clone() } else { ring() };
        Box::pin(async move { Ok(SecretString::from(value.to_string())) })
    }
}

impl Bench {
    pub(crate) async fn start() -> Self {
        let (provider, clock) = (Provider::start().await, clock());
        {
            let mut script = provider.script.lock().unwrap();
            script.metadata["end_session_endpoint"] = json!(format!("{}/end?x=1", provider.issuer));
            script.metadata["revocation_endpoint"] = script.metadata["token_endpoint"].clone();
            script.tokens = vec![(200, json!({}))];
        }
        let table = Arc::new(Faulty::new(clock.clone()));
        let settings = [
            ("AUTH_ORIGIN", "https://auth.example.com"),
            ("APP_ORIGIN", APP),
            ("ISSUER", &provider.issuer),
            ("CLIENT_SECRET", "client"),
            ("COOKIE_SECRET", "cookies"),
        ]
        .map(|(name, value)| (name, value.to_owned()));
        let ambient = Ambient {
            lookup: &|name| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()),
            clock: clock.clone(),
            random: Arc::new(SeededRandom::new(4)),
            secrets: Arc::new(Secrets { client: Key::new("app").application() }),
            table: Some(table.clone()),
        };
        let state = State::load(&ambient).await.unwrap();
        Self { router: router(state.clone()), provider, clock, table, state }
    }

    /// The claims of a right logout token.
    pub(crate) fn claims(&self) -> Value {
        let now = self.clock.epoch();
        json!({"iss": self.provider.issuer, "sub": SUB, "sid": SID, "aud": [CLIENT], "iat": now - 1,
            "exp": now + 900, "jti": "jti \"&<>'+/=%ä", "events": {EVENT: {}}})
    }

    /// Signs claims with the provider's key, in the right way.
    pub(crate) fn sign(&self, claims: &Value) -> String {
        self.provider.key.sign(Some(&self.provider.key.kid), claims)
    }

    /// The right logout token with some claims changed; `null` removes one.
    pub(crate) fn token(&self, change: &Value) -> String {
        let mut claims = self.claims();
        for (name, value) in change.as_object().unwrap() {
            if value.is_null() {
                claims.as_object_mut().unwrap().remove(name);
            } else {
                claims[name] = value.clone();
            }
        }
        self.sign(&claims)
    }

    /// As the provider posts it.
    pub(crate) async fn tell(&self, token: &str) -> Answer {
        let form =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("logout_token", token).finish();
        self.post("/auth/backchannel-logout", &[("accept-encoding", "gzip")], &form).await
    }

    /// Posts a form.
    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request
                .headers_mut()
                .unwrap()
                .insert(http::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 20).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// A session of this person under this session of the provider, begun now.
    pub(crate) fn session(&self, sub: &str, sid: Option<&str>) -> Session {
        let tokens = TokenSet {
            access_token: "access-1".to_owned().into(),
            refresh_token: Some("refresh-1 ä".to_owned().into()),
            id_token: Some("id.token.1".to_owned().into()),
            expires_in: 300,
        };
        let identity = Identity {
            sub: sub.into(),
            sid: sid.map(Into::into),
            preferred_username: Some("zoë&co@example.com".into()),
            ..Identity::default()
        };
        let now = self.clock.epoch();
        Session::new(Beginning { identity, client_id: CLIENT.into(), lineage: [9; 16], tokens: &tokens, now })
    }

    pub(crate) async fn is_ended(&self, session: &Session) -> bool {
        self.state.revocations.is_ended(session).await.unwrap()
    }

    /// The session as a `Cookie` header.
    pub(crate) async fn cookies(&self, session: &Session) -> String {
        let lifetime = time::Duration::hours(1);
        let (cookies, _) = session.keep(&Jar::default(), &self.state.base.sealer, lifetime).await.unwrap();
        let pairs: Vec<_> = cookies
            .into_iter()
            .map(|cookie| cookie.into_header().to_str().unwrap().split(';').next().unwrap().to_owned())
            .collect();
        pairs.join("; ")
    }
}

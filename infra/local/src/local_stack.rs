//! The whole local stack on its ports.

use crate::{Fixtures, FixturesError, Sites, Stack, StackBuilder, StartError};
use axum::{Router, body::Body};
use fake_zitadel::FakeZitadel;
use http::Request;
use std::{
    collections::BTreeSet,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};
use tokio::{net::TcpListener, task::JoinSet};
use url::Url;

/// Which Zitadel, and on which port.
pub enum Options {
    /// The stand-in and everything else on this port of 127.0.0.1; port 0 takes a free one.
    StandIn {
        /// Port.
        port: u16,
    },
    /// A running Zitadel. The ports are those that its `redirectUri` and `loginBaseUri` name.
    Running(Box<Fixtures>),
}

/// Why the local stack does not start.
#[derive(Debug, thiserror::Error)]
pub enum LocalStackError {
    /// Another program listens there.
    #[error("port {0} is taken by another program; end it, or name another port with --port")]
    Taken(u16),
    /// Another program listens where the fixtures want us to.
    #[error("port {0}, which the fixtures name, is taken by another program")]
    TakenByFixtures(u16),
    /// It cannot be listened there for another reason.
    #[error("127.0.0.1:{0} cannot be listened on")]
    Listen(u16, #[source] io::Error),
    /// The fixtures cannot be used.
    #[error(transparent)]
    Fixtures(#[from] FixturesError),
    /// The functions cannot be set up.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// A running local stack; dropping it stops it.
pub struct LocalStack {
    sites: Sites,
    stand_in: Option<Arc<FakeZitadel>>,
    _serving: JoinSet<()>,
}

impl LocalStack {
    /// Listens, sets everything up, and answers from then on.
    pub async fn start(options: Options) -> Result<Self, LocalStackError> {
        let (listeners, fixtures, stand_in) = match options {
            Options::StandIn { port } => {
                let listener = listen(port, LocalStackError::Taken).await?;
                let address = listener.local_addr().map_err(|error| LocalStackError::Listen(port, error))?;
                let stand_in = seed(address);
                let fixtures = Fixtures::from_value(stand_in.fixtures())?;
                (vec![listener], fixtures, Some(Arc::new(stand_in)))
            }
            Options::Running(fixtures) => {
                let mut listeners = Vec::new();
                for port in ports(&fixtures) {
                    listeners.push(listen(port, LocalStackError::TakenByFixtures).await?);
                }
                (listeners, *fixtures, None)
            }
        };
        let stack = StackBuilder::new(fixtures).build().await?;
        let sites = Sites::new(stack, stand_in.clone());
        let mut serving = JoinSet::new();
        for listener in listeners {
            serving.spawn(serve(listener, sites.clone()));
        }
        Ok(Self { sites, stand_in, _serving: serving })
    }

    /// The functions and what they were given; its fixtures name people and keys.
    pub fn stack(&self) -> &Stack {
        self.sites.stack()
    }

    /// What answers for each host.
    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// The stand-in, unless a running Zitadel is used.
    pub fn stand_in(&self) -> Option<&FakeZitadel> {
        self.stand_in.as_deref()
    }
}

async fn listen(port: u16, taken: fn(u16) -> LocalStackError) -> Result<TcpListener, LocalStackError> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|error| {
        match error.kind() {
            io::ErrorKind::AddrInUse => taken(port),
            _ => LocalStackError::Listen(port, error),
        }
    })
}

/// A stand-in whose login pages and application are ours, all on one port.
fn seed(address: SocketAddr) -> FakeZitadel {
    let origin = |host: &str| format!("http://{host}example.localhost:{}", address.port());
    let app = origin("app.");
    FakeZitadel::builder()
        .listen(address)
        .issuer(&origin("zitadel."))
        .login_base_uri(&origin("auth."))
        .redirect_uri(&format!("{app}/auth/callback"))
        .post_logout_redirect_uri(&format!("{app}/auth/logged-out"))
        .build()
}

fn ports(fixtures: &Fixtures) -> BTreeSet<u16> {
    let port = |name| fixtures.origin(name).as_ref().and_then(Url::port_or_known_default);
    ["redirectUri", "loginBaseUri"].into_iter().filter_map(port).collect()
}

async fn serve(listener: TcpListener, sites: Sites) {
    let answer = move |request: Request<Body>| {
        let sites = sites.clone();
        async move { sites.answer(request).await }
    };
    if let Err(error) = axum::serve(listener, Router::new().fallback(answer)).await {
        tracing::error!(cause = %error, "listening ended");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixtures(redirect: &str, login: &str) -> Fixtures {
        let value = serde_json::json!({
            "base": "http://127.0.0.1:8080",
            "issuer": "http://zitadel.example.localhost:8080",
            "vars": {"redirectUri": redirect, "loginBaseUri": login},
            "tokens": {},
            "keys": {},
        });
        Fixtures::from_value(value).unwrap()
    }

    #[test]
    fn each_port_that_the_fixtures_name_is_listened_on_once() {
        let one =
            fixtures("http://app.example.localhost:3000/auth/callback", "http://auth.example.localhost:3000");
        assert_eq!(ports(&one), BTreeSet::from([3000]));
        let two = fixtures(
            "http://app.example.localhost:3001/auth/callback",
            "http://auth.example.localhost:3002/",
        );
        assert_eq!(ports(&two), BTreeSet::from([3001, 3002]));
    }

    #[tokio::test]
    async fn the_functions_reach_the_stand_in_over_the_port_that_was_free() {
        let running = LocalStack::start(Options::StandIn { port: 0 }).await.unwrap();
        let app = running.stack().app.clone();
        assert!(app.port().is_some_and(|port| port != 0), "{app}");
        let host = format!("app.example.localhost:{}", app.port().unwrap());
        let request = Request::builder().uri("/auth/login?return_to=/reports").header("host", host);
        let response = running.sites().answer(request.body(Body::empty()).unwrap()).await;
        let location = response.headers()["location"].to_str().unwrap();
        let issuer = running.stand_in().unwrap().issuer();
        assert!(location.starts_with(&format!("{issuer}/oauth/v2/authorize?")), "{location}");
    }

    #[tokio::test]
    async fn a_taken_port_is_named() {
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = other.local_addr().unwrap().port();
        let Err(error) = LocalStack::start(Options::StandIn { port }).await else { panic!("it started") };
        assert!(matches!(error, LocalStackError::Taken(taken) if taken == port), "{error}");
        assert!(error.to_string().contains("--port"), "{error}");
    }
}

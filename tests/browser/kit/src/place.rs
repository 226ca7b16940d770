//! Where the tests take place: the local stack, started once for the process, since a running Zitadel names its ports.

use fake_zitadel::FakeZitadel;
use harness::zitadel::{Zitadel, foreign};
use local_stack::{LocalStack, Options};
use std::{
    sync::{LazyLock, mpsc},
    thread,
};
use tokio::runtime::Runtime;
use url::Url;

/// The local stack and the Zitadel behind it.
pub struct Place(LocalStack);

static PLACE: LazyLock<Place> = LazyLock::new(Place::on_a_thread);

impl Place {
    /// The one of this process.
    pub fn shared() -> &'static Self {
        &PLACE
    }

    /// Whether a running Zitadel is used instead of the stand-in.
    pub fn is_foreign() -> bool {
        foreign().is_some()
    }

    /// One for a single test, with a stand-in that it may break and whose settings it may change. It stays until the
    /// process ends.
    pub(crate) fn own() -> &'static Self {
        Box::leak(Box::new(Self::on_a_thread()))
    }

    /// On a thread of its own: it outlives the runtime of the test that happens to come first.
    fn on_a_thread() -> Self {
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let runtime = Runtime::new().expect("a runtime can be started");
            runtime.block_on(async {
                let _ = tell.send(Self::start().await);
                std::future::pending::<()>().await;
            });
        });
        told.recv().expect("the local stack starts")
    }

    async fn start() -> Self {
        let options = match foreign() {
            None => Options::StandIn { port: 0 },
            Some(fixtures) => Options::Running(Box::new(fixtures)),
        };
        Self(LocalStack::start(options).await.unwrap_or_else(|error| panic!("{error}")))
    }

    /// The Zitadel, to make people at; for one test, since connections belong to its runtime.
    pub(crate) fn zitadel(&self) -> Zitadel {
        Zitadel::at(self.0.stack().fixtures.clone())
    }

    /// The stand-in, if that is the Zitadel.
    pub fn stand_in(&self) -> Option<&FakeZitadel> {
        self.0.stand_in()
    }

    /// An address on the public site.
    pub fn landing(&self, path: &str) -> String {
        join(&self.0.stack().landing, path)
    }

    /// An address on the sign-in host.
    pub fn auth(&self, path: &str) -> String {
        join(&self.0.stack().auth, path)
    }

    /// An address on the application's host.
    pub fn app(&self, path: &str) -> String {
        join(&self.0.stack().app, path)
    }

    /// Whether an address is on one of the hosts that take part.
    pub(crate) fn is_ours(&self, url: &Url) -> bool {
        let stack = self.0.stack();
        let issuer = Url::parse(&stack.fixtures.issuer).expect("the issuer is a URL");
        [&stack.landing, &stack.auth, &stack.app, &issuer].iter().any(|ours| ours.origin() == url.origin())
    }
}

fn join(origin: &Url, path: &str) -> String {
    origin.join(path).expect("a path on our hosts makes a URL").into()
}

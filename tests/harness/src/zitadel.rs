//! The Zitadel under test.
//!
//! Without `E2E_FIXTURES` it is the stand-in: one for all tests of a process, or one of a test's own where it needs
//! faults or counts calls. With it, the server that the file names, used as it is: tests make their own people and
//! organizations with the `admin` token and leave instance-wide settings alone.

mod admin;
mod device;
mod invitation;
mod keys;
mod organization;
mod person;
mod service_user;
mod standin;

pub use device::{Device, DeviceApp};
pub use invitation::{Invitation, invitation_template};
pub use organization::{Organization, OrganizationBuilder};
pub use person::{Person, PersonBuilder};

use fake_zitadel::FakeZitadel;
use local_stack::Fixtures;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use url::Url;

/// Where it is, what it was seeded with, and the stand-in itself if it is one.
#[derive(Clone)]
pub struct Zitadel {
    /// Ids, tokens and keys.
    pub fixtures: Fixtures,
    stand_in: Option<Arc<FakeZitadel>>,
    http: reqwest::Client,
}

impl Zitadel {
    /// The one that all tests use.
    pub fn shared() -> Self {
        match foreign() {
            Some(fixtures) => Self::at(fixtures),
            None => Self::of(standin::shared()),
        }
    }

    /// The one of these fixtures, which somebody else has started.
    pub fn at(fixtures: Fixtures) -> Self {
        Self { fixtures, stand_in: None, http: client() }
    }

    /// Makes a person whose secrets nothing checks for: await it.
    pub fn person(&self) -> PersonBuilder {
        PersonBuilder::new(self.clone(), Arc::default())
    }

    /// Makes an organization: await it.
    pub fn organization(&self) -> OrganizationBuilder {
        OrganizationBuilder::new(self.clone())
    }

    /// A stand-in for one test. `None` where the tests run against a server: nothing can be broken there.
    pub fn own() -> Option<Self> {
        Self::own_with(|builder| builder)
    }

    /// The same with other settings.
    pub fn own_with(set: impl FnOnce(fake_zitadel::Builder) -> fake_zitadel::Builder) -> Option<Self> {
        foreign().is_none().then(|| Self::of(standin::own(set(FakeZitadel::builder()))))
    }

    fn of(stand_in: Arc<FakeZitadel>) -> Self {
        let fixtures =
            serde_json::from_value(stand_in.fixtures()).expect("the stand-in's fixtures are complete");
        Self { fixtures, stand_in: Some(stand_in), http: client() }
    }

    /// The stand-in, for faults and counts.
    ///
    /// # Panics
    /// If it is a server.
    pub fn stand_in(&self) -> &FakeZitadel {
        self.stand_in.as_deref().expect("only tests named ..._on_stand_in may ask for it")
    }

    /// Whether this is the stand-in.
    pub fn is_stand_in(&self) -> bool {
        self.stand_in.is_some()
    }

    /// Its issuer as a URL.
    pub fn issuer(&self) -> Url {
        self.fixtures.issuer.parse().expect("the issuer is a URL")
    }

    /// Whether a URL is on its host.
    pub(crate) fn is_at(&self, url: &Url) -> bool {
        self.issuer().origin() == url.origin()
    }

    /// Starts a request to a URL on its host.
    pub(crate) fn request(&self, method: http::Method, url: &Url) -> reqwest::RequestBuilder {
        let mut target = self.fixtures.base.clone();
        target.set_path(url.path());
        target.set_query(url.query());
        self.http.request(method, target).header("host", url.authority())
    }
}

/// The server that `E2E_FIXTURES` names, if it does.
///
/// # Panics
/// If the file cannot be read.
#[allow(clippy::disallowed_methods, reason = "the one place where the tests learn of a server")]
pub fn foreign() -> Option<Fixtures> {
    let named = std::env::var("E2E_FIXTURES").ok().filter(|path| !path.is_empty())?;
    // Tests run in the folder of their package, people name a file from the root of the project.
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let path = Some(PathBuf::from(&named)).filter(|path| path.exists());
    let path = path.unwrap_or_else(|| Path::new(root).join(&named));
    Some(Fixtures::read(&path).unwrap_or_else(|error| panic!("E2E_FIXTURES: {error}")))
}

#[allow(clippy::disallowed_methods, reason = "a browser's client, not one of the functions'")]
fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client without special settings can be built")
}

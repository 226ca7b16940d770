//! A Zitadel, secrets of every kind, and the function before both.

use crate::{
    account::Account,
    fuse::{Fuse, Fused},
};
use fake_zitadel::{Builder, FakeZitadel};
use harness::Zitadel;
use local_stack::Fixtures;
use rotate_key::{Outside, RotationError, State};
use serde_json::{Value, json};
use shared::{
    clock::{Clock, SystemClock},
    random::SystemRandom,
    secrets::versions::CURRENT,
};
use std::{collections::BTreeSet, sync::Arc};

/// The four steps, in their order.
pub(crate) const STEPS: [&str; 4] = ["createSecret", "setSecret", "testSecret", "finishSecret"];

/// What a secret holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Service,
    Client,
    Cookies,
}

pub(crate) const KINDS: [Kind; 3] = [Kind::Service, Kind::Client, Kind::Cookies];

/// Everything a rotation has to do with.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) account: Account,
    pub(crate) zitadel: Zitadel,
    pub(crate) fuse: Arc<Fuse>,
    pub(crate) settings: Vec<(&'static str, String)>,
    pub(crate) clock: Arc<dyn Clock>,
}

/// An event as Secrets Manager sends it.
pub(crate) fn event(step: &str, id: &str, token: &str) -> Value {
    json!({"Step": step, "SecretId": id, "ClientRequestToken": token})
}

impl World {
    /// With a stand-in of its own.
    pub(crate) async fn new() -> Self {
        Self::with(|builder| builder).await
    }

    /// With a stand-in of its own that is set like this.
    pub(crate) async fn with(set: impl FnOnce(Builder) -> Builder) -> Self {
        let fuse = Fuse::new();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let builder = FakeZitadel::builder().listen(listener.local_addr().unwrap());
        let stand_in = set(builder).build();
        let fixtures = Fixtures::from_value(stand_in.fixtures()).unwrap();
        let router = fuse.before_server(stand_in.router());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self::before(Zitadel::at(fixtures), fuse, Arc::new(SystemClock)).await
    }

    /// Before this Zitadel.
    pub(crate) async fn before(zitadel: Zitadel, fuse: Arc<Fuse>, clock: Arc<dyn Clock>) -> Self {
        let account = Account::chosen().await;
        let fixtures = &zitadel.fixtures;
        let key = |name: &str| fixtures.keys[name].to_string();
        let ring = json!({"id": "bootstrap", "key": "A1".repeat(32)}).to_string();
        let settings = vec![
            ("ISSUER", fixtures.issuer.clone()),
            ("CONNECT_TO", fixtures.connect_to().unwrap()),
            ("SERVICE_SECRET", account.create(&key("drawbridge")).await),
            ("CLIENT_SECRET", account.create(&key("app")).await),
            ("COOKIE_SECRET", account.create(&ring).await),
            ("ROTATION_SECRET", account.create(&zitadel.manager_key().await).await),
            ("PROJECT_ID", fixtures.var("projectId").to_owned()),
        ];
        Self { account, zitadel, fuse, settings, clock }
    }

    /// Another value for a setting, or none.
    pub(crate) fn set(&mut self, name: &'static str, value: Option<&str>) {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.extend(value.map(|value| (name, value.to_owned())));
    }

    /// A value of the settings.
    pub(crate) fn setting(&self, name: &str) -> &str {
        self.settings.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// ARN of the secret of a kind.
    pub(crate) fn id(&self, kind: Kind) -> &str {
        self.setting(match kind {
            Kind::Service => "SERVICE_SECRET",
            Kind::Client => "CLIENT_SECRET",
            Kind::Cookies => "COOKIE_SECRET",
        })
    }

    /// The function, freshly started.
    pub(crate) fn function(&self) -> State {
        let lookup = |name: &str| Some(self.setting(name).to_owned());
        State::load(&Outside {
            lookup: &lookup,
            clock: self.clock.clone(),
            random: Arc::new(SystemRandom),
            secrets: Arc::new(Fused(self.account.store(), self.fuse.clone())),
        })
        .unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// One step, in an instance of its own.
    pub(crate) async fn step(&self, step: &str, id: &str, token: &str) -> Result<(), RotationError> {
        self.function().handle(&event(step, id, token)).await
    }

    /// All steps of a rotation that has begun.
    pub(crate) async fn finish(&self, id: &str, token: &str) {
        for step in STEPS {
            let done = self.step(step, id, token).await;
            done.unwrap_or_else(|error| panic!("{step}: {}", shared::error::chain(&error)));
        }
    }

    /// A whole rotation.
    pub(crate) async fn rotate(&self, id: &str) {
        let token = self.account.rotate(id).await;
        self.finish(id, &token).await;
    }

    /// Id of the key in the value at a stage; of a ring, the key that writes.
    pub(crate) async fn key_id(&self, id: &str, stage: &str) -> Option<String> {
        let value: Value = serde_json::from_str(&self.account.value(id, stage).await?).unwrap();
        let id = value["keyId"].as_str().or(value["keys"][0]["id"].as_str()).or(value["id"].as_str());
        id.map(str::to_owned)
    }

    /// Ids of the keys that Zitadel has for a kind.
    pub(crate) async fn registered(&self, kind: Kind) -> BTreeSet<String> {
        let fixtures = &self.zitadel.fixtures;
        let (call, body) = match kind {
            Kind::Service => {
                let filter = json!({"userIdFilter": {"id": fixtures.var("drawbridgeUserId")}});
                ("POST /v2/users/keys/search".to_owned(), json!({"filters": [filter]}))
            }
            Kind::Client => (format!("{}/_search", self.application()), json!({})),
            Kind::Cookies => return BTreeSet::new(),
        };
        let answer = self.zitadel.admin(&call, None, &body).await;
        let keys = answer["result"].as_array().cloned().unwrap_or_default();
        keys.iter().map(|key| key["id"].as_str().unwrap().to_owned()).collect()
    }

    /// The call that makes an application key.
    pub(crate) fn application(&self) -> String {
        let fixtures = &self.zitadel.fixtures;
        let (project, application) = (fixtures.var("projectId"), fixtures.var("appId"));
        format!("POST /management/v1/projects/{project}/apps/{application}/keys")
    }

    /// Proves the value in use by what `testSecret` would do with it: makes a rotation that is given up.
    pub(crate) async fn assert_current_works(&self, kind: Kind) {
        let id = self.id(kind);
        let value = self.account.value(id, CURRENT).await.unwrap();
        let copy = self.account.create(&value).await;
        let mut other = self.clone();
        let name = match kind {
            Kind::Service => "SERVICE_SECRET",
            Kind::Client => "CLIENT_SECRET",
            Kind::Cookies => "COOKIE_SECRET",
        };
        other.set(name, Some(&copy));
        let token = self.account.rotate(&copy).await;
        let put = self.account.store();
        put.put_pending(&copy, &token, &value.into(), None).await.unwrap();
        let tested = other.step("testSecret", &copy, &token).await;
        tested.unwrap_or_else(|error| panic!("{kind:?}: {}", shared::error::chain(&error)));
    }
}

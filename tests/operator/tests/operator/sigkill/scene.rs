//! Where a command is killed: a stand-in, a place for secrets that is empty at first, and the gate before both.

use crate::bench::{Bench, ServiceUser, key_of, pat_secret};
use axum::{
    body::Body,
    extract::Request,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
};
use harness::{Zitadel, gate::Gate, secrets_manager, unique, versions::Double};
use serde_json::json;
use shared::secrets::versions::{CURRENT, PENDING, PREVIOUS};
use std::sync::Arc;

pub(super) const AUTH: &str = "http://auth.example.localhost:3000";
pub(super) const APP: &str = "http://app.example.localhost:3000";

/// Where secrets lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Store {
    Files,
    Manager,
}

pub(super) struct Scene {
    pub(super) bench: Bench,
    pub(super) secrets: Arc<Double>,
    pub(super) store: Store,
    pub(super) gate: Gate,
}

/// Our two hosts, as far as `migrate watch` looks at them.
async fn hosts(request: Request<Body>, next: Next) -> Response {
    let host = request.headers().get("host").and_then(|value| value.to_str().ok()).unwrap_or_default();
    match host {
        "app.example.localhost:3000" => Redirect::to(&format!("{AUTH}/login")).into_response(),
        "auth.example.localhost:3000" => "Sign in".into_response(),
        _ => next.run(request).await,
    }
}

impl Scene {
    /// Before this stand-in, with secrets of its own.
    pub(super) async fn before(zitadel: Zitadel, store: Store) -> Self {
        let secrets = Arc::<Double>::default();
        let servers = zitadel.stand_in().router();
        let servers = servers.layer(from_fn_with_state(secrets.clone(), secrets_manager::answer));
        let gate = Gate::before(servers.layer(from_fn(hosts))).await;
        Self { bench: Bench::before(zitadel), secrets, store, gate }
    }

    /// A secret's name in the settings.
    pub(super) fn id(&self, name: &str) -> String {
        match self.store {
            Store::Files => self.bench.secret(name),
            Store::Manager => format!("o-h+1@x/{name}"),
        }
    }

    /// The name of what is kept beside the service secret.
    pub(super) fn beside(&self, suffix: &str) -> String {
        match self.store {
            Store::Files => format!("service.{suffix}"),
            Store::Manager => format!("service/{suffix}"),
        }
    }

    /// Writes a secret, as a person would.
    pub(super) fn put(&self, name: &str, text: &str) {
        match self.store {
            Store::Files => self.bench.write(name, text),
            Store::Manager => {
                let (id, version) = (self.id(name), unique::uuid());
                if self.secrets.add(&id, &version, text).is_err() {
                    self.secrets.put_current(&id, &version, text);
                }
            }
        }
    }

    /// A secret's value.
    pub(super) fn text(&self, name: &str) -> String {
        match self.store {
            Store::Files => self.bench.read(name),
            Store::Manager => self.secrets.get(&self.id(name), None, CURRENT).unwrap().1,
        }
    }

    /// Everything that is there: files, hidden ones too, or secrets.
    pub(super) fn everything(&self) -> Vec<String> {
        match self.store {
            Store::Files => self.bench.holding(""),
            Store::Manager => {
                let names = self.secrets.names();
                names.iter().map(|name| name.strip_prefix("o-h+1@x/").unwrap().to_owned()).collect()
            }
        }
    }

    /// Nothing is kept but the service secret, and no version of it holds `gone` or is half made.
    pub(super) fn assert_only_the_secret(&self, gone: &str, when: &str) {
        assert_eq!(self.everything(), ["service"], "{when}");
        assert!(!self.text("service").contains(gone), "{when}");
        if self.store == Store::Manager {
            let id = self.id("service");
            assert!(self.secrets.get(&id, None, PENDING).is_err(), "{when}");
            let previous = self.secrets.get(&id, None, PREVIOUS);
            assert!(previous.is_err() || !previous.unwrap().1.contains(gone), "{when}");
        }
    }

    /// The key in the service secret is the only one of its user, and buys a token that Zitadel accepts.
    pub(super) async fn assert_key_works(&self, keys: usize, when: &str) {
        let file = key_of(&self.text("service"));
        let text = |name: &str| file[name].as_str().unwrap().to_owned();
        let known = self.bench.keys(&text("userId")).await;
        assert!(known.contains(&text("keyId")) && known.len() == keys, "{when}: {known:?}");
        let token = self.ok(&["token"]).await;
        assert_eq!(self.bench.status_of(token.trim()).await, 200, "{when}");
    }

    /// A service user that signs people in, whose token is the service secret.
    pub(super) async fn user_with_token(&self) -> ServiceUser {
        let id = self.bench.zitadel.service_user(Some("IAM_LOGIN_CLIENT")).await;
        let user = ServiceUser { pat: self.bench.zitadel.add_pat(&id).await, id };
        self.put("service", &pat_secret(&user.pat));
        user
    }

    /// The same, but a key is the service secret, the second of its user.
    pub(super) async fn user_with_keys(&self) {
        let id = self.bench.zitadel.service_user(Some("IAM_LOGIN_CLIENT")).await;
        self.bench.new_key(&id).await;
        self.put("service", &self.bench.new_key(&id).await);
    }

    /// Lets seven minutes pass for what the migration keeps: a process has its machine's clock.
    pub(super) fn let_time_pass(&self) {
        let name = self.beside("migration");
        let mut state: serde_json::Value = serde_json::from_str(&self.text(&name)).unwrap();
        let switched = state["switched"].as_i64().unwrap();
        state["switched"] = json!(switched - 7 * 60);
        self.put(&name, &state.to_string());
    }
}

//! The fixtures: where the stand-in is and what it was seeded with, as the contract's checker reads it.

use serde_json::{Value, json};
use std::sync::OnceLock;

use crate::keys::{self, LazyPair};
use crate::seed::{ALICE_PASSWORD, Seed};
use crate::store::Store;

/// The fixtures of a stand-in. They are whole once the private keys in them are made.
pub(crate) struct Fixtures {
    plain: Value,
    /// Name, file but for the private key, and the pair.
    keys: [(&'static str, Value, LazyPair); 3],
    whole: OnceLock<Value>,
}

impl Fixtures {
    /// The fixtures of a seeded store reachable at `base`.
    pub(crate) fn of(store: &Store, seed: &Seed, base: &str) -> Self {
        let service = |user: &str, key: &str| {
            json!({
                "type": "serviceaccount",
                "keyId": key,
                "expirationDate": "2099-01-01T00:00:00Z",
                "userId": user,
            })
        };
        let client = &store.applications[&seed.app].client_id;
        let application =
            json!({"type": "application", "keyId": seed.app_key.id, "appId": seed.app, "clientId": client});
        let (machine, bearer) = (&seed.drawbridge_key, &seed.drawbridge_bearer_key);
        Self {
            plain: plain(store, seed, base),
            keys: [
                ("drawbridge", service(&seed.drawbridge, &machine.id), machine.pair.clone()),
                ("drawbridge-bearer", service(&seed.drawbridge_bearer, &bearer.id), bearer.pair.clone()),
                ("app", application, seed.app_key.pair.clone()),
            ],
            whole: OnceLock::new(),
        }
    }

    /// The pairs in them.
    pub(crate) fn pairs(&self) -> Vec<LazyPair> {
        self.keys.iter().map(|(_, _, pair)| pair.clone()).collect()
    }

    /// All of them; waits for the keys.
    pub(crate) fn whole(&self) -> &Value {
        self.whole.get_or_init(|| {
            keys::prepare(self.pairs());
            let mut whole = self.plain.clone();
            for (name, file, pair) in &self.keys {
                whole["keys"][*name] = file.clone();
                whole["keys"][*name]["key"] = json!(pair.get().private_pem);
            }
            whole
        })
    }
}

/// Everything but the keys.
fn plain(store: &Store, seed: &Seed, base: &str) -> Value {
    let organization = &store.organizations[&seed.organization];
    let client = |app: &str| store.applications[app].client_id.clone();
    json!({
        "base": base,
        "issuer": store.instance.issuer,
        "vars": {
            "orgId": organization.id,
            "orgName": organization.name,
            "orgDomain": organization.primary_domain,
            "instanceId": store.instance.id,
            "projectId": seed.project,
            "appId": seed.app,
            "clientId": client(&seed.app),
            "pkceAppId": seed.pkce_app,
            "pkceClientId": client(&seed.pkce_app),
            "redirectUri": store.config.redirect_uris.first(),
            "postLogoutRedirectUri": store.config.post_logout_redirect_uris.first(),
            "loginBaseUri": store.config.login_base_uri,
            "aliceUserId": seed.alice,
            "aliceLoginName": "alice@example.com",
            "alicePassword": ALICE_PASSWORD,
            "adminUserId": seed.admin,
            "adminSaUserId": seed.admin_sa,
            "loginClientUserId": seed.login_client,
            "drawbridgeUserId": seed.drawbridge,
            "drawbridgeBearerUserId": seed.drawbridge_bearer,
        },
        "tokens": {"admin": seed.admin_pat, "login-client": seed.login_client_pat},
        "keys": {},
    })
}

//! The fixtures: where the stand-in is and what it was seeded with, as the contract's checker reads it.

use serde_json::{Value, json};

use crate::seed::{ALICE_PASSWORD, Seed, SeededKey};
use crate::store::Store;

/// The fixtures of a seeded store reachable at `base`.
pub(crate) fn of(store: &Store, seed: &Seed, base: &str) -> Value {
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
        "keys": {
            "drawbridge": service_key(&seed.drawbridge, &seed.drawbridge_key),
            "drawbridge-bearer": service_key(&seed.drawbridge_bearer, &seed.drawbridge_bearer_key),
            "app": application_key(&seed.app, &client(&seed.app), &seed.app_key),
        },
    })
}

fn service_key(user: &str, key: &SeededKey) -> Value {
    json!({
        "type": "serviceaccount",
        "keyId": key.id,
        "key": key.private_pem,
        "expirationDate": "2099-01-01T00:00:00Z",
        "userId": user,
    })
}

fn application_key(app: &str, client: &str, key: &SeededKey) -> Value {
    json!({
        "type": "application",
        "keyId": key.id,
        "key": key.private_pem,
        "appId": app,
        "clientId": client,
    })
}

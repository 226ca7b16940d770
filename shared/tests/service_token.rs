//! The service token: bought once, shared, renewed in time, and followed through a change of the secret.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail as its body does")]

#[path = "support/provider.rs"]
mod provider;

use provider::{Key, Provider, Secrets, clock};
use serde_json::{Value, json};
use shared::{
    clock::FixedClock,
    secrets::Secret,
    zitadel::{ServiceToken, Zitadel},
};
use std::sync::Arc;
use time::Duration;

fn zitadel(provider: &Provider, clock: &Arc<FixedClock>, secrets: &Arc<Secrets>) -> Arc<Zitadel> {
    let outbound = provider.outbound();
    let base: url::Url = provider.issuer.parse().unwrap();
    let service = ServiceToken::new(
        Secret::new("service".into(), secrets.clone(), clock.clone()),
        outbound.clone(),
        provider.issuer.clone(),
        base.join("/oauth/v2/token").unwrap(),
        clock.clone(),
        Arc::new(shared::random::SeededRandom::new(1)),
    );
    Arc::new(Zitadel::new(outbound, service, base, clock.clone()))
}

fn granted(token: &str) -> (u16, Value) {
    (200, json!({"access_token": token, "token_type": "Bearer", "expires_in": 1000, "id_token": "x.y.z"}))
}

#[tokio::test]
async fn many_calls_at_once_buy_one_token() {
    let (provider, clock) = (Provider::start().await, clock());
    {
        let mut script = provider.script.lock().unwrap();
        script.tokens = vec![granted("t-1")];
        script.latency = std::time::Duration::from_millis(50);
    }
    let zitadel = zitadel(&provider, &clock, &Secrets::new(&provider.key.machine()));
    let calls: Vec<_> = (0..20)
        .map(|n| {
            let zitadel = zitadel.clone();
            tokio::spawn(async move { zitadel.login_settings_now(&format!("org {n} ä/..")).await.map(drop) })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let script = provider.script.lock().unwrap();
    assert_eq!((script.asked.len(), script.bearers.len()), (1, 20));
    assert!(script.bearers.iter().all(|bearer| bearer == "Bearer t-1"), "{:?}", script.bearers);
    let form: Vec<(String, String)> =
        url::form_urlencoded::parse(script.asked[0].as_bytes()).into_owned().collect();
    assert_eq!(form[0].1, "urn:ietf:params:oauth:grant-type:jwt-bearer");
    assert_eq!(form[1].1, "openid urn:zitadel:iam:org:project:id:zitadel:aud");
}

#[tokio::test]
async fn a_token_is_renewed_at_nine_tenths_of_its_life() {
    let (provider, clock) = (Provider::start().await, clock());
    provider.script.lock().unwrap().tokens = vec![granted("t-1"), granted("t-2")];
    let secrets = Secrets::new(&provider.key.machine());
    let zitadel = zitadel(&provider, &clock, &secrets);
    zitadel.service().bearer().await.unwrap();
    let reads = secrets.reads();
    clock.advance(Duration::seconds(899));
    zitadel.service().bearer().await.unwrap();
    assert_eq!(provider.script.lock().unwrap().asked.len(), 1);
    assert!(secrets.reads() > reads, "the secret was read again and was the same");
    clock.advance(Duration::seconds(1));
    zitadel.service().bearer().await.unwrap();
    assert_eq!(provider.script.lock().unwrap().asked.len(), 2);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_and_the_call_made_again() {
    let (provider, clock) = (Provider::start().await, clock());
    {
        let mut script = provider.script.lock().unwrap();
        script.tokens = vec![granted("t-1"), granted("t-2")];
        script.api = vec![401, 200, 401, 401];
    }
    let zitadel = zitadel(&provider, &clock, &Secrets::new(&provider.key.machine()));
    zitadel.login_settings_now("1").await.unwrap();
    assert_eq!(provider.script.lock().unwrap().bearers, ["Bearer t-1", "Bearer t-2"]);
    let error = zitadel.login_settings_now("1").await.unwrap_err();
    assert!(shared::error::chain(&error).contains("does not accept"), "{error:?}");
    assert_eq!(provider.script.lock().unwrap().bearers.len(), 4, "no third try");
}

#[tokio::test]
async fn a_refused_key_makes_the_secret_be_read_once_more_and_then_fails_clearly() {
    let (provider, clock) = (Provider::start().await, clock());
    let (old, new) = (Key::new("old"), Key::new("new"));
    let secrets = Secrets::new(&old.machine());
    let zitadel = zitadel(&provider, &clock, &secrets);
    let refused = (500, json!({"error": "server_error", "error_description": "Errors.Internal"}));
    provider.script.lock().unwrap().tokens = vec![refused.clone()];
    let error = zitadel.login_settings_now("1").await.unwrap_err();
    let text = shared::error::chain(&error);
    assert!(text.contains("the key old") && text.contains("server_error"), "{text}");
    assert_eq!(secrets.reads(), 2);

    secrets.set(&new.machine());
    clock.advance(Duration::seconds(11));
    provider.script.lock().unwrap().tokens = vec![refused, granted("t-1")];
    zitadel.login_settings_now("1").await.unwrap();
}

#[tokio::test]
async fn a_personal_access_token_and_a_key_take_each_others_place_by_the_secrets_value_alone() {
    let (provider, clock) = (Provider::start().await, clock());
    let pat = json!({"type": "pat", "token": "p-1"});
    let secrets = Secrets::new(&pat);
    let zitadel = zitadel(&provider, &clock, &secrets);
    provider.script.lock().unwrap().tokens = vec![granted("t-1")];
    zitadel.login_settings_now("1").await.unwrap();

    secrets.set(&provider.key.machine());
    zitadel.login_settings_now("1").await.unwrap();
    clock.advance(Duration::minutes(5));
    zitadel.login_settings_now("1").await.unwrap();
    let bearers = || provider.script.lock().unwrap().bearers.clone();
    assert_eq!(bearers(), ["Bearer p-1", "Bearer p-1", "Bearer t-1"], "followed within the cache's time");

    secrets.set(&pat);
    clock.advance(Duration::minutes(5));
    zitadel.login_settings_now("1").await.unwrap();
    assert_eq!(bearers()[3], "Bearer p-1", "and back");

    // A revoked token is noticed at its refusal, without waiting for the cache.
    secrets.set(&provider.key.machine());
    provider.script.lock().unwrap().api = vec![401, 200];
    zitadel.login_settings_now("1").await.unwrap();
    assert_eq!(bearers()[4..], ["Bearer p-1", "Bearer t-1"]);
}

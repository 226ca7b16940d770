//! The provider changes its signing keys, or cannot give them.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail as its body does")]

#[path = "support/provider.rs"]
mod provider;

use jsonwebtoken::{Algorithm, Header};
use provider::{CLIENT, Key, Provider, Secrets, clock};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared::{
    clock::FixedClock,
    oidc::{AccessToken, AccessTokenError, IdTokenError, JwtError, RelyingParty, Source, TokenVerifier},
};
use std::sync::Arc;
use time::Duration;

struct World {
    provider: Provider,
    clock: Arc<FixedClock>,
    party: RelyingParty,
    verifier: TokenVerifier,
}

impl World {
    /// Both have fetched the keys ahead, at this very moment.
    async fn warm() -> Self {
        let (provider, clock) = (Provider::start().await, clock());
        let party = provider.relying_party(&clock, Secrets::new(&Key::new("app").application()));
        let verifier = TokenVerifier::new(provider.outbound(), clock.clone(), provider.issuer.clone());
        let world = Self { provider, clock, party, verifier };
        world.party.warm().await;
        world.verifier.warm().await;
        world.provider.script.lock().unwrap().key_fetches = 0;
        world
    }

    fn fetches(&self) -> usize {
        self.provider.script.lock().unwrap().key_fetches
    }

    fn publish(&self, keys: Vec<Value>) {
        self.provider.script.lock().unwrap().keys = keys;
    }

    async fn id_token(&self, key: &Key) -> Result<String, IdTokenError> {
        let token = SecretString::from(key.sign(Some(&key.kid), &self.provider.claims(&self.clock)));
        let access = SecretString::from("access".to_owned());
        self.party.verify_id_token(&token, &access, Some("n-1")).await.map(|claims| claims.sub)
    }

    async fn access_token(
        &self,
        key: &Key,
        kid: Option<&str>,
        source: Source,
    ) -> Result<(), AccessTokenError> {
        let mut header = Header::new(Algorithm::RS256);
        (header.typ, header.kid) = (Some("at+jwt".into()), kid.map(ToOwned::to_owned));
        let token = key.sign_as(&header, &self.provider.claims(&self.clock)).into();
        let token = self.verifier.verify_access_token(&token, &[CLIENT], source).await?;
        assert!(matches!(token, AccessToken::Signed { .. }), "{token:?}");
        Ok(())
    }
}

fn is_unknown(result: &Result<(), AccessTokenError>) -> bool {
    matches!(result, Err(AccessTokenError::Jwt(JwtError::UnknownKey)))
}

#[tokio::test]
async fn a_key_that_is_new_just_after_the_keys_were_fetched_is_found() {
    let world = World::warm().await;
    let next = Key::new("key-2 \"&<>ä");
    world.publish(vec![next.jwk.clone(), world.provider.key.jwk.clone()]);
    assert_eq!(world.id_token(&next).await.unwrap(), "person ä");
    world.access_token(&next, Some(&next.kid), Source::Provider).await.unwrap();
    assert_eq!(world.fetches(), 2, "once each");

    let third = Key::new("key-3");
    world.publish(vec![third.jwk.clone()]);
    world.access_token(&third, Some("key-3"), Source::Presented).await.unwrap();
    assert_eq!(world.id_token(&third).await.unwrap(), "person ä");
}

#[tokio::test]
async fn tokens_that_anybody_can_make_up_force_one_fetch_in_half_a_minute() {
    let world = World::warm().await;
    let next = Key::new("key-2");
    for _ in 0..3 {
        assert!(is_unknown(&world.access_token(&next, Some("key-2"), Source::Presented).await));
    }
    assert_eq!(world.fetches(), 1);
    world.publish(vec![next.jwk.clone(), world.provider.key.jwk.clone()]);
    assert!(is_unknown(&world.access_token(&next, Some("key-2"), Source::Presented).await));
    world.clock.advance(Duration::seconds(31));
    world.access_token(&next, Some("key-2"), Source::Presented).await.unwrap();
    assert_eq!(world.fetches(), 2);
    let unnamed = world.access_token(&next, None, Source::Presented).await;
    assert!(is_unknown(&unnamed), "of two keys none is guessed");
}

#[tokio::test]
async fn an_answer_without_keys_is_an_outage_and_the_keys_before_serve_on() {
    let next = Key::new("key-2");
    for (status, keys) in [(200, vec![]), (500, vec![next.jwk.clone()]), (302, vec![next.jwk.clone()])] {
        let world = World::warm().await;
        world.publish(keys.clone());
        world.provider.script.lock().unwrap().keys_status = Some(status);
        for _ in 0..2 {
            let error = world.id_token(&next).await.unwrap_err();
            assert!(error.is_unavailable(), "{status}: {error:?}");
            let error = world.access_token(&next, Some("key-2"), Source::Provider).await.unwrap_err();
            assert!(error.is_unavailable(), "{status}: {error:?}");
        }
        assert!(world.fetches() >= 2, "{status}");
        let after = world.fetches();
        assert!(world.id_token(&next).await.unwrap_err().is_unavailable());
        assert_eq!(world.fetches(), after, "who failed a moment ago is left alone");
        assert_eq!(world.id_token(&world.provider.key).await.unwrap(), "person ä", "{status}");
        world.clock.advance(Duration::hours(1));
        assert_eq!(world.id_token(&world.provider.key).await.unwrap(), "person ä", "{status}");
    }
}

#[tokio::test]
async fn an_id_token_that_cannot_be_verified_still_says_whose_it_is() {
    let world = World::warm().await;
    let (foreign, right) = (Key::new("nobody's"), world.provider.claims(&world.clock));
    for (change, expected) in [
        (json!({}), ""),
        (json!({"exp": 1, "iat": i64::MAX, "at_hash": "x", "nonce": "other"}), ""),
        (json!({"aud": CLIENT, "azp": null}), ""),
        (json!({"sub": "somebody else"}), "Subject"),
        (json!({"iss": "https://evil.example.org"}), "Jwt(Invalid"),
        (json!({"azp": "somebody else"}), "Party"),
        (json!({"azp": null}), "Party"),
        (json!({"aud": ["somebody else"]}), "Party"),
        (json!({"sub": null}), "Jwt(Invalid"),
    ] {
        let mut claims = right.clone();
        claims.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let token = foreign.sign(Some(&foreign.kid), &claims).into();
        let result = world.party.check_owner(&token, "person ä").await;
        let text = result.err().map(|error| format!("{error:?}")).unwrap_or_default();
        assert!(text.starts_with(expected) && text.is_empty() == expected.is_empty(), "{change}: {text}");
    }
    assert!(world.party.check_owner(&"not a token".to_owned().into(), "person ä").await.is_err());
}

//! The relying party before providers that are wrong in one thing each.

#![allow(clippy::unwrap_used, reason = "a test's helpers fail as its body does")]

#[path = "support/provider.rs"]
mod provider;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use provider::{CLIENT, Key, Provider, Secrets, at_hash, clock};
use secrecy::SecretString;
use serde_json::{Value, json};
use shared::{
    clock::{Clock, FixedClock},
    oidc::{GrantError, IdTokenError, JwtError, RelyingParty},
};
use std::sync::Arc;
use time::Duration;

fn party(provider: &Provider, clock: &Arc<FixedClock>) -> RelyingParty {
    provider.relying_party(clock, Secrets::new(&Key::new("app").application()))
}

async fn verify(party: &RelyingParty, token: String) -> Result<String, IdTokenError> {
    let (token, access) = (SecretString::from(token), SecretString::from("access".to_owned()));
    party.verify_id_token(&token, &access, Some("n-1")).await.map(|claims| claims.sub)
}

/// The right claims with some changed; `null` removes one.
fn changed(claims: &Value, change: &Value) -> Value {
    let mut claims = claims.clone();
    let object = claims.as_object_mut().unwrap();
    for (name, value) in change.as_object().unwrap() {
        if value.is_null() {
            object.remove(name);
        } else {
            object.insert(name.clone(), value.clone());
        }
    }
    claims
}

#[tokio::test]
async fn a_right_id_token_is_believed_with_and_without_what_is_optional() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    let right = provider.claims(&clock);
    let now = clock.epoch();
    for change in [
        json!({}),
        json!({"at_hash": null}),
        json!({"aud": CLIENT, "azp": null}),
        json!({"aud": [CLIENT], "azp": null}),
        json!({"nbf": now, "auth_time": now - 5, "sid": "s"}),
        json!({"exp": now - 29}),
        json!({"iat": now + 29}),
    ] {
        let token = provider.key.sign(Some(&provider.key.kid), &changed(&right, &change));
        assert_eq!(verify(&party, token).await.unwrap(), "person ä", "{change}");
    }
    let without_kid = provider.key.sign(None, &right);
    assert_eq!(verify(&party, without_kid).await.unwrap(), "person ä", "one key needs no name");
}

#[tokio::test]
async fn an_id_token_that_is_wrong_in_one_claim_is_refused() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    let right = provider.claims(&clock);
    let now = clock.epoch();
    for (change, expected) in [
        (json!({"iss": "https://evil.example.org"}), "Jwt(Invalid"),
        (json!({"iss": format!("{}/", provider.issuer)}), "Jwt(Invalid"),
        (json!({"iss": null}), "Jwt(Invalid"),
        (json!({"aud": ["somebody else"]}), "Jwt(Invalid"),
        (json!({"aud": null}), "Jwt(Invalid"),
        (json!({"sub": null}), "Jwt(Invalid"),
        (json!({"exp": null}), "Jwt(Invalid"),
        (json!({"exp": now - 31}), "Jwt(Invalid"),
        (json!({"nbf": now + 31}), "Jwt(Invalid"),
        (json!({"iat": null}), "Jwt(Invalid"),
        (json!({"iat": now + 31}), "IssuedAt"),
        (json!({"azp": "somebody else"}), "Party"),
        (json!({"azp": null}), "Party"),
        (json!({"nonce": "n-2"}), "Nonce"),
        (json!({"nonce": null}), "Nonce"),
        (json!({"at_hash": at_hash("another")}), "AccessTokenHash"),
    ] {
        let token = provider.key.sign(Some(&provider.key.kid), &changed(&right, &change));
        let error = format!("{:?}", verify(&party, token).await.expect_err(&change.to_string()));
        assert!(error.starts_with(expected), "{change}: {error}");
    }
}

#[tokio::test]
async fn an_id_token_of_another_algorithm_or_key_is_refused() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    let right = provider.claims(&clock);
    let good = provider.key.sign(Some(&provider.key.kid), &right);
    let body = good.split('.').nth(1).unwrap();
    let header = |text: &str| URL_SAFE_NO_PAD.encode(text);

    let foreign = Key::new(&provider.key.kid).sign(Some(&provider.key.kid), &right);
    assert!(matches!(verify(&party, foreign).await, Err(IdTokenError::Jwt(JwtError::Invalid(_)))));
    let none = format!("{}.{body}.", header(r#"{"alg":"none"}"#));
    assert!(matches!(verify(&party, none).await, Err(IdTokenError::Jwt(JwtError::Malformed))));
    // The public key as an HMAC secret: the classic confusion.
    let hmac = jsonwebtoken::encode(
        &jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256),
        &right,
        &jsonwebtoken::EncodingKey::from_secret(
            provider.script.lock().unwrap().keys[0]["n"].as_str().unwrap().as_bytes(),
        ),
    );
    assert!(matches!(verify(&party, hmac.unwrap()).await, Err(IdTokenError::Jwt(JwtError::Malformed))));
    for nonsense in ["", "a.b", "a.b.c", &good[..good.len() - 4], &format!("{good}A")] {
        assert!(verify(&party, nonsense.to_owned()).await.is_err(), "{nonsense}");
    }
}

#[tokio::test]
async fn metadata_of_another_issuer_or_without_pkce_is_refused_as_a_whole() {
    for (change, reason) in [
        (json!({"issuer": "https://evil.example.org"}), "another issuer"),
        (json!({"code_challenge_methods_supported": ["plain"]}), "PKCE"),
        (json!({"code_challenge_methods_supported": null}), "PKCE"),
        (json!({"token_endpoint": null}), "cannot be fetched"),
        (json!({"token_endpoint": "not a url"}), "cannot be fetched"),
    ] {
        let (provider, clock) = (Provider::start().await, clock());
        {
            let mut script = provider.script.lock().unwrap();
            script.metadata = changed(&script.metadata, &change);
        }
        let error = party(&provider, &clock).metadata().await.unwrap_err().to_string();
        assert!(error.contains(reason), "{change}: {error}");
    }
}

#[tokio::test]
async fn a_code_is_sent_as_one_form_field_whatever_is_in_it() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    provider.script.lock().unwrap().tokens = vec![(400, json!({"error": "invalid_grant"}))];
    for code in ["a&grant_type=refresh_token", "a=b%26c", "\r\nX: y", "\0", "ä+ /", &"c".repeat(8192)] {
        let error = party.exchange(&SecretString::from((*code).to_owned()), "v").await.err().unwrap();
        assert!(matches!(error, GrantError::Dead { .. }), "{error:?}");
        let body = provider.script.lock().unwrap().asked.pop().unwrap();
        let fields: Vec<(String, String)> =
            url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "grant_type",
                "code",
                "redirect_uri",
                "code_verifier",
                "client_assertion_type",
                "client_assertion"
            ]
        );
        assert_eq!(fields[1].1, *code);
    }
}

#[tokio::test]
async fn a_refused_client_makes_the_secret_be_read_once_more() {
    let (provider, clock) = (Provider::start().await, clock());
    let (old, new) = (Key::new("old"), Key::new("new"));
    let secrets = Secrets::new(&old.application());
    let party = provider.relying_party(&clock, secrets.clone());
    party.check().await.unwrap();
    let refused = (400, json!({"error": "invalid_client"}));
    let token = SecretString::from("refresh".to_owned());

    provider.script.lock().unwrap().tokens = vec![refused.clone()];
    let error = party.refresh(&token).await.err().unwrap().to_string();
    assert!(error.contains("key old"), "{error}");
    assert_eq!(
        (provider.script.lock().unwrap().asked.len(), secrets.reads()),
        (1, 2),
        "the same key is not tried twice"
    );

    secrets.set(&new.application());
    clock.advance(Duration::seconds(11));
    provider.script.lock().unwrap().tokens =
        vec![refused, (200, json!({"access_token": "a", "token_type": "bearer", "expires_in": 60}))];
    assert_eq!(party.refresh(&token).await.ok().unwrap().expires_in, 60);
}

#[tokio::test]
async fn a_grant_that_may_still_be_good_is_told_from_a_dead_one() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    let token = SecretString::from("refresh".to_owned());
    let dead = [
        (400, json!({"error": "invalid_grant"})),
        (
            400,
            json!({"error": "invalid_request", "error_description": "Errors.OIDCSession.RefreshTokenInvalid"}),
        ),
        (400, json!({"error": "invalid_request", "error_description": "Errors.User.NotActive"})),
        (403, json!({"error": "invalid_grant"})),
    ];
    let alive = [
        (404, json!({"error": "invalid_request", "error_description": "Errors.User.NotFound"})),
        (400, json!({"error": "invalid_scope"})),
        (400, json!({"error": "unsupported_grant_type"})),
        (400, json!({"error": "Bad Request"})),
        (403, json!({"error": "Forbidden"})),
        (404, json!({"error": "not found"})),
        (413, json!({"error": "invalid_request"})),
        (500, json!({"error": "invalid_grant"})),
        (500, json!({"error": "server_error"})),
        (429, json!({"error": "slow_down"})),
        (503, json!("down")),
        (200, json!("nonsense")),
        (302, json!({})),
    ];
    for answer in dead {
        provider.script.lock().unwrap().tokens = vec![answer.clone()];
        assert!(matches!(party.refresh(&token).await, Err(GrantError::Dead { .. })), "{answer:?}");
    }
    for answer in alive {
        provider.script.lock().unwrap().tokens = vec![answer.clone()];
        let error = party.refresh(&token).await.err().unwrap();
        assert!(matches!(error, GrantError::Failed(_) | GrantError::Outbound(_)), "{answer:?}: {error:?}");
    }
}

#[tokio::test]
async fn a_lifetime_that_no_token_can_have_is_cut_to_one_that_it_can() {
    let (provider, clock) = (Provider::start().await, clock());
    let party = party(&provider, &clock);
    for (said, taken) in [
        (json!(i64::MAX), 31_536_000),
        (json!(31_536_001), 31_536_000),
        (json!(300), 300),
        (json!(0), 0),
        (json!(-1), 0),
        (json!(i64::MIN), 0),
        (json!(null), 300),
    ] {
        let granted = json!({"access_token": "a", "token_type": "Bearer", "expires_in": said});
        provider.script.lock().unwrap().tokens = vec![(200, granted)];
        let tokens = party.refresh(&SecretString::from("refresh".to_owned())).await.ok().unwrap();
        assert_eq!(tokens.expires_in, taken, "{said}");
    }
}

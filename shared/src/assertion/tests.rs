use super::*;
use crate::{clock::FixedClock, random::SeededRandom};
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::KeyPair as _,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jsonwebtoken::{DecodingKey, Validation};
use serde_json::{Value, json};
use time::OffsetDateTime;

const SUBJECT: &str = "344\u{e4} \"&<>'+/=%";

/// A fresh key pair: private key as PEM, public modulus and exponent.
fn keys() -> (String, DecodingKey) {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(der.as_ref())
    );
    let public = pair.public_key();
    let (n, e) = (public.modulus().big_endian_without_leading_zero(), public.exponent());
    (pem, DecodingKey::from_rsa_raw_components(n, e.big_endian_without_leading_zero()))
}

fn machine(pem: &str) -> Value {
    json!({"type": "serviceaccount", "keyId": "k:1/ä", "key": pem,
        "expirationDate": "2099-01-01T00:00:00Z", "userId": SUBJECT})
}

fn refusal<T: SecretValue>(value: &Value) -> String {
    T::parse(&SecretString::from(value.to_string())).err().expect("must be refused").to_string()
}

#[test]
fn an_assertion_carries_exactly_the_claims_of_the_rules() {
    let (pem, public) = keys();
    let credential = ServiceCredential::parse(&SecretString::from(machine(&pem).to_string())).ok().unwrap();
    let ServiceCredential::Key(signer) = credential else { panic!("a key file is a key") };
    let clock = FixedClock::new(OffsetDateTime::from_unix_timestamp(1_900_000_000).unwrap());
    let assertion = signer.sign("https://id.example.com", &clock, &SeededRandom::new(1)).unwrap().0;

    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_audience(&["https://id.example.com"]);
    validation.validate_exp = false;
    let data = jsonwebtoken::decode::<Value>(&assertion, &public, &validation).unwrap();
    assert_eq!(data.header.kid.as_deref(), Some("k:1/ä"));
    let jti = SeededRandom::new(1).token(16);
    assert_eq!(
        data.claims,
        json!({"iss": SUBJECT, "sub": SUBJECT, "aud": "https://id.example.com", "jti": jti,
            "iat": 1_899_999_995, "exp": 1_900_000_055})
    );
}

#[test]
fn no_two_assertions_share_their_jti() {
    let (pem, _) = keys();
    let key = ApplicationKey::parse(&SecretString::from(
        json!({"type": "application", "keyId": "1", "key": pem, "appId": "2", "clientId": "3"}).to_string(),
    ));
    let signer = key.ok().unwrap().0;
    let (clock, random) = (FixedClock::new(OffsetDateTime::UNIX_EPOCH), SeededRandom::new(1));
    let one = signer.sign("i", &clock, &random).unwrap().0;
    let two = signer.sign("i", &clock, &random).unwrap().0;
    assert_ne!(one, two);
}

#[test]
fn a_refused_key_file_says_what_is_wrong_and_shows_no_value() {
    let (pem, _) = keys();
    for (change, reason) in [
        (json!({"type": "serviceAccount"}), "`type`"),
        (json!({"keyId": null}), "`keyId`"),
        (json!({"keyId": ""}), "empty"),
        (json!({"userId": null}), "`userId`"),
        (json!({"key": null}), "`key`"),
        (json!({"key": "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----"}), "`key`"),
    ] {
        let mut file = machine(&pem);
        file.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let text = refusal::<ServiceCredential>(&file);
        assert!(text.contains(reason) && !text.contains("c2VjcmV0"), "{text}");
    }
    assert!(refusal::<ApplicationKey>(&machine(&pem)).contains("application"));
    assert!(refusal::<ServiceCredential>(&json!({"type": "pat", "token": "a\r\nb"})).contains("token"));
    assert!(refusal::<ServiceCredential>(&json!("x")).contains("JSON"));
}

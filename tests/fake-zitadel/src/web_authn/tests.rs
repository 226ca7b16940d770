//! A software authenticator signs, the module verifies.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::cbor;
use serde_json::json;

use super::*;

const CHALLENGE: &str = "Y2hhbGxlbmdl";
const RP: &str = "auth.example.localhost";
const EXPECTED: Expected<'_> = Expected { challenge: CHALLENGE, rp_id: RP };

fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn key() -> EcdsaKeyPair {
    EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap()
}

fn cose(key: &EcdsaKeyPair) -> Vec<u8> {
    let point = key.public_key().as_ref();
    let integer = |number: i64| ciborium::Value::Integer(number.into());
    let bytes = |bytes: &[u8]| ciborium::Value::Bytes(bytes.to_vec());
    let map = ciborium::Value::Map(vec![
        (integer(1), integer(2)),
        (integer(3), integer(-7)),
        (integer(-1), integer(1)),
        (integer(-2), bytes(&point[1..33])),
        (integer(-3), bytes(&point[33..])),
    ]);
    let mut out = Vec::new();
    ciborium::into_writer(&map, &mut out).unwrap();
    out
}

fn client_data(kind: &str, challenge: &str) -> Vec<u8> {
    json!({"type": kind, "challenge": challenge, "origin": "http://a.example"}).to_string().into_bytes()
}

fn created(key: &EcdsaKeyPair, format: &str, statement: ciborium::Value) -> Value {
    let id = [7_u8; 20];
    let mut data = digest(&SHA256, RP.as_bytes()).as_ref().to_vec();
    data.extend([0x41, 0, 0, 0, 9]);
    data.extend([0; 16]);
    data.extend([0, 20]);
    data.extend(id);
    data.extend(cose(key));
    let object = ciborium::Value::Map(vec![
        ("fmt".into(), format.into()),
        ("attStmt".into(), statement),
        ("authData".into(), ciborium::Value::Bytes(data)),
    ]);
    let mut encoded = Vec::new();
    ciborium::into_writer(&object, &mut encoded).unwrap();
    json!({"type": "public-key", "id": encode(id), "rawId": encode(id), "response": {
        "clientDataJSON": encode(client_data("webauthn.create", CHALLENGE)),
        "attestationObject": encode(encoded)}})
}

fn asserted(key: &EcdsaKeyPair, flags: u8, challenge: &str) -> Value {
    let client_data = client_data("webauthn.get", challenge);
    let mut data = digest(&SHA256, RP.as_bytes()).as_ref().to_vec();
    data.extend([flags, 0, 0, 0, 3]);
    let signed = [data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
    let signature = key.sign(&SystemRandom::new(), &signed).unwrap();
    json!({"type": "public-key", "id": encode([7_u8; 20]), "response": {
        "clientDataJSON": encode(client_data), "authenticatorData": encode(data),
        "signature": encode(signature), "userHandle": encode("u 1")}})
}

#[test]
fn a_credential_that_was_created_signs_later() {
    let key = key();
    let made = create(&created(&key, "none", cbor!({}).unwrap()), EXPECTED).unwrap();
    assert_eq!((made.id.as_slice(), made.sign_count), ([7; 20].as_slice(), 9));
    let known = [(made.id.as_slice(), made.public_key.as_slice())];
    let seen = assert(&asserted(&key, 0x05, CHALLENGE), EXPECTED, "u 1", true, &known).unwrap();
    assert!(seen.user_verified, "{seen:?}");
    assert_eq!(seen.sign_count, 3);
}

#[test]
fn an_assertion_is_refused_for_another_challenge_user_key_or_without_verification() {
    let (key, other) = (key(), key());
    let public = cose(&key);
    let known = [([7_u8; 20].as_slice(), public.as_slice())];
    let right = asserted(&key, 0x01, CHALLENGE);
    assert!(assert(&right, EXPECTED, "u 1", false, &known).is_ok(), "{right}");
    for (credential, user, required) in [
        (asserted(&key, 0x05, "b3RoZXI"), "u 1", false),
        (asserted(&other, 0x05, CHALLENGE), "u 1", false),
        (right.clone(), "u 2", false),
        (right.clone(), "u 1", true),
        (asserted(&key, 0x04, CHALLENGE), "u 1", false),
    ] {
        let refused = assert(&credential, EXPECTED, user, required, &known);
        assert_eq!(refused, Err(Refusal::Wrong), "{credential}");
    }
    assert_eq!(assert(&right, EXPECTED, "u 1", false, &[]), Err(Refusal::Wrong));
}

#[test]
fn what_is_no_credential_is_told_apart_from_a_wrong_one() {
    for nonsense in
        [json!({}), json!({"id": "nope"}), json!({"id": "AA", "type": "public-key", "response": {}})]
    {
        assert_eq!(create(&nonsense, EXPECTED), Err(Refusal::Unparsable), "{nonsense}");
    }
    let elsewhere = Expected { rp_id: "evil.example.com", ..EXPECTED };
    let credential = created(&key(), "none", cbor!({}).unwrap());
    assert_eq!(create(&credential, elsewhere), Err(Refusal::Wrong), "{credential}");
}

#[test]
fn a_self_attestation_has_to_be_signed_by_the_new_key() {
    let statement = cbor!({"alg" => -7, "sig" => ciborium::Value::Bytes(vec![1, 2, 3])}).unwrap();
    let credential = created(&key(), "packed", statement);
    assert_eq!(create(&credential, EXPECTED), Err(Refusal::Wrong), "{credential}");
}

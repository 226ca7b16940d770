//! A software authenticator (Web Authentication, 6), and one for time-based codes (RFC 6238).

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ciborium::Value as Cbor;
use serde_json::{Value, json};

use crate::ambient;
use crate::context::Context;

/// Variable that holds the authenticator's one credential.
const HELD: &str = "authenticator";
/// User present, and user verified.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
/// A credential is attested.
const ATTESTED: u8 = 0x40;
/// Where the browser is unless a case says otherwise.
const ORIGIN: &str = "http://auth.example.localhost:3000";

fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn cbor(value: &Cbor) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).expect("CBOR");
    out
}

/// Answers the options of a creation (`do: create`) or of a request (`do: get`).
pub(crate) fn answer(spec: &Value, context: &mut Context) -> Value {
    let options = &spec["options"]["publicKey"];
    let create = spec["do"] == "create";
    let client_data = json!({
        "type": if create { "webauthn.create" } else { "webauthn.get" },
        "challenge": options["challenge"],
        "origin": spec["origin"].as_str().unwrap_or(ORIGIN),
        "crossOrigin": false,
    })
    .to_string();
    let rp_id = [&spec["rpId"], &options["rpId"], &options["rp"]["id"]];
    let rp_id = rp_id.iter().find_map(|value| value.as_str()).expect("a relying party");
    let verified = spec["verified"].as_bool().unwrap_or(true);
    let flags = if verified { PRESENT | VERIFIED } else { PRESENT };
    let hash = digest(&SHA256, rp_id.as_bytes());
    if create {
        created(options, hash.as_ref(), flags, &client_data, context)
    } else {
        asserted(spec, hash.as_ref(), flags, &client_data, context)
    }
}

fn created(options: &Value, rp_hash: &[u8], flags: u8, client_data: &str, context: &mut Context) -> Value {
    let document =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).expect("a key");
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref())
        .expect("the key just made");
    let point = pair.public_key().as_ref();
    let id: [u8; 32] = ambient::random();
    let number = |number: i64| Cbor::Integer(number.into());
    let key = Cbor::Map(vec![
        (number(1), number(2)),
        (number(3), number(-7)),
        (number(-1), number(1)),
        (number(-2), Cbor::Bytes(point[1..33].to_vec())),
        (number(-3), Cbor::Bytes(point[33..].to_vec())),
    ]);
    let mut data = rp_hash.to_vec();
    data.push(flags | ATTESTED);
    data.extend([0; 4]); // counter
    data.extend([0; 16]); // model
    data.extend(u16::try_from(id.len()).expect("a short id").to_be_bytes());
    data.extend(id);
    data.extend(cbor(&key));
    let object = Cbor::Map(vec![
        ("fmt".into(), "none".into()),
        ("attStmt".into(), Cbor::Map(Vec::new())),
        ("authData".into(), Cbor::Bytes(data)),
    ]);
    let held = json!({"key": STANDARD.encode(document.as_ref()), "id": encode(id), "count": 0,
        "user": options["user"]["id"]});
    context.set(HELD, held);
    json!({"type": "public-key", "id": encode(id), "rawId": encode(id), "response": {
        "clientDataJSON": encode(client_data), "attestationObject": encode(cbor(&object))}})
}

fn asserted(spec: &Value, rp_hash: &[u8], flags: u8, client_data: &str, context: &mut Context) -> Value {
    let mut held = context.get(HELD).cloned().expect("a credential");
    let count = spec["count"].as_u64().unwrap_or_else(|| held["count"].as_u64().unwrap_or(0) + 1);
    held["count"] = json!(count);
    context.set(HELD, held.clone());
    let mut data = rp_hash.to_vec();
    data.push(flags);
    data.extend(u32::try_from(count).expect("a small counter").to_be_bytes());
    let signed = [data.as_slice(), digest(&SHA256, client_data.as_bytes()).as_ref()].concat();
    let key = STANDARD.decode(held["key"].as_str().unwrap_or_default()).expect("base64");
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &key).expect("an EC key");
    let signature = pair.sign(&SystemRandom::new(), &signed).expect("a signature");
    json!({"type": "public-key", "id": held["id"], "rawId": held["id"], "response": {
        "clientDataJSON": encode(client_data), "authenticatorData": encode(data),
        "signature": encode(signature), "userHandle": held["user"]}})
}

/// The time-based code of a base32 secret, `step` steps of 30 seconds from now.
pub(crate) fn totp(secret: &str, step: i64) -> String {
    let secret = secret.to_uppercase();
    let key = data_encoding::BASE32_NOPAD.decode(secret.trim_end_matches('=').as_bytes()).expect("base32");
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let counter = ambient::now().unix_timestamp() / 30 + step;
    let tag = hmac::sign(&key, &counter.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag[19] & 15);
    let word = u32::from_be_bytes([tag[at], tag[at + 1], tag[at + 2], tag[at + 3]]) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

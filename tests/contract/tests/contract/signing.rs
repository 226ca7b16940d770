//! Key pairs, and the assertions that clients sign.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};

use crate::ambient;

fn pem(label: &str, der: &[u8]) -> String {
    let body = STANDARD.encode(der);
    let lines: Vec<_> = body.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

fn der(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(body).expect("a PEM text")
}

/// A fresh pair, `rsa` or `ec`: `pem` (private), `public`, and that in base64.
pub(crate) fn keypair(kind: &str) -> Value {
    let (private, public) = if kind == "ec" {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref())
            .expect("the key just made");
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().expect("a public key");
        (document.as_ref().to_vec(), public.as_ref().to_vec())
    } else {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
        let private: Pkcs8V1Der<'_> = pair.as_der().expect("a private key");
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der().expect("a public key");
        (private.as_ref().to_vec(), public.as_ref().to_vec())
    };
    let public = pem("PUBLIC KEY", &public);
    json!({
        "pem": pem("PRIVATE KEY", &private),
        "publicBase64": STANDARD.encode(&public),
        "public": public,
    })
}

fn sign(algorithm: &str, private: &str, message: &[u8]) -> Vec<u8> {
    let random = SystemRandom::new();
    let der = der(private);
    if algorithm == "ES256" {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der).expect("an EC key");
        return pair.sign(&random, message).expect("a signature").as_ref().to_vec();
    }
    let pair = RsaKeyPair::from_pkcs8(&der).or_else(|_| RsaKeyPair::from_der(&der)).expect("an RSA key");
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).expect("a signature");
    signature
}

/// A signed JWT. Whatever algorithm the header names, RSA with SHA-256 signs, but for ES256.
fn jwt(header: &Map<String, Value>, claims: &Map<String, Value>, private: &str) -> String {
    let part = |map: &Map<String, Value>| URL_SAFE_NO_PAD.encode(Value::from(map.clone()).to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or_default();
    let signature = sign(algorithm, private, message.as_bytes());
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// An assertion of a machine key or an application key. `claims` and `header` override, null removes, and times are
/// given as `now+60`.
pub(crate) fn assertion(spec: &Value, fixtures: &Value) -> String {
    let key = key_file(&spec["key"], fixtures);
    let who = key["clientId"].as_str().or(key["userId"].as_str()).expect("whose key it is");
    let now = ambient::now().unix_timestamp();
    let mut claims = json!({
        "iss": who, "sub": who, "aud": fixtures["issuer"], "iat": now, "exp": now + 60,
        "jti": ambient::random_hex::<12>(),
    });
    let mut header = json!({"alg": "RS256", "typ": "JWT", "kid": key["keyId"]});
    override_by(&mut claims, &spec["claims"], now);
    override_by(&mut header, &spec["header"], now);
    let private = spec["pem"].as_str().or(key["key"].as_str()).expect("a private key");
    let object = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let append = spec["append"].as_str().unwrap_or_default();
    format!("{}{append}", jwt(&object(&header), &object(&claims), private))
}

/// A key file: by its name in the fixtures, in base64 as the server hands it out, or itself.
fn key_file(key: &Value, fixtures: &Value) -> Value {
    match key.as_str() {
        None => key.clone(),
        Some(name) if fixtures["keys"].get(name).is_some() => fixtures["keys"][name].clone(),
        Some(text) => {
            let bytes = STANDARD.decode(text).expect("base64");
            serde_json::from_slice(&bytes).expect("a key file")
        }
    }
}

fn override_by(target: &mut Value, changes: &Value, now: i64) {
    let Some(target) = target.as_object_mut() else { return };
    for (name, value) in changes.as_object().into_iter().flatten() {
        let offset = value.as_str().and_then(|text| text.strip_prefix("now"));
        match (offset.and_then(|offset| offset.parse::<i64>().ok()), value) {
            (Some(seconds), _) => target.insert(name.clone(), json!(now + seconds)),
            (None, Value::Null) => target.remove(name),
            (None, value) => target.insert(name.clone(), value.clone()),
        };
    }
}

/// Header and claims of a JWT.
pub(crate) fn opened(token: &str) -> Value {
    let part = |number: usize| -> Value {
        let text = token.split('.').nth(number).expect("a part of a JWT");
        let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).expect("base64url");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    json!({"header": part(0), "claims": part(1)})
}

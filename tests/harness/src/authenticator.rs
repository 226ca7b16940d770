//! An authenticator in software (Web Authentication Level 3, section 6): one key, ES256, no attestation.

use aws_lc_rs::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ciborium::Value as Cbor;
use serde_json::{Value, json};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// A key pair for one relying party.
#[derive(Debug, Clone)]
pub struct Key {
    /// PKCS #8.
    pub private_key: Vec<u8>,
    /// Credential id, base64url.
    pub id: String,
    /// Relying party.
    pub rp_id: String,
    /// Handle of its user, base64url.
    pub user_handle: String,
}

/// Makes a key as the options of a creation want it, and gives what the browser sends.
pub fn create(options: &Value, origin: &str) -> (Key, Value) {
    make(options, origin, PRESENT | VERIFIED)
}

/// The same by an authenticator that is touched and does not know its user.
pub fn create_unverified(options: &Value, origin: &str) -> (Key, Value) {
    make(options, origin, PRESENT)
}

fn make(options: &Value, origin: &str, flags: u8) -> (Key, Value) {
    let options = &options["publicKey"];
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new());
    let private_key = document.expect("a key can be made").as_ref().to_vec();
    let pair = pair(&private_key);
    let point = pair.public_key().as_ref();
    let id = digest(&SHA256, point);
    let key = Key {
        id: URL_SAFE_NO_PAD.encode(id),
        rp_id: options["rp"]["id"].as_str().expect("a relying party").to_owned(),
        user_handle: options["user"]["id"].as_str().unwrap_or_default().to_owned(),
        private_key: private_key.clone(),
    };
    let number = |number: i64| Cbor::Integer(number.into());
    let public_key = Cbor::Map(vec![
        (number(1), number(2)),
        (number(3), number(-7)),
        (number(-1), number(1)),
        (number(-2), Cbor::Bytes(point[1..33].to_vec())),
        (number(-3), Cbor::Bytes(point[33..].to_vec())),
    ]);
    let mut data = digest(&SHA256, key.rp_id.as_bytes()).as_ref().to_vec();
    data.push(flags | ATTESTED);
    data.extend([0; 4]);
    data.extend([0; 16]);
    data.extend([0, 32]);
    data.extend(id.as_ref());
    data.extend(cbor(&public_key));
    let object = Cbor::Map(vec![
        ("fmt".into(), "none".into()),
        ("attStmt".into(), Cbor::Map(Vec::new())),
        ("authData".into(), Cbor::Bytes(data)),
    ]);
    let client = client_data("webauthn.create", options, origin);
    let credential = json!({"type": "public-key", "id": key.id, "rawId": key.id, "response": {
        "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
        "attestationObject": URL_SAFE_NO_PAD.encode(cbor(&object)),
    }});
    (key, credential)
}

impl Key {
    /// Signs what the options of a request ask for, on a page of this origin, and gives what the browser sends.
    pub fn get(&self, options: &Value, origin: &str) -> Value {
        let client = client_data("webauthn.get", &options["publicKey"], origin);
        let mut data = digest(&SHA256, self.rp_id.as_bytes()).as_ref().to_vec();
        data.push(PRESENT | VERIFIED);
        data.extend([0, 0, 0, 1]);
        let signed = [&data, digest(&SHA256, client.as_bytes()).as_ref()].concat();
        let signature = pair(&self.private_key).sign(&SystemRandom::new(), &signed).expect("a signature");
        json!({"type": "public-key", "id": self.id, "rawId": self.id, "response": {
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "signature": URL_SAFE_NO_PAD.encode(signature),
            "userHandle": self.user_handle,
        }})
    }
}

fn pair(private_key: &[u8]) -> EcdsaKeyPair {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, private_key).expect("a key of ours")
}

fn client_data(kind: &str, options: &Value, origin: &str) -> String {
    json!({"type": kind, "challenge": options["challenge"], "origin": origin, "crossOrigin": false})
        .to_string()
}

fn cbor(value: &Cbor) -> Vec<u8> {
    let mut out = Vec::new();
    ciborium::into_writer(value, &mut out).expect("CBOR");
    out
}

//! Secrets in the forms that operators put into Secrets Manager, with keys made for this run.

use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use std::sync::OnceLock;

/// The machine key of a service user, as Zitadel offers it for download.
pub(crate) fn machine_key() -> String {
    json!({
        "type": "serviceaccount",
        "keyId": "344567890123456789",
        "key": rsa_pem(),
        "expirationDate": "2036-10-27T00:00:00Z",
        "userId": "344567890123450000",
    })
    .to_string()
}

/// The key of an OpenID Connect application, as Zitadel offers it for download.
pub(crate) fn application_key() -> String {
    json!({
        "type": "application",
        "keyId": "344567890123456790",
        "key": rsa_pem(),
        "appId": "344567890123450001",
        "clientId": "344567890123450002@drawbridge",
    })
    .to_string()
}

/// The keys of the JWT endpoint.
pub(crate) fn signing_keys() -> String {
    json!({ "keys": [{ "id": "1", "key": rsa_pem() }] }).to_string()
}

/// A ring of cookie keys with one key, as Secrets Manager generates it for the template.
pub(crate) fn cookie_ring() -> String {
    json!({ "id": "bootstrap", "key": "Z7".repeat(32) }).to_string()
}

/// PKCS #1, which is what Zitadel hands out.
fn rsa_pem() -> &'static str {
    static PEM: OnceLock<String> = OnceLock::new();
    PEM.get_or_init(|| {
        let pair = KeyPair::generate(KeySize::Rsa2048).expect("random numbers are to be had");
        let pkcs8: Pkcs8V1Der<'_> = pair.as_der().expect("a fresh key can be written down");
        // RFC 5208 section 5: what comes before the key itself (version, algorithm, octet string header) is the
        // same 26 bytes for every RSA key of this size.
        let lines: Vec<_> = STANDARD.encode(&pkcs8.as_ref()[26..]).as_bytes().chunks(64).map(line).collect();
        format!("-----BEGIN RSA PRIVATE KEY-----\n{}-----END RSA PRIVATE KEY-----\n", lines.concat())
    })
}

fn line(bytes: &[u8]) -> String {
    format!("{}\n", String::from_utf8_lossy(bytes))
}

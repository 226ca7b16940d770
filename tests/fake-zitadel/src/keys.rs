//! RSA key pairs: the instance's web keys, machine keys and application keys; signing and checking JWTs.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Map, Value};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Bytes in front of the PKCS#1 key inside a PKCS#8 document (RFC 5208) of a 2048-bit RSA key: the headers of the
/// sequence and the octet string have fixed lengths at this size.
const PKCS8_PREFIX: usize = 26;

/// A key pair made by the server.
pub(crate) struct Pair {
    /// Private key as Zitadel hands it out: PEM of PKCS#1, RSA 2048.
    pub(crate) private_pem: String,
    /// Its public half.
    pub(crate) public: PublicKey,
}

/// A pair that is made when it is first needed, or before by [`prepare`]: a start need not wait for it.
#[derive(Clone, Default)]
pub(crate) struct LazyPair(Arc<OnceLock<Pair>>);

impl LazyPair {
    /// The pair; waits if it is not made yet.
    pub(crate) fn get(&self) -> &Pair {
        self.0.get_or_init(generate)
    }
}

impl std::fmt::Debug for LazyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("LazyPair").finish_non_exhaustive()
    }
}

/// How many pairs a seed has: two web keys, and three keys in the fixtures.
const SEED: usize = 5;

/// The pair of this number: made once in a process, since making one takes long and all stand-ins of a test run can
/// have the same pairs under other key ids.
pub(crate) fn of_seed(number: usize) -> LazyPair {
    static PAIRS: OnceLock<[LazyPair; SEED]> = OnceLock::new();
    PAIRS.get_or_init(Default::default)[number].clone()
}

/// Makes `pairs` in the background, in their order, with as many threads as there are processors.
pub(crate) fn prepare(pairs: Vec<LazyPair>) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(pairs.len());
    let queue = Arc::new(Mutex::new(pairs.into_iter()));
    for _ in 0..threads {
        let queue = Arc::clone(&queue);
        std::thread::spawn(move || {
            let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            while let Some(pair) = next() {
                pair.get();
            }
        });
    }
}

/// A public key that checks signatures.
#[derive(Debug, Clone)]
pub(crate) enum PublicKey {
    /// The public half of a pair that may not be made yet.
    Own(LazyPair),
    /// RSA modulus and exponent in base64url (RFC 7518, 6.3.1).
    Rsa {
        /// Modulus.
        n: String,
        /// Exponent.
        e: String,
    },
    /// A PEM text as uploaded; an EC key is accepted at upload, too, but checks nothing.
    Pem(String),
}

/// Makes an RSA 2048 pair.
pub(crate) fn generate() -> Pair {
    let pair = KeyPair::generate(KeySize::Rsa2048).expect("2048 is a supported size");
    let pkcs8: Pkcs8V1Der<'_> = pair.as_der().expect("a generated key has an encoding");
    let pkcs1 = &pkcs8.as_ref()[PKCS8_PREFIX..];
    let body = STANDARD.encode(pkcs1);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap_or_default()).collect();
    let private_pem =
        format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----\n", lines.join("\n"));
    let jwk = Jwk::from_encoding_key(&EncodingKey::from_rsa_der(pkcs1), Algorithm::RS256)
        .expect("a generated key has a public half");
    let public = match jwk.algorithm {
        AlgorithmParameters::RSA(rsa) => PublicKey::Rsa { n: rsa.n, e: rsa.e },
        other => unreachable!("an RSA key came back as {other:?}"),
    };
    Pair { private_pem, public }
}

/// Whether a text is PEM of a public key of a kind that is understood.
pub(crate) fn is_public_pem(pem: &str) -> bool {
    [DecodingKey::from_rsa_pem, DecodingKey::from_ec_pem, DecodingKey::from_ed_pem]
        .iter()
        .any(|read| read(pem.as_bytes()).is_ok())
}

/// Signs `claims` with RS256; the header holds `alg`, `kid` and `typ: JWT` like every token of Zitadel.
pub(crate) fn sign(private_pem: &str, kid: &str, claims: &Map<String, Value>) -> String {
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::RS256) };
    let key = EncodingKey::from_rsa_pem(private_pem.as_bytes()).expect("the pair was made here");
    jsonwebtoken::encode(&header, claims, &key).expect("claims of JSON values always serialise")
}

/// A JWT taken apart, its signature not yet looked at.
pub(crate) struct Unverified {
    /// The text as it came.
    pub(crate) text: String,
    /// Signature algorithm of the header.
    pub(crate) algorithm: Algorithm,
    /// Key id of the header.
    pub(crate) kid: Option<String>,
    /// The payload.
    pub(crate) claims: Map<String, Value>,
}

impl Unverified {
    /// Takes a JWT apart; nothing if it is none or its `alg` is unknown (`none` is).
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let header = jsonwebtoken::decode_header(text).ok()?;
        let claims = jsonwebtoken::dangerous::insecure_decode_claims(text).ok()?;
        Some(Self { text: text.to_owned(), algorithm: header.alg, kid: header.kid, claims })
    }

    /// Text of a claim; empty if absent or of another type.
    pub(crate) fn text_claim(&self, name: &str) -> &str {
        self.claims.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Seconds of a time claim (RFC 7519, 2: a numeric date).
    pub(crate) fn time_claim(&self, name: &str) -> Option<i64> {
        let value = self.claims.get(name)?;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "fractions of a second do not matter to the checks"
        )]
        value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
    }

    /// Whether `aud` (a text or a list) holds `wanted`.
    pub(crate) fn has_audience(&self, wanted: &str) -> bool {
        match self.claims.get("aud") {
            Some(Value::String(one)) => one == wanted,
            Some(Value::Array(all)) => all.iter().any(|one| one == wanted),
            _ => false,
        }
    }

    /// Whether the signature is `key`'s and the algorithm is one Zitadel's parser takes (RS256, PS256, ES256).
    pub(crate) fn signed_by(&self, key: &PublicKey) -> bool {
        if !matches!(self.algorithm, Algorithm::RS256 | Algorithm::PS256 | Algorithm::ES256) {
            return false;
        }
        let key = match key {
            PublicKey::Own(pair) => return self.signed_by(&pair.get().public),
            PublicKey::Rsa { n, e } => DecodingKey::from_rsa_components(n, e),
            PublicKey::Pem(pem) => DecodingKey::from_rsa_pem(pem.as_bytes()),
        };
        key.is_ok_and(|key| self.verified_by(&key))
    }

    /// Whether the signature is `key`'s; nothing else is looked at.
    pub(crate) fn verified_by(&self, key: &DecodingKey) -> bool {
        let mut rules = Validation::new(self.algorithm);
        rules.required_spec_claims.clear();
        rules.validate_exp = false;
        rules.validate_aud = false;
        jsonwebtoken::decode::<Map<String, Value>>(&self.text, key, &rules).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_token_is_known_by_its_pair_and_no_other() {
        let (pair, other) = (generate(), generate());
        assert!(pair.private_pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\nMII"), "{}", pair.private_pem);
        let claims = serde_json::json!({"sub": "a b", "exp": 1, "aud": ["x"]});
        let token = sign(&pair.private_pem, "1", claims.as_object().expect("an object"));
        let parsed = Unverified::parse(&token).expect("a JWT");
        assert!(parsed.signed_by(&pair.public), "{token}");
        assert!(!parsed.signed_by(&other.public));
        assert!(parsed.has_audience("x"));
        assert_eq!(parsed.time_claim("exp"), Some(1));
    }
}

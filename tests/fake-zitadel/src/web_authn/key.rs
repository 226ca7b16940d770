//! Public keys as authenticators hand them out: COSE (RFC 9052, 7; RFC 9053, 7).

use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ECDSA_P521_SHA512_ASN1, ED25519,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters,
    UnparsedPublicKey, VerificationAlgorithm,
};
use coset::iana::{self, EnumI64 as _};
use coset::{CborSerializable as _, CoseKey, Label, RegisteredLabelWithPrivate};

/// The COSE algorithms offered at a registration, in their order.
pub(crate) const ALGORITHMS: [i64; 10] = [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8];

/// The algorithm of a key, if it is one of [`ALGORITHMS`].
pub(super) fn algorithm(cose: &[u8]) -> Option<i64> {
    algorithm_of(&CoseKey::from_slice(cose).ok()?)
}

fn algorithm_of(key: &CoseKey) -> Option<i64> {
    match key.alg.as_ref()? {
        RegisteredLabelWithPrivate::Assigned(algorithm) => Some(algorithm.to_i64()),
        _ => None,
    }
    .filter(|algorithm| ALGORITHMS.contains(algorithm))
}

/// Whether `signature` of `message` is this key's.
pub(super) fn verifies(cose: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = CoseKey::from_slice(cose) else { return false };
    let algorithm = algorithm_of(&key).and_then(iana::Algorithm::from_i64);
    let verified = match algorithm {
        Some(iana::Algorithm::ES256) => elliptic(&key, &ECDSA_P256_SHA256_ASN1, message, signature),
        Some(iana::Algorithm::ES384) => elliptic(&key, &ECDSA_P384_SHA384_ASN1, message, signature),
        Some(iana::Algorithm::ES512) => elliptic(&key, &ECDSA_P521_SHA512_ASN1, message, signature),
        Some(iana::Algorithm::RS256) => rsa(&key, &RSA_PKCS1_2048_8192_SHA256, message, signature),
        Some(iana::Algorithm::RS384) => rsa(&key, &RSA_PKCS1_2048_8192_SHA384, message, signature),
        Some(iana::Algorithm::RS512) => rsa(&key, &RSA_PKCS1_2048_8192_SHA512, message, signature),
        Some(iana::Algorithm::PS256) => rsa(&key, &RSA_PSS_2048_8192_SHA256, message, signature),
        Some(iana::Algorithm::PS384) => rsa(&key, &RSA_PSS_2048_8192_SHA384, message, signature),
        Some(iana::Algorithm::PS512) => rsa(&key, &RSA_PSS_2048_8192_SHA512, message, signature),
        Some(iana::Algorithm::EdDSA) => parameter(&key, iana::OkpKeyParameter::X.to_i64())
            .and_then(|x| UnparsedPublicKey::new(&ED25519, x).verify(message, signature).ok()),
        _ => None,
    };
    verified.is_some()
}

fn parameter(key: &CoseKey, label: i64) -> Option<&[u8]> {
    let (_, value) = key.params.iter().find(|(known, _)| *known == Label::Int(label))?;
    value.as_bytes().map(Vec::as_slice)
}

fn elliptic(
    key: &CoseKey,
    algorithm: &'static dyn VerificationAlgorithm,
    message: &[u8],
    signature: &[u8],
) -> Option<()> {
    let x = parameter(key, iana::Ec2KeyParameter::X.to_i64())?;
    let y = parameter(key, iana::Ec2KeyParameter::Y.to_i64())?;
    // An uncompressed point (SEC 1, 2.3.3).
    let point = [&[0x04], x, y].concat();
    UnparsedPublicKey::new(algorithm, point).verify(message, signature).ok()
}

fn rsa(key: &CoseKey, parameters: &'static RsaParameters, message: &[u8], signature: &[u8]) -> Option<()> {
    let n = parameter(key, iana::RsaKeyParameter::N.to_i64())?;
    let e = parameter(key, iana::RsaKeyParameter::E.to_i64())?;
    PublicKeyComponents { n, e }.verify(parameters, message, signature).ok()
}

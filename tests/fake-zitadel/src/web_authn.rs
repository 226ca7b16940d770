//! Verification of what authenticators sign (Web Authentication, 7.1 and 7.2).
//!
//! The origin in the client data is not compared with anything: Zitadel takes it from there, too. Only challenge, relying
//! party and flags are looked at, and the signature. Attestation is asked for with `none`; a self attestation that
//! comes all the same is checked, statements with certificates are accepted unread.

mod authenticator_data;
mod credential;
mod key;

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::Value;

use authenticator_data::AuthenticatorData;
use credential::{Assertion, Attestation, AttestationObject, ClientData, PublicKeyCredential};
pub(crate) use key::ALGORITHMS;

/// Why a credential was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is none by its form.
    Unparsable,
    /// It is one, but not for what was asked.
    Wrong,
}

/// What a ceremony asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    /// Challenge, base64url.
    pub(crate) challenge: &'a str,
    /// Relying party.
    pub(crate) rp_id: &'a str,
}

/// A credential that was created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Created {
    /// Credential id.
    pub(crate) id: Vec<u8>,
    /// Public key as COSE (RFC 9052, 7).
    pub(crate) public_key: Vec<u8>,
    /// Signature counter.
    pub(crate) sign_count: u32,
}

/// A credential that signed an assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asserted {
    /// Credential id.
    pub(crate) id: Vec<u8>,
    /// Whether the authenticator verified its user.
    pub(crate) user_verified: bool,
    /// Signature counter; one that does not grow is no reason to refuse.
    pub(crate) sign_count: u32,
}

/// Verifies a registration (7.1). User verification is not insisted on.
pub(crate) fn create(credential: &Value, expected: Expected<'_>) -> Result<Created, Refusal> {
    let credential: PublicKeyCredential<Attestation> = PublicKeyCredential::parse(credential)?;
    let client_data = ClientData::parse(&credential.response.client_data)?;
    let object = AttestationObject::parse(&credential.response.attestation_object)?;
    let data = AuthenticatorData::parse(&object.authenticator_data).ok_or(Refusal::Unparsable)?;
    let attested = data.attested.clone().ok_or(Refusal::Unparsable)?;

    let key_is_known = key::algorithm(&attested.public_key).is_some();
    let hash = digest(&SHA256, &credential.response.client_data);
    let signed = [object.authenticator_data.as_slice(), hash.as_ref()].concat();
    let right = client_data.is("webauthn.create", expected.challenge)
        && data.is_for(expected.rp_id)
        && key_is_known
        && object.statement_holds(&attested.public_key, &signed);
    if !right {
        return Err(Refusal::Wrong);
    }
    Ok(Created { id: attested.credential_id, public_key: attested.public_key, sign_count: data.sign_count })
}

/// Verifies an assertion (7.2) of one of `credentials`, given as id and public key. A user handle that comes has to be
/// `user`'s id.
pub(crate) fn assert(
    credential: &Value,
    expected: Expected<'_>,
    user: &str,
    verification_required: bool,
    credentials: &[(&[u8], &[u8])],
) -> Result<Asserted, Refusal> {
    let credential: PublicKeyCredential<Assertion> = PublicKeyCredential::parse(credential)?;
    let response = &credential.response;
    let client_data = ClientData::parse(&response.client_data)?;
    let data = AuthenticatorData::parse(&response.authenticator_data).ok_or(Refusal::Unparsable)?;

    let id = credential.raw_id();
    let handle = response.user_handle.as_deref().unwrap_or_default();
    let key = credentials.iter().find(|(known, _)| *known == id).map(|(_, key)| *key);
    let hash = digest(&SHA256, &response.client_data);
    let signed = [response.authenticator_data.as_slice(), hash.as_ref()].concat();
    let right = client_data.is("webauthn.get", expected.challenge)
        && data.is_for(expected.rp_id)
        && (handle.is_empty() || handle == user.as_bytes())
        && (data.user_verified || !verification_required)
        && key.is_some_and(|key| key::verifies(key, &signed, &response.signature));
    if !right {
        return Err(Refusal::Wrong);
    }
    Ok(Asserted { id: id.to_vec(), user_verified: data.user_verified, sign_count: data.sign_count })
}

#[cfg(test)]
mod tests;

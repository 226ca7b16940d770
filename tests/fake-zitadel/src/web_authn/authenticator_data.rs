//! Authenticator data (Web Authentication, 6.1): a fixed layout with a COSE key inside.

use aws_lc_rs::digest::{SHA256, digest};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// What an authenticator says about a ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AuthenticatorData {
    rp_id_hash: Vec<u8>,
    user_present: bool,
    /// Whether it verified its user.
    pub(super) user_verified: bool,
    /// Signature counter.
    pub(super) sign_count: u32,
    /// The new credential, at a registration.
    pub(super) attested: Option<Attested>,
}

/// A credential as its authenticator introduces it (6.5.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attested {
    /// Its id.
    pub(super) credential_id: Vec<u8>,
    /// Its public key as COSE.
    pub(super) public_key: Vec<u8>,
}

impl AuthenticatorData {
    /// Nothing if the bytes are no authenticator data.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let (rp_id_hash, rest) = bytes.split_at_checked(32)?;
        let (&flags, rest) = rest.split_first()?;
        let (counter, rest) = rest.split_at_checked(4)?;
        let attested = if flags & ATTESTED == 0 { None } else { Some(Attested::parse(rest)?) };
        Some(Self {
            rp_id_hash: rp_id_hash.to_vec(),
            user_present: flags & USER_PRESENT != 0,
            user_verified: flags & USER_VERIFIED != 0,
            sign_count: u32::from_be_bytes(counter.try_into().ok()?),
            attested,
        })
    }

    /// Whether it is for this relying party, and somebody was there.
    pub(super) fn is_for(&self, rp_id: &str) -> bool {
        self.user_present && self.rp_id_hash == digest(&SHA256, rp_id.as_bytes()).as_ref()
    }
}

impl Attested {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let (_model, rest) = bytes.split_at_checked(16)?;
        let (length, rest) = rest.split_at_checked(2)?;
        let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
        let (credential_id, key) = rest.split_at_checked(length)?;
        // Extensions may follow the key, so how long it is shows only when it is read.
        let mut rest = key;
        ciborium::from_reader::<ciborium::Value, _>(&mut rest).ok()?;
        let public_key = key.get(..key.len() - rest.len())?;
        Some(Self { credential_id: credential_id.to_vec(), public_key: public_key.to_vec() })
    }
}

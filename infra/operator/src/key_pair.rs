//! RSA pairs, made here: the private half never travels.

use crate::Failure;
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der},
    rsa::{KeyPair as RsaKeyPair, KeySize},
    signature::KeyPair as _,
};
use pem::{EncodeConfig, LineEnding, Pem};
use secrecy::SecretString;

/// A pair in PEM.
pub(crate) struct KeyPair {
    /// PKCS #8.
    pub(crate) private: SecretString,
    /// `SubjectPublicKeyInfo`, as Zitadel reads it.
    pub(crate) public: String,
}

impl KeyPair {
    /// A fresh pair of 2048 bits, the size that Zitadel makes itself.
    pub(crate) fn generate() -> Result<Self, Failure> {
        Self::try_generate()
            .map_err(|_| Failure::new("no key pair could be made on this machine: try on another one"))
    }

    fn try_generate() -> Result<Self, aws_lc_rs::error::Unspecified> {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048)?;
        let private: Pkcs8V1Der<'_> = pair.as_der()?;
        let public: PublicKeyX509Der<'_> = pair.public_key().as_der()?;
        Ok(Self {
            private: encode("PRIVATE KEY", private.as_ref()).into(),
            public: encode("PUBLIC KEY", public.as_ref()),
        })
    }
}

fn encode(label: &str, der: &[u8]) -> String {
    pem::encode_config(&Pem::new(label, der), EncodeConfig::new().set_line_ending(LineEnding::LF))
}

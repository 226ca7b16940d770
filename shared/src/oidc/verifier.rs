//! What believing a token of the provider takes: its metadata and its keys, and no key of ours.

use super::{
    DiscoveryError, Metadata,
    discovery::Discovery,
    jwks::{ALGORITHMS, Jwks, Source},
};
use crate::{
    clock::Clock,
    outbound::{Outbound, OutboundError},
};
use jsonwebtoken::{Header, Validation, decode, decode_header, errors::ErrorKind};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, de::DeserializeOwned};
use std::sync::Arc;
use url::Url;

/// Why a JWT of the provider is not believed, whatever it is for.
#[derive(Debug, thiserror::Error)]
pub enum JwtError {
    /// It is not a JWT, or its header asks for something that we do not do.
    #[error("it is malformed or of a refused algorithm")]
    Malformed,
    /// No key of the provider fits.
    #[error("its key is not among the provider's")]
    UnknownKey,
    /// Signature, `iss`, `aud`, `exp` or `nbf` is wrong.
    #[error("it is not valid")]
    Invalid(#[source] jsonwebtoken::errors::Error),
    /// The keys cannot be fetched.
    #[error("the provider's keys cannot be fetched")]
    Keys(#[from] OutboundError),
    /// No metadata.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
}

impl JwtError {
    /// Whether the provider could not be asked, rather than that its token is wrong.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Keys(_) | Self::Discovery(_))
    }
}

/// Difference of two clocks that is put up with, in seconds.
pub(super) const LEEWAY_SECONDS: i64 = 30;

/// Verifies what the provider signed.
pub struct TokenVerifier {
    issuer: String,
    pub(super) clock: Arc<dyn Clock>,
    discovery: Discovery,
    jwks: Jwks,
}

impl TokenVerifier {
    /// A verifier that has asked the provider nothing yet.
    pub fn new(outbound: Arc<Outbound>, clock: Arc<dyn Clock>, issuer: String) -> Self {
        let discovery = Discovery::new(issuer.clone(), outbound.clone(), clock.clone());
        let jwks = Jwks::new(outbound, clock.clone());
        Self { issuer, clock, discovery, jwks }
    }

    /// Fetches metadata and keys ahead of the first person. A failure only costs that person the time.
    pub async fn warm(&self) {
        let warmed = async {
            let metadata = self.discovery.get().await?;
            self.jwks.warm(&metadata.jwks_uri).await;
            Ok::<_, DiscoveryError>(())
        };
        if let Err(error) = warmed.await {
            tracing::warn!(
                cause = crate::error::chain(&error),
                "the provider's metadata could not be fetched ahead"
            );
        }
    }

    /// The provider's metadata, at most an hour old.
    pub async fn metadata(&self) -> Result<Arc<Metadata>, DiscoveryError> {
        self.discovery.get().await
    }

    /// The provider's issuer identifier.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Verifies a JWT: signature, issuer and times are right, and it is for one of `audiences`.
    pub(super) async fn verify<T: DeserializeOwned>(
        &self,
        token: &SecretString,
        audiences: &[&str],
        source: Source,
    ) -> Result<Verified<T>, JwtError> {
        header(token)?;
        let metadata = self.metadata().await?;
        let expected = Expected { issuer: &self.issuer, audiences, keys: &metadata.jwks_uri, source };
        expected.verify(token, &self.jwks, &*self.clock).await
    }
}

/// What a JWT has to be.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    /// It must be for one of these. With none it must name no audience at all (RFC 7519 section 4.1.3).
    pub(super) audiences: &'a [&'a str],
    /// Where the issuer's keys are.
    pub(super) keys: &'a Url,
    pub(super) source: Source,
}

impl Expected<'_> {
    /// Signature, issuer, audience and times.
    pub(super) async fn verify<T: DeserializeOwned>(
        &self,
        token: &SecretString,
        jwks: &Jwks,
        clock: &dyn Clock,
    ) -> Result<Verified<T>, JwtError> {
        let header = header(token)?;
        let key = jwks.key(self.keys, header.kid.as_deref(), header.alg, self.source).await?;
        let key = key.ok_or(JwtError::UnknownKey)?;

        let mut validation = Validation::new(header.alg);
        validation.set_issuer(&[self.issuer]);
        if self.audiences.is_empty() {
            validation.set_required_spec_claims(&["iss", "exp"]);
        } else {
            validation.set_required_spec_claims(&["iss", "aud", "exp"]);
            validation.set_audience(self.audiences);
        }
        // The crate reads the machine's clock for these two; they are compared with ours below.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let WithTimes { times, claims } =
            decode(token.expose_secret(), &key, &validation).map_err(JwtError::Invalid)?.claims;
        times.check(clock.epoch())?;
        Ok(Verified { typ: header.typ, exp: times.exp, claims })
    }
}

/// The header, if it asks for nothing that we do not do.
fn header(token: &SecretString) -> Result<Header, JwtError> {
    let header = decode_header(token.expose_secret()).map_err(|_| JwtError::Malformed)?;
    // Whatever must be understood (`crit`, RFC 7515 section 4.1.11) is not.
    if !ALGORITHMS.contains(&header.alg) || header.crit.is_some() {
        return Err(JwtError::Malformed);
    }
    Ok(header)
}

/// A JWT that is believed.
pub(super) struct Verified<T> {
    /// `typ` of the header.
    pub(super) typ: Option<String>,
    /// End, in seconds since 1970.
    pub(super) exp: i64,
    /// The other claims.
    pub(super) claims: T,
}

#[derive(Deserialize)]
struct WithTimes<T> {
    #[serde(flatten)]
    times: Times,
    #[serde(flatten)]
    claims: T,
}

#[derive(Deserialize)]
struct Times {
    exp: i64,
    nbf: Option<i64>,
}

impl Times {
    fn check(&self, now: i64) -> Result<(), JwtError> {
        if self.exp.saturating_add(LEEWAY_SECONDS) < now {
            return Err(JwtError::Invalid(ErrorKind::ExpiredSignature.into()));
        }
        if self.nbf.is_some_and(|nbf| nbf > now + LEEWAY_SECONDS) {
            return Err(JwtError::Invalid(ErrorKind::ImmatureSignature.into()));
        }
        Ok(())
    }
}

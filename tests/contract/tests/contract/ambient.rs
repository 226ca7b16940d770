//! The replayer's one source of time and randomness.

use time::OffsetDateTime;

/// The present moment.
#[allow(clippy::disallowed_methods, reason = "this is the replayer's one source of time")]
pub(crate) fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

/// Random bytes.
#[allow(clippy::disallowed_methods, reason = "this is the replayer's one source of randomness")]
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes).expect("the operating system's generator");
    bytes
}

/// Random bytes in hexadecimal digits.
pub(crate) fn random_hex<const N: usize>() -> String {
    data_encoding::HEXLOWER.encode(&random::<N>())
}

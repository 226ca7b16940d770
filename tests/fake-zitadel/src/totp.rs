//! Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, six digits, steps of 30 seconds.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use time::OffsetDateTime;

use crate::random;

/// Length of a step in seconds.
const STEP: i64 = 30;
/// Name of the service in authenticator apps.
const ISSUER: &str = "ZITADEL";

/// A new secret: 160 bits, 32 characters of base32.
pub(crate) fn new_secret() -> String {
    BASE32_NOPAD.encode(&random::bytes::<20>())
}

/// The `otpauth` URI that sets an app up for `account`.
pub(crate) fn uri(account: &str, secret: &str) -> String {
    let path = |text: &str| {
        // In a path only what would end it needs escaping, beside what no URI holds.
        form_urlencoded::byte_serialize(text.as_bytes())
            .collect::<String>()
            .replace('+', "%20")
            .replace("%40", "@")
            .replace("%3A", ":")
            .replace("%2B", "+")
    };
    format!(
        "otpauth://totp/{ISSUER}:{}?algorithm=SHA1&digits=6&issuer={ISSUER}&period={STEP}&secret={secret}",
        path(account)
    )
}

/// Whether `code` belongs to the present step or a neighbour of it. It may be used again: Zitadel keeps no record.
pub(crate) fn is_right(secret: &str, code: &str, now: OffsetDateTime) -> bool {
    let step = now.unix_timestamp() / STEP;
    (step - 1..=step + 1).any(|step| at(secret, step).as_deref() == Some(code.trim()))
}

/// The code of a step; nothing if the secret is not base32.
fn at(secret: &str, step: i64) -> Option<String> {
    let secret = secret.trim().trim_end_matches('=').to_uppercase();
    let key = BASE32_NOPAD.decode(secret.as_bytes()).ok()?;
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
    let digest = hmac::sign(&key, &step.to_be_bytes());
    let digest = digest.as_ref();
    let offset = usize::from(digest.last()? & 15);
    let part: [u8; 4] = digest.get(offset..offset + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(part) & 0x7FFF_FFFF) % 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        // RFC 6238, appendix B, cut to six digits.
        let secret = BASE32_NOPAD.encode(b"12345678901234567890");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            assert_eq!(at(&secret, seconds / STEP).as_deref(), Some(code));
        }
    }

    #[test]
    fn neighbouring_steps_count_and_farther_ones_do_not() {
        let secret = new_secret();
        let now = OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(1_111_111_109);
        let right = |step: i64| {
            let code = at(&secret, now.unix_timestamp() / STEP + step).expect("the secret is base32");
            is_right(&secret, &code, now)
        };
        assert!(right(-1) && right(0) && right(1));
        assert!(!right(4));
    }

    #[test]
    fn the_uri_names_the_account_and_escapes_what_a_path_cannot_hold() {
        assert_eq!(
            uri("ada o'hara?@example.com", "ABC"),
            "otpauth://totp/ZITADEL:ada%20o%27hara%3F@example.com?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30\
             &secret=ABC"
        );
    }
}

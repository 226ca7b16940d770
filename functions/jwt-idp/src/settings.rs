//! The settings that only this function has.

use http::HeaderName;
use shared::config::Reader;
use url::Url;

/// What becomes of the team's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A JWT of our own says who is signed in.
    Mint,
    /// The team's JWT goes to Zitadel as it is.
    PassOn,
}

/// How to tell who is signed in at the team's system.
#[derive(Debug)]
pub(crate) enum Evidence {
    /// The cookie is a JWT.
    Token { issuer: String, audience: Option<String>, keys: Url },
    /// The cookie is anything: this address, called with it, answers with the claims.
    Asked { url: Url },
}

#[derive(Debug)]
pub(crate) struct Settings {
    /// `JWT_IDP_SESSION_COOKIE`.
    pub(crate) cookie: String,
    pub(crate) evidence: Evidence,
    pub(crate) mode: Mode,
    /// `JWT_IDP_SIGN_IN`: with `{return_to}` where the address to come back to belongs.
    sign_in: String,
    /// `JWT_IDP_ISSUER`; `None` for our own origin.
    pub(crate) issuer: Option<String>,
    /// `JWT_IDP_HEADER`.
    pub(crate) header: HeaderName,
    /// `JWT_IDP_CLAIMS`: our name of a claim, and the team's.
    pub(crate) claims: Vec<(String, String)>,
}

const PLACE: &str = "{return_to}";

impl Settings {
    /// Reads the section.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let cookie = reader.required("JWT_IDP_SESSION_COOKIE");
        if cookie.as_deref().is_some_and(|name| !is_token(name) || name.starts_with("__Host-jwt-idp-")) {
            reader.fault("JWT_IDP_SESSION_COOKIE", "must be the name of a cookie of the team's system");
        }
        let pass_on = reader.flag("JWT_IDP_PASS_ON", false);
        let evidence = evidence(reader, pass_on);
        let sign_in = sign_in(reader);
        let issuer = reader.optional("JWT_IDP_ISSUER");
        let header = reader.optional("JWT_IDP_HEADER").unwrap_or_else(|| "authorization".into());
        let header = HeaderName::try_from(header);
        if header.is_err() {
            reader.fault("JWT_IDP_HEADER", "must be the name of a header");
        }
        let claims = claims(reader);
        let mode = if pass_on { Mode::PassOn } else { Mode::Mint };
        Some(Self {
            cookie: cookie?,
            evidence: evidence?,
            mode,
            sign_in: sign_in?,
            issuer,
            header: header.ok()?,
            claims,
        })
    }

    /// The team's sign-in page, which leads back to `return_to`.
    pub(crate) fn sign_in(&self, return_to: &str) -> String {
        let encoded: String = url::form_urlencoded::byte_serialize(return_to.as_bytes()).collect();
        self.sign_in.replacen(PLACE, &encoded, 1)
    }
}

fn evidence(reader: &mut Reader<'_>, pass_on: bool) -> Option<Evidence> {
    let url = reader.address("JWT_IDP_SESSION_URL");
    let issuer = reader.optional("JWT_IDP_SESSION_ISSUER");
    let keys = reader.address("JWT_IDP_SESSION_KEYS");
    let audience = reader.optional("JWT_IDP_SESSION_AUDIENCE");
    match (url, issuer, keys) {
        (Some(_), None, None) if pass_on => {
            reader.fault("JWT_IDP_PASS_ON", "needs JWT_IDP_SESSION_ISSUER and JWT_IDP_SESSION_KEYS");
            None
        }
        (Some(url), None, None) => Some(Evidence::Asked { url }),
        (None, Some(issuer), Some(keys)) => Some(Evidence::Token { issuer, audience, keys }),
        (None, None, None) => {
            reader.fault("JWT_IDP_SESSION_URL", "is missing, and so are JWT_IDP_SESSION_ISSUER and …_KEYS");
            None
        }
        (Some(_), ..) => {
            reader.fault(
                "JWT_IDP_SESSION_URL",
                "stands for JWT_IDP_SESSION_ISSUER and …_KEYS: give one of them",
            );
            None
        }
        (None, None, Some(_)) => {
            reader.fault("JWT_IDP_SESSION_ISSUER", "is missing");
            None
        }
        (None, Some(_), None) => {
            reader.fault("JWT_IDP_SESSION_KEYS", "is missing");
            None
        }
    }
}

fn sign_in(reader: &mut Reader<'_>) -> Option<String> {
    let name = "JWT_IDP_SIGN_IN";
    let value = reader.required(name)?;
    let before = value.split_once(PLACE).map(|(before, _)| before).filter(|before| before.contains('?'));
    // The braces are no part of an address: it is checked with something in their place.
    let filled = value.replacen(PLACE, "x", 1);
    let lookup = |_: &str| Some(filled.clone());
    let mut inner = Reader::new(&lookup);
    if before.is_none() || inner.address(name).is_none() {
        reader.fault(name, "must be an https address with {return_to} in its query");
        return None;
    }
    Some(value)
}

fn claims(reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let Some(value) = reader.optional("JWT_IDP_CLAIMS") else { return Vec::new() };
    let pair = |text: &str| {
        let (ours, theirs) = text.split_once('=')?;
        let (ours, theirs) = (ours.trim().to_owned(), theirs.trim().to_owned());
        (crate::mint::is_claim(&ours) && !theirs.is_empty()).then_some((ours, theirs))
    };
    let pairs: Vec<_> = value.split(',').map(pair).collect();
    if pairs.iter().any(Option::is_none) {
        reader.fault("JWT_IDP_CLAIMS", "must be pairs such as sub=user_id,email=mail");
    }
    pairs.into_iter().flatten().collect()
}

/// RFC 6265 section 4.1.1: the name of a cookie is a token.
fn is_token(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?={}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [(&str, &str); 3] = [
        ("JWT_IDP_SESSION_COOKIE", "portal"),
        ("JWT_IDP_SESSION_URL", "https://portal.example.com/who"),
        ("JWT_IDP_SIGN_IN", "https://portal.example.com/in?next={return_to}"),
    ];

    fn read(changes: &[(&str, &str)]) -> Result<Settings, String> {
        let find = |name: &str| changes.iter().chain(&GOOD).find(|(key, _)| *key == name);
        let lookup = |name: &str| find(name).map(|(_, value)| (*value).to_owned());
        let mut reader = Reader::new(&lookup);
        let settings = Settings::read(&mut reader);
        reader.finish().map_err(|faults| faults.to_string())?;
        Ok(settings.unwrap())
    }

    #[test]
    fn the_team_is_told_where_to_send_people_back_to() {
        let settings = read(&[]).unwrap();
        let back = "https://app.example.com/auth/jwt-idp/continue?ticket=a-_1";
        let expected = "https://portal.example.com/in?next=https%3A%2F%2Fapp.example.com%2Fauth%2Fjwt-idp%2Fcontinue%3Fticket%3Da-_1";
        assert_eq!(settings.sign_in(back), expected);
        assert_eq!((settings.mode, settings.header.as_str()), (Mode::Mint, "authorization"));
    }

    #[test]
    fn each_fault_is_named_and_no_value_is_shown() {
        let keys = ("JWT_IDP_SESSION_KEYS", "https://portal.example.com/keys");
        let issuer = ("JWT_IDP_SESSION_ISSUER", "portal");
        for (name, changes) in [
            ("JWT_IDP_SESSION_COOKIE", &[("JWT_IDP_SESSION_COOKIE", "s3cret; x")][..]),
            ("JWT_IDP_SESSION_COOKIE", &[("JWT_IDP_SESSION_COOKIE", "__Host-jwt-idp-s3cret")]),
            ("JWT_IDP_SESSION_URL", &[("JWT_IDP_SESSION_URL", "http://s3cret.example.com")]),
            ("JWT_IDP_SESSION_URL", &[("JWT_IDP_SESSION_URL", "")]),
            ("JWT_IDP_SESSION_URL", &[issuer, keys]),
            ("JWT_IDP_SESSION_ISSUER", &[("JWT_IDP_SESSION_URL", ""), keys]),
            ("JWT_IDP_SESSION_KEYS", &[("JWT_IDP_SESSION_URL", ""), issuer]),
            ("JWT_IDP_PASS_ON", &[("JWT_IDP_PASS_ON", "true")]),
            ("JWT_IDP_SIGN_IN", &[("JWT_IDP_SIGN_IN", "https://portal.example.com/s3cret")]),
            ("JWT_IDP_SIGN_IN", &[("JWT_IDP_SIGN_IN", "https://portal.example.com/{return_to}")]),
            ("JWT_IDP_SIGN_IN", &[("JWT_IDP_SIGN_IN", "https://{return_to}.example.com/?s3cret")]),
            ("JWT_IDP_SIGN_IN", &[("JWT_IDP_SIGN_IN", "http://s3cret.example.com/?{return_to}")]),
            ("JWT_IDP_HEADER", &[("JWT_IDP_HEADER", "s3cret: x")]),
            ("JWT_IDP_CLAIMS", &[("JWT_IDP_CLAIMS", "sub=uid,s3cret=x")]),
            ("JWT_IDP_CLAIMS", &[("JWT_IDP_CLAIMS", "sub")]),
        ] {
            let faults = read(changes).err().unwrap_or_default();
            assert!(faults.contains(name) && !faults.contains("s3cret"), "{changes:?}: {faults}");
        }
    }
}

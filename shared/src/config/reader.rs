//! Reads settings by name and collects what is wrong with them.

use super::{Fault, Faults};
use crate::outbound::ConnectTo;
use std::ops::RangeInclusive;
use url::{Host, Url};

/// Looks a setting up by name.
pub type Lookup<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// The process environment, as Lambda fills it.
#[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Reads settings and remembers every fault.
pub struct Reader<'a> {
    lookup: &'a Lookup<'a>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// A reader over a lookup.
    pub fn new(lookup: &'a Lookup<'a>) -> Self {
        Self { lookup, faults: Vec::new() }
    }

    /// Notes that something is wrong with a setting. The reason must not contain the value.
    pub fn fault(&mut self, name: &'static str, reason: impl Into<String>) {
        self.faults.push(Fault { name, reason: reason.into() });
    }

    /// The faults seen so far, as an error if there are any.
    pub fn finish(self) -> Result<(), Faults> {
        if self.faults.is_empty() { Ok(()) } else { Err(Faults(self.faults)) }
    }

    /// A setting that may be absent; blank counts as absent.
    pub fn optional(&mut self, name: &'static str) -> Option<String> {
        (self.lookup)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A setting that must be there.
    pub fn required(&mut self, name: &'static str) -> Option<String> {
        let value = self.optional(name);
        if value.is_none() {
            self.fault(name, "is missing");
        }
        value
    }

    /// An https origin, or an http one on this machine.
    pub fn origin(&mut self, name: &'static str) -> Option<Url> {
        let value = self.required(name)?;
        let url = parse_origin(&value);
        if url.is_none() {
            self.fault(name, "must be an https origin such as https://auth.example.com, without path");
        }
        url
    }

    /// The same where it may be absent.
    pub fn optional_origin(&mut self, name: &'static str) -> Option<Url> {
        self.optional(name)?;
        self.origin(name)
    }

    /// A list of origins, separated by commas.
    pub fn origins(&mut self, name: &'static str) -> Vec<String> {
        let Some(value) = self.optional(name) else { return Vec::new() };
        let parsed: Vec<_> = value.split(',').map(|part| parse_origin(part.trim())).collect();
        if parsed.iter().any(Option::is_none) {
            self.fault(name, "must be https origins, separated by commas, without path");
        }
        parsed.into_iter().flatten().map(|url| url.origin().ascii_serialization()).collect()
    }

    /// An issuer identifier (OpenID Connect Discovery 1.0 section 2): compared byte by byte, so kept as given.
    pub fn issuer(&mut self, name: &'static str) -> Option<String> {
        let value = self.required(name)?;
        let fine = Url::parse(&value)
            .is_ok_and(|url| is_allowed(&url) && url.query().is_none() && url.fragment().is_none());
        if !fine {
            self.fault(name, "must be an https URL without query and fragment");
            return None;
        }
        Some(value)
    }

    /// An https address, or an http one on this machine, of a page or an endpoint of somebody else; it may be absent.
    pub fn address(&mut self, name: &'static str) -> Option<Url> {
        let value = self.optional(name)?;
        let url = Url::parse(&value).ok().filter(|url| {
            is_allowed(url)
                && url.username().is_empty()
                && url.password().is_none()
                && url.fragment().is_none()
        });
        if url.is_none() {
            self.fault(name, "must be an https address without user and fragment");
        }
        url
    }

    /// Where a secret lies: a Secrets Manager name or ARN, or `file:///…`.
    pub fn secret(&mut self, name: &'static str) -> Option<String> {
        self.required(name)
    }

    /// A whole number within a range.
    pub fn number(&mut self, name: &'static str, default: u64, range: RangeInclusive<u64>) -> u64 {
        let Some(value) = self.optional(name) else { return default };
        match value.parse() {
            Ok(number) if range.contains(&number) => number,
            _ => {
                self.fault(name, format!("must be a number from {} to {}", range.start(), range.end()));
                default
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &'static str, default: bool) -> bool {
        match self.optional(name).as_deref() {
            None => default,
            Some("true") => true,
            Some("false") => false,
            Some(_) => {
                self.fault(name, "must be true or false");
                default
            }
        }
    }

    /// Connect-to overrides.
    pub fn connect_to(&mut self, name: &'static str) -> Vec<ConnectTo> {
        let Some(value) = self.optional(name) else { return Vec::new() };
        let parsed: Vec<_> = value.split(',').map(ConnectTo::parse).collect();
        if parsed.iter().any(Option::is_none) {
            self.fault(name, "must be pairs host:port=address:port, separated by commas");
        }
        parsed.into_iter().flatten().collect()
    }
}

fn parse_origin(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let bare = url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    (bare && is_allowed(&url)).then_some(url)
}

/// https anywhere, http only on this machine, where browsers treat it as secure, too.
fn is_allowed(url: &Url) -> bool {
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && local)
}

#[cfg(test)]
mod tests {
    use super::super::{ClientSettings, Origins, Provider, RefreshSettings};
    use super::*;

    fn faults(settings: &[(&str, &str)]) -> String {
        let lookup =
            |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        let mut reader = Reader::new(&lookup);
        Origins::read(&mut reader);
        Provider::read(&mut reader);
        ClientSettings::read(&mut reader);
        RefreshSettings::read(&mut reader);
        reader.finish().err().unwrap_or_default().to_string()
    }

    #[test]
    fn every_fault_is_reported_at_once_and_no_value_is_shown() {
        let text = faults(&[
            ("AUTH_ORIGIN", "http://auth.example.com"),
            ("ISSUER", "https://s3cret@id.example.com/?x"),
            ("SCOPES", "profile"),
            ("SESSION_MAX_AGE_SECONDS", "soon"),
            ("REFRESH_GRACE_SECONDS", "61"),
            ("REUSE_ENDS_SESSION", "s3cret"),
            ("CONNECT_TO", "s3cret"),
        ]);
        for name in [
            "AUTH_ORIGIN",
            "APP_ORIGIN",
            "ISSUER",
            "SCOPES",
            "SESSION_MAX_AGE_SECONDS",
            "REFRESH_GRACE_SECONDS",
            "REUSE_ENDS_SESSION",
            "CONNECT_TO",
            "CLIENT_SECRET",
        ] {
            assert!(text.contains(name), "{name} is not in: {text}");
        }
        assert!(!text.contains("s3cret") && !text.contains("auth.example.com:"), "{text}");
    }

    #[test]
    fn a_complete_configuration_has_no_fault() {
        let text = faults(&[
            ("AUTH_ORIGIN", "https://auth.example.com"),
            ("APP_ORIGIN", "http://app.example.localhost:3000"),
            ("ALLOWED_ORIGINS", "https://example.com, https://www.example.com"),
            ("DEFAULT_RETURN_TO", "/start?a=ä"),
            ("ISSUER", "https://id.example.com"),
            ("REUSE_ENDS_SESSION", "true"),
            ("CLIENT_SECRET", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:client"),
        ]);
        assert_eq!(text, Faults::default().to_string());
    }

    #[test]
    fn a_landing_place_on_a_foreign_origin_is_refused() {
        let text = faults(&[
            ("AUTH_ORIGIN", "https://auth.example.com"),
            ("APP_ORIGIN", "https://app.example.com"),
            ("ISSUER", "https://id.example.com"),
            ("CLIENT_SECRET", "client"),
            ("DEFAULT_RETURN_TO", "//evil.example.org/"),
        ]);
        assert!(text.contains("DEFAULT_RETURN_TO"), "{text}");
    }
}

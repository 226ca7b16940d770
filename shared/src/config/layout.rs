//! The wider layout, for an application on whose host `/auth/` cannot be mounted: the token handler answers on a host of
//! its own, and the session's cookies belong to the domain above both.

use super::{Origins, Reader};
use crate::cookies::Scope;
use url::{Host, Url};

/// `COOKIE_DOMAIN`: the domain to which the application's session belongs; default: its host alone. It must lie above
/// the hosts of application and token handler, and below a top-level domain.
pub fn session_scope(reader: &mut Reader<'_>, origins: &Origins) -> Scope {
    let name = "COOKIE_DOMAIN";
    let Some(domain) = reader.optional(name) else {
        if origins.handler.origin() != origins.app.origin() {
            reader.fault(
                name,
                "is missing: without it the application does not get the cookies of HANDLER_ORIGIN",
            );
        }
        return Scope::Host;
    };
    let plain = matches!(Host::parse(&domain), Ok(Host::Domain(parsed)) if parsed == domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.');
    if !plain {
        reader.fault(name, "must be a domain in lower case, such as example.com, without a dot in front");
    } else if !is_above(&domain, &origins.app) || !is_above(&domain, &origins.handler) {
        reader.fault(name, "must be a domain above the hosts of APP_ORIGIN and HANDLER_ORIGIN");
    }
    Scope::Domain(domain.into())
}

fn is_above(domain: &str, origin: &Url) -> bool {
    let host = origin.domain().unwrap_or_default();
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Scope, String> {
        let all = [("AUTH_ORIGIN", "https://auth.example.com"), ("APP_ORIGIN", "https://app.example.com")];
        let find = |name: &str| settings.iter().chain(&all).find(|(key, _)| *key == name);
        let lookup = |name: &str| find(name).map(|(_, value)| (*value).to_owned());
        let mut reader = Reader::new(&lookup);
        let origins = Origins::read(&mut reader).unwrap();
        let scope = session_scope(&mut reader, &origins);
        reader.finish().map(|()| scope).map_err(|faults| faults.to_string())
    }

    #[test]
    fn a_session_stays_on_its_host_unless_a_domain_is_named() {
        assert_eq!(read(&[]), Ok(Scope::Host));
        let wide = [("COOKIE_DOMAIN", "example.com"), ("HANDLER_ORIGIN", "https://session.example.com")];
        assert_eq!(read(&wide), Ok(Scope::Domain("example.com".into())));
        assert_eq!(read(&wide[..1]), Ok(Scope::Domain("example.com".into())));
    }

    #[test]
    fn a_domain_that_is_none_or_not_above_both_hosts_is_refused() {
        let handler = ("HANDLER_ORIGIN", "https://session.example.com");
        for domain in [
            ".example.com",
            "example.com.",
            "Example.com",
            "com",
            "example.org",
            "ample.com",
            "app.example.com",
            "a b",
            "127.0.0.1",
            "bücher.example",
        ] {
            let faults = read(&[("COOKIE_DOMAIN", domain), handler]).unwrap_err();
            assert!(faults.contains("COOKIE_DOMAIN"), "{domain}: {faults}");
        }
        assert!(read(&[handler]).unwrap_err().contains("COOKIE_DOMAIN"));
    }
}

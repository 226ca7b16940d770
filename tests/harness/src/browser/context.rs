//! What led to a request: it decides which cookies go along and what the browser says of itself.

use http::Method;
use url::Url;

/// Where a request comes from.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The page that caused it; `None` for an address that was typed.
    initiator: Option<Url>,
    /// That page wants no referrer to be sent.
    hides_referrer: bool,
    /// Where a form may lead, by the policy of the page that it stands on (CSP `form-action`).
    pub(crate) targets: Option<Vec<String>>,
    /// Every address that redirected on the way.
    chain: Vec<Url>,
}

/// How a request's target relates to what led there (Fetch Metadata, `Sec-Fetch-Site`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    None,
    SameOrigin,
    SameSite,
    CrossSite,
}

impl Relation {
    pub(crate) fn header(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::SameOrigin => "same-origin",
            Self::SameSite => "same-site",
            Self::CrossSite => "cross-site",
        }
    }
}

impl Context {
    pub(crate) fn typed() -> Self {
        Self { initiator: None, hides_referrer: false, targets: None, chain: Vec::new() }
    }

    pub(crate) fn of_page(page: &Url, hides_referrer: bool) -> Self {
        Self { initiator: Some(page.clone()), hides_referrer, ..Self::typed() }
    }

    /// After a redirect from one URL to another.
    pub(crate) fn after(&self, from: &Url, to: &Url) -> Self {
        if let Some(targets) = &self.targets {
            allow(targets, self.initiator.as_ref(), to);
        }
        let mut next = self.clone();
        next.chain.push(from.clone());
        next
    }

    /// `Sec-Fetch-Site`: the farthest relation on the whole way.
    pub(crate) fn relation(&self, target: &Url) -> Relation {
        let Some(initiator) = &self.initiator else { return Relation::None };
        let all = self.chain.iter().chain([target]);
        all.map(|url| relation(initiator, url)).max().unwrap_or(Relation::SameOrigin)
    }

    /// Whether the page that caused it is of the target's site: what SameSite asks.
    pub(crate) fn is_same_site(&self, target: &Url) -> bool {
        self.initiator.as_ref().is_none_or(|initiator| relation(initiator, target) != Relation::CrossSite)
    }

    /// `Origin` of a navigation (Fetch, "append a request `Origin` header"). A page that sends no referrer sends
    /// `null`, even to its own origin.
    pub(crate) fn origin(&self, method: &Method) -> Option<String> {
        if *method == Method::GET || *method == Method::HEAD {
            return None;
        }
        let origin = self.initiator.as_ref().filter(|_| !self.hides_referrer);
        Some(origin.map_or_else(|| "null".to_owned(), |url| url.origin().ascii_serialization()))
    }
}

fn relation(one: &Url, other: &Url) -> Relation {
    if one.origin() == other.origin() {
        Relation::SameOrigin
    } else if site(one) == site(other) {
        Relation::SameSite
    } else {
        Relation::CrossSite
    }
}

/// Scheme and registrable domain: the last two labels, which is right for `localhost` and the names of RFC 2606.
fn site(url: &Url) -> (String, String) {
    let host = url.host_str().unwrap_or_default();
    let mut labels: Vec<_> = host.rsplitn(3, '.').take(2).collect();
    labels.reverse();
    (url.scheme().to_owned(), labels.join("."))
}

/// Holds a target of a form against `form-action`.
///
/// # Panics
/// If it is not in there.
pub(super) fn allow(targets: &[String], page: Option<&Url>, to: &Url) {
    let own = page.is_some_and(|page| page.origin() == to.origin());
    let origin = to.origin().ascii_serialization();
    let scheme = format!("{}:", to.scheme());
    let fits = targets.iter().any(|target| match target.as_str() {
        "'self'" => own,
        target => target == origin || target == scheme,
    });
    assert!(fits, "a browser would not follow the form to {origin}: form-action is {targets:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn sites_are_told_apart_as_browsers_tell_them() {
        let page = url("http://auth.example.localhost:3000/login");
        for (other, expected) in [
            ("http://auth.example.localhost:3000/x", Relation::SameOrigin),
            ("http://app.example.localhost:3000/", Relation::SameSite),
            ("http://auth.example.localhost:3001/", Relation::SameSite),
            ("https://app.example.localhost/", Relation::CrossSite),
            ("http://evil.localhost:3000/", Relation::CrossSite),
            ("http://example.org/", Relation::CrossSite),
        ] {
            assert_eq!(Context::of_page(&page, false).relation(&url(other)), expected, "{other}");
        }
        assert_eq!(Context::typed().relation(&page), Relation::None);
    }

    #[test]
    fn a_redirect_over_another_site_is_remembered() {
        let page = url("http://app.example.localhost:3000/");
        let context = Context::of_page(&page, false).after(&url("https://evil.example.org/"), &page);
        assert_eq!(context.relation(&page), Relation::CrossSite);
        assert!(context.is_same_site(&page), "SameSite asks for the page that began it");
    }

    #[test]
    fn a_page_that_hides_its_referrer_hides_its_origin() {
        let page = url("http://auth.example.localhost:3000/login");
        let origin = |hides| Context::of_page(&page, hides).origin(&Method::POST);
        assert_eq!(origin(true).as_deref(), Some("null"));
        assert_eq!(origin(false).as_deref(), Some("http://auth.example.localhost:3000"));
        assert_eq!(Context::of_page(&page, false).origin(&Method::GET), None);
    }

    #[test]
    #[should_panic(expected = "a browser would not follow the form")]
    fn a_form_goes_nowhere_but_where_its_page_allows() {
        let page = url("http://auth.example.localhost:3000/login");
        allow(&["'self'".into(), "http://app.example.localhost:3000".into()], Some(&page), &page);
        allow(&["'self'".into()], Some(&page), &url("http://app.example.localhost:3000/"));
    }
}

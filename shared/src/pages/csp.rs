//! The Content-Security-Policy of a page (CSP 3).

use crate::assets::STYLE_SOURCE;
use url::Url;

/// The policy of a page whose form may be answered with a redirect to `targets`.
///
/// Browsers hold redirects after a form against `form-action` (CSP 3 section 6.4.1), so the places that a sign-in leads to
/// have to be in it. A target that is no origin is left out rather than repeated into the header.
///
/// Where an organization has a look of its own, that is a stylesheet of this host and pictures of the origin `pictures`.
pub(crate) fn content_security_policy(targets: &[String], pictures: Option<&str>) -> String {
    let mut form_action = String::from("'self'");
    for source in targets.iter().filter_map(|target| source(target)) {
        form_action.push(' ');
        form_action.push_str(&source);
    }
    let (style, pictures) = match pictures.and_then(source) {
        Some(pictures) => (" 'self'", format!(" {pictures}")),
        None => ("", String::new()),
    };
    format!(
        "default-src 'none'; style-src {}{style}; script-src 'self'; img-src data:{pictures}; form-action {form_action}; \
         base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        *STYLE_SOURCE
    )
}

/// An origin, or the scheme of a native application, which is a reversed domain name (RFC 8252 section 7.1).
fn source(target: &str) -> Option<String> {
    let url = Url::parse(target).ok()?;
    match url.scheme() {
        "http" | "https" => Some(url.origin().ascii_serialization()),
        scheme if scheme.contains('.') => Some(format!("{scheme}:")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_origins_and_schemes_of_applications_get_into_the_policy() {
        let targets = [
            "https://app.example.com/auth/callback?x=';script-src *",
            "http://app.example.localhost:3000",
            "com.example.app:/callback",
            "javascript:alert(1)",
            "data:text/html,x",
            "*",
            "'unsafe-inline'; script-src *",
        ];
        let policy = content_security_policy(&targets.map(str::to_owned), None);
        let expected =
            "form-action 'self' https://app.example.com http://app.example.localhost:3000 com.example.app:;";
        assert!(policy.contains(expected), "{policy}");
        assert!(policy.contains("img-src data:;") && !policy.contains("style-src 'self'"), "{policy}");
        let branded = content_security_policy(&[], Some("https://id.example.com/x; script-src *"));
        assert!(
            branded.contains("' 'self'; script-src 'self'; img-src data: https://id.example.com; form"),
            "{branded}"
        );
        assert!(
            !policy.contains("unsafe") && !policy.contains('*') && policy.matches("script-src").count() == 1
        );
    }
}

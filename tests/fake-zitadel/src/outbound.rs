//! The one place that makes HTTP clients.

/// A client for requests to other servers, which the stand-in's configuration names: no redirects are followed.
#[allow(clippy::disallowed_methods, reason = "this is the crate's one source of HTTP clients")]
pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client of default settings can always be built")
}

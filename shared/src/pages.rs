//! Our screens as HTML pages: one typed context and one template (`templates/`) for each.
//!
//! A page is complete in itself: its style is inlined, it works without its script, and it loads nothing from
//! anybody else. It stays under [`PAGE_LIMIT`], so that it arrives in the first flight of a connection.

mod accounts;
mod again;
mod code;
mod csp;
mod device;
#[cfg(test)]
mod dom;
mod enrol_totp;
mod factors;
mod field;
mod languages;
mod layout;
mod login;
mod logout;
mod new_password;
mod phone;
mod problem;
mod qr;
mod reset;
pub(crate) mod rules;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod signed_out;
mod signup;
#[cfg(test)]
mod tests;
mod verify;
mod web_authn;

use crate::error::Kind;
use crate::i18n::{Languages, Locale, Texts};
use crate::outcome::Screen;
use askama::Template;
pub(crate) use csp::content_security_policy;
use layout::Layout;

/// Bytes of HTML that a page may have: the first congestion window (RFC 6928: 10 segments) without headers.
pub const PAGE_LIMIT: usize = 14_000;

/// What an operator decides about the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSettings {
    /// Name of the product that people sign in to: wordmark and title.
    pub product: String,
    /// Path that the function's own files lie under, for instance `/login`; see [`crate::assets::script_path`]. Empty where
    /// there are none.
    pub base: String,
    /// The organization's look, on the host whose pages have one.
    brand: Option<BrandSettings>,
    /// The address of the languages for the page that is being rendered; [`screen`] fills it in.
    languages: Option<String>,
}

/// Where the organization's look comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandSettings {
    /// Origin of its pictures: the instance's.
    pub pictures: String,
    /// The flow whose organization it is; empty where there is none.
    pub flow: String,
}

impl PageSettings {
    /// Pages with this name of the product and these files.
    pub fn new(product: impl Into<String>, base: impl Into<String>) -> Self {
        Self { product: product.into(), base: base.into(), brand: None, languages: None }
    }

    /// The same with an organization's look.
    #[must_use]
    pub fn branded(self, brand: Option<BrandSettings>) -> Self {
        Self { brand, ..self }
    }

    /// The same for the pages of a flow.
    fn of_flow(&self, flow: &str) -> Self {
        let brand = self.brand.clone().map(|brand| BrandSettings { flow: flow.to_owned(), ..brand });
        Self { brand, ..self.clone() }
    }

    /// Origin of the pictures that a page may show.
    pub(crate) fn pictures(&self) -> Option<&str> {
        self.brand.as_ref().map(|brand| brand.pictures.as_str())
    }
}

impl Default for PageSettings {
    fn default() -> Self {
        Self::new("Drawbridge", "")
    }
}

/// Renders a screen in one of these languages.
pub fn screen(
    screen: &Screen,
    settings: &PageSettings,
    locale: Locale,
    languages: Languages,
) -> askama::Result<String> {
    let texts = Texts::of(locale);
    let settings = settings.of_flow(screen.form().map_or("", |form| &form.flow));
    let settings = &PageSettings { languages: languages::link(screen, languages), ..settings };
    match screen {
        Screen::Login(screen) => login::Page::new(screen, settings, texts).render(),
        Screen::Accounts(screen) => accounts::Page::new(screen, settings, texts).render(),
        Screen::Signup(screen) => signup::Page::new(screen, settings, texts).render(),
        Screen::Verify(screen) => verify::Page::new(screen, settings, texts).render(),
        Screen::Logout(screen) => logout::Page::new(screen, settings, texts).render(),
        Screen::SignedOut(screen) => signed_out::Page::new(screen, settings, texts).render(),
        Screen::Code(screen) => code::Page::new(screen, settings, texts).render(),
        Screen::Factors(screen) => factors::Page::new(screen, settings, texts).render(),
        Screen::EnrolTotp(screen) => enrol_totp::Page::new(screen, settings, texts).render(),
        Screen::Phone(screen) => phone::Page::new(screen, settings, texts).render(),
        Screen::Reset(screen) => reset::Page::new(screen, settings, texts).render(),
        Screen::NewPassword(screen) => new_password::Page::new(screen, settings, texts).render(),
        Screen::WebAuthn(screen) => web_authn::Page::new(screen, settings, texts).render(),
        Screen::DeviceCode(screen) => device::Code::new(screen, settings, texts).render(),
        Screen::DeviceConsent(screen) => device::Consent::new(screen, settings, texts).render(),
        Screen::DeviceDone(screen) => device::Done::new(screen, settings, texts).render(),
    }
}

/// Renders the page that asks for its own address again.
pub fn again(settings: &PageSettings, locale: Locale) -> askama::Result<String> {
    again::Page::new(settings, Texts::of(locale)).render()
}

/// Renders the languages to choose from; `address` is that of the page in the chosen one, up to the tag.
pub fn languages(
    address: &str,
    settings: &PageSettings,
    locale: Locale,
    languages: Languages,
) -> askama::Result<String> {
    languages::Page::new(address, languages, settings, Texts::of(locale)).render()
}

/// Renders a failure; `restart` is the absolute URL where one begins again.
pub fn problem(
    kind: Kind,
    reference: &str,
    restart: Option<&str>,
    settings: &PageSettings,
    locale: Locale,
) -> askama::Result<String> {
    problem::Page::new(kind, reference, restart, settings, Texts::of(locale)).render()
}

//! What all pages have in common.

use super::PageSettings;
use crate::assets;
use crate::i18n::Texts;

/// The frame of a page.
pub(super) struct Layout<'a> {
    pub(super) t: &'static Texts,
    pub(super) product: &'a str,
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) style: &'static str,
    /// The script that improves the page, where it lies on this host.
    pub(super) script: Option<String>,
    /// Link back to the application, where there is one.
    pub(super) back: Option<&'a str>,
    /// The address of the languages, where the page can be had in another one.
    pub(super) languages: Option<&'a str>,
}

impl<'a> Layout<'a> {
    /// A frame with this heading. A page that reports a fault says so first thing in its title, since that is what a
    /// screen reader reads first.
    pub(super) fn new(heading: String, fault: bool, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let names = [("title", heading.as_str()), ("product", settings.product.as_str())];
        let title =
            if fault { t.say_with("page-title-fault", names) } else { t.say_with("page-title", names) };
        Self {
            t,
            product: &settings.product,
            title,
            heading,
            style: &assets::STYLE,
            script: Some(&*settings.base).filter(|base| !base.is_empty()).map(assets::script_path),
            back: None,
            languages: settings.languages.as_deref(),
        }
    }

    pub(super) fn back(mut self, application: &'a str) -> Self {
        self.back = Some(application).filter(|url| !url.is_empty());
        self
    }

    pub(super) fn lang(&self) -> &'static str {
        self.t.locale().tag()
    }

    pub(super) fn dir(&self) -> &'static str {
        self.t.locale().dir()
    }

    /// A text that names the product.
    pub(super) fn product_text(&self, text_id: &str) -> String {
        self.t.say_with(text_id, [("product", self.product)])
    }

    /// Says who signs in.
    pub(super) fn account(&self, name: &str) -> String {
        self.t.say_with("signing-in-as", [("name", name)])
    }
}

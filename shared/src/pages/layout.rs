//! What all pages have in common.

use super::PageSettings;
use crate::i18n::Texts;
use crate::{assets, brand};

/// The frame of a page.
pub(super) struct Layout<'a> {
    pub(super) t: &'static Texts,
    pub(super) product: &'a str,
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) style: &'static str,
    /// The script that improves the page, where it lies on this host.
    pub(super) script: Option<String>,
    /// The organization's stylesheet.
    pub(super) brand: Option<String>,
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
            brand: settings.brand.as_ref().map(|brand| match &*brand.flow {
                "" => brand::PATH.to_owned(),
                // A flow's name is base64url.
                flow => format!("{}?flow={flow}", brand::PATH),
            }),
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

#[cfg(test)]
mod tests {
    use super::super::{BrandSettings, PAGE_LIMIT, PageSettings, dom::Dom, problem, samples, screen};
    use crate::{
        error::Kind,
        i18n::{Languages, Locale},
    };

    #[test]
    fn where_an_organization_has_a_look_each_page_names_its_stylesheet_by_the_flow() {
        let brand = BrandSettings { pictures: "https://id.example.com".into(), flow: String::new() };
        let settings = PageSettings::new("Drawbridge", "/login").branded(Some(brand));
        for (name, sample) in samples::all() {
            let html = screen(&sample, &settings, Locale::En, Languages::ALL).unwrap();
            let page = Dom::read(&html);
            let link = page.with("rel", "stylesheet");
            let flow = sample.form().map(|form| form.flow.as_str()).filter(|flow| !flow.is_empty());
            let expected =
                flow.map_or("/login/brand.css".to_owned(), |flow| format!("/login/brand.css?flow={flow}"));
            assert_eq!(link.len(), 1, "{name}: {html}");
            assert_eq!(link[0].get("href"), Some(&*expected), "{name}");
            assert!(html.len() < PAGE_LIMIT, "{name}: {}", html.len());
        }
        let html = problem(Kind::NotFound, "r", None, &settings, Locale::En).unwrap();
        assert_eq!(Dom::read(&html).with("rel", "stylesheet")[0].get("href"), Some("/login/brand.css"));
    }
}

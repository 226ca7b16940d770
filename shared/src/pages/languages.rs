//! The languages to choose from: the page behind the link at the foot of the others.

use super::{Layout, PageSettings};
use crate::i18n::{Languages, Locale, Texts, choice};
use crate::outcome::Screen;
use askama::Template;

#[derive(Template)]
#[template(path = "languages.html")]
pub(super) struct Page<'a> {
    layout: Layout<'a>,
    locales: Vec<Locale>,
    current: Locale,
    /// The address of the page that is read in the chosen language, up to the value of the parameter.
    address: &'a str,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        address: &'a str,
        languages: Languages,
        settings: &'a PageSettings,
        t: &'static Texts,
    ) -> Self {
        let layout = Layout::new(t.say("languages-title"), false, settings, t);
        Self { layout, locales: languages.iter().collect(), current: t.locale(), address }
    }
}

/// The address of the languages for the page of this screen. None where there is nothing to choose, and none on a page
/// that its address alone does not bring back.
pub(super) fn link(screen: &Screen, languages: Languages) -> Option<String> {
    let form = screen.form().filter(|_| !matches!(screen, Screen::Logout(_)))?;
    // One language is no choice.
    languages.iter().nth(1)?;
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if !form.flow.is_empty() {
        query.append_pair("flow", &form.flow);
    }
    Some(format!("{}?{}", form.action, query.append_pair(choice::PARAM, "").finish()))
}

//! Languages: which one a person gets, and the catalogue of texts.
//!
//! Texts live in `locales/*.ftl` (Project Fluent) and are compiled in. A new language is a file there and a variant
//! of [`Locale`]; the tests of `i18n/catalogue.rs` say what is missing.

#[cfg(test)]
mod catalogue;
mod messages;
pub(crate) mod preference;
mod texts;

pub use messages::{MESSAGES, Nature, nature};
pub use texts::Texts;

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// Longest list of languages that is looked at; browsers send fewer than ten.
const MOST_TAGS: usize = 32;

/// A language that all texts exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Locale {
    /// English: what everybody gets whose languages are not here.
    #[default]
    En,
    /// German.
    De,
}

impl Locale {
    /// Every language, for tests that render them all.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// Its BCP 47 tag, for `lang` and `Content-Language`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The language for a person: what the application asked for (`ui_locales`, OpenID Connect Core 3.1.2.1, in
    /// order of preference), else what the browser prefers (`Accept-Language`, RFC 9110 section 12.5.4), else English.
    /// Neither is trusted: what is no language tag is passed over.
    pub fn negotiate(ui_locales: &[String], accept_language: Option<&str>) -> Self {
        Self::first_of(ui_locales.iter().map(String::as_str))
            .or_else(|| Self::first_of(preference::sorted(accept_language?).into_iter()))
            .unwrap_or_default()
    }

    /// The first of these tags that is spoken here, `de-AT` being German.
    pub(crate) fn first_of<'a>(tags: impl Iterator<Item = &'a str>) -> Option<Self> {
        let requested: Vec<LanguageIdentifier> =
            tags.take(MOST_TAGS).filter_map(|tag| tag.parse().ok()).filter(|tag| !is_any(tag)).collect();
        let available: Vec<LanguageIdentifier> =
            Self::ALL.iter().filter_map(|locale| locale.tag().parse().ok()).collect();
        let found = negotiate_languages(&requested, &available, None, NegotiationStrategy::Lookup);
        let tag = found.first()?.to_string();
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }
}

/// `und` names no language but matches all of them.
fn is_any(tag: &LanguageIdentifier) -> bool {
    tag.language.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_application_decides_before_the_browser() {
        assert_eq!(Locale::negotiate(&tags(&["de-CH", "en"]), Some("en")), Locale::De);
        assert_eq!(Locale::negotiate(&tags(&["fr", "en-GB"]), Some("de")), Locale::En);
        assert_eq!(Locale::negotiate(&tags(&["fr"]), Some("de")), Locale::De);
        assert_eq!(Locale::negotiate(&[], None), Locale::En);
    }

    #[test]
    fn the_browsers_weights_decide_and_not_the_order() {
        for (header, expected) in [
            ("en;q=0.3, de-AT;q=0.9", Locale::De),
            ("de;q=0, en;q=0.1", Locale::En),
            ("de;q=0", Locale::En),
            ("fr, de;q=0.2, en;q=0.1", Locale::De),
            ("DE-de", Locale::De),
            ("de-Latn-DE-1996", Locale::De),
        ] {
            assert_eq!(Locale::negotiate(&[], Some(header)), expected, "{header}");
        }
    }

    #[test]
    fn garbage_means_english() {
        let long = "de-".repeat(4000);
        let many = "xx,".repeat(4000);
        for header in [
            "", "*", "und", ";;;", ",,,", "q=1", "de;q=x", "de;q=-1", "de;q=NaN", "de;q=9", "\u{202e}",
            &long, &many,
        ] {
            assert_eq!(Locale::negotiate(&[], Some(header)), Locale::En, "{header:.40}");
            assert_eq!(Locale::negotiate(&tags(&[header]), Some(header)), Locale::En, "{header:.40}");
        }
    }
}

//! The languages that an instance allows, and the one for a person.

use super::{Locale, preference};
use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// Longest list of languages that is looked at; browsers send fewer than ten.
const MOST_TAGS: usize = 32;

/// The languages that may be spoken, and the one for whoever speaks none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Languages {
    /// One bit for each, in the order of [`Locale::ALL`].
    allowed: u64,
    fallback: Locale,
}

impl Default for Languages {
    fn default() -> Self {
        Self::ALL
    }
}

impl Languages {
    /// All of them, and English for everybody else.
    pub const ALL: Self = Self { allowed: u64::MAX, fallback: Locale::En };

    /// The languages of an instance (`GetGeneralSettings`): those it allows, all where it names none that is here, and
    /// its default language. Where that is not among them, English takes its place, or the first of them.
    pub fn new(allowed: &[String], default: &str) -> Self {
        let all = Self::ALL;
        let bits = allowed.iter().filter_map(|tag| all.find(tag)).fold(0, |bits, locale| bits | bit(locale));
        let languages = if bits == 0 { all } else { Self { allowed: bits, ..all } };
        let english = Some(Locale::default()).filter(|locale| languages.allows(*locale));
        let fallback = languages.find(default).or(english).or_else(|| languages.iter().next());
        Self { fallback: fallback.unwrap_or_default(), ..languages }
    }

    /// Those that [`crate::edge`] noted for a request; all where it noted none.
    pub fn of_request(extensions: &http::Extensions) -> Self {
        extensions.get().copied().unwrap_or_default()
    }

    /// Whether a language may be spoken.
    pub fn allows(self, locale: Locale) -> bool {
        self.allowed & bit(locale) != 0
    }

    /// Those that may be spoken.
    pub fn iter(self) -> impl Iterator<Item = Locale> {
        Locale::ALL.into_iter().filter(move |locale| self.allows(*locale))
    }

    /// The language for a person: what the application asked for (`ui_locales`, OpenID Connect Core 3.1.2.1, in
    /// order of preference), else what the browser prefers (`Accept-Language`, RFC 9110 section 12.5.4), else the
    /// instance's. Neither is trusted: what is no language tag is passed over.
    pub fn negotiate(self, ui_locales: &[String], accept_language: Option<&str>) -> Locale {
        self.first_of(ui_locales.iter().map(String::as_str))
            .or_else(|| self.first_of(preference::sorted(accept_language?).into_iter()))
            .unwrap_or(self.fallback)
    }

    /// The first of these tags that may be spoken, `de-AT` being German.
    pub fn first_of<'a>(self, tags: impl Iterator<Item = &'a str>) -> Option<Locale> {
        tags.take(MOST_TAGS).find_map(|tag| self.find(tag))
    }

    fn find(self, tag: &str) -> Option<Locale> {
        let requested: LanguageIdentifier = current(tag).parse().ok().filter(|tag| !is_any(tag))?;
        let available: Vec<LanguageIdentifier> =
            self.iter().filter_map(|locale| locale.tag().parse().ok()).collect();
        let found = negotiate_languages(&[requested], &available, None, NegotiationStrategy::Lookup);
        Locale::of_tag(&found.first()?.to_string())
    }
}

const fn bit(locale: Locale) -> u64 {
    1 << locale as u32
}

/// Tags that browsers still send for languages that have another one now.
const FORMER: [(&str, &str); 2] = [("in", "id"), ("cmn", "zh")];

/// The tag by which a language goes today.
fn current(tag: &str) -> &str {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    let former = FORMER.iter().find(|(former, _)| former.eq_ignore_ascii_case(language));
    former.map_or(tag, |(_, current)| current)
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

    fn all(ui_locales: &[String], accept_language: Option<&str>) -> Locale {
        Languages::default().negotiate(ui_locales, accept_language)
    }

    #[test]
    fn the_application_decides_before_the_browser() {
        assert_eq!(all(&tags(&["de-CH", "en"]), Some("en")), Locale::De);
        assert_eq!(all(&tags(&["eo", "en-GB"]), Some("de")), Locale::En);
        assert_eq!(all(&tags(&["eo"]), Some("de")), Locale::De);
        assert_eq!(all(&[], None), Locale::En);
    }

    #[test]
    fn the_browsers_weights_decide_and_not_the_order() {
        for (header, expected) in [
            ("en;q=0.3, de-AT;q=0.9", Locale::De),
            ("de;q=0, en;q=0.1", Locale::En),
            ("de;q=0", Locale::En),
            ("eo, de;q=0.2, en;q=0.1", Locale::De),
            ("DE-de", Locale::De),
            ("de-Latn-DE-1996", Locale::De),
        ] {
            assert_eq!(all(&[], Some(header)), expected, "{header}");
        }
    }

    #[test]
    fn a_variant_of_a_language_is_that_language() {
        for (header, expected) in [
            ("zh-TW, en;q=0.5", Locale::Zh),
            ("zh-Hant-HK, zh;q=0.9", Locale::Zh),
            ("zh-Hans-CN", Locale::Zh),
            ("pt-BR, en;q=0.5", Locale::Pt),
            ("pt-PT", Locale::Pt),
            ("es-419", Locale::Es),
            ("ar-EG", Locale::Ar),
            ("in-ID", Locale::Id),
            ("fil-PH, fr-CA", Locale::Fr),
            ("nb-NO, no;q=0.9, sv;q=0.5, en;q=0.4", Locale::Sv),
            ("nb-NO, nn", Locale::En),
            ("sr-Cyrl", Locale::En),
        ] {
            assert_eq!(all(&[], Some(header)), expected, "{header}");
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
            assert_eq!(all(&[], Some(header)), Locale::En, "{header:.40}");
            assert_eq!(all(&tags(&[header]), Some(header)), Locale::En, "{header:.40}");
        }
    }

    #[test]
    fn only_what_the_instance_allows_is_spoken_and_its_own_language_is_the_last_resort() {
        let german = Languages::new(&tags(&["de"]), "de");
        assert_eq!(german.negotiate(&tags(&["en"]), Some("en")), Locale::De);
        assert_eq!(german.iter().collect::<Vec<_>>(), [Locale::De]);
        let unrestricted = Languages::new(&[], "de");
        assert_eq!(unrestricted.negotiate(&[], Some("eo")), Locale::De);
        assert_eq!(unrestricted.negotiate(&[], Some("en-GB")), Locale::En);
    }

    #[test]
    fn a_default_that_is_not_allowed_or_not_here_leaves_english_or_the_first_that_is_allowed() {
        for (allowed, default, expected) in [
            (&["de", "en"][..], "eo", Locale::En),
            (&["de"], "en", Locale::De),
            (&["de"], "", Locale::De),
            (&["eo"], "eo", Locale::En),
            (&[], "de-CH", Locale::De),
        ] {
            let languages = Languages::new(&tags(allowed), default);
            assert_eq!(languages.negotiate(&[], None), expected, "{allowed:?} {default}");
        }
    }

    #[test]
    fn former_tags_and_regions_name_the_language_of_today() {
        for (tag, expected) in [("in-ID", "id"), ("IN", "id"), ("cmn-Hans-CN", "zh"), ("inh", "inh")] {
            assert_eq!(current(tag), expected);
        }
    }
}

//! The catalogue of one language.

use super::Locale;
use crate::outcome::Text;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The texts of one language, read once per process and only when somebody needs that language.
pub struct Texts {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The catalogue of a language.
    pub fn of(locale: Locale) -> &'static Self {
        static EN: LazyLock<Texts> = LazyLock::new(|| Texts::read(Locale::En));
        static DE: LazyLock<Texts> = LazyLock::new(|| Texts::read(Locale::De));
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
        }
    }

    /// A text with the values it mentions.
    pub fn text(&self, text: &Text) -> String {
        self.format(text.id, Some(&text.args.iter().map(|(name, value)| (*name, value.as_str())).collect()))
    }

    /// A text without placeholders.
    pub fn say(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A text with the values of its placeholders; a number chooses between singular and plural.
    pub(crate) fn say_with<'a, V: Into<FluentValue<'a>>, const N: usize>(
        &self,
        id: &str,
        values: [(&'static str, V); N],
    ) -> String {
        self.format(id, Some(&FluentArgs::from_iter(values)))
    }

    /// The language of these texts.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A missing text would be shown as its id; the tests of the catalogue see to it that none is missing.
    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }

    /// The files are part of the program and a test reads each without a fault, so none is looked for here.
    fn read(locale: Locale) -> Self {
        let resource =
            FluentResource::try_new(source(locale).to_owned()).unwrap_or_else(|(partial, _)| partial);
        let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks would end up in attributes and in JSON; addresses and names stand in elements of their own.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { locale, bundle }
    }
}

/// The catalogue's file.
pub(super) const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::En => include_str!("../../locales/en.ftl"),
        Locale::De => include_str!("../../locales/de.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_in_as_it_is_and_never_read_as_a_number_or_a_pattern() {
        let text = Text::new("verify-sent-to").with("email", "007 { $x } \u{1f511}@example.com");
        assert!(Texts::of(Locale::En).text(&text).contains("007 { $x } \u{1f511}@example.com"));
    }

    #[test]
    fn numbers_choose_between_singular_and_plural() {
        let texts = Texts::of(Locale::En);
        assert_eq!(texts.say_with("rule-min-length", [("count", 1)]), "At least 1 character");
        assert_eq!(texts.say_with("rule-min-length", [("count", 12)]), "At least 12 characters");
    }

    #[test]
    fn every_file_reads_without_a_fault_and_names_nothing_twice() {
        for locale in Locale::ALL {
            let resource = FluentResource::try_new(source(locale).to_owned());
            let resource = resource.map_err(|(_, faults)| faults).unwrap();
            FluentBundle::new_concurrent(vec![]).add_resource(resource).unwrap();
        }
    }
}

//! The catalogue of one language.

use super::{Direction, Locale};
use crate::outcome::Text;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The texts of one language, read once per process and only when somebody needs that language.
pub struct Texts {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The catalogue of a language.
    pub fn of(locale: Locale) -> &'static Self {
        static CATALOGUES: [OnceLock<Texts>; Locale::ALL.len()] =
            [const { OnceLock::new() }; Locale::ALL.len()];
        CATALOGUES[locale as usize].get_or_init(|| Self::read(locale))
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
            FluentResource::try_new(locale.source().to_owned()).unwrap_or_else(|(partial, _)| partial);
        let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks keep an address or a telephone number in one piece where the text around runs the other way.
        // They would stand in attributes and in JSON, too, so other languages go without.
        bundle.set_use_isolating(locale.direction() == Direction::Rtl);
        bundle.add_resource_overriding(resource);
        Self { locale, bundle }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::catalogue::entries;
    use std::collections::BTreeSet;

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
            let resource = FluentResource::try_new(locale.source().to_owned());
            let resource = resource.map_err(|(_, faults)| faults).unwrap();
            FluentBundle::new_concurrent(vec![]).add_resource(resource).unwrap();
        }
    }

    /// What a text says of a number, and whatever went wrong.
    fn said(texts: &Texts, id: &str, placeholders: &BTreeSet<&str>, count: u32) -> String {
        let value = |name: &&str| match *name {
            "count" => FluentValue::from(count),
            name => FluentValue::from(format!("<{name}>")),
        };
        let args = placeholders.iter().map(|name| (*name, value(name))).collect();
        let mut faults = Vec::new();
        let pattern = texts.bundle.get_message(id).and_then(|message| message.value()).unwrap();
        let text = texts.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        assert!(faults.is_empty(), "{:?} {id}: {faults:?}", texts.locale);
        text
    }

    #[test]
    fn every_text_can_be_said_in_every_language_with_what_it_mentions() {
        for locale in Locale::ALL {
            let texts = Texts::of(locale);
            for (id, placeholders) in entries(locale) {
                for count in [3, 8, 12, 21, 72, 100, 200] {
                    let text = said(texts, id, &placeholders, count);
                    let isolated = text.contains('\u{2068}');
                    assert_eq!(isolated, locale.dir() == "rtl" && !placeholders.is_empty(), "{text}");
                    for name in &placeholders {
                        let shown = if *name == "count" { count.to_string() } else { format!("<{name}>") };
                        assert!(text.contains(&shown), "{locale:?} {id}: {text}");
                    }
                }
            }
        }
    }

    /// The plural categories (CLDR) into which a language sorts the numbers that we show.
    fn categories(locale: Locale) -> BTreeSet<String> {
        let cases = ["zero", "one", "two", "few", "many"].map(|name| format!("[{name}] {name}\n")).concat();
        let source = format!("x = {{ $count ->\n{cases}*[other] other\n}}\n");
        let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
        let mut bundle = FluentBundle::new_concurrent(vec![locale.tag().parse().unwrap()]);
        bundle.add_resource(resource).unwrap();
        let texts = Texts { locale, bundle };
        (0..=200).map(|count| said(&texts, "x", &BTreeSet::from(["count"]), count)).collect()
    }

    #[test]
    fn whatever_depends_on_a_number_has_a_form_for_each_plural_of_the_language() {
        for locale in Locale::ALL {
            let wanted = categories(locale);
            let chosen = locale.source().split("$count ->").skip(1);
            for variants in chosen.map(|rest| rest.split("\n    }").next().unwrap()) {
                for category in &wanted {
                    assert!(variants.contains(&format!("[{category}]")), "{locale:?} {category}: {variants}");
                }
            }
            let chooses = locale.source().contains("$count ->");
            assert!(chooses || wanted.len() == 1, "{locale:?} has {wanted:?}");
        }
    }
}

//! The languages that all texts exist in.

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// Makes [`Locale`] from one line per language: variant, tag (and name of the file), its own name, direction.
macro_rules! locales {
    ($($(#[$note:meta])* $variant:ident $tag:literal $name:literal $direction:ident;)*) => {
        /// A language that all texts exist in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum Locale {
            $($(#[$note])* $variant,)*
        }

        impl Locale {
            /// Every language, in the order of their tags.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$variant),*];

            /// Its BCP 47 tag, for `lang` and `Content-Language`.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)* }
            }

            /// Its name, in itself.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Which way it is written.
            pub const fn direction(self) -> Direction {
                match self { $(Self::$variant => Direction::$direction,)* }
            }

            /// Its catalogue, as it lies in the program.
            pub(super) const fn source(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("../../locales/", $tag, ".ftl")),)* }
            }
        }
    };
}

locales! {
    /// Arabic.
    Ar "ar" "العربية" Rtl;
    /// Bulgarian.
    Bg "bg" "Български" Ltr;
    /// Czech.
    Cs "cs" "Čeština" Ltr;
    /// German.
    De "de" "Deutsch" Ltr;
    /// English: what everybody gets whose languages are not here, unless the instance has another default.
    #[default]
    En "en" "English" Ltr;
    /// Spanish.
    Es "es" "Español" Ltr;
    /// French.
    Fr "fr" "Français" Ltr;
    /// Hungarian.
    Hu "hu" "Magyar" Ltr;
    /// Indonesian.
    Id "id" "Bahasa Indonesia" Ltr;
    /// Italian.
    It "it" "Italiano" Ltr;
    /// Japanese.
    Ja "ja" "日本語" Ltr;
    /// Korean.
    Ko "ko" "한국어" Ltr;
    /// Macedonian.
    Mk "mk" "Македонски" Ltr;
    /// Dutch.
    Nl "nl" "Nederlands" Ltr;
    /// Polish.
    Pl "pl" "Polski" Ltr;
    /// Portuguese.
    Pt "pt" "Português" Ltr;
    /// Romanian.
    Ro "ro" "Română" Ltr;
    /// Russian.
    Ru "ru" "Русский" Ltr;
    /// Swedish.
    Sv "sv" "Svenska" Ltr;
    /// Turkish.
    Tr "tr" "Türkçe" Ltr;
    /// Chinese, in simplified characters.
    Zh "zh" "简体中文" Ltr;
}

impl Locale {
    /// The value of `dir`.
    pub const fn dir(self) -> &'static str {
        match self.direction() {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The language with exactly this tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_language_has_its_own_name() {
        assert!(Locale::ALL.is_sorted_by_key(|locale| locale.tag()), "{:?}", Locale::ALL);
        let names: std::collections::BTreeSet<_> = Locale::ALL.iter().map(|locale| locale.name()).collect();
        assert_eq!(names.len(), Locale::ALL.len());
        for locale in Locale::ALL {
            assert_eq!(Locale::of_tag(locale.tag()), Some(locale));
        }
        assert_eq!(Locale::of_tag("tlh"), None);
    }
}

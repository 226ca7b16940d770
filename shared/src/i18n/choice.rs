//! The language that somebody chose on a page: remembered in a cookie of this host, in force before everything else.

use super::{Languages, Locale};
use crate::cookies::{Jar, SetCookie};
use time::Duration;

/// The cookie. It names a language and is no secret, so nothing seals it.
const COOKIE: &str = "__Host-language";

/// A year: whoever chose once is not asked again.
const LIFETIME: Duration = Duration::days(365);

/// The parameter of the query that chooses a language.
pub const PARAM: &str = "lang";

/// The language that this browser's person chose, if it may be spoken.
pub fn read(jar: &Jar, languages: Languages) -> Option<Locale> {
    jar.get(COOKIE).and_then(Locale::of_tag).filter(|locale| languages.allows(*locale))
}

/// Remembers a choice.
pub fn cookie(locale: Locale) -> SetCookie {
    SetCookie::lax(COOKIE, locale.tag(), LIFETIME)
}

/// What a query says about the language, and the query without that.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    /// The language that is chosen; `None` where the languages are to be shown.
    pub locale: Option<Locale>,
    /// The query without the parameter.
    pub rest: String,
}

impl Wish {
    /// Reads a query. A parameter that came twice is none; one that names nothing that may be spoken asks what may.
    pub fn read(query: &str, languages: Languages) -> Option<Self> {
        let (wishes, rest): (Vec<_>, Vec<_>) =
            query.split('&').partition(|part| part.split('=').next() == Some(PARAM));
        let [wish] = wishes[..] else { return None };
        let named = wish.split_once('=').and_then(|(_, tag)| Locale::of_tag(tag));
        Some(Self { locale: named.filter(|locale| languages.allows(*locale)), rest: rest.join("&") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_chooses_once_and_keeps_the_rest_as_it_was() {
        let all = Languages::ALL;
        let wish = |locale, rest: &str| Some(Wish { locale, rest: rest.to_owned() });
        assert_eq!(Wish::read("lang=de", all), wish(Some(Locale::De), ""));
        assert_eq!(Wish::read("flow=a%2Bb&lang=en&x", all), wish(Some(Locale::En), "flow=a%2Bb&x"));
        for query in ["", "lang=de&lang=en", "language=de"] {
            assert_eq!(Wish::read(query, all), None, "{query}");
        }
        for query in ["lang", "lang=", "lang=tlh", "lang=DE"] {
            assert_eq!(Wish::read(query, all), wish(None, ""), "{query}");
        }
        assert_eq!(Wish::read("lang=en", Languages::new(&["de".to_owned()], "de")), wish(None, ""));
    }

    #[test]
    fn what_the_cookie_says_counts_only_where_it_may_be_spoken() {
        let jar = Jar::of(["__Host-language=de"]);
        assert_eq!(read(&jar, Languages::default()), Some(Locale::De));
        assert_eq!(read(&jar, Languages::new(&["en".to_owned()], "en")), None);
        assert_eq!(read(&Jar::of(["__Host-language=xx"]), Languages::default()), None);
        assert_eq!(read(&Jar::of(["__Host-language=de; __Host-language=en"]), Languages::default()), None);
    }
}

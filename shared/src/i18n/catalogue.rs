//! Holds the catalogue to the code: nothing missing, nothing left over, the same placeholders in every language.

use super::{Locale, MESSAGES};
use crate::error::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Ids with the placeholders of each.
pub(super) fn entries(locale: Locale) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut entries = BTreeMap::new();
    let mut current = "";
    for line in locale.source().lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            current = id;
            entries.insert(current, BTreeSet::new());
        }
        let names = line.split('$').skip(1).filter_map(|rest| rest.split([' ', '}', ',', ')']).next());
        entries.entry(current).or_default().extend(names);
    }
    entries.remove("");
    entries
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.file_stem().is_some_and(|name| name == "tests" || name == "target") {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            found.push(path);
        }
    }
}

/// Sources of this crate and of the functions without their tests, which may name anything.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "templates", "../functions"] {
        files(&root.join(folder), &mut found);
    }
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    found.into_iter().map(read).map(|text| text.split("#[cfg(test)]").next().unwrap().to_owned()).collect()
}

/// The literals that stand behind `start` in the sources, up to the next quotation mark.
fn named(sources: &[String], start: &str) -> BTreeSet<String> {
    let ends = sources.iter().flat_map(|text| text.split(start).skip(1));
    ends.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_owned()).collect()
}

#[test]
fn all_languages_have_the_same_texts_with_the_same_placeholders() {
    for locale in Locale::ALL {
        assert_eq!(entries(locale), entries(Locale::En), "{locale:?}");
    }
}

/// Texts that may be the same in English and in these languages: words that they share. What is only placeholders may be so
/// in all.
const SHARED_WORDS: [(&str, &[&str]); 7] = [
    ("code-label", &["de", "fr", "nl"]),
    ("email-label", &["id", "it"]),
    ("factor-email", &["id", "it"]),
    ("factor-passkey", &["de", "it", "nl", "sv"]),
    ("factor-password", &["it"]),
    ("page-title-fault", &["es"]),
    ("password-label", &["it"]),
];

/// Every text as it is written.
fn written(locale: Locale) -> BTreeMap<&'static str, String> {
    let mut texts: BTreeMap<_, String> = BTreeMap::new();
    let mut current = "";
    for line in locale.source().lines().filter(|line| !line.starts_with('#')) {
        let new = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let (id, text) = new.unwrap_or((current, line));
        current = id;
        texts.entry(id).or_default().push_str(text.trim());
    }
    texts.remove("");
    texts
}

#[test]
fn every_language_says_everything_in_its_own_words() {
    let english = written(Locale::En);
    for locale in Locale::ALL.into_iter().filter(|locale| *locale != Locale::En) {
        let texts = written(locale);
        let shared = |id: &str| {
            let words = SHARED_WORDS.iter().find(|(known, _)| *known == id);
            id == "page-title" || words.is_some_and(|(_, tags)| tags.contains(&locale.tag()))
        };
        let same = texts.iter().filter(|(id, text)| english[*id] == **text && !shared(id));
        let same: Vec<_> = same.map(|(id, _)| id).collect();
        assert!(same.is_empty(), "English in {locale:?}, or shared words: {same:?}");
        for (id, text) in texts {
            assert!(
                !text.is_empty() && text.trim() == text && !text.contains("  "),
                "{locale:?} {id}: {text:?}"
            );
        }
    }
}

#[test]
fn every_text_that_is_named_exists_and_every_text_that_exists_is_named() {
    let sources = sources();
    let mut used: BTreeSet<String> = MESSAGES.iter().map(|(id, _)| (*id).to_owned()).collect();
    for kind in Kind::ALL {
        used.extend(["title", "text"].map(|part| format!("error-{}-{part}", kind.name())));
    }
    for start in [".say(\"", ".say_with(\"", ".product_text(\""] {
        used.extend(named(&sources, start));
    }
    let existing: BTreeSet<_> = entries(Locale::En).into_keys().map(str::to_owned).collect();
    assert_eq!(
        used.difference(&existing).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing in the catalogue"
    );
    assert_eq!(existing.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "left over");
}

#[test]
fn flows_name_only_texts_whose_meaning_is_listed() {
    let sources = sources();
    for start in ["Text::new(\"", ".refuse(\""] {
        for id in named(&sources, start) {
            assert!(MESSAGES.iter().any(|(known, _)| *known == id), "{id} is not in MESSAGES");
        }
    }
}

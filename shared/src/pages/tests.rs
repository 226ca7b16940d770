//! Every page in every language, read as a browser reads it.

use super::dom::Dom;
use super::{PAGE_LIMIT, PageSettings, languages, samples, screen};
use crate::i18n::{Languages, Locale};

/// Name, language and HTML of every sample and every failure.
fn pages() -> Vec<(String, Locale, String)> {
    let settings = PageSettings::new(samples::AWKWARD, "/login");
    let mut pages = Vec::new();
    for locale in Locale::ALL {
        let rendered = samples::rendered(&settings, locale).unwrap();
        pages.extend(rendered.into_iter().map(|(name, html)| (name, locale, html)));
    }
    pages
}

#[test]
fn pages_are_well_formed_and_in_their_language() {
    for (name, locale, html) in pages() {
        let page = Dom::read(&html);
        assert!(page.errors.is_empty(), "{name}: {:?}\n{html}", page.errors);
        let root = page.named("html")[0];
        assert_eq!((root.get("lang"), root.get("dir")), (Some(locale.tag()), Some(locale.dir())), "{name}");
        assert_eq!(page.named("h1").len(), 1, "{name}: {html}");
        assert_eq!(page.named("main").len(), 1, "{name}: {html}");
        for element in ["h1", "title", "label", "p", "a", "button"].map(|name| page.named(name)).concat() {
            let named = !element.text.trim().is_empty() || element.get("aria-label").is_some();
            assert!(named, "{name}: {element:?}");
        }
    }
}

#[test]
fn pages_run_nothing_but_our_script_and_load_nothing_from_others() {
    for (name, _, html) in pages() {
        let page = Dom::read(&html);
        let script = page.named("script");
        assert_eq!(script.len(), 1, "{name}: {html}");
        assert_eq!(script[0].get("src"), Some(&*crate::assets::script_path("/login")));
        assert_eq!(script[0].text, "");
        let style: Vec<_> = page.named("style").iter().map(|style| style.text.as_str()).collect();
        assert_eq!(style, [crate::assets::STYLE.as_str()], "{name}: the policy holds the hash of this text");
        for element in &page.elements {
            for (attribute, value) in &element.attributes {
                let bad =
                    attribute.starts_with("on") || attribute == "style" || value.starts_with("javascript:");
                assert!(!bad, "{name}: {element:?}");
            }
            let loads = ["img", "iframe", "object", "embed", "video"].contains(&element.name.as_str());
            assert!(!loads && element.get("rel") != Some("stylesheet"), "{name}: {element:?}");
        }
    }
}

#[test]
fn a_host_without_the_script_names_none() {
    let settings = PageSettings::default();
    for (name, sample) in samples::all() {
        let html = screen(&sample, &settings, Locale::En, Languages::ALL).unwrap();
        assert!(Dom::read(&html).named("script").is_empty(), "{name}: {html}");
    }
}

/// The page of a sample in English.
fn page(name: &str) -> Dom {
    let sample = samples::all().into_iter().find(|(known, _)| *known == name).unwrap().1;
    Dom::read(&screen(&sample, &PageSettings::default(), Locale::En, Languages::ALL).unwrap())
}

#[test]
fn awkward_values_come_out_as_they_went_in() {
    for (name, field) in [("login-awkward", "login_name"), ("signup-faulty", "given_name")] {
        assert_eq!(page(name).id(field).unwrap().get("value"), Some(samples::AWKWARD), "{name}");
    }
    let page = page("verify-sent");
    assert!(page.with("class", "lead")[0].text.contains(samples::AWKWARD), "{:?}", page.elements);
}

#[test]
fn every_field_has_a_label_and_what_describes_it_exists() {
    for (name, _, html) in pages() {
        let page = Dom::read(&html);
        for input in page.inputs() {
            let id = input.get("id").unwrap();
            assert_eq!(page.with("for", id).len(), 1, "{name}: {input:?}");
            let ticked = input.get("type") == Some("checkbox");
            assert!(ticked || input.get("autocomplete").is_some(), "{name}: {input:?}");
            for described_by in input.get("aria-describedby").unwrap_or_default().split_whitespace() {
                assert!(page.id(described_by).is_some(), "{name}: {input:?}");
            }
            let error = page.id(&format!("{id}-error")).is_some();
            assert_eq!(input.get("aria-invalid").is_some(), error, "{name}: {input:?}");
        }
    }
}

#[test]
fn every_form_is_posted_with_its_flow_and_its_token() {
    for (name, _, html) in pages() {
        let page = Dom::read(&html);
        for form in page.named("form") {
            assert_eq!(form.get("method"), Some("post"), "{name}");
            assert_eq!((page.with("name", "flow").len(), page.with("name", "csrf").len()), (1, 1), "{name}");
            let first = page.with("type", "submit")[0];
            let chooses = matches!(first.get("name"), Some("factor" | "account" | "decision"));
            assert!(
                chooses || first.get("name").is_none(),
                "{name}: the enter key must not ask for a new code"
            );
        }
    }
}

#[test]
fn one_element_has_the_focus_and_one_announces_what_is_wrong() {
    for (name, expected) in [
        ("login", Some("login_name")),
        ("login-refused", Some("password")),
        ("login-awkward", Some("alert")),
        ("signup", Some("given_name")),
        ("signup-faulty", Some("alert")),
        ("signup-weak", Some("password")),
        ("signup-down", Some("password")),
        ("verify-refused", Some("code")),
        ("verify-sent", Some("code")),
        ("signed-out", None),
        ("device-code", Some("user_code")),
        ("device-code-refused", Some("user_code")),
        ("device-consent", None),
        ("code-totp", Some("code")),
        ("code-awkward", Some("code")),
        ("enrol", None),
        ("new-password", Some("password")),
        ("new-password-forgotten", Some("code")),
        ("new-password-refused", Some("code")),
        ("new-password-weak", Some("alert")),
        ("phone-wrong", Some("phone")),
    ] {
        let page = page(name);
        let focused = page.with("autofocus", "");
        let focused: Vec<_> = focused.iter().filter_map(|element| element.get("id")).collect();
        assert_eq!(focused, expected.into_iter().collect::<Vec<_>>(), "{name}");
        let faulty = page.named("title")[0].text.starts_with("Error: ");
        assert_eq!(page.with("role", "alert").len(), usize::from(faulty), "{name}: {:?}", page.elements);
    }
}

#[test]
fn a_page_fits_into_the_first_flight() {
    for (name, locale, html) in pages() {
        assert!(html.len() < PAGE_LIMIT, "{name} in {locale:?} has {} bytes", html.len());
        if html.len() > 12000 {
            eprintln!("{name} {locale:?} {}", html.len());
        }
    }
}

#[test]
fn whoever_may_choose_finds_the_languages_and_whoever_may_not_sees_nothing_of_it() {
    let settings = PageSettings::default();
    let german = Languages::new(&["de".to_owned()], "de");
    for (name, sample) in samples::all() {
        let html = screen(&sample, &settings, Locale::En, Languages::ALL).unwrap();
        let page = Dom::read(&html);
        let link =
            page.with("class", "language").first().and_then(|link| link.get("href").map(str::to_owned));
        let offered = sample.form().filter(|_| !name.starts_with("logout"));
        assert_eq!(
            link,
            offered.map(|form| format!(
                "{}?{}lang=",
                form.action,
                if form.flow.is_empty() { "" } else { "flow=f-1&" }
            )),
            "{name}: {html}"
        );
        let html = screen(&sample, &settings, Locale::De, german).unwrap();
        assert!(Dom::read(&html).with("class", "language").is_empty(), "{name}: {html}");
    }
    let html = languages("/x?a=1&lang=", &settings, Locale::De, Languages::ALL).unwrap();
    let page = Dom::read(&html);
    for locale in Locale::ALL {
        let link = page.with("hreflang", locale.tag())[0];
        assert_eq!(link.get("href"), Some(&*format!("/x?a=1&lang={}", locale.tag())), "{html}");
        assert_eq!((link.get("lang"), link.text.trim()), (Some(locale.tag()), locale.name()), "{html}");
        assert_eq!(link.get("aria-current").is_some(), locale == Locale::De, "{html}");
    }
}

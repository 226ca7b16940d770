//! The stylesheet of an organization: its colours and its logo over the pages' own.
//!
//! It is a file of its own, which a page names and nothing waits for but the browser: a page costs no call more, is the same
//! without it, and its policy (CSP) stays without a word that lets pages style themselves. Nothing in it is text of an
//! administrator: colours are written from numbers, addresses of pictures from parsed ones on the instance's host.
//!
//! What people have to read stays readable, whatever was chosen: colours that WCAG 2.2 (1.4.3 and 1.4.11, level AA) would
//! not pass against what they stand on are moved towards black or white until it does.

mod colour;
mod palette;

use crate::zitadel::{Branding, Theme, ThemeMode};
use palette::{Palette, Scheme};
use std::fmt::Write;
use url::Url;

/// Where the sign-in function answers with it; `flow` in its query names the flow whose organization it is.
pub const PATH: &str = "/login/brand.css";

/// The rules for a look; empty where nothing differs from the pages' own.
pub fn stylesheet(branding: &Branding, instance: &Url) -> String {
    let mut css = String::new();
    let light = || theme(&branding.light_theme, Scheme::Light, branding.theme_mode, instance);
    let dark = || theme(&branding.dark_theme, Scheme::Dark, branding.theme_mode, instance);
    match branding.theme_mode {
        ThemeMode::Light => css.push_str(&light()),
        ThemeMode::Dark => css.push_str(&dark()),
        ThemeMode::Auto => {
            // Each for itself, so that none of one theme shows through the other.
            for (scheme, rules) in [("light", light()), ("dark", dark())] {
                if !rules.is_empty() {
                    // Writing to a string does not fail.
                    let _ = writeln!(css, "@media (prefers-color-scheme: {scheme}) {{\n{rules}}}");
                }
            }
        }
    }
    css
}

fn theme(theme: &Theme, scheme: Scheme, mode: ThemeMode, instance: &Url) -> String {
    let mut css = String::new();
    let palette = Palette::of(theme, scheme);
    // A theme that is forced differs from what the page does by itself, even in our own colours.
    if palette.is_own() || mode != ThemeMode::Auto {
        let _ = writeln!(css, ":root {{ color-scheme: {}; {} }}", scheme.name(), palette.variables());
    }
    if let Some(logo) = picture(&theme.logo_url, instance) {
        let _ = writeln!(
            css,
            "header::before {{ content: \"\"; flex: none; width: min(240px, 100%); height: 56px; \
             background: url(\"{logo}\") left center / contain no-repeat; }}\n\
             [dir=rtl] header::before {{ background-position: right center; }}\n\
             .mark {{ display: none; }}\n\
             header p {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}"
        );
    } else if let Some(icon) = picture(&theme.icon_url, instance) {
        let _ = writeln!(
            css,
            "header::before {{ content: \"\"; flex: none; width: 44px; height: 44px; \
             background: url(\"{icon}\") center / contain no-repeat; }}\n\
             .mark {{ display: none; }}"
        );
    }
    css
}

/// The address of a picture that lies on the instance's own host, in characters that end no string.
fn picture(text: &str, instance: &Url) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?&=%+,@".contains(&byte);
    let fits = url.origin() == instance.origin()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && url.path().starts_with("/assets/")
        && url.as_str().bytes().all(plain);
    fits.then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instance() -> Url {
        "https://id.example.com/".parse().unwrap()
    }

    fn theme_of(primary: &str) -> Theme {
        Theme { primary_color: primary.into(), ..Theme::default() }
    }

    #[test]
    fn what_nobody_chose_changes_nothing() {
        assert_eq!(stylesheet(&Branding::default(), &instance()), "");
        // What every instance begins with.
        let zitadel = |colours: [&str; 4]| Theme {
            primary_color: colours[0].into(),
            background_color: colours[1].into(),
            warn_color: colours[2].into(),
            font_color: colours[3].into(),
            ..Theme::default()
        };
        let fresh = Branding {
            light_theme: zitadel(["#5469d4", "#fafafa", "#cd3d56", "#000000"]),
            dark_theme: zitadel(["#2073c4", "#111827", "#ff3b5b", "#ffffff"]),
            theme_mode: ThemeMode::Auto,
        };
        assert_eq!(stylesheet(&fresh, &instance()), "");
    }

    #[test]
    fn each_theme_counts_where_it_belongs() {
        let mut branding = Branding { light_theme: theme_of("#7a0045"), ..Branding::default() };
        let css = stylesheet(&branding, &instance());
        assert!(css.starts_with("@media (prefers-color-scheme: light)"), "{css}");
        assert!(css.contains("--accent: #7a0045;") && !css.contains("dark"), "{css}");
        branding.theme_mode = ThemeMode::Dark;
        let css = stylesheet(&branding, &instance());
        assert!(css.starts_with(":root { color-scheme: dark; ") && !css.contains("#7a0045"), "{css}");
        branding.theme_mode = ThemeMode::Light;
        let css = stylesheet(&branding, &instance());
        assert!(css.starts_with(":root { color-scheme: light; ") && css.contains("#7a0045"), "{css}");
    }

    #[test]
    fn pictures_come_from_the_instance_and_from_nowhere_else() {
        let good = "https://id.example.com/assets/v1/1234/policy/label/logo-9?a=b%22";
        assert_eq!(picture(good, &instance()).as_deref(), Some(good));
        for bad in [
            "",
            "/assets/v1/logo",
            "https://evil.example.org/assets/v1/logo",
            "http://id.example.com/assets/v1/logo",
            "https://id.example.com:8443/assets/v1/logo",
            "https://u@id.example.com/assets/v1/logo",
            "https://id.example.com/logo",
            "https://id.example.com/assets/v1/a)b",
            "https://id.example.com/assets/v1/a'b",
            "https://id.example.com/assets/v1/a#b",
            "https://id.example.com/assets/v1/a;b",
            "data:image/svg+xml,x",
        ] {
            assert_eq!(picture(bad, &instance()), None, "{bad}");
        }
        let escaped = picture("https://id.example.com/assets/v1/a\"}\\\n<b", &instance()).unwrap_or_default();
        assert!(!escaped.contains(['"', '}', '\\', '\n', '<']), "{escaped}");
    }

    #[test]
    fn a_logo_takes_the_place_of_the_name_and_an_icon_that_of_the_mark() {
        let at = |name: &str| format!("https://id.example.com/assets/v1/{name}");
        let mut light = Theme { icon_url: at("icon"), ..Theme::default() };
        let css = stylesheet(&Branding { light_theme: light.clone(), ..Branding::default() }, &instance());
        assert!(css.contains("/assets/v1/icon") && !css.contains("clip-path"), "{css}");
        light.logo_url = at("logo");
        let css = stylesheet(&Branding { light_theme: light, ..Branding::default() }, &instance());
        assert!(
            css.contains("/assets/v1/logo") && !css.contains("icon") && css.contains("clip-path"),
            "{css}"
        );
    }

    #[test]
    fn nothing_that_an_administrator_wrote_gets_into_the_stylesheet() {
        let evil = "red;} body{background:url(https://evil.example.org)";
        let theme = Theme {
            primary_color: evil.into(),
            background_color: "#fff;}".into(),
            warn_color: "var(--ink)".into(),
            font_color: "#12345g".into(),
            logo_url: evil.into(),
            icon_url: "https://id.example.com/assets/\");}".into(),
        };
        let branding =
            Branding { light_theme: theme.clone(), dark_theme: theme, theme_mode: ThemeMode::Auto };
        let css = stylesheet(&branding, &instance());
        assert!(!css.contains("evil") && !css.contains(";}"), "{css}");
    }
}

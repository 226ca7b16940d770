//! An organization's look (`GET /v2/settings/branding`).

use super::super::{Zitadel, ZitadelError};
use serde::Deserialize;
use std::sync::Arc;

/// What an organization wants its pages to look like. Everything in it was entered by an administrator: nothing of it goes
/// into a page unchecked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Branding {
    /// By day.
    pub light_theme: Theme,
    /// By night.
    pub dark_theme: Theme,
    /// Which of the two.
    pub theme_mode: ThemeMode,
}

/// Colours and pictures; each may be absent, and inherits nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Theme {
    /// Buttons and links.
    pub primary_color: String,
    /// Behind everything.
    pub background_color: String,
    /// What is wrong.
    pub warn_color: String,
    /// Text.
    pub font_color: String,
    /// A picture with the name in it, on the instance's host.
    pub logo_url: String,
    /// A square picture, on the instance's host.
    pub icon_url: String,
}

/// Which theme people see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum ThemeMode {
    /// The light one.
    #[serde(rename = "THEME_MODE_LIGHT")]
    Light,
    /// The dark one.
    #[serde(rename = "THEME_MODE_DARK")]
    Dark,
    /// What their system prefers; anything that we do not know as well.
    #[default]
    #[serde(other)]
    Auto,
}

impl Zitadel {
    /// The look of an organization, at most half a minute old.
    pub async fn branding(&self, organization: &str) -> Result<Arc<Branding>, ZitadelError> {
        self.unwrap(&["branding"], organization, false).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_and_unknown_parts_are_no_error() {
        let read = |text: &str| serde_json::from_str::<Branding>(text).unwrap();
        assert_eq!(read("{}"), Branding::default());
        assert_eq!(read(r#"{"themeMode":"THEME_MODE_SEPIA","fontUrl":"x"}"#), Branding::default());
        assert_eq!(read(r#"{"themeMode":"THEME_MODE_DARK","darkTheme":{}}"#).theme_mode, ThemeMode::Dark);
        assert_eq!(read(r##"{"lightTheme":{"warnColor":"#f00"}}"##).light_theme.warn_color, "#f00");
    }
}

//! A browser with a profile of its own, which ChromeDriver makes and removes.

use crate::driver::ChromeDriver;
use serde_json::{Value, json};
use thirtyfour::{CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

/// How the person's browser is set up.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What the browser sends as `Accept-Language`; it speaks the first of them itself.
    pub languages: &'static str,
    /// Whether pages may run scripts.
    pub scripts: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { languages: "en-GB,en", scripts: true }
    }
}

/// No window, nothing of its own to fetch, no proxy; `*.localhost` is this machine without being asked for.
const FLAGS: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-proxy-server",
    "--window-size=1280,900",
];

pub(crate) async fn start(driver: &ChromeDriver, options: Options) -> WebDriver {
    let capabilities = capabilities(options).expect("capabilities are JSON");
    WebDriver::new(driver.url(), capabilities)
        .await
        .unwrap_or_else(|error| panic!("Chromium cannot be started: {error}"))
}

fn capabilities(
    options: Options,
) -> Result<thirtyfour::ChromeCapabilities, thirtyfour::error::WebDriverError> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    let first = options.languages.split(',').next().unwrap_or_default();
    capabilities.add_arg(&format!("--lang={first}"))?;
    capabilities.add_experimental_option("prefs", preferences(options))?;
    capabilities.set("goog:loggingPrefs", json!({"browser": "ALL", "performance": "ALL"}))?;
    Ok(capabilities)
}

fn preferences(options: Options) -> Value {
    let mut preferences = json!({
        "intl.accept_languages": options.languages,
        "credentials_enable_service": false,
        "profile.password_manager_enabled": false,
        "profile.password_manager_leak_detection": false,
    });
    if !options.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    preferences
}

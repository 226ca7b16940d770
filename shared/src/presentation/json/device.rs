//! The screens on which a device is signed in.

use super::{Field, Links, NoFields, Shown, present};
use crate::i18n::Texts;
use crate::outcome::{self, DeviceResult};
use serde::Serialize;

/// Fields of `device_code`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeviceCodeFields<'a> {
    /// The code, in whatever case and however divided.
    pub user_code: Field<'a>,
}

pub(super) fn code<'a>(screen: &'a outcome::DeviceCodeScreen, t: &Texts) -> Shown<'a, DeviceCodeFields<'a>> {
    let links = Links { application: present(&screen.application), ..Links::default() };
    let fields = DeviceCodeFields { user_code: Field::new(&screen.code, t) };
    Shown::new(&screen.form, fields, screen.message.as_ref(), links, t)
}

/// `device_consent`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeviceConsent<'a> {
    /// Form, message, links. `"decision":"allow"` or `"decision":"deny"` is posted.
    #[serde(flatten)]
    pub shown: Shown<'a, NoFields>,
    /// The application on the device.
    pub device: &'a str,
    /// The project that the application belongs to.
    pub project: &'a str,
    /// The code that the device shows, to be compared.
    pub user_code: &'a str,
    /// What it asks for.
    pub scopes: &'a [String],
    /// As whom it would be signed in.
    pub account: &'a str,
}

impl<'a> DeviceConsent<'a> {
    pub(super) fn new(screen: &'a outcome::DeviceConsentScreen, t: &Texts) -> Self {
        let links = Links {
            login: present(&screen.login),
            application: present(&screen.application),
            ..Links::default()
        };
        Self {
            shown: Shown::new(&screen.form, NoFields {}, screen.message.as_ref(), links, t),
            device: &screen.device,
            project: &screen.project,
            user_code: &screen.code,
            scopes: &screen.scopes,
            account: &screen.account,
        }
    }
}

/// `device_done`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DeviceDone {
    /// What became of it; `gone` where it had been decided before.
    pub result: DeviceResult,
}

//! The screens on which a device is signed in (RFC 8628).

use super::{Field, Form, Text};
use serde::Serialize;

/// `device_code`: the code that a device shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeviceCodeScreen {
    /// Where it goes; flow and token are empty: no flow has begun.
    pub form: Form,
    /// `user_code`.
    pub code: Field,
    /// What went wrong as a whole.
    pub message: Option<Text>,
    /// Back to the application.
    pub application: String,
}

/// `device_consent`: whether the device may sign in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DeviceConsentScreen {
    /// Where it goes: `decision=allow` or `decision=deny`.
    pub form: Form,
    /// The application on the device.
    pub device: String,
    /// The project that the application belongs to.
    pub project: String,
    /// The code that the device shows, to be compared.
    pub code: String,
    /// What it asks for: scopes, as it named them.
    pub scopes: Vec<String>,
    /// As whom it would be signed in.
    pub account: String,
    /// What went wrong.
    pub message: Option<Text>,
    /// Path of the page where somebody else signs in.
    pub login: String,
    /// Back to the application.
    pub application: String,
}

/// `device_done`: what became of it. The person goes on at the device.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceDoneScreen {
    /// What became of it.
    pub result: DeviceResult,
    /// Path of the page where another code is entered.
    pub again: String,
}

/// What became of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeviceResult {
    /// It is signed in.
    Allowed,
    /// It is not.
    Denied,
    /// Somebody had decided before, perhaps this very person a moment ago.
    Gone,
}

impl DeviceResult {
    const ALL: [Self; 3] = [Self::Allowed, Self::Denied, Self::Gone];

    /// Its name in addresses, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Denied => "denied",
            Self::Gone => "gone",
        }
    }

    /// The result of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.name() == name)
    }
}

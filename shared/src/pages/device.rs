//! `device_code`, `device_consent` and `device_done`: a device is signed in.

use super::{Layout, PageSettings, field::Fields};
use crate::i18n::Texts;
use crate::outcome::{DeviceCodeScreen, DeviceConsentScreen, DeviceDoneScreen, DeviceResult, Form};
use askama::Template;

#[derive(Template)]
#[template(path = "device_code.html")]
pub(super) struct Code<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 1>,
}

impl<'a> Code<'a> {
    pub(super) fn new(screen: &'a DeviceCodeScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let mut fields = Fields::new(screen.message.as_ref(), [("user_code", &screen.code)], t);
        fields.inputs[0].described_also_by("user_code-hint");
        let layout = Layout::new(t.say("device-title"), fields.faulty(), settings, t);
        Self { layout: layout.back(&screen.application), form: &screen.form, fields }
    }
}

#[derive(Template)]
#[template(path = "device_consent.html")]
pub(super) struct Consent<'a> {
    layout: Layout<'a>,
    form: &'a Form,
    fields: Fields<'a, 0>,
    lead: String,
    code: &'a str,
    scopes: Vec<String>,
    account: &'a str,
    login: &'a str,
}

impl<'a> Consent<'a> {
    pub(super) fn new(
        screen: &'a DeviceConsentScreen,
        settings: &'a PageSettings,
        t: &'static Texts,
    ) -> Self {
        let fields = Fields::new(screen.message.as_ref(), [], t);
        let layout = Layout::new(t.say("device-consent-title"), fields.faulty(), settings, t);
        let names = [("device", screen.device.as_str()), ("project", screen.project.as_str())];
        Self {
            layout: layout.back(&screen.application),
            form: &screen.form,
            fields,
            lead: t.say_with("device-consent-lead", names),
            code: &screen.code,
            scopes: screen.scopes.iter().map(|scope| describe(scope, t)).collect(),
            account: &screen.account,
            login: &screen.login,
        }
    }
}

/// A scope in words, where OpenID Connect Core (sections 5.4 and 11) says what it stands for; any other by its name.
fn describe(scope: &str, t: &Texts) -> String {
    match scope {
        "openid" => t.say("device-scope-openid"),
        "profile" => t.say("device-scope-profile"),
        "email" => t.say("device-scope-email"),
        "phone" => t.say("device-scope-phone"),
        "address" => t.say("device-scope-address"),
        "offline_access" => t.say("device-scope-offline"),
        other => other.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "device_done.html")]
pub(super) struct Done<'a> {
    layout: Layout<'a>,
    text: String,
    again: &'a str,
}

impl<'a> Done<'a> {
    pub(super) fn new(screen: &'a DeviceDoneScreen, settings: &'a PageSettings, t: &'static Texts) -> Self {
        let (title, text) = match screen.result {
            DeviceResult::Allowed => (t.say("device-allowed-title"), t.say("device-allowed-text")),
            DeviceResult::Denied => (t.say("device-denied-title"), t.say("device-denied-text")),
            DeviceResult::Gone => (t.say("device-gone-title"), t.say("device-gone-text")),
        };
        let layout = Layout::new(title, false, settings, t);
        Self { layout, text, again: &screen.again }
    }
}
